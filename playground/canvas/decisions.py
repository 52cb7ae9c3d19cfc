"""The engine's decision as the trace panel shows it. Verdicts, names and places only: prose is `iam/explain.py`'s."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from playground.canvas.stops import Stops
from playground.iam.authorize import Judgement
from playground.iam.decision import ElementCheck, Layer, StatementRef, StatementStep, Step
from playground.iam.explain import Proposal, aws_message, sentence, smallest_changes
from playground.iam.proposals import key_of, obstacle, to_make
from playground.iam.snapshot import Snapshot
from playground.iam.stops import found_at
from playground.iam.words import POLICY_NAMES
from playground.sandbox.directory import UNIQUE_ID
from playground.sandbox.models import Sandbox
from playground.sentences import say, with_names

TITLES: Mapping[Layer, str] = {
    Layer.SCP: say("Service control policies"),
    Layer.RCP: say("Resource control policies"),
    Layer.RESOURCE: say("Resource policy"),
    Layer.TRUST: say("Trust policy"),
    Layer.BOUNDARY: say("Permissions boundary"),
    Layer.SESSION: say("Session policy"),
    Layer.IDENTITY: say("Permissions policies"),
}

KINDS: Mapping[str, str] = {str(kind): kind for kind in POLICY_NAMES.values()}
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
    pointer: str
    effect: str
    verdict: str
    elements: list[ElementShape]


@dataclass(frozen=True, slots=True)
class LayerPolicyShape:
    """`arn` is that of a managed policy; `owner_id` the node that has the policy, if one is drawn."""

    name: str
    arn: str | None
    owner: str
    owner_id: str | None
    statements: list[StatementShape]


@dataclass(frozen=True, slots=True)
class LayerShape:
    """One layer in the order of evaluation: a stop on the way. `verdict` is allow, deny, silent, absent or notNeeded.

    `found` says in one sentence what it says to this request; `node_ids` are the nodes that hold its policies.
    """

    layer: str
    title: str
    verdict: str
    found: str
    node_ids: list[str]
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
    """One smallest change that would let the request through; `target_id` is the node to make it at.

    Those of kind meetCondition are enough alone, with the context keys in `document`; all others only together.
    `obstacle` says why the playground cannot make it, else it is empty.
    """

    title: str
    detail: str
    kind: str
    target_id: str | None
    document: str | None
    obstacle: str


@dataclass(frozen=True, slots=True)
class GivenKeyShape:
    """A condition key that the call brought along: an external ID, a tag, an MFA code that was right."""

    key: str
    values: list[str]


@dataclass(frozen=True, slots=True)
class DecisionShape:
    """The verdict on one request, why, and every layer that was looked at.

    With `context`, the same can be asked again. `changes_key` names the changes that can be made together, for making
    just them; empty when there are none.
    """

    verdict: str
    allowed: bool
    reason: str
    sentence: str
    aws_message: str
    missing: list[str]
    caller: str
    caller_id: str | None
    action: str
    resource: str
    resource_id: str | None
    context: list[GivenKeyShape]
    deciding: DecidingShape | None
    steps: list[LayerShape]
    changes: list[ChangeShape]
    changes_key: str


def decision_shape(
    judgement: Judgement, snapshot: Snapshot, sandbox: Sandbox, caller_id: str | None = None
) -> DecisionShape:
    """In: a judgement made with its trace, the world it was made in, the caller's node. Out: its shape."""
    decision, request = judgement.decision, judgement.request
    stops = Stops(judgement, snapshot, sandbox, caller_id)
    nodes = stops.nodes
    arns = {unique_id: arn for arn, unique_id in nodes.items()}
    changes = smallest_changes(decision, request, judgement.policies)
    obstacles = [obstacle(each, snapshot) for each in changes]
    made = to_make(changes)
    return DecisionShape(
        verdict=decision.outcome.value,
        allowed=decision.allowed,
        reason=decision.reason,
        sentence=sentence(decision, request),
        aws_message=aws_message(decision, request),
        missing=[layer.value for layer in decision.missing],
        caller=request.principal.arn,
        caller_id=stops.caller_id,
        action=request.action,
        resource=request.resource,
        resource_id=stops.resource_id,
        context=[
            GivenKeyShape(key, [value] if isinstance(value, str) else list(value))
            for key, value in judgement.given.items()
        ],
        deciding=_deciding(decision.deciding, nodes) if decision.deciding else None,
        steps=[_layer(step, judgement, stops, arns) for step in decision.trace],
        changes=[_change(each, why, stops) for each, why in zip(changes, obstacles, strict=True)],
        changes_key="" if any(obstacle(each, snapshot) for each in made) else key_of(made),
    )


def _layer(step: Step, judgement: Judgement, stops: Stops, arns: Names) -> LayerShape:
    title = TITLES[step.layer]
    return LayerShape(
        layer=step.layer.value,
        title=say("{title} of {level}", title=title, level=stops.level(step.target)) if step.target else title,
        verdict=step.verdict,
        found=_named(found_at(step, judgement.decision, judgement.request), arns),
        node_ids=stops.of(step),
        policies=_policies(step, arns, stops),
    )


def _named(text: str, arns: Names) -> str:
    """Stored policies name users and roles by unique id; people know them by ARN."""
    return with_names(text, lambda part: UNIQUE_ID.sub(lambda found: arns.get(found[0], found[0]), part))


def _policies(step: Step, arns: Names, stops: Stops) -> list[LayerPolicyShape]:
    """Statements of one policy together, in the order they were looked at; a level of an organization by its name."""
    found: dict[tuple[str, str, str | None], LayerPolicyShape] = {}
    for each in step.statements:
        name, owner, arn = each.ref.policy_name, each.ref.owner_arn or "", each.ref.policy_arn
        shown = stops.level(owner) if step.target else owner
        policy = found.setdefault(
            (name, owner, arn), LayerPolicyShape(_called(name), arn, shown, stops.nodes.get(owner), [])
        )
        policy.statements.append(_statement(each, arns))
    return list(found.values())


def _called(policy: str) -> str:
    """Out: what to call a policy: one without a name is called after its kind."""
    return KINDS.get(policy, policy)


def _statement(step: StatementStep, arns: Names) -> StatementShape:
    matched = "allows" if step.effect == "Allow" else "denies"
    return StatementShape(
        sid=step.ref.sid,
        index=step.ref.statement_index,
        pointer=step.ref.pointer,
        effect=step.effect,
        verdict=matched if step.matched else "noMatch",
        elements=[_element(check, arns) for check in step.checks],
    )


def _element(check: ElementCheck, arns: Names) -> ElementShape:
    name = f"{check.element} {check.operator} {check.key}" if check.operator else check.element
    wanted = _named(check.wanted, arns)
    return ElementShape(name, check.matched, wanted, check.actual, _why(check, wanted), check.pointer)


def _why(check: ElementCheck, wanted: str) -> str:
    if check.actual is None:
        return say("The request has no {key}.", key=check.key or check.element.lower())
    if check.matched:
        return say("{actual} matches {wanted}.", actual=check.actual, wanted=wanted)
    return say("{actual} does not match {wanted}.", actual=check.actual, wanted=wanted)


def _deciding(ref: StatementRef, nodes: Names) -> DecidingShape:
    owner = ref.owner_arn or ""
    return DecidingShape(
        ref.layer.value, _called(ref.policy_name), owner, nodes.get(owner), ref.sid, ref.statement_index, ref.pointer
    )


def _change(proposal: Proposal, why_not: str, stops: Stops) -> ChangeShape:
    owner = proposal.owner_arn or ""
    level = proposal.layer in (Layer.SCP, Layer.RCP)
    policy, holder = _called(proposal.policy_name or ""), stops.level(owner) if level else owner
    return ChangeShape(
        title=proposal.sentence,
        detail=say("{policy} of {owner}", policy=policy, owner=holder) if policy and holder else policy or holder,
        kind=proposal.kind,
        target_id=stops.nodes.get(owner),
        document=json.dumps(proposal.statement, indent=2) if proposal.statement else None,
        obstacle=why_not,
    )
