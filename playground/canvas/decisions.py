"""The engine's decision as the trace panel shows it. Verdicts, names and places only: prose is `iam/explain.py`'s."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from playground.iam.authorize import Judgement
from playground.iam.decision import ElementCheck, Layer, StatementRef, StatementStep, Step
from playground.iam.explain import Proposal, aws_message, sentence, smallest_changes
from playground.iam.snapshot import Snapshot
from playground.sandbox.directory import UNIQUE_ID

TITLES: Mapping[Layer, str] = {
    Layer.SCP: "Service control policies",
    Layer.RCP: "Resource control policies",
    Layer.RESOURCE: "Resource policy",
    Layer.TRUST: "Trust policy",
    Layer.BOUNDARY: "Permissions boundary",
    Layer.SESSION: "Session policy",
    Layer.IDENTITY: "Permissions policies",
}

Names = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ElementShape:
    """One element of a statement against the request: what the policy says, what the request has."""

    element: str
    matched: bool
    expected: str
    got: str | None
    why: str
    pointer: str


@dataclass(frozen=True, slots=True)
class StatementShape:
    """`verdict` is allows, denies or noMatch."""

    sid: str | None
    index: int
    effect: str
    verdict: str
    elements: list[ElementShape]


@dataclass(frozen=True, slots=True)
class LayerPolicyShape:
    name: str
    owner: str
    statements: list[StatementShape]


@dataclass(frozen=True, slots=True)
class LayerShape:
    """One layer in the order of evaluation. `verdict` is allow, deny, silent, absent or notNeeded."""

    layer: str
    title: str
    verdict: str
    policies: list[LayerPolicyShape]


@dataclass(frozen=True, slots=True)
class DecidingShape:
    """The statement that decided."""

    layer: str
    policy: str
    owner: str
    owner_id: str | None
    sid: str | None
    index: int
    pointer: str


@dataclass(frozen=True, slots=True)
class ChangeShape:
    """One smallest change that would let the request through; `target_id` is the node to make it at."""

    title: str
    detail: str
    kind: str
    target_id: str | None
    document: str | None


@dataclass(frozen=True, slots=True)
class DecisionShape:
    """The verdict on one request, why, and every layer that was looked at."""

    verdict: str
    allowed: bool
    reason: str
    sentence: str
    aws_message: str
    missing: list[str]
    caller: str
    action: str
    resource: str
    deciding: DecidingShape | None
    steps: list[LayerShape]
    changes: list[ChangeShape]


def decision_shape(judgement: Judgement, snapshot: Snapshot) -> DecisionShape:
    """In: a judgement made with its trace, the world it was made in. Out: its shape."""
    decision, request = judgement.decision, judgement.request
    nodes = node_ids(snapshot)
    arns = {unique_id: arn for arn, unique_id in nodes.items()}
    return DecisionShape(
        verdict=decision.outcome.value,
        allowed=decision.allowed,
        reason=decision.reason,
        sentence=sentence(decision, request),
        aws_message=aws_message(decision, request),
        missing=[layer.value for layer in decision.missing],
        caller=request.principal.arn,
        action=request.action,
        resource=request.resource,
        deciding=_deciding(decision.deciding, nodes) if decision.deciding else None,
        steps=[_layer(step, arns) for step in decision.trace],
        changes=[_change(each, nodes) for each in smallest_changes(decision, request, judgement.policies)],
    )


def node_ids(snapshot: Snapshot) -> dict[str, str]:
    """Out: the canvas node of each user, group and role ARN: their unique ids are the nodes' ids."""
    found = {user.arn: user.unique_id for user in snapshot.users.values()}
    found |= {group.arn: group.unique_id for group in snapshot.groups.values()}
    return found | {role.arn: role.unique_id for role in snapshot.roles.values()}


def _layer(step: Step, arns: Names) -> LayerShape:
    title = TITLES[step.layer]
    return LayerShape(
        layer=step.layer.value,
        title=f"{title} of {step.target}" if step.target else title,
        verdict=step.verdict,
        policies=_policies(step.statements, arns),
    )


def _policies(statements: tuple[StatementStep, ...], arns: Names) -> list[LayerPolicyShape]:
    """Statements of one policy together, in the order they were looked at."""
    found: dict[tuple[str, str], LayerPolicyShape] = {}
    for step in statements:
        owner = step.ref.owner_arn or ""
        policy = found.setdefault((step.ref.policy_name, owner), LayerPolicyShape(step.ref.policy_name, owner, []))
        policy.statements.append(_statement(step, arns))
    return list(found.values())


def _statement(step: StatementStep, arns: Names) -> StatementShape:
    matched = "allows" if step.effect == "Allow" else "denies"
    return StatementShape(
        sid=step.ref.sid,
        index=step.ref.statement_index,
        effect=step.effect,
        verdict=matched if step.matched else "noMatch",
        elements=[_element(check, arns) for check in step.checks],
    )


def _element(check: ElementCheck, arns: Names) -> ElementShape:
    name = f"{check.element} {check.operator} {check.key}" if check.operator else check.element
    # Stored policies name users and roles by unique id; people know them by ARN.
    wanted = UNIQUE_ID.sub(lambda found: arns.get(found[0], found[0]), check.wanted)
    return ElementShape(name, check.matched, wanted, check.actual, _why(check, wanted), check.pointer)


def _why(check: ElementCheck, wanted: str) -> str:
    if check.actual is None:
        return f"The request has no {check.key or check.element.lower()}."
    verb = "matches" if check.matched else "does not match"
    return f"{check.actual} {verb} {wanted}."


def _deciding(ref: StatementRef, nodes: Mapping[str, str]) -> DecidingShape:
    owner = ref.owner_arn or ""
    return DecidingShape(
        ref.layer.value, ref.policy_name, owner, nodes.get(owner), ref.sid, ref.statement_index, ref.pointer
    )


def _change(proposal: Proposal, nodes: Mapping[str, str]) -> ChangeShape:
    where = [proposal.policy_name or "", proposal.owner_arn or ""]
    return ChangeShape(
        title=proposal.sentence,
        detail=" of ".join(part for part in where if part),
        kind=proposal.kind,
        target_id=nodes.get(proposal.owner_arn or ""),
        document=json.dumps(proposal.statement, indent=2) if proposal.statement else None,
    )
