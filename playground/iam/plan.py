"""For one set of policies and one action: the statements that can matter, in the order in which they are asked."""

from dataclasses import dataclass
from functools import lru_cache

from playground.iam.decision import Layer, StatementRef
from playground.iam.request import AppliedPolicy, Level, Policies
from playground.iam.statement import CompiledStatement, statements_for


@dataclass(frozen=True, eq=False, slots=True)
class Candidate:
    """A statement whose action fits, with where it stands."""

    ref: StatementRef
    compiled: CompiledStatement


Candidates = tuple[Candidate, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Plan:
    """Denies in the order of reporting; allows by layer. None: no such policy, so it limits nothing."""

    scp_denies: Candidates
    named_denies: Candidates  # RCP, resource: these name principals
    caller_denies: Candidates  # boundary, session, identity
    scp: tuple[Candidates, ...]  # one for each level
    resource: Candidates
    boundary: Candidates | None
    session: Candidates | None
    identity: Candidates


@lru_cache(maxsize=4096)
def plan_for(policies: Policies, action: str, trust: bool) -> Plan:
    """In: what applies, an action in lower case, and whether the resource policy is a trust policy. Out: the plan."""
    identity = _candidates(Layer.IDENTITY, policies.identity, action)
    boundary = _candidates(Layer.BOUNDARY, policies.boundary or (), action)
    session = _candidates(Layer.SESSION, policies.session or (), action)
    resource = _candidates(Layer.TRUST if trust else Layer.RESOURCE, policies.resource, action)
    scp = [_level(Layer.SCP, level, action) for level in policies.scp]
    rcp = [_level(Layer.RCP, level, action) for level in policies.rcp]
    return Plan(
        scp_denies=tuple(each for level in scp for each in level if each.compiled.denies),
        named_denies=tuple(each for level in rcp for each in level if each.compiled.denies) + _denies(resource),
        caller_denies=_denies(boundary) + _denies(session) + _denies(identity),
        scp=tuple(_allows(level) for level in scp),
        resource=_allows(resource),
        boundary=None if policies.boundary is None else _allows(boundary),
        session=None if policies.session is None else _allows(session),
        identity=_allows(identity),
    )


def statement_ref(layer: Layer, policy: AppliedPolicy, compiled: CompiledStatement) -> StatementRef:
    """Where a statement stands."""
    statement = compiled.statement
    place = (statement.index, statement.sid, statement.pointer)
    return StatementRef(layer, policy.name, policy.arn, policy.owner_arn, *place)


def _candidates(layer: Layer, policies: tuple[AppliedPolicy, ...], action: str) -> Candidates:
    return tuple(
        Candidate(statement_ref(layer, each, found), found)
        for each in policies
        for found in statements_for(each.document, action)
    )


def _level(layer: Layer, level: Level, action: str) -> Candidates:
    return _candidates(layer, level.policies, action)


def _denies(candidates: Candidates) -> Candidates:
    return tuple(each for each in candidates if each.compiled.denies)


def _allows(candidates: Candidates) -> Candidates:
    return tuple(each for each in candidates if not each.compiled.denies)
