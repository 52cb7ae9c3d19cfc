"""What was found at one stop of a decision, in one sentence: a layer of the trace as a learner reads it on the way."""

from playground.iam.decision import Decision, ElementCheck, Layer, StatementStep, Step
from playground.iam.request import Request
from playground.iam.words import owner_name, resource_name, statement_name

_CEILINGS = frozenset({Layer.SCP, Layer.RCP, Layer.BOUNDARY, Layer.SESSION})
LONGEST = 140


def found_at(step: Step, decision: Decision, request: Request) -> str:
    """In: a step of the decision's trace. Out: one sentence: what this layer says to this request, and why."""
    match step.verdict:
        case "deny":
            denying = next(each for each in step.statements if each.matched and each.effect == "Deny")
            return f"{_named(denying)} says Deny, and a Deny always wins."
        case "allow":
            return _allowing(step)
        case "absent":
            return _absent(step.layer, request) + (_needed(step.layer, request) if _is_missing(step, decision) else "")
        case "notNeeded":
            return f"Nothing here speaks of this request, and nothing has to: {_elsewhere(decision)}."
    return _silent(step) + (_needed(step.layer, request) if _is_missing(step, decision) else "")


def _is_missing(step: Step, decision: Decision) -> bool:
    return step.layer in decision.missing


def _allowing(step: Step) -> str:
    allowing = next((each for each in step.statements if each.matched and each.effect == "Allow"), None)
    if allowing is None:  # RCPFullAWSAccess, which has no statement of ours
        return "No statement here denies it, and RCPFullAWSAccess lets everything through."
    if step.layer in _CEILINGS:
        return f"{_named(allowing)} lets it through. It grants nothing by itself."
    if allowing.grant == "account":
        return f"{_named(allowing)} names the caller's account, which must grant it as well."
    return f"{_named(allowing)} allows it."


def _silent(step: Step) -> str:
    allows = [each for each in step.statements if each.effect == "Allow"]
    if not allows:
        return "No statement here allows anything."
    nearest = max(allows, key=lambda each: sum(check.matched for check in each.checks))
    missed = next(check for check in nearest.checks if not check.matched)
    if len(allows) == 1:
        return f"{_named(nearest)} does not fit: {_miss(missed)}."
    return f"None of {len(allows)} statements fits. {_named(nearest)} comes nearest, but {_miss(missed)}."


def _miss(check: ElementCheck) -> str:
    wanted, actual = _short(check.wanted), check.actual
    if check.operator is not None:
        has = "does not carry it" if actual is None else f"carries {_short(actual)}"
        return f"its condition wants {check.key} to be {wanted} ({check.operator}), and the request {has}"
    if check.element.startswith("Not"):
        return f"its {check.element} leaves out {wanted}"
    return f"its {check.element} is {wanted or 'empty'}, and the request's is {_short(actual or 'nothing')}"


def _absent(layer: Layer, request: Request) -> str:
    owner = owner_name(request)
    return {
        Layer.SCP: "No service control policy limits the caller's account.",
        Layer.RCP: "No resource control policy limits this resource.",
        Layer.RESOURCE: "What is asked for has no policy of its own.",
        Layer.TRUST: f"There is no trust policy of {resource_name(request)} here.",
        Layer.BOUNDARY: f"No permissions boundary is set for {owner}, so nothing is cut off.",
        Layer.SESSION: "No session policy was passed, so nothing is cut off.",
        Layer.IDENTITY: f"No permissions policy belongs to {owner}.",
    }[layer]


def _needed(layer: Layer, request: Request) -> str:
    if layer in (Layer.RESOURCE, Layer.TRUST):
        return " It has to name this caller."
    return f" An Allow for {request.action} is missing here."


def _elsewhere(decision: Decision) -> str:
    if decision.allowed:
        return "it is allowed already"
    return "another layer decides"


def _named(step: StatementStep) -> str:
    name = statement_name(step.ref)
    policy = step.ref.policy_name
    return f"{name[:1].upper()}{name[1:]} of {policy if policy.endswith(' policy') is False else f'the {policy}'}"


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
