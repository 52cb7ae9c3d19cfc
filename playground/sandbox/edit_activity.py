"""The record that an edit leaves: what AWS calls it, who made it, on what."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from playground.live import events
from playground.people.models import Person
from playground.sandbox.activity import OURS, Call
from playground.sandbox.activity_names import RANK, call_name, call_parameters
from playground.sandbox.changes import Change

# Edits of which no row of this package tells.
_ANNOUNCED: Mapping[type[events.Event], str] = {
    events.SessionsExpired: "SessionsExpired",
    events.SessionsChanged: "SessionsFollowTheirRoles",
    events.SessionsRemoved: "DismissSession",
    events.SessionIssued: "IssueSession",
}
_BY_ITSELF: Mapping[str, str] = {"type": "AWSService", "invokedBy": OURS}
_PLACES = ("trust_policy", "policy")  # texts that are stored with unique ids, and read with names
MOST_TEXT = 4_096


def person_identity(person: Person | None) -> Mapping[str, Any]:
    """Whoever draws is no principal of AWS's: the record says so by its type."""
    if person is None:
        return _BY_ITSELF
    return {"type": "Unknown", "principalId": person.public_id, "userName": str(person)}


def call_of(
    changes: Sequence[Change],
    derived: Sequence[events.Event],
    announced: Sequence[events.Event],
    person: Person | None,
    clock: Mapping[str, Any] | None,
) -> Call:
    """In: what an edit did to rows, the events of that, those announced by hand, the clock if it was set."""
    shapes = _shapes(derived)
    call = Call(OURS, "", person_identity(person), str(person) if person else OURS, by_service=person is None)
    arns = tuple(arn for shape in shapes.values() if (arn := getattr(shape, "arn", None)))
    call = replace(call, resources=tuple(arn for arn in arns if arn.count(":") >= 5))
    if changes:
        return _of_change(call, min(changes, key=lambda change: RANK.index(change.kind.__name__)), shapes)
    if clock is not None:
        return replace(call, name="SetClock", parameters=clock)
    for event in announced:
        if type(event) in _ANNOUNCED:
            ids = getattr(event, "session_ids", [])
            return replace(call, name=_ANNOUNCED[type(event)], parameters={"sessionIds": ids[:50]} if ids else {})
    return replace(call, name="Touch")


def _of_change(call: Call, change: Change, shapes: Mapping[str, Any]) -> Call:
    kind = change.kind.__name__
    service, name = call_name(kind, change.before, change.after)
    parameters = call_parameters(kind, change.before, change.after)
    shape = shapes.get((change.after or change.before or {}).get("public_id", ""))
    own = getattr(shape, "arn", None) or ""
    if own.count(":") >= 5:  # first what it is about, then what else looks different for it
        call = replace(call, resources=(own, *(arn for arn in call.resources if arn != own)))
    for column in _PLACES:
        shown = getattr(shape, column, None)
        key = "policyDocument" if column == "trust_policy" else column
        if key in parameters and isinstance(shown, str):
            parameters[key] = shown
    short = {key: value[:MOST_TEXT] if isinstance(value, str) else value for key, value in parameters.items()}
    return replace(call, source=f"{service}.amazonaws.com" if service else OURS, name=name, parameters=short)


def _shapes(derived: Iterable[events.Event]) -> dict[str, Any]:
    """Out: the new shapes of changed entities by id."""
    found: dict[str, Any] = {}
    for event in derived:
        for name in getattr(event, "__dataclass_fields__", {}):
            shape = getattr(event, name)
            if hasattr(shape, "id"):
                found[shape.id] = shape
    return found
