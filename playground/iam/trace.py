"""The account of a decision: every layer, every statement, element by element. Built only when asked for.

What does not depend on the request beyond its action is prepared once and kept.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from playground.iam.conditions import CompiledCondition
from playground.iam.decision import Decision, ElementCheck, Layer, Outcome, StatementRef, StatementStep, Step
from playground.iam.elements import covers_action
from playground.iam.json_text import escape_pointer
from playground.iam.plan import statement_ref
from playground.iam.policy import PrincipalName
from playground.iam.principals import strongest
from playground.iam.request import AppliedPolicy, Policies, Request
from playground.iam.statement import CompiledStatement, compile_document, grants, names_caller

_NAMING = frozenset({Layer.RESOURCE, Layer.TRUST, Layer.RCP})  # their statements have a Principal


@dataclass(frozen=True, eq=False, slots=True)
class _Row:
    """A statement with its finished Action check; `step` is finished too where the action does not fit."""

    ref: StatementRef
    compiled: CompiledStatement
    effect: str
    action: ElementCheck
    step: StatementStep | None
    who: tuple[str, str, str] | None  # element, wanted text and pointer of Principal or NotPrincipal
    what: tuple[str, str, str] | None  # the same of Resource or NotResource
    conditions: tuple[tuple[CompiledCondition, str, str], ...]  # each with wanted text and pointer


@dataclass(frozen=True, eq=False, slots=True)
class _Sheet:
    """One layer, or one level of it. `exists` is false where there is no such policy at all.

    `settled` are its statements where none of them is about the action, so that they are the same for every request.
    """

    layer: Layer
    target: str | None
    exists: bool
    rows: tuple[_Row, ...]
    settled: tuple[StatementStep, ...] | None


def trace_of(request: Request, policies: Policies, resource_layer: Layer, decision: Decision) -> tuple[Step, ...]:
    """In: what was decided, and about what. Out: a step for each layer (each level of SCP, RCP) in reporting order."""
    sheets = _sheets(policies, request.action, resource_layer is Layer.TRUST)
    has_boundary = policies.boundary is not None
    steps = []
    for sheet in sheets:
        if sheet.settled is not None:
            steps.append(_settled_step(sheet, _verdict(sheet, (), decision)))
            continue
        statements = tuple([row.step or _statement_step(row, request, has_boundary) for row in sheet.rows])
        steps.append(Step(sheet.layer, sheet.target, _verdict(sheet, statements, decision), statements))
    return tuple(steps)


@lru_cache(maxsize=8192)
def _settled_step(sheet: _Sheet, verdict: str) -> Step:
    return Step(sheet.layer, sheet.target, verdict, sheet.settled or ())


def _verdict(sheet: _Sheet, statements: tuple[StatementStep, ...], decision: Decision) -> str:
    effects = {step.effect for step in statements if step.matched}
    if "Deny" in effects:
        return "deny"
    if "Allow" in effects or (sheet.layer is Layer.RCP and sheet.exists):  # RCPFullAWSAccess allows at every level
        return "allow"
    if sheet.layer not in decision.missing and decision.outcome is not Outcome.EXPLICIT_DENY:
        return "notNeeded" if sheet.exists else "absent"
    return "silent" if sheet.exists else "absent"


def _statement_step(row: _Row, request: Request, has_boundary: bool) -> StatementStep:
    compiled = row.compiled
    checks = [row.action]
    grant: str | None = None
    if row.ref.layer in _NAMING:
        kinds = grants(compiled, request)
        named = names_caller(compiled, request, has_boundary) if compiled.denies else bool(kinds)
        strength = strongest(kinds) if named and not compiled.denies else None
        grant = strength.value if strength is not None else None
        element, wanted, pointer = row.who or ("Principal", "", row.ref.pointer)
        checks.insert(0, ElementCheck(element, named, wanted, request.principal.arn, pointer))
    if row.what is not None:
        element, wanted, pointer = row.what
        matched = compiled.resource is None or compiled.resource(request.resource, request.facts)
        checks.append(ElementCheck(element, matched, wanted, request.resource, pointer))
    for condition, wanted, pointer in row.conditions:
        checks.append(_condition_check(condition, wanted, pointer, request))
    matched = all(check.matched for check in checks)
    return StatementStep(row.ref, row.effect, matched, tuple(checks), grant if matched else None)


def _condition_check(compiled: CompiledCondition, wanted: str, pointer: str, request: Request) -> ElementCheck:
    condition, value = compiled.condition, request.facts.get(compiled.key)
    actual = value if value is None or isinstance(value, str) else ", ".join(value)
    matched = compiled.test(request.facts)
    return ElementCheck("Condition", matched, wanted, actual, pointer, condition.operator, condition.key)


@lru_cache(maxsize=1024)
def _sheets(policies: Policies, action: str, trust: bool) -> tuple[_Sheet, ...]:
    layer = Layer.TRUST if trust else Layer.RESOURCE
    sheets = []
    for each, target, found in _layers(policies, layer):
        rows = tuple(_row(each, policy, compiled, action) for policy, compiled in _statements(found or ()))
        steps = tuple(row.step for row in rows if row.step is not None)
        settled = steps if len(steps) == len(rows) else None
        sheets.append(_Sheet(each, target, found is not None, rows, settled))
    return tuple(sheets)


def _layers(
    policies: Policies, resource_layer: Layer
) -> Iterator[tuple[Layer, str | None, tuple[AppliedPolicy, ...] | None]]:
    """Every layer with its policies; None where there is none."""
    for layer, levels in ((Layer.SCP, policies.scp), (Layer.RCP, policies.rcp)):
        for level in levels:
            yield layer, level.target, level.policies
        if not levels:
            yield layer, None, None
    yield resource_layer, None, policies.resource or None
    yield Layer.BOUNDARY, None, policies.boundary
    yield Layer.SESSION, None, policies.session
    yield Layer.IDENTITY, None, policies.identity or None


def _statements(policies: tuple[AppliedPolicy, ...]) -> Iterator[tuple[AppliedPolicy, CompiledStatement]]:
    for policy in policies:
        for compiled in compile_document(policy.document):
            yield policy, compiled


def _row(layer: Layer, policy: AppliedPolicy, compiled: CompiledStatement, action: str) -> _Row:
    statement = compiled.statement
    ref = statement_ref(layer, policy, compiled)
    fits = covers_action(statement, action.lower())
    element, wanted, pointer = _first_of(ref, (statement.actions, "Action"), (statement.not_actions, "NotAction")) or (
        "Action",
        "",
        ref.pointer,
    )
    check = ElementCheck(element, fits, wanted, action, pointer)
    return _Row(
        ref=ref,
        compiled=compiled,
        effect=statement.effect.value,
        action=check,
        step=None if fits else StatementStep(ref, statement.effect.value, False, (check,)),
        who=_first_of(
            ref,
            (_principal_texts(statement.principals), "Principal"),
            (_principal_texts(statement.not_principals), "NotPrincipal"),
        ),
        what=_first_of(ref, (statement.resources, "Resource"), (statement.not_resources, "NotResource")),
        conditions=tuple(_condition(each, ref) for each in compiled.conditions),
    )


def _condition(compiled: CompiledCondition, ref: StatementRef) -> tuple[CompiledCondition, str, str]:
    condition = compiled.condition
    pointer = f"{ref.pointer}/Condition/{escape_pointer(condition.operator)}/{escape_pointer(condition.key)}"
    return compiled, ", ".join(condition.values), pointer


def _principal_texts(names: tuple[PrincipalName, ...] | None) -> tuple[str, ...] | None:
    return None if names is None else tuple(name.value for name in names)


def _first_of(ref: StatementRef, *elements: tuple[tuple[str, ...] | None, str]) -> tuple[str, str, str] | None:
    """The element that is given, its values as one text, and its pointer."""
    return next(
        ((name, ", ".join(values), f"{ref.pointer}/{name}") for values, name in elements if values is not None), None
    )
