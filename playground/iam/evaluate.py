"""All policy types to one Decision (IAM User Guide: Policy evaluation logic). The order of the steps is the order of

reporting: explicit denies first, then whatever Allow is missing.
"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from functools import lru_cache

from playground.iam.before_policies import ALWAYS, settled_before_policies
from playground.iam.decision import Decision, Layer, Outcome
from playground.iam.plan import Candidate, Candidates, Plan, plan_for
from playground.iam.request import Match, Policies, PrincipalKind, Request
from playground.iam.statement import grants, names_caller
from playground.iam.trace import trace_of

_TRUST_ACTIONS = frozenset(
    {
        "sts:assumerole",
        "sts:assumerolewithsaml",
        "sts:assumerolewithwebidentity",
        "sts:tagsession",
        "sts:setsourceidentity",
        "sts:setcontext",
    }
)
_BEHIND = frozenset({Match.ROLE, Match.SOURCE_USER})  # names what stands behind the session, so its limits still count
# Members bound to names: looking one up in its class at every verdict costs a tenth of the time.
_ROOT, _TRUST, _RESOURCE = PrincipalKind.ROOT, Layer.TRUST, Layer.RESOURCE
_NOTHING: frozenset[Match] = frozenset()
Missing = tuple[Layer, ...]


def evaluate(request: Request, policies: Policies, *, trace: bool = False) -> Decision:
    """In: one request and every policy that applies to it. Out: the decision, with its trace if asked for."""
    action = request.action.lower()
    layer = resource_layer(request, action)
    settled = settled_before_policies(request, action)
    if settled is not None:
        return Decision(Outcome.ALLOWED if settled == ALWAYS else Outcome.IMPLICIT_DENY, settled)
    decision = _decide(request, plan_for(policies, action, layer is _TRUST), layer, policies.boundary is not None)
    if trace:
        steps = trace_of(request, policies, layer, decision)
        return Decision(decision.outcome, decision.reason, decision.missing, decision.deciding, steps)
    return decision


def resource_layer(request: Request, action: str) -> Layer:
    """Whether the resource policy is a trust policy: the STS actions on a role."""
    return _TRUST if action in _TRUST_ACTIONS and ":role/" in request.resource else _RESOURCE


def _decide(request: Request, plan: Plan, layer: Layer, has_boundary: bool) -> Decision:
    denying = _deny(request, plan, has_boundary)
    if denying is not None:
        return Decision(Outcome.EXPLICIT_DENY, f"explicit_deny.{denying.ref.layer}", (), denying.ref)
    granted, granting = _grant(request, plan.resource) if plan.resource else (_NOTHING, None)
    if request.principal.account is None:  # a service, a web identity, SAML or nobody
        missing: Missing = () if Match.DIRECT in granted else (layer,)
        reason = "allowed.resource"
    elif request.principal.kind is _ROOT:
        own = request.same_account and not needs_resource_policy(request, layer)
        missing = () if own or granted else (layer,)
        reason = "allowed.root" if own else "allowed.resource"
    else:
        missing, reason, identity = _caller_side(request, plan, layer, granted)
        granting = identity if reason == "allowed.identity" else granting or identity
    if plan.scp and any(_first(level, request) is None for level in plan.scp):
        missing = (Layer.SCP, *missing)
    if missing:
        return Decision(Outcome.IMPLICIT_DENY, f"implicit_deny.{missing[0]}", missing)
    return _allowed(reason, granting)


@lru_cache(maxsize=8192)
def _allowed(reason: str, granting: Candidate | None) -> Decision:
    """Decisions are values: the same one serves every request that the same statement allows."""
    return Decision(Outcome.ALLOWED, reason, (), granting.ref if granting else None)


def _caller_side(
    request: Request, plan: Plan, layer: Layer, granted: AbstractSet[Match]
) -> tuple[Missing, str, Candidate | None]:
    """For callers that have an account: which Allows are missing, the reason if none is, and the identity's Allow."""
    if granted and request.same_account:
        if Match.DIRECT in granted:
            return (), "allowed.resource", None
        if not granted.isdisjoint(_BEHIND):
            return _limits(request, plan), "allowed.resource", None
    limits = () if plan.boundary is plan.session is None else _limits(request, plan)
    identity = _first(plan.identity, request)
    missing = limits if identity is not None else (Layer.IDENTITY, *limits)
    if request.same_account:
        if not granted and needs_resource_policy(request, layer):
            return (layer, *missing), "", identity
        return missing, "allowed.identity", identity
    return (missing if granted else (layer, *missing)), "allowed.cross_account", identity


def _limits(request: Request, plan: Plan) -> Missing:
    """The boundary and session policies that exist and do not allow."""
    missing: list[Layer] = []
    if plan.boundary is not None and _first(plan.boundary, request) is None:
        missing.append(Layer.BOUNDARY)
    if plan.session is not None and _first(plan.session, request) is None:
        missing.append(Layer.SESSION)
    return tuple(missing)


def needs_resource_policy(request: Request, layer: Layer) -> bool:
    """Roles and KMS keys let nobody in without their own policy, identity policies or not."""
    if layer is _TRUST:
        return True
    if ":key/" not in request.resource:
        return False
    parts = request.resource.split(":", 5)
    return len(parts) == 6 and parts[2] == "kms" and parts[5].startswith("key/")


def _deny(request: Request, plan: Plan, has_boundary: bool) -> Candidate | None:
    """The first matching Deny: SCP, RCP, resource, boundary, session, identity."""
    for each in plan.scp_denies:
        if _covers(each, request):
            return each
    for each in plan.named_denies:
        if names_caller(each.compiled, request, has_boundary) and _covers(each, request):
            return each
    return _first(plan.caller_denies, request)


def _grant(request: Request, allows: Candidates) -> tuple[AbstractSet[Match], Candidate | None]:
    """Every way in which matching Allows of the resource policy name the caller, and the first of them."""
    granted: set[Match] = set()
    first: Candidate | None = None
    for each in allows:
        kinds = grants(each.compiled, request)
        if kinds and _covers(each, request):
            granted |= kinds
            first = first or each
    return granted, first


def _first(candidates: Iterable[Candidate], request: Request) -> Candidate | None:
    for each in candidates:
        covers = each.compiled.covers
        if covers is None or covers(request):
            return each
    return None


def _covers(candidate: Candidate, request: Request) -> bool:
    covers = candidate.compiled.covers
    return covers is None or covers(request)
