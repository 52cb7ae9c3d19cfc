"""Hints and messages: to all, to a team, to some; kept, bounded, and shown to each until it was read."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from playground.live import groups, publish
from playground.live.classroom_events import MessageRead, MessageSent, MessageTold
from playground.live.control_shapes import MessageShape
from playground.people.models import Person
from playground.sandbox import names
from playground.sentences import say
from playground.workshop.catalog import exercise
from playground.workshop.classroom.errors import InvalidWorkshop, NoLearner, NoMessage
from playground.workshop.classroom.held import actor
from playground.workshop.classroom.holding.controls import check_going
from playground.workshop.classroom.stream import changing
from playground.workshop.models import Attempt, ClassMessage, Delivery, Enrollment, Seat, Workshop

LONGEST_TEXT: Final = 300
MOST_KEPT: Final = 200  # of a workshop, the newest
MOST_NAMED: Final = 20  # of those it was for, by name


def send(
    workshop: Workshop,
    person: Person,
    *,
    text: str = "",
    hint: int | None = None,
    learners: Sequence[str] | None = None,
    team: str | None = None,
    unfinished: bool = False,
) -> MessageShape:
    """In: words, or the number of a hint of what the class does now, from 1; to whom, all of them by default.

    Raises InvalidWorkshop, NoLearner where one is none of this workshop or nobody is left.
    """
    with changing(workshop, person) as change:
        check_going(change.workshop)
        row = change.workshop
        words = _hint(row, hint) if hint is not None else names.check_title(text, "text", LONGEST_TEXT, place="text")
        chosen = _chosen(row, learners, team, unfinished)
        made = ClassMessage.objects.create(
            workshop=row, by=person, at=change.at, text=words, hint=hint, for_all=chosen is None
        )
        if chosen is not None:
            Delivery.objects.bulk_create(Delivery(message=made, enrollment=each) for each in chosen)
        shape = _shape(made, [each.nickname for each in chosen or ()], 0)
        change.announce(MessageSent(shape))
        if chosen is None:
            supervision = row.supervision.public_id
            publish.after_commit(groups.of_class(supervision), MessageTold("message", shape))
        for each in chosen or ():
            change.tell([each], MessageTold("message", replace(shape, to=[each.nickname])))
        kept = row.messages.order_by("-pk").values_list("pk", flat=True)[:MOST_KEPT]
        row.messages.exclude(pk__in=list(kept)).delete()
    return shape


@transaction.atomic
def read(enrollment: Enrollment, message_id: str) -> None:
    """This learner has read it. Twice is no error; NoMessage for what was not for them."""
    found = for_learner(enrollment).filter(public_id=message_id).first()
    if found is None:
        raise NoMessage
    delivery, _ = Delivery.objects.get_or_create(message=found, enrollment=enrollment)
    if delivery.read_at is None:
        delivery.read_at = timezone.now()
        delivery.save(update_fields=["read_at"])
        news = MessageRead("read", message_id, found.deliveries.exclude(read_at=None).count())
        publish.after_commit(groups.of_workshop(enrollment.workshop.public_id), news)


def for_learner(enrollment: Enrollment) -> QuerySet[ClassMessage]:
    """Out: what was said to all, and to this learner."""
    mine = Q(for_all=True) | Q(pk__in=enrollment.deliveries.values("message"))
    return enrollment.workshop.messages.filter(mine)


def messages_for(enrollment: Enrollment) -> list[MessageShape]:
    """Out: what this learner was told, newest first."""
    seen = set(enrollment.deliveries.exclude(read_at=None).values_list("message_id", flat=True))
    rows = for_learner(enrollment).select_related("by").order_by("-pk")
    return [_shape(row, [] if row.for_all else [enrollment.nickname], int(row.pk in seen)) for row in rows]


def messages_of(workshop: Workshop) -> list[MessageShape]:
    """Out: all that was said, newest first, in two queries."""
    rows = list(
        workshop.messages.select_related("by")
        .annotate(read=Count("deliveries", filter=Q(deliveries__read_at__isnull=False)))
        .order_by("-pk")
    )
    some = [row.pk for row in rows if not row.for_all]
    to: dict[int, list[str]] = {pk: [] for pk in some}
    for pk, name in Delivery.objects.filter(message__in=some).values_list("message_id", "enrollment__nickname"):
        to[pk].append(name)
    return [_shape(row, to.get(row.pk, []), row.read) for row in rows]


def _shape(row: ClassMessage, to: Iterable[str], read: int) -> MessageShape:
    return MessageShape(
        id=row.public_id,
        by=actor(row.by),
        at=row.at.isoformat(),
        text=row.text,
        hint=row.hint,
        for_all=row.for_all,
        to=list(to)[:MOST_NAMED],
        read=read,
    )


def _hint(workshop: Workshop, number: int) -> str:
    hints = exercise(workshop.exercise).hints if workshop.exercise is not None else ()
    if not 1 <= number <= len(hints):
        raise InvalidWorkshop(
            say("The exercise has no hint {number}.", number=number), hint=say("Choose another one."), place="hint"
        )
    return hints[number - 1].text


def _chosen(
    workshop: Workshop, learners: Sequence[str] | None, team: str | None, unfinished: bool
) -> list[Enrollment] | None:
    """Out: those it is for; None for all, who come later, too."""
    here = workshop.enrollments.filter(state=Seat.IN).select_related("person")
    if learners is not None:
        found = list(here.filter(public_id__in=learners))
        if len(found) < len(set(learners)):
            raise NoLearner
    elif team is not None:
        found = list(here.filter(team__public_id=team))
    elif unfinished:
        done = Attempt.objects.filter(exercise=workshop.exercise or "", finished_at__isnull=False)
        by = done.filter(enrollment__workshop=workshop)
        alone, mates = by.values("enrollment"), by.exclude(enrollment__team=None).values("enrollment__team")
        found = list(here.exclude(Q(pk__in=alone) | Q(team__isnull=False, team__in=mates)))
    else:
        return None
    if not found:
        raise NoLearner
    return found
