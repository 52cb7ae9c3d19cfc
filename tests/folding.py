"""Events applied to a canvas, in Python, as the browser applies them: to check that nothing is left untold."""

from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from playground.sandbox import history, queries
from playground.sandbox.models import JournalEntry
from tests.builders import Drawn

Json = dict[str, Any]
AT = datetime(2030, 1, 7, 9, tzinfo=UTC)
LISTS = {
    "Account": ("accounts", "account"),
    "Identity": ("identities", "identity"),
    "Group": ("groups", "group"),
    "Role": ("roles", "role"),
    "InstanceProfile": ("instance_profiles", "instance_profile"),
    "Provider": ("providers", "provider"),
    "Resource": ("resources", "resource"),
    "Note": ("notes", "note"),
    "Policy": ("policies", "policy"),
    "Organization": ("organizations", "organization"),
}


def canvas_of(drawn: Drawn) -> Json:
    """Out: the canvas now, as JSON at a fixed moment."""
    return asdict(queries.canvas(drawn.fresh(), drawn.owner, at=AT))


def events_of(drawn: Drawn, revision: int | None = None) -> list[Json]:
    """Out: the events of one journal entry, the newest by default."""
    entries = JournalEntry.objects.filter(sandbox=drawn.sandbox)
    entry = entries.get(revision=revision) if revision else entries.latest("revision")
    return entry.events


def picture(canvas: Json) -> Json:
    """Out: what is drawn, by id: the order of lists and who may undo are no part of the picture."""
    lists = {plural: {row["id"]: row for row in canvas[plural]} for plural, _ in LISTS.values()}
    return {**lists, "sandbox": canvas["sandbox"]}


def fold(drawn: Drawn, before: Json) -> Json:
    """In: an older canvas. Out: the picture that its missed journal entries make of it."""
    since = history.entries_since(drawn.fresh(), before["revision"])
    assert since.complete
    shown = picture(before)
    for entry in since.entries:
        for event in entry.events:
            shown = _apply(shown, event)
    return shown


def _apply(shown: Json, event: Json) -> Json:
    name = event["type"]
    if name == "SandboxChanged":
        return {**shown, "sandbox": event["sandbox"]}
    if name == "NodesMoved":
        for moved in event["positions"]:
            shown = _moved(shown, moved)
        return shown
    kind = name.removesuffix("Changed").removesuffix("Removed")
    plural, single = LISTS[kind]
    rows = dict(shown[plural])
    if name.endswith("Removed"):
        del rows[event[f"{single}_id"]]
    else:
        rows[event[single]["id"]] = event[single]
    return {**shown, plural: rows}


def _moved(shown: Json, moved: Json) -> Json:
    for plural, _ in LISTS.values():
        if moved["id"] in shown[plural]:
            row = {**shown[plural][moved["id"]], "position": moved["position"]}
            return {**shown, plural: {**shown[plural], moved["id"]: row}}
    raise AssertionError(f"{moved['id']} is not drawn")
