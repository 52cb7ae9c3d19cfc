"""What holds for all sandboxes of a class: who looks on, whether it is frozen, who sets the clocks.

No part of any picture, so no journal: it is one row for the whole class, and one message tells all of its browsers.
"""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from playground.live import groups, publish
from playground.live.classroom_shapes import Actor, SupervisionShape
from playground.live.events import Supervised
from playground.people.models import Person
from playground.prepared import Prepared
from playground.sandbox import names
from playground.sandbox.errors import ClockKept, Frozen
from playground.sandbox.models import Sandbox, Supervision, Supervisor
from playground.sentences import say

LONGEST_MESSAGE = 200
_frozen: Prepared[Supervision] = Prepared(lambda pk: Supervision.objects.filter(pk=pk, frozen_at__isnull=False), int)


@transaction.atomic
def supervise(people: Iterable[Person]) -> Supervision:
    """Out: a new class that these people look after. A sandbox is in it once its `supervision` says so."""
    made = Supervision.objects.create()
    Supervisor.objects.bulk_create(Supervisor(supervision=made, person=person) for person in people)
    return made


@transaction.atomic
def add_supervisor(supervision: Supervision, person: Person) -> None:
    """Adding somebody twice is no error."""
    Supervisor.objects.get_or_create(supervision=supervision, person=person)
    _tell(supervision)


@transaction.atomic
def remove_supervisor(supervision: Supervision, person: Person) -> None:
    """They may not look any more; pages of this class that they have open end at once."""
    Supervisor.objects.filter(supervision=supervision, person=person).delete()
    publish.end_after_commit(groups.of_supervision(supervision.public_id), [looking_on(supervision, person)])
    _tell(supervision)


@transaction.atomic
def freeze(supervision: Supervision, message: str = "") -> None:
    """Nobody but those who supervise changes anything from now on. What ends by itself goes on ending."""
    supervision.frozen_at = supervision.frozen_at or timezone.now()
    supervision.frozen_message = names.check_title(message, "message", LONGEST_MESSAGE) if message.strip() else ""
    supervision.save(update_fields=["frozen_at", "frozen_message"])
    _tell(supervision)


@transaction.atomic
def thaw(supervision: Supervision) -> None:
    supervision.frozen_at, supervision.frozen_message = None, ""
    supervision.save(update_fields=["frozen_at", "frozen_message"])
    _tell(supervision)


@transaction.atomic
def keep_clock(supervision: Supervision, kept: bool) -> None:
    """Whether only those who supervise set the clocks of this class."""
    supervision.clock_kept = kept
    supervision.save(update_fields=["clock_kept"])
    _tell(supervision)


@transaction.atomic
def end_supervision(supervision: Supervision) -> None:
    """The class is over for good: nobody looks on any more, and everybody may do with their sandbox as they like."""
    looked = [looking_on(supervision, each.person) for each in supervision.supervisors.select_related("person")]
    group = groups.of_supervision(supervision.public_id)
    publish.end_after_commit(group, looked)
    publish.after_commit(group, Supervised("supervision", None))
    supervision.delete()


def check_change(sandbox: Sandbox, person: Person | None) -> None:
    """Raise Frozen unless this person may change something now; what nobody does, such as an expiry, may go on."""
    if person is None or sandbox.supervision_id is None:
        return
    frozen = _frozen.first(sandbox.supervision_id)
    if frozen is not None and not _supervises(sandbox, person):
        raise Frozen(
            frozen.frozen_message or say("Your instructor has paused the class."),
            hint=say("Nothing is lost. It goes on when your instructor says so."),
        )


def check_clock(sandbox: Sandbox, person: Person | None) -> None:
    """Raise ClockKept unless this person may set the clock."""
    if person is None or sandbox.supervision_id is None:
        return
    kept = Supervision.objects.filter(pk=sandbox.supervision_id, clock_kept=True)
    if kept.exists() and not _supervises(sandbox, person):
        raise ClockKept


def looking_on(supervision: Supervision, person: Person) -> str:
    """Out: what the open pages of somebody who only supervises stand on, see `Admission`."""
    return f"{supervision.public_id}/{person.public_id}"


def supervision_shape(supervision: Supervision | None) -> SupervisionShape | None:
    if supervision is None:
        return None
    people = Person.objects.filter(supervising__supervision=supervision).order_by("supervising__pk")
    return SupervisionShape(
        id=supervision.public_id,
        frozen=supervision.frozen_at is not None,
        message=supervision.frozen_message,
        clock_kept=supervision.clock_kept,
        people=[Actor(person.public_id, str(person)) for person in people],
    )


def _supervises(sandbox: Sandbox, person: Person) -> bool:
    return Supervisor.objects.filter(supervision=sandbox.supervision_id, person=person).exists()


def _tell(supervision: Supervision) -> None:
    shape = supervision_shape(supervision)
    assert shape is not None
    publish.after_commit(groups.of_supervision(supervision.public_id), Supervised("supervision", shape))
