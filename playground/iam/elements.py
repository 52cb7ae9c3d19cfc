"""Action, Resource and their Not forms, made ready (IAM JSON policy elements of those names)."""

from collections.abc import Callable, Mapping

from playground.iam.policy import Statement
from playground.iam.request import ContextValue
from playground.iam.variables import Template, template
from playground.iam.wildcards import Matcher, arn_tokens, glob_tokens, join_tokens, matcher

ResourceTest = Callable[[str, Mapping[str, ContextValue]], bool]
EVERYTHING = "*"
_ARN_PARTS = 6


def action_matcher(pattern: str) -> Matcher:
    """In: an action pattern. Out: does it match an action given in lower case?"""
    return matcher(glob_tokens(pattern.lower()))


def covers_action(statement: Statement, action: str) -> bool:
    """In: an action in lower case. Out: whether Action or NotAction lets the statement speak about it."""
    if statement.actions is not None:
        return any(action_matcher(pattern)(action) for pattern in statement.actions)
    if statement.not_actions is not None:
        return not any(action_matcher(pattern)(action) for pattern in statement.not_actions)
    return False


def compile_resources(statement: Statement, has_variables: bool) -> ResourceTest | None:
    """In: a statement. Out: whether it covers a resource; None if it covers everything, as in trust policies."""
    if statement.resources is not None:
        if EVERYTHING in statement.resources:
            return None
        tests = [resource_test(pattern, has_variables) for pattern in statement.resources]
        if len(tests) == 1:
            return tests[0]
        return lambda resource, facts: any(test(resource, facts) for test in tests)
    if statement.not_resources is not None:
        tests = [resource_test(pattern, has_variables) for pattern in statement.not_resources]
        return lambda resource, facts: not any(test(resource, facts) for test in tests)
    return None


def resource_test(pattern: str, has_variables: bool) -> ResourceTest:
    """One pattern. Only "*" matches requests whose resource is *; a variable without value matches nothing."""
    if pattern == EVERYTHING:
        return lambda resource, facts: True
    parts = pattern.split(":", _ARN_PARTS - 1)
    if has_variables and len(parts) == _ARN_PARTS and "${" in parts[-1]:
        head, tail = ":".join(parts[:-1]) + ":", template(parts[-1], glob_tokens)
        if isinstance(tail, Template):
            return _variable_test(Template(arn_tokens(head) + tail.parts))
        return _plain_test(matcher(join_tokens(arn_tokens(head) + tail)))
    return _plain_test(matcher(arn_tokens(pattern)))


def _plain_test(match: Matcher) -> ResourceTest:
    return lambda resource, facts: resource != EVERYTHING and match(resource)


def _variable_test(pattern: Template) -> ResourceTest:
    def test(resource: str, facts: Mapping[str, ContextValue]) -> bool:
        tokens = pattern.fill(facts)
        return tokens is not None and resource != EVERYTHING and matcher(tokens)(resource)

    return test
