"""editing(): the one door for changes. It locks, counts the revision, writes the journal, sends after commit."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields, replace
from datetime import datetime
from typing import Any, TypeVar

from django.db import models as django_models
from django.db import transaction
from django.utils import timezone

from playground.live import events, groups, publish
from playground.people.models import Person
from playground.prepared import Prepared, PreparedColumn, PreparedRows
from playground.sandbox import limits, snapshot
from playground.sandbox.activity import Call, keep
from playground.sandbox.changes import Change, Key, affected_by, events_of, message_of
from playground.sandbox.edit_activity import call_of
from playground.sandbox.errors import LimitExceeded, NotFound
from playground.sandbox.images import Image, image_of, is_tracked, stored_image
from playground.sandbox.models import JournalEntry, Note, Position, Sandbox
from playground.sandbox.models.journal import Direction
from playground.sandbox.queries import clock_of, find, sandbox_shape
from playground.sandbox.signals import sandbox_changed
from playground.sandbox.supervision import check_change
from playground.sentences import say, to_json

NO_FACTS = {Position, Note}
Row = TypeVar("Row", bound=django_models.Model)
_locked_by_id: Prepared[Sandbox] = Prepared(
    lambda public_id: Sandbox.objects.select_for_update().filter(public_id=public_id), str
)
_entries, _revision = PreparedRows(JournalEntry), PreparedColumn(Sandbox, "revision")
_locked_by_key: Prepared[Sandbox] = Prepared(lambda pk: Sandbox.objects.select_for_update().filter(pk=pk), int)


@contextmanager
def editing(
    sandbox: Sandbox | int | str, person: Person | None = None, label: str = "", at: datetime | None = None
) -> Iterator["Edit"]:
    """In: a sandbox, its primary key or its public id. Out: the edit, committed whole or not at all on leaving.

    Raises Frozen while the instructor of its class has paused it, LimitExceeded once it was changed too often.
    """
    with transaction.atomic():
        found = _locked(sandbox)
        check_change(found, person)
        if person is not None and found.revision >= limits.EDITS:  # what ends by itself goes on ending
            raise LimitExceeded(
                say("Cannot exceed quota for EditsPerSandbox: {most}", most=limits.EDITS),
                hint=say("Save this sandbox as a file, open the file as a new sandbox, and go on there."),
            )
        edit = Edit(found, person, label, at or timezone.now())
        yield edit
        edit.close()


def _locked(sandbox: Sandbox | int | str) -> Sandbox:
    """One row lock for each sandbox: edits of one sandbox wait for each other, those of others do not."""
    if isinstance(sandbox, str):
        found = _locked_by_id.first(sandbox)
    else:
        found = _locked_by_key.first(sandbox.pk if isinstance(sandbox, Sandbox) else sandbox)
    if found is None:
        raise NotFound(say("There is no such sandbox."), hint=say("It may have been deleted. Open another one."))
    return found


class Edit:
    """One change to one sandbox. After it `revision` says where the journal stands now."""

    def __init__(self, sandbox: Sandbox, person: Person | None, label: str, at: datetime) -> None:
        self.sandbox = sandbox
        self.person = person
        self.label = label
        self.at = at
        self.revision = sandbox.revision
        self.direction: str = str(Direction.DO)
        self.undoes: JournalEntry | None = None
        self._before: dict[Key, Image | None] = {}
        self._after: dict[Key, Image | None] = {}
        self._touched: set[Key] = set()
        self._announced: list[events.Event] = []
        self._clock_set = self._of_services = False
        self._saved: set[type[django_models.Model]] = set()
        self._calls: list[Call] = []
        self._told: list[events.Event] = []

    def say(self, label: str) -> None:
        """Name this edit for the undo button, unless whoever opened it did."""
        self.label = self.label or label

    def find(self, kind: type[Row], public_id: str) -> Row:
        """Out: the row with this id in this sandbox; NotFound for unknown and foreign ids alike."""
        return find(self.sandbox, kind, public_id)

    def save(self, row: Row) -> Row:
        """Insert or update a row of this sandbox."""
        self._check(row)
        if is_tracked(row):
            self._keep_before(type(row), row.pk)
        row.save()
        self._keep_after(row)
        return row

    def create(self, rows: Sequence[Row]) -> Sequence[Row]:
        """Insert many new rows of one kind at once."""
        for row in rows:
            self._check(row)
        created = type(rows[0]).objects.bulk_create(rows, batch_size=500) if rows else []
        for row in created:
            if is_tracked(row):
                self._before.setdefault((type(row), row.pk), None)
            self._keep_after(row)
        return created

    def delete(self, row: django_models.Model) -> None:
        """Delete one row. What hangs on it must have been deleted before: the database refuses otherwise."""
        self._check(row)
        key = (type(row), row.pk)
        if is_tracked(row):
            self._keep_before(*key)
            self._after[key] = None
        type(row).objects.filter(pk=row.pk).delete()

    def delete_many(self, rows: Sequence[django_models.Model]) -> None:
        """Delete many rows of one kind, as they were read from the database in this edit."""
        for row in rows:
            self._check(row)
            if is_tracked(row):
                self._before.setdefault((type(row), row.pk), image_of(row))
                self._after[type(row), row.pk] = None
        if rows:
            type(rows[0])._default_manager.filter(pk__in=[row.pk for row in rows]).delete()

    def change(self, rows: Sequence[Row], columns: Sequence[str]) -> None:
        """Store many rows of one kind, new ones among them, of which only these columns changed."""
        known = [row for row in rows if row.pk is not None]
        for row in known:
            self._check(row)
        if len(known) == 1:
            self._keep_before(type(known[0]), known[0].pk)
            known[0].save(update_fields=columns)
            self._keep_after(known[0])
        elif known:
            kind = type(known[0])
            for before in kind.objects.filter(sandbox_id=self.sandbox.pk).in_bulk([row.pk for row in known]).values():
                self._before.setdefault((kind, before.pk), image_of(before))
            kind.objects.bulk_update(known, columns, batch_size=500)
            for row in known:
                self._keep_after(row)
        self.create([row for row in rows if row.pk is None])

    def place(
        self,
        node_id: str,
        x: float,
        y: float,
        width: float | None = None,
        height: float | None = None,
        *,
        pinned: bool = False,
    ) -> None:
        """Put a node of this sandbox somewhere; a size that is not given stays, and so does a pin."""
        row = Position.objects.filter(sandbox_id=self.sandbox.pk, node_id=node_id).first()
        row = row or Position(sandbox_id=self.sandbox.pk, node_id=node_id)
        row.x, row.y = x, y
        row.width, row.height = width or row.width, height or row.height
        row.pinned = row.pinned or pinned
        self.save(row)

    def touch(self, entity: django_models.Model) -> None:
        """Its shape may have changed although no row of its own did."""
        self._touched.add((type(entity), entity.pk))

    def touch_sandbox(self) -> None:
        """The clock was set: browsers get the sandbox's shape."""
        self._clock_set = True

    def announce(self, event: events.Event, *, of_services: bool = True) -> None:
        """Only for what is not derived from rows of this package: sessions, perhaps such as services renew."""
        self._announced.append(event)
        self._of_services |= of_services

    def record(self, call: Call) -> None:
        """A call of AWS's own that made this edit; without one, its record is named after the rows."""
        self._calls.append(call)

    def changes(self) -> list[Change]:
        """Out: the rows that are not what they were, in the order of their first change."""
        pairs = ((key, before, self._after[key]) for key, before in self._before.items() if key in self._after)
        return [Change(key[0], key[1], before, after) for key, before, after in pairs if before != after]

    @property
    def facts_stand(self) -> bool:
        """Out: whether the engine would be told the same as before: only sessions came or went, or nodes moved."""
        return self._saved <= NO_FACTS and not self._touched

    @property
    def only_placed(self) -> bool:
        """Out: whether nodes moved or notes changed, and nothing else: whatever is judged here stands as it was."""
        return self.facts_stand and not (self._announced or self._clock_set)

    @property
    def services_stand(self) -> bool:
        """Out: whether no service may have won or lost a role, or credentials that it renews."""
        return self.facts_stand and not self._of_services and not self._clock_set

    def close(self) -> None:
        """Count the revision and write the journal, if anything changed; news leaves after commit."""
        changes = self.changes()
        if not (changes or self._announced or self._touched or self._clock_set):
            return
        self.revision = self.sandbox.revision + 1  # its row is locked
        _revision.store(self.sandbox.pk, self.revision)
        if Sandbox in self._saved or self._clock_set:
            self.sandbox.refresh_from_db()  # it may have been changed through another object
        self.sandbox.revision = self.revision
        affected = affected_by(self.sandbox.pk, changes, self._touched)
        affected.sandbox |= self._clock_set
        derived = events_of(self.sandbox, affected, events.SandboxChanged(sandbox_shape(self.sandbox)))
        self._told = derived
        entry = self._write([event.to_json() for event in (*derived, *self._announced)], changes)
        for call in self._calls or [call_of(changes, derived, self._announced, self.person, self._clock())]:
            self._keep(call)
        self._send_after_commit(entry)

    def told_of(self, row: django_models.Model) -> Any | None:
        """After the edit. Out: the shape of this entity in its events; None when it is in none, or went."""
        shapes = (getattr(event, field.name) for event in self._told for field in fields(event))
        return next((shape for shape in shapes if getattr(shape, "id", None) == row.public_id), None)

    def _clock(self) -> dict[str, Any] | None:
        return {"rate": self.sandbox.clock_rate, "paused": self.sandbox.clock_paused} if self._clock_set else None

    def _keep(self, call: Call) -> None:
        undoes = {"undoes": self.undoes.revision} if self.undoes else {}
        also = {**call.also, "revision": self.revision, "label": str(self.label), **undoes}
        at = clock_of(self.sandbox).sandbox_time(self.at)
        keep(self.sandbox, replace(call, also=also), at, self.person, self.revision)

    def _write(self, shown: list[dict[str, Any]], changes: list[Change]) -> JournalEntry:
        return _entries.store(
            JournalEntry(
                sandbox=self.sandbox,
                revision=self.revision,
                person=self.person,
                at=self.at,
                label=self.label,
                events=to_json(shown),
                inverse=[[change.kind.__name__, change.pk, change.before] for change in changes],
                direction=self.direction,
                undoes=self.undoes,
            )
        )

    def _send_after_commit(self, entry: JournalEntry) -> None:
        sandbox, revision, facts_stand = self.sandbox, self.revision, self.facts_stand
        services_stand, only_placed = self.services_stand, self.only_placed
        if facts_stand:
            transaction.on_commit(lambda: snapshot.carry_over(sandbox.public_id, revision), robust=True)
        publish.after_commit(groups.of_sandbox(self.sandbox.public_id), message_of(entry))
        transaction.on_commit(
            lambda: sandbox_changed.send_robust(
                Sandbox,
                sandbox_pk=sandbox.pk,
                revision=revision,
                facts_stand=facts_stand,
                services_stand=services_stand,
                only_placed=only_placed,
                exercise=sandbox.exercise,
            ),
            robust=True,
        )

    def _check(self, row: django_models.Model) -> None:
        """A row of another sandbox here would be a mistake of ours, never of a learner."""
        self._saved.add(type(row))
        own = row.pk if isinstance(row, Sandbox) else row.sandbox_id
        if own != self.sandbox.pk:
            raise ValueError(f"{row!r} is not in sandbox {self.sandbox.pk}")

    def _keep_before(self, kind: type[django_models.Model], pk: int | None) -> None:
        if pk is not None and (kind, pk) not in self._before:
            self._before[kind, pk] = stored_image(kind, pk)

    def _keep_after(self, row: django_models.Model) -> None:
        if is_tracked(row):
            key = (type(row), row.pk)
            self._before.setdefault(key, None)
            self._after[key] = image_of(row)
