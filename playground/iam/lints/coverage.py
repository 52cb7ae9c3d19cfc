"""Does one statement speak about all that another one speaks about? Only what is certain: in doubt, no."""

from functools import lru_cache

from playground.iam.elements import action_matcher
from playground.iam.lints.remarks import Remarks
from playground.iam.policy import Effect, Statement
from playground.iam.wildcards import arn_tokens, matcher
from playground.sentences import say

_EVERYTHING = ("*", "*:*")


def coverage_rules(statement: Statement, remarks: Remarks) -> None:
    """An Allow that never counts, and a statement that another one makes needless."""
    if statement.effect is Effect.ALLOW:
        other = _covering(statement, remarks.plain_denies)
        if other is not None:
            message = say("This Allow never counts: statement {index} denies all of it.", index=other.index + 1)
            remarks.warn(statement.pointer, "unreachable", message, say("Remove one of the two, or narrow the Deny."))
            return
    alike = remarks.plain_allows if statement.effect is Effect.ALLOW else remarks.plain_denies
    other = _covering(statement, alike)
    if other is not None and (other.index < statement.index or _covering(other, (statement,)) is None):
        message = say("Statement {index} says this already.", index=other.index + 1)
        remarks.suggest(statement.pointer, "redundant", message, say("Remove this statement: nothing changes."))


def _covering(statement: Statement, others: tuple[Statement, ...]) -> Statement | None:
    """In: `others` without conditions. Out: the first that covers the statement, whatever its own conditions."""
    return next((other for other in others if other is not statement and _covers(other, statement)), None)


def _covers(wide: Statement, narrow: Statement) -> bool:
    return _people(wide, narrow) and _actions(wide, narrow) and _resources(wide, narrow)


def _people(wide: Statement, narrow: Statement) -> bool:
    if wide.not_principals is not None or narrow.not_principals is not None:
        return False
    everybody = any(name.value == "*" for name in wide.principals or ())
    return everybody or set(narrow.principals or ()) <= set(wide.principals or ())


def _actions(wide: Statement, narrow: Statement) -> bool:
    if wide.actions is None:
        return wide.not_actions == narrow.not_actions and narrow.actions is None
    if any(action in _EVERYTHING for action in wide.actions):
        return True
    return narrow.actions is not None and all(
        any(_matches_action(pattern, action) for pattern in wide.actions) for action in narrow.actions
    )


def _resources(wide: Statement, narrow: Statement) -> bool:
    if wide.resources is None:  # trust policies have none
        return wide.not_resources == narrow.not_resources and narrow.resources is None
    if "*" in wide.resources:
        return True
    return narrow.resources is not None and all(
        any(_matches_resource(pattern, resource) for pattern in wide.resources) for resource in narrow.resources
    )


def _matches_action(pattern: str, action: str) -> bool:
    return pattern.lower() == action.lower() or (_only_runs(pattern) and action_matcher(pattern)(action.lower()))


@lru_cache(maxsize=4096)
def _matches_resource(pattern: str, resource: str) -> bool:
    """A * inside the first five parts of an ARN has rules of its own: only an equal text is certain there."""
    if pattern == resource:
        return True
    head, _, _ = pattern.rpartition(":")
    plain = "*" not in head and _only_runs(pattern) and "${" not in pattern + resource
    return plain and resource != "*" and matcher(arn_tokens(pattern))(resource)


def _only_runs(pattern: str) -> bool:
    """A * takes whatever another pattern's * or ? may be; a ? would not."""
    return "?" not in pattern
