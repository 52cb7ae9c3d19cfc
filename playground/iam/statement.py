"""Does one statement apply? Statements are compiled once a document and looked up by action."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from playground.iam.conditions import CompiledCondition, compile_condition
from playground.iam.elements import ResourceTest, compile_resources, covers_action
from playground.iam.policy import Effect, PolicyDocument, Statement
from playground.iam.principals import CompiledPrincipals, compile_principals
from playground.iam.request import Match, Request

Test = Callable[[Request], bool]


@dataclass(frozen=True, eq=False, slots=True)
class CompiledStatement:
    """A statement ready to be asked. `covers` is resource and conditions together; None means always."""

    statement: Statement
    denies: bool
    principals: CompiledPrincipals | None
    not_principals: CompiledPrincipals | None
    resource: ResourceTest | None
    conditions: tuple[CompiledCondition, ...]
    covers: Test | None


@lru_cache(maxsize=8192)
def compile_document(document: PolicyDocument) -> tuple[CompiledStatement, ...]:
    """In: a document. Out: its statements, compiled."""
    return tuple(_compile(statement, document.has_variables) for statement in document.statements)


@lru_cache(maxsize=32_768)
def statements_for(document: PolicyDocument, action: str) -> tuple[CompiledStatement, ...]:
    """In: an action in lower case. Out: the statements of a document whose Action or NotAction covers it."""
    return tuple(each for each in compile_document(document) if covers_action(each.statement, action))


def grants(compiled: CompiledStatement, request: Request) -> frozenset[Match]:
    """Out: every way in which a resource policy's statement names the caller; empty if it does not."""
    if compiled.principals is not None:
        return compiled.principals.kinds(request.names)
    if compiled.not_principals is not None and not compiled.not_principals.spares(request.principal):
        return frozenset({Match.DIRECT})
    return frozenset()


def names_caller(compiled: CompiledStatement, request: Request, has_boundary: bool) -> bool:
    """Whether a Deny of a resource policy or an RCP is about the caller. Without principals it is about nobody.

    NotPrincipal with Deny always hits a caller that has a permissions boundary, whatever it lists.
    """
    if compiled.principals is not None:
        return compiled.principals.denies(request.names)
    if compiled.not_principals is not None:
        return has_boundary or not compiled.not_principals.spares(request.principal)
    return False


def _compile(statement: Statement, has_variables: bool) -> CompiledStatement:
    resource = compile_resources(statement, has_variables)
    conditions = tuple(compile_condition(each, has_variables) for each in statement.conditions)
    return CompiledStatement(
        statement=statement,
        denies=statement.effect is Effect.DENY,
        principals=None if statement.principals is None else compile_principals(statement.principals),
        not_principals=None if statement.not_principals is None else compile_principals(statement.not_principals),
        resource=resource,
        conditions=conditions,
        covers=_covers(resource, conditions),
    )


def _covers(resource: ResourceTest | None, conditions: tuple[CompiledCondition, ...]) -> Test | None:
    """Resource and conditions as one function, so that a request pays only for what is there."""
    tests = tuple(each.test for each in conditions)
    if not tests:
        return None if resource is None else lambda request: resource(request.resource, request.facts)
    if len(tests) == 1:
        only = tests[0]
        if resource is None:
            return lambda request: only(request.facts)
        return lambda request: resource(request.resource, request.facts) and only(request.facts)

    def covers(request: Request) -> bool:
        facts = request.facts
        if resource is not None and not resource(request.resource, facts):
            return False
        return all(test(facts) for test in tests)

    return covers
