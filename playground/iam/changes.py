"""The smallest changes that would let a request through, proven by evaluating again.

One change at a time is made to a copy of the policies until the request is allowed; then every change that was not
needed after all is dropped. Where a condition is all that failed, meeting it is offered, too.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from playground.iam.decision import Decision, Layer, Outcome, StatementRef
from playground.iam.evaluate import evaluate, resource_layer
from playground.iam.parse import document_as_it_stands
from playground.iam.plan import statement_ref
from playground.iam.policy import PolicyDocument, PolicyType
from playground.iam.request import AppliedPolicy, Level, Policies, PrincipalKind, Request
from playground.iam.statement import compile_document
from playground.iam.words import (
    POLICY_NAMES,
    caller_name,
    identity_owner,
    owner_name,
    place_name,
    policy_name,
    resource_name,
    statement_name,
)
from playground.sentences import joined, say

MAX_STEPS = 12
_TYPES = {
    Layer.SCP: PolicyType.SCP,
    Layer.BOUNDARY: PolicyType.BOUNDARY,
    Layer.SESSION: PolicyType.SESSION,
    Layer.IDENTITY: PolicyType.IDENTITY,
    Layer.RESOURCE: PolicyType.RESOURCE,
    Layer.TRUST: PolicyType.TRUST,
}
_MEETABLE = frozenset({"StringEquals", "StringLike", "StringEqualsIgnoreCase", "Bool", "NumericEquals", "DateEquals"})


@dataclass(frozen=True, slots=True)
class Proposal:
    """One smallest change, proven by evaluating again with it and those beside it."""

    kind: str  # addTrustPrincipal, addStatement, removeStatement or meetCondition
    layer: Layer
    sentence: str
    policy_name: str | None = None
    owner_arn: str | None = None
    pointer: str | None = None
    statement: dict[str, Any] | None = None  # what to add, as JSON; for meetCondition the keys to send
    policy_arn: str | None = None  # of a managed policy

    def to_json(self) -> dict[str, Any]:
        """Out: camelCase keys."""
        return {
            "kind": self.kind,
            "layer": self.layer.value,
            "sentence": self.sentence,
            "policyName": self.policy_name,
            "ownerArn": self.owner_arn,
            "pointer": self.pointer,
            "statement": self.statement,
        }


def smallest_changes(decision: Decision, request: Request, policies: Policies) -> tuple[Proposal, ...]:
    """Out: conditions to meet, each enough alone, then changes that are enough together; none if it is hopeless."""
    if decision.outcome is Outcome.ALLOWED or decision.reason.startswith("not_permitted."):
        return ()
    met = tuple(_conditions_to_meet(request, policies, decision))
    if met and met[0].layer is Layer.TRUST:
        return met  # to trust the caller a second time, without the condition, would undo what it is for
    return met + tuple(_steps(decision, request, policies))


def prove(changes: Sequence[Proposal], request: Request, policies: Policies) -> bool:
    """Whether the proposals keep their promise: each condition alone, and the changes together, let the request in."""
    conditions = [each for each in changes if each.kind == "meetCondition"]
    others = [each for each in changes if each.kind != "meetCondition"]
    met = all(evaluate(_with(request, each.statement or {}), policies).allowed for each in conditions)
    return bool(changes) and met and (not others or evaluate(request, _all_applied(others, policies)).allowed)


def _steps(decision: Decision, request: Request, policies: Policies) -> list[Proposal]:
    made: list[Proposal] = []
    changed = policies
    for _ in range(MAX_STEPS):
        if decision.allowed:
            return _needed(made, request, policies)
        proposal = _next_change(decision, request, changed)
        if proposal is None:
            return []
        made.append(proposal)
        changed = _applied(proposal, changed)
        decision = evaluate(request, changed)
    return []


def _needed(made: list[Proposal], request: Request, policies: Policies) -> list[Proposal]:
    """Drops, one by one, the changes without which it is allowed just as well."""
    kept = list(made)
    for proposal in made:
        fewer = [each for each in kept if each is not proposal]
        if fewer and evaluate(request, _all_applied(fewer, policies)).allowed:
            kept = fewer
    return kept


def _all_applied(proposals: Sequence[Proposal], policies: Policies) -> Policies:
    for proposal in proposals:
        policies = _applied(proposal, policies)
    return policies


def _next_change(decision: Decision, request: Request, policies: Policies) -> Proposal | None:
    if decision.deciding is not None and decision.outcome is Outcome.EXPLICIT_DENY:
        return _remove(decision.deciding)
    layer = decision.missing[0] if decision.missing else None
    if layer in (Layer.TRUST, Layer.RESOURCE):
        return _let_in(request, policies)
    if layer is Layer.SCP:
        return _allow_in_scp(request, policies)
    return _allow(layer, request, policies) if layer in (Layer.IDENTITY, Layer.BOUNDARY, Layer.SESSION) else None


def _remove(ref: StatementRef) -> Proposal:
    sentence = say(
        "Remove {statement} from {policy}, or narrow it so that it spares this request.",
        statement=statement_name(ref),
        policy=policy_name(ref),
    )
    return Proposal(
        "removeStatement", ref.layer, sentence, ref.policy_name, ref.owner_arn, ref.pointer, None, ref.policy_arn
    )


def _let_in(request: Request, policies: Policies) -> Proposal:
    """Name the caller in the policy of what is asked for."""
    layer = resource_layer(request, request.action.lower())
    statement: dict[str, Any] = {"Effect": "Allow", "Principal": _principal(request), "Action": request.action}
    if layer is not Layer.TRUST:
        statement["Resource"] = _literal(request.resource)
    kind = "addTrustPrincipal" if layer is Layer.TRUST else "addStatement"
    sentence = say(
        "Let {caller} in: name it in the {policy} of {resource}.",
        caller=caller_name(request),
        policy=POLICY_NAMES[layer],
        resource=resource_name(request),
    )
    owner = policies.resource[0].owner_arn if policies.resource else request.resource
    return Proposal(kind, layer, sentence, POLICY_NAMES[layer], owner, None, statement)


def _allow(layer: Layer, request: Request, policies: Policies) -> Proposal:
    statement = {"Effect": "Allow", "Action": request.action, "Resource": _literal(request.resource)}
    sentences = {
        Layer.IDENTITY: say(
            "Attach a policy that allows {action} on this resource to {owner}.",
            action=request.action,
            owner=owner_name(request),
        ),
        Layer.BOUNDARY: say(
            "Add {action} on this resource to the permissions boundary of {owner}.",
            action=request.action,
            owner=owner_name(request),
        ),
        Layer.SESSION: say(
            "Assume the role again with a session policy that allows {action}, or with none.", action=request.action
        ),
    }
    found = {Layer.BOUNDARY: policies.boundary, Layer.SESSION: policies.session}.get(layer)
    name, arn = (found[0].name, found[0].arn) if found else (None, None)
    return Proposal("addStatement", layer, sentences[layer], name, identity_owner(request), None, statement, arn)


def _allow_in_scp(request: Request, policies: Policies) -> Proposal | None:
    statement = {"Effect": "Allow", "Action": request.action, "Resource": _literal(request.resource)}
    for level in policies.scp:
        alone = evaluate(request, replace(policies, scp=(level,)))
        if Layer.SCP in alone.missing:
            sentence = say(
                "Allow {action} in a service control policy attached to {target}.",
                action=request.action,
                target=level.target,
            )
            return Proposal("addStatement", Layer.SCP, sentence, None, None, level.target, statement)
    return None


def _literal(resource: str) -> str:
    """A resource as a pattern that means just it: what looks like a variable is written with ${$}."""
    return resource.replace("${", "${$}{") if "${" in resource else resource


def _principal(request: Request) -> dict[str, str]:
    """How a policy names the caller: a session by its role."""
    principal = request.principal
    match principal.kind:
        case PrincipalKind.SERVICE:
            return {"Service": principal.arn}
        case PrincipalKind.WEB_IDENTITY | PrincipalKind.SAML:
            return {"Federated": principal.arn}
        case PrincipalKind.ANONYMOUS:
            return {"AWS": "*"}
    return {"AWS": identity_owner(request) or principal.arn}


def _applied(proposal: Proposal, policies: Policies) -> Policies:
    if proposal.kind == "removeStatement":
        return _without(proposal, policies)
    text = json.dumps({"Version": "2012-10-17", "Statement": [proposal.statement]})
    added = (AppliedPolicy(document_as_it_stands(text, _TYPES[proposal.layer]), "proposed"),)
    match proposal.layer:
        case Layer.IDENTITY:
            return replace(policies, identity=policies.identity + added)
        case Layer.BOUNDARY:
            return replace(policies, boundary=(policies.boundary or ()) + added)
        case Layer.SESSION:
            return replace(policies, session=(policies.session or ()) + added)
        case Layer.SCP:
            levels = (
                replace(level, policies=level.policies + added) if level.target == proposal.pointer else level
                for level in policies.scp
            )
            return replace(policies, scp=tuple(levels))
    return replace(policies, resource=policies.resource + added)


def _without(proposal: Proposal, policies: Policies) -> Policies:
    """The policies without the statements that a removal means, wherever they are attached."""

    def cut(applied: tuple[AppliedPolicy, ...]) -> tuple[AppliedPolicy, ...]:
        return tuple(_cut(each, proposal) for each in applied)

    def cut_levels(levels: tuple[Level, ...]) -> tuple[Level, ...]:
        return tuple(replace(level, policies=cut(level.policies)) for level in levels)

    match proposal.layer:
        case Layer.SCP:
            return replace(policies, scp=cut_levels(policies.scp))
        case Layer.RCP:
            return replace(policies, rcp=cut_levels(policies.rcp))
        case Layer.BOUNDARY:
            return replace(policies, boundary=cut(policies.boundary or ()))
        case Layer.SESSION:
            return replace(policies, session=cut(policies.session or ()))
        case Layer.IDENTITY:
            return replace(policies, identity=cut(policies.identity))
    return replace(policies, resource=cut(policies.resource))


def _cut(applied: AppliedPolicy, proposal: Proposal) -> AppliedPolicy:
    if (applied.name, applied.owner_arn) != (proposal.policy_name, proposal.owner_arn):
        return applied
    kept = tuple(each for each in applied.document.statements if each.pointer != proposal.pointer)
    return replace(applied, document=PolicyDocument(kept, applied.document.version, applied.document.id))


def _conditions_to_meet(request: Request, policies: Policies, decision: Decision) -> Iterator[Proposal]:
    """Allows whose conditions alone failed: what the request would have to carry. Each is tried before."""
    if decision.outcome is Outcome.EXPLICIT_DENY or not decision.missing:
        return
    layer = decision.missing[0]
    for applied in _policies_of(layer, policies):
        for compiled in compile_document(applied.document):
            keys = {
                each.condition.key: each.condition.values[0]
                for each in compiled.conditions
                if each.condition.operator in _MEETABLE and each.condition.values and not each.test(request.facts)
            }
            if compiled.denies or not keys or not evaluate(_with(request, keys), policies).allowed:
                continue
            ref = statement_ref(layer, applied, compiled)
            wanted = joined([f"{key} = {value}" for key, value in keys.items()])
            sentence = say(
                "Send the request with {wanted}, as {place} asks.",
                wanted=wanted,
                place=place_name(ref),
            )
            yield Proposal("meetCondition", layer, sentence, applied.name, applied.owner_arn, ref.pointer, dict(keys))


def _policies_of(layer: Layer, policies: Policies) -> tuple[AppliedPolicy, ...]:
    found = {
        Layer.IDENTITY: policies.identity,
        Layer.BOUNDARY: policies.boundary,
        Layer.SESSION: policies.session,
        Layer.RESOURCE: policies.resource,
        Layer.TRUST: policies.resource,
    }
    return found.get(layer) or ()


def _with(request: Request, keys: Mapping[str, str]) -> Request:
    lower = {key.lower() for key in keys}
    context = {key: value for key, value in request.context.items() if key.lower() not in lower}
    return replace(request, context=context | dict(keys))
