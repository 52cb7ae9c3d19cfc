"""Entries since a revision, undo and redo. Undo is a new edit that puts rows back; it erases nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import RestrictedError

from playground.live.events import Actor, CanvasReplaced
from playground.live.events import Edit as EditMessage
from playground.people.models import Person
from playground.sandbox import limits
from playground.sandbox.changes import message_of
from playground.sandbox.errors import UndoConflict
from playground.sandbox.images import BY_NAME, filled, row_from
from playground.sandbox.models import JournalEntry, Sandbox
from playground.sandbox.models.journal import Direction
from playground.sandbox.queries import next_to_redo, next_to_undo
from playground.sandbox.stream import Edit, editing
from playground.sentences import from_json, say


@dataclass(frozen=True, slots=True)
class Since:
    """`complete` is False when too much happened: then fetch the whole canvas."""

    revision: int
    complete: bool
    entries: list[EditMessage]


def entries_since(sandbox: Sandbox, revision: int) -> Since:
    """In: a sandbox just read, the revision a browser has. Out: what it missed, oldest first."""
    behind = sandbox.revision - revision
    if not 0 <= behind <= limits.JOURNAL_REACH:
        return Since(sandbox.revision, complete=False, entries=[])
    found = JournalEntry.objects.filter(sandbox=sandbox, revision__gt=revision, revision__lte=sandbox.revision)
    kept = found.select_related("person").order_by("revision")
    messages = [replace(message_of(each), events=from_json(each.events)) for each in kept]
    return Since(
        sandbox.revision, complete=len(messages) == behind, entries=messages if len(messages) == behind else []
    )


@dataclass(frozen=True, slots=True)
class PastEdit:
    """One edit of long ago, as whoever made it called it; `events` as in live/events.py."""

    revision: int
    at: str
    person: Actor | None
    label: str
    events: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Past:
    """Edits in order, and where the journal stands. `complete` is False where they do not lead on from the empty

    canvas: too many, or one of so many things at once that the journal only says that it happened. The last one's
    revision is the `after` of the next part, until it is that of the journal.
    """

    revision: int
    complete: bool
    edits: list[PastEdit]


def past_of(sandbox: Sandbox, after: int = 0) -> Past:
    """In: the revision that a browser has replayed, 0 for none. Out: what led on from there, a bounded part of it.

    None of it where the whole is more than a browser can replay.
    """
    if sandbox.revision > limits.REPLAY_REACH:
        return Past(sandbox.revision, complete=False, edits=[])
    until = min(sandbox.revision, after + limits.REPLAYED_AT_ONCE)
    kept = JournalEntry.objects.filter(sandbox=sandbox, revision__gt=after, revision__lte=until).defer("inverse")
    edits = [_past(entry) for entry in kept.select_related("person").order_by("revision")]
    replaced = any(event["type"] == CanvasReplaced.__name__ for edit in edits for event in edit.events)
    complete = len(edits) == max(0, until - after) and not replaced
    return Past(sandbox.revision, complete, edits if complete else [])


def _past(entry: JournalEntry) -> PastEdit:
    told = message_of(entry)
    return PastEdit(told.revision, told.at, told.person, entry.label, from_json(told.events))


def undo(sandbox: Sandbox, person: Person) -> Edit:
    """Take back this person's last change. Out: the edit; its label says what was taken back."""
    with editing(sandbox, person) as edit:
        entry = next_to_undo(edit.sandbox, person)
        if entry is None:
            raise UndoConflict(
                say("There is nothing of yours to undo."), hint=say("Only your own changes can be taken back.")
            )
        _take_back(edit, entry, str(Direction.UNDO))
    return edit


def redo(sandbox: Sandbox, person: Person) -> Edit:
    """Make the last change again that this person took back."""
    with editing(sandbox, person) as edit:
        entry = next_to_redo(edit.sandbox, person)
        if entry is None:
            raise UndoConflict(say("There is nothing to redo."), hint=say("Redo works right after an undo."))
        _take_back(edit, entry, str(Direction.REDO))
    return edit


def _take_back(edit: Edit, entry: JournalEntry, direction: str) -> None:
    """Put every row of an entry back as it was, in reverse order, or leave all as it is."""
    _refuse_if_touched_since(edit, entry)
    edit.label, edit.direction, edit.undoes = entry.label, direction, entry
    try:
        with transaction.atomic():
            _put_all_back(edit, entry.inverse)
    except (IntegrityError, RestrictedError) as error:  # something new stands on it, or in its place
        raise _conflict(entry) from error
    entry.undone = True
    entry.save(update_fields=["undone"])


def _put_all_back(edit: Edit, inverse: list[list[Any]]) -> None:
    """The last change first. Rows that come back one after the other come back together: a crowd may have left."""
    names = {name for name, _, _ in inverse}
    there = {name: _there(name, [pk for kind, pk, _ in inverse if kind == name]) for name in names}

    def comes_back(change: list[Any]) -> tuple[str, bool]:
        name, pk, before = change
        return name, before is not None and pk not in there[name]

    for (name, comes), run in groupby(reversed(inverse), key=comes_back):
        if comes:
            rows = [filled(BY_NAME[name](pk=pk), before) for _, pk, before in run]
            _check_parents(rows)
            edit.create(rows)
        else:
            for _, pk, before in run:
                _put_back(edit, name, pk, before)


def _there(name: str, pks: list[int]) -> set[int]:
    return set(BY_NAME[name]._default_manager.filter(pk__in=pks).values_list("pk", flat=True))


def _put_back(edit: Edit, name: str, pk: int, before: dict[str, Any] | None) -> None:
    kind = BY_NAME[name]
    if before is not None:
        row = row_from(kind, pk, before)
        _check_parents([row])
        edit.save(row)
        return
    row = kind.objects.filter(pk=pk).first()
    if row is not None:
        edit.delete(row)


def _check_parents(rows: Sequence[Any]) -> None:
    """In: rows of one kind. SQLite looks at foreign keys only at the end of the transaction: too late to explain."""
    own = {row.pk for row in rows}
    for field in rows[0]._meta.concrete_fields:
        if not (field.many_to_one or field.one_to_one):
            continue
        parents = {parent for row in rows if (parent := getattr(row, field.attname)) is not None}
        found = set(field.related_model._default_manager.filter(pk__in=parents).values_list("pk", flat=True))
        missing = parents - found - (own if field.related_model is type(rows[0]) else set())
        if missing:
            raise IntegrityError(f"{field.name} {min(missing)} is gone")


def _refuse_if_touched_since(edit: Edit, entry: JournalEntry) -> None:
    """Somebody else's later change to the same rows stands: theirs would be lost without a word."""
    rows = {(name, pk) for name, pk, _ in entry.inverse}
    later = JournalEntry.objects.filter(sandbox=edit.sandbox, revision__gt=entry.revision)
    if later.count() > limits.UNDO_REACH:
        raise UndoConflict(say("That change is too long ago to undo."), hint=say("Change it back by hand."))
    others = later.exclude(inverse=[]).exclude(person=edit.person)
    for inverse in others.values_list("inverse", flat=True):
        if any((name, pk) in rows for name, pk, _ in inverse):
            raise _conflict(entry)


def _conflict(entry: JournalEntry) -> UndoConflict:
    return UndoConflict(
        say("“{change}” cannot be taken back: something it touched has changed since.", change=entry.label),
        hint=say("Somebody else works in this sandbox. Change it by hand."),
        details={"label": entry.label, "revision": entry.revision},
    )
