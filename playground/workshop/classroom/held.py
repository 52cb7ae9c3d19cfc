"""What holds for a whole class right now, as browsers see it: from the database, so that who comes later sees it."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import Final

from django.db.models import Count, Q, Sum
from django.utils import timezone

from playground.live.classroom_shapes import Actor
from playground.live.control_shapes import ControlShape, ControlsShape, PollShape, TryShape
from playground.people.models import Person
from playground.workshop.models import Control, Workshop
from playground.workshop.models.control import Kind
from playground.workshop.quiz.rounds import pool

STAYS_SHOWN: Final = timedelta(minutes=5)  # what is over is told for so long
MOST_TRIES: Final = 20  # shown of a leak
BY_LINK: Final = (Kind.FOLLOW, Kind.SPOTLIGHT)


def controls_shape(workshop: Workshop) -> ControlsShape:
    """Out: of each kind the newest, as long as it lasts or was over a moment ago."""
    recent = timezone.now() - STAYS_SHOWN
    now = Q(ended_at=None) & (Q(ends_at=None) | Q(ends_at__gte=recent) | ~Q(kind=Kind.TIMER))
    rows = (
        workshop.controls.filter(now | Q(ended_at__gte=recent))
        .select_related("by", "sandbox", "link")
        .order_by("started_at", "pk")
    )
    newest = {row.kind: row for row in rows}
    return ControlsShape(workshop.revision, [control_shape(row) for row in newest.values()])


def for_learners(shape: ControlsShape) -> ControlsShape:
    """Out: the same without whoever looks away."""
    return replace(shape, controls=[replace(each, away=[]) for each in shape.controls])


def control_shape(row: Control) -> ControlShape:
    ended_at = row.ended_at
    if ended_at is None and row.kind in BY_LINK and row.link_id is None:  # whose canvas it is took it back
        ended_at = timezone.now()
    return ControlShape(
        id=row.public_id,
        kind=row.kind,
        by=actor(row.by),
        started_at=row.started_at.isoformat(),
        ends_at=row.ends_at.isoformat() if row.ends_at else None,
        ended_at=ended_at.isoformat() if ended_at else None,
        words=row.words,
        link=row.link.public_id if row.link is not None else None,
        sandbox_id=row.sandbox.public_id if row.sandbox is not None else None,
        rate=row.data.get("rate"),
        paused=row.data.get("paused", False),
        done=row.data.get("done", 0),
        of=row.data.get("of", 0),
        failed=row.data.get("failed", 0),
        revoked=row.data.get("revoked", False),
        poll=poll_shape(row) if row.kind == Kind.POLL else None,
        away=list(row.away.values_list("enrollment__public_id", flat=True)) if row.kind in BY_LINK else [],
        tries=tries_of(row) if row.kind == Kind.LEAK else [],
    )


def actor(person: Person | None) -> Actor | None:
    return Actor(person.public_id, str(person)) if person is not None else None


def poll_shape(row: Control) -> PollShape | None:
    """Out: the question with its bars; what is right only once it was told. None for a question that is no more."""
    asked = pool().question(row.data["question"], row.data["seed"])
    if asked is None:
        return None
    answered, bars = bars_of(row, len(asked.options))
    told = row.data.get("told", False)
    return PollShape(
        number=row.data["number"],
        text=asked.text,
        options=list(asked.options),
        many=asked.many,
        answered=answered,
        bars=bars,
        right=list(asked.right) if told else None,
        why=list(asked.why) if told else [],
    )


def bars_of(row: Control, options: int) -> tuple[int, list[int]]:
    """Out: how many have answered, and how often each option was picked."""
    answers = list(row.answers.values_list("picked", flat=True))
    picked = Counter(index for answer in answers for index in answer)
    return len(answers), [picked[index] for index in range(options)]


def tries_of(row: Control) -> list[TryShape]:
    """Out: what was tried most with leaked credentials, without names."""
    found = row.tries.values("action", "outcome").annotate(sum=Sum("times"), learners=Count("enrollment"))
    return [
        TryShape(each["action"], each["outcome"], each["sum"], each["learners"])
        for each in found.order_by("-sum", "action", "outcome")[:MOST_TRIES]
    ]
