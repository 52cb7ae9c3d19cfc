"""What an edit built in an empty sandbox, kept as a mould: cast into another one it is there in an insert a kind.

A mould is JSON, cut where ids and times stand. Casting fills in new ones of the same form, so that no two sandboxes
share an id, and draws every secret anew. Events and record are derived by the edit, as for any other.
"""

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import ForeignKey, Model

from playground.sandbox import ids, models, secrets, totp
from playground.sandbox.images import BY_NAME, TRACKED, filled
from playground.sandbox.stream import Edit

ID_COLUMNS: Final = ("root_id", "public_id", "key_id")
MARK: Final = "\1"
ESCAPED: Final = "u0001"  # how JSON has it: rows with this in their texts, which nobody types, have no mould
CUT: Final = re.compile(r"\\u0001(\w+)\\u0001")
Pks = dict[type[Model], dict[int, int]]  # of the new rows by those of the first ones


@dataclass(frozen=True, slots=True)
class Mould:
    """`parts`: text, then what stands there (a place in `ids`, or a time), and so on. `ids`: those of the first one."""

    parts: tuple[str, ...]
    ids: tuple[str, ...]


def mould_of(edit: Edit, given: Collection[str] = ()) -> Mould | None:
    """In: a closed edit that built an empty sandbox; ids that its author chose. Out: its mould; None for others."""
    changes = edit.changes()
    if any(each.before is not None or each.after is None for each in changes):
        return None
    rows = [[each.kind.__name__, each.pk, each.after] for each in changes]
    if ESCAPED in json.dumps(rows, default=str):
        return None
    images = [each.after or {} for each in changes]
    found = {image[column] for image in images for column in ID_COLUMNS if image.get(column)} - set(given)
    # An organizational unit's id repeats its root's, so the root is drawn first.
    made = tuple(sorted(found, key=lambda each: (each.startswith("ou-"), each)))
    marks = {each: str(index) for index, each in enumerate(made)}
    marks |= {time: name for name, time in _times(edit.at).items()}
    text = json.dumps(_marked(rows, marks))
    return Mould(tuple(CUT.split(text)), made)


def cast(edit: Edit, mould: Mould) -> None:
    """In: an open edit of an empty sandbox. What the mould was taken of is built in it."""
    images = json.loads(_text(mould, edit.at))
    pks: Pks = {}
    for kind in TRACKED:
        rows = [(pk, image) for name, pk, image in images if BY_NAME[name] is kind]
        if rows:
            _create(edit, kind, rows, pks)


def _text(mould: Mould, at: datetime) -> str:
    new: dict[str, str] = {}
    for known in mould.ids:
        root = new.get(f"r-{known.split('-')[1]}") if known.startswith("ou-") else None
        new[known] = ids.unit_id(root) if root else ids.another(known)
    fills = {str(index): new[known] for index, known in enumerate(mould.ids)}
    fills |= _times(at)
    return "".join(fills[part] if index % 2 else part for index, part in enumerate(mould.parts))


def _times(at: datetime) -> dict[str, str]:
    """Out: the forms in which a time of the edit is kept, by name."""
    return {"at": at.isoformat(), "second": at.replace(microsecond=0).isoformat()}


def _marked(tree: Any, marks: Mapping[str, str]) -> Any:
    either = re.compile("|".join(re.escape(each) for each in sorted(marks, key=len, reverse=True)))

    def walked(value: Any) -> Any:
        if isinstance(value, datetime):
            value = value.isoformat()
        if isinstance(value, str):
            return either.sub(lambda found: f"{MARK}{marks[found[0]]}{MARK}", value)
        if isinstance(value, Mapping):
            return {walked(key): walked(each) for key, each in value.items()}
        return [walked(each) for each in value] if isinstance(value, list | tuple) else value

    return walked(tree)


def _create(edit: Edit, kind: type[Model], rows: list[tuple[int, dict[str, Any]]], pks: Pks) -> None:
    """Insert rows of one kind; those that hang on each other are joined once all have a key."""
    links = [field for field in kind._meta.concrete_fields if isinstance(field, ForeignKey)]
    own = [field for field in links if field.related_model is kind]
    made: list[Model] = []
    for _, image in rows:
        for field in links:
            known = image[field.attname]
            if field.related_model is models.Sandbox:
                image[field.attname] = edit.sandbox.pk
            elif known is not None and field not in own:
                image[field.attname] = pks[field.related_model][known]
        made.append(filled(kind(), {**image, "id": None, **{field.attname: None for field in own}}))
        _draw_secret(made[-1])
    edit.create(made)
    pks[kind] = {pk: row.pk for (pk, _), row in zip(rows, made, strict=True)}
    joined = []
    for (_, image), row in zip(rows, made, strict=True):
        for field in own:
            if image[field.attname] is not None:
                setattr(row, field.attname, pks[kind][image[field.attname]])
                joined.append(row)
    if joined:
        edit.change(joined, [field.name for field in own])


def _draw_secret(row: Model) -> None:
    """As `keys.add_access_key` and `mfa.give_device` do: known to nobody, and like no other sandbox's."""
    if isinstance(row, models.AccessKey):
        row.secret = secrets.seal(secrets.new_secret(), row.key_id)
    elif isinstance(row, models.MfaDevice):
        row.secret = secrets.seal(totp.new_secret(), row.public_id)
