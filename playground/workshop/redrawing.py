"""PURE: what was drawn between two pictures, as one operation that draws it again.

    {"op": "redraw", "rows": {"roles": [ROW, …], "organization": …}, "without": {"users": ["111111111111/bob"]}}

`rows` are new or changed ones in the notation of `sandbox/world.py`, each whole; `without` names what is gone. So a
start that changes elsewhere keeps its solution. Where things stand on the canvas is no part of it, nor are notes.
"""

from collections.abc import Mapping
from typing import Any, Final

from playground.workshop.errors import MalformedExercise

KEYS: Final[dict[str, tuple[str, ...]]] = {
    "accounts": ("id",),
    "policies": ("arn",),
    "groups": ("account", "name"),
    "users": ("account", "name"),
    "providers": ("arn",),
    "services": ("principal",),
    "web_identities": ("name",),
    "roles": ("account", "name"),
    "instance_profiles": ("account", "name"),
    "resources": ("arn",),
}
WHOLE: Final = ("anonymous", "organization")

Json = dict[str, Any]


def difference(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Json]:
    """In: two pictures as they were exported. Out: the operation that leads from one to the other; none if alike."""
    rows: Json = {}
    without: dict[str, list[str]] = {}
    for kind, fields in KEYS.items():
        old, new = (_by_key(world.get(kind, []), fields) for world in (before, after))
        if changed := [row for key, row in new.items() if old.get(key) != row]:
            rows[kind] = changed
        if gone := [key for key in old if key not in new]:
            without[kind] = gone
    for kind in WHOLE:
        if kind in after and before.get(kind) != after[kind]:
            rows[kind] = after[kind]
        elif kind in before and kind not in after:
            without[kind] = []
    return [{"op": "redraw", "rows": rows, "without": without}] if rows or without else []


def redrawn(world: Mapping[str, Any], rows: Mapping[str, Any], without: Mapping[str, Any]) -> Json:
    """In: a picture as exported, and the two parts of the operation. Out: the picture that it leads to."""
    _check(rows, without)
    found: Json = {**world}
    for kind, fields in KEYS.items():
        by_key = _by_key(world.get(kind, []), fields) | _by_key(rows.get(kind, []), fields)
        gone = without.get(kind, [])
        found[kind] = [row for key, row in by_key.items() if key not in gone]
    for kind in WHOLE:
        if kind in without:
            found.pop(kind, None)
        found |= {kind: rows[kind]} if kind in rows else {}
    return found


def _by_key(rows: Any, fields: tuple[str, ...]) -> dict[str, Json]:
    return {"/".join(str(row.get(field, "")) for field in fields): row for row in rows}


def _check(rows: Mapping[str, Any], without: Mapping[str, Any]) -> None:
    for place, given in (("rows", rows), ("without", without)):
        for kind, value in given.items():
            if kind not in KEYS and kind not in WHOLE:
                hint = f"Known: {', '.join((*KEYS, *WHOLE))}."
                raise MalformedExercise(f"{kind:.40} is nothing to redraw.", hint=hint, place=f"{place}.{kind}")
            wanted = dict if place == "rows" else str
            if kind in KEYS and not (isinstance(value, list) and all(isinstance(each, wanted) for each in value)):
                hint = "Write a list of rows." if wanted is dict else "Write a list of names."
                raise MalformedExercise("This is no such list.", hint=hint, place=f"{place}.{kind}")
