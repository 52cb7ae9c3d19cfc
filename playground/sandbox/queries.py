"""Reads that the faces show: the whole canvas, lists of sandboxes, what can be undone."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.utils import timezone

from playground.live import shapes
from playground.people.models import Person
from playground.prepared import Prepared
from playground.sandbox.access import may_edit, of_person
from playground.sandbox.clock import Clock
from playground.sandbox.errors import NotFound
from playground.sandbox.helping import help_in
from playground.sandbox.models import JournalEntry, Sandbox
from playground.sandbox.models.journal import Direction
from playground.sandbox.picture import Picture
from playground.sandbox.supervision import supervision_shape
from playground.sentences import say

Row = TypeVar("Row", bound=Model)
_by_id: dict[type, Prepared[Any]] = {}


def find(sandbox: Sandbox, kind: type[Row], public_id: str) -> Row:
    """Out: the row with this id in this sandbox; NotFound for unknown and foreign ids alike."""
    if kind not in _by_id:
        _by_id[kind] = Prepared(lambda pk, name: kind.objects.filter(sandbox_id=pk, public_id=name), int, str)
    found: Row | None = _by_id[kind].first(sandbox.pk, public_id)
    if found is None:
        raise NotFound(
            say("There is no {id} in this sandbox.", id=str(public_id)[:40]),
            hint=say("It may have been deleted."),
        )
    return found


def clock_of(sandbox: Sandbox) -> Clock:
    """Out: the sandbox's clock as a plain value."""
    return Clock(
        rate=sandbox.clock_rate,
        paused=sandbox.clock_paused,
        real_anchor=sandbox.clock_real_anchor,
        sandbox_anchor=sandbox.clock_sandbox_anchor,
    )


def sandbox_shape(sandbox: Sandbox) -> shapes.SandboxShape:
    return shapes.SandboxShape(
        id=sandbox.public_id,
        name=sandbox.name,
        exercise=sandbox.exercise or None,
        clock=shapes.ClockShape(
            rate=sandbox.clock_rate,
            paused=sandbox.clock_paused,
            real_anchor=sandbox.clock_real_anchor.isoformat(),
            sandbox_anchor=sandbox.clock_sandbox_anchor.isoformat(),
        ),
    )


def canvas(
    sandbox: Sandbox,
    person: Person | None,
    sessions: Iterable[shapes.SessionShape] = (),
    at: datetime | None = None,
) -> shapes.CanvasShape:
    """In: a sandbox just read, who looks, and the sessions (from `sts`, which stands above us). Out: its whole canvas.

    Call it inside one transaction with the read of the sandbox row, so that revision and rows belong together.
    """
    picture = Picture.of(sandbox.pk)
    undo = next_to_undo(sandbox, person) is not None
    redo = next_to_redo(sandbox, person) is not None
    return shapes.CanvasShape(
        revision=sandbox.revision,
        now=(at or timezone.now()).isoformat(),
        may_edit=person is not None and may_edit(person, sandbox),
        may_undo=undo,
        may_redo=redo,
        supervision=supervision_shape(sandbox.supervision),
        help=help_in(sandbox, person),
        sandbox=sandbox_shape(sandbox),
        accounts=picture.accounts(),
        identities=picture.identities(),
        groups=picture.groups(),
        roles=picture.roles(),
        instance_profiles=picture.instance_profiles(),
        providers=picture.providers(),
        resources=picture.resources(),
        notes=picture.notes(),
        policies=picture.policies(),
        organizations=picture.organizations(),
        sessions=list(sessions),
    )


def sandboxes_of(person: Person) -> QuerySet[Sandbox]:
    """Out: what is this person's, or was shared with them, newest first. Whom they supervise is not listed here."""
    return of_person(person).order_by("-created_at")


def _own(sandbox: Sandbox, person: Person | None) -> QuerySet[JournalEntry]:
    own = JournalEntry.objects.filter(sandbox=sandbox, undone=False).exclude(inverse=[])
    return own.filter(person=person).order_by("-revision") if person is not None else own.none()


def next_to_undo(sandbox: Sandbox, person: Person | None) -> JournalEntry | None:
    """Out: this person's last change that stands."""
    return _own(sandbox, person).exclude(direction=Direction.UNDO).first()


def next_to_redo(sandbox: Sandbox, person: Person | None) -> JournalEntry | None:
    """Out: this person's last undo, unless they have changed something new since."""
    undo = _own(sandbox, person).filter(direction=Direction.UNDO).first()
    if undo is None:
        return None
    newer = _own(sandbox, person).filter(direction=Direction.DO, revision__gt=undo.revision)
    return None if newer.exists() else undo


def revisions_of(public_ids: Collection[str]) -> dict[str, int]:
    """Out: where the journals of these sandboxes stand, in one query: what a heartbeat tells."""
    return dict(Sandbox.objects.filter(public_id__in=public_ids).values_list("public_id", "revision"))
