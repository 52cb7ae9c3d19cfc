"""What was found at one stop of a decision, in one sentence: a layer of the trace as a learner reads it on the way."""

from playground.iam.decision import Decision, ElementCheck, Layer, StatementStep, Step
from playground.iam.request import Request
from playground.iam.words import POLICY_NAMES, owner_name, resource_name, statement_name
from playground.sentences import opening, say

_CEILINGS = frozenset({Layer.SCP, Layer.RCP, Layer.BOUNDARY, Layer.SESSION})
LONGEST = 140
_KINDS = {str(kind): kind for kind in POLICY_NAMES.values()}


def found_at(step: Step, decision: Decision, request: Request) -> str:
    """In: a step of the decision's trace. Out: what this layer says to this request, and why, for a learner."""
    match step.verdict:
        case "deny":
            denying = next(each for each in step.statements if each.matched and each.effect == "Deny")
            return say("{who} says Deny, and a Deny always wins.", who=_named(denying))
        case "allow":
            return _allowing(step)
        case "notNeeded" if decision.allowed:
            return say("Nothing here speaks of this request, and nothing has to: it is allowed already.")
        case "notNeeded":
            return say("Nothing here speaks of this request, and nothing has to: another layer decides.")
    found = _absent(step.layer, request) if step.verdict == "absent" else _silent(step)
    return _needed(found, step.layer, request) if step.layer in decision.missing else found


def _allowing(step: Step) -> str:
    allowing = next((each for each in step.statements if each.matched and each.effect == "Allow"), None)
    if allowing is None:  # RCPFullAWSAccess, which has no statement of ours
        return say("No statement here denies it, and RCPFullAWSAccess lets everything through.")
    if step.layer in _CEILINGS:
        return say("{who} lets it through. It grants nothing by itself.", who=_named(allowing))
    if allowing.grant == "account":
        return say("{who} names the caller's account, which must grant it as well.", who=_named(allowing))
    return say("{who} allows it.", who=_named(allowing))


def _silent(step: Step) -> str:
    allows = [each for each in step.statements if each.effect == "Allow"]
    if not allows:
        return say("No statement here allows anything.")
    nearest = max(allows, key=lambda each: sum(check.matched for check in each.checks))
    why = _miss(next(check for check in nearest.checks if not check.matched))
    if len(allows) == 1:
        return say("{who} does not fit: {why}.", who=_named(nearest), why=why)
    return say(
        "None of {count} statements fits. {who} comes nearest, but {why}.",
        count=len(allows),
        who=_named(nearest),
        why=why,
    )


def _miss(check: ElementCheck) -> str:
    wanted, actual = _short(check.wanted), check.actual
    if check.operator is not None and actual is None:
        return say(
            "its condition wants {key} to be {wanted} ({operator}), and the request does not carry it",
            key=check.key,
            wanted=wanted,
            operator=check.operator,
        )
    if check.operator is not None:
        return say(
            "its condition wants {key} to be {wanted} ({operator}), and the request carries {actual}",
            key=check.key,
            wanted=wanted,
            operator=check.operator,
            actual=_short(actual or ""),
        )
    if check.element.startswith("Not"):
        return say("its {element} leaves out {wanted}", element=check.element, wanted=wanted)
    return say(
        "its {element} is {wanted}, and the request's is {actual}",
        element=check.element,
        wanted=wanted or say("empty"),
        actual=_short(actual) if actual else say("nothing"),
    )


def _absent(layer: Layer, request: Request) -> str:
    owner = owner_name(request)
    match layer:
        case Layer.SCP:
            return say("No service control policy limits the caller's account.")
        case Layer.RCP:
            return say("No resource control policy limits this resource.")
        case Layer.RESOURCE:
            return say("What is asked for has no policy of its own.")
        case Layer.TRUST:
            return say("There is no trust policy of {role} here.", role=resource_name(request))
        case Layer.BOUNDARY:
            return say("No permissions boundary is set for {owner}, so nothing is cut off.", owner=owner)
        case Layer.SESSION:
            return say("No session policy was passed, so nothing is cut off.")
    return say("No permissions policy belongs to {owner}.", owner=owner)


def _needed(found: str, layer: Layer, request: Request) -> str:
    if layer in (Layer.RESOURCE, Layer.TRUST):
        return say("{found} It has to name this caller.", found=found)
    return say("{found} An Allow for {action} is missing here.", found=found, action=request.action)


def _named(step: StatementStep) -> str:
    policy = step.ref.policy_name
    if policy in _KINDS:  # it has no name of its own
        return opening(say("{statement} of the {kind}", statement=statement_name(step.ref), kind=_KINDS[policy]))
    return opening(say("{statement} of {policy}", statement=statement_name(step.ref), policy=policy))


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
