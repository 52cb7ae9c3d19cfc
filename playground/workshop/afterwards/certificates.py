"""Certificates for all who finished a workshop: what they did in it, and nothing of what they did elsewhere."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from playground.people.models import ALPHABET
from playground.workshop.afterwards.report import Learner, exercises_in, learners_of
from playground.workshop.catalog import Exercise
from playground.workshop.certificate import CODE_LENGTH
from playground.workshop.models import Certificate, Enrollment, Workshop

Lines = list[dict[str, object]]


@dataclass(frozen=True, slots=True)
class Issued:
    """`lacking`: how many have finished all of it and have no certificate of that yet."""

    certificates: list[Certificate]
    lacking: int


@dataclass(frozen=True, slots=True)
class Earned:
    """What somebody's certificate says."""

    person: int
    name: str
    lines: Lines


def issued_in(workshop: Workshop) -> Issued:
    """Out: everybody's newest certificate of this workshop, by name."""
    newest = _newest(workshop)
    return Issued(sorted(newest.values(), key=lambda each: each.name.casefold()), len(_lacking(workshop, newest)))


@transaction.atomic
def issue_all(workshop: Workshop, at: datetime | None = None) -> int:
    """One for each who has finished and has none of just that; the others keep theirs. Out: how many are new."""
    Workshop.objects.select_for_update().get(pk=workshop.pk)
    lacking = _lacking(workshop, _newest(workshop))
    Certificate.objects.bulk_create(
        Certificate(
            code="".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH)),
            person_id=each.person,
            workshop=workshop,
            title=workshop.title,
            name=each.name,
            lines=each.lines,
            issued_at=at or timezone.now(),
        )
        for each in lacking
    )
    return len(lacking)


def _newest(workshop: Workshop) -> dict[int, Certificate]:
    return {each.person_id: each for each in Certificate.objects.filter(workshop=workshop).order_by("pk")}


def _lacking(workshop: Workshop, newest: dict[int, Certificate]) -> list[Earned]:
    shown = exercises_in(workshop)
    people = dict(Enrollment.objects.filter(workshop=workshop).values_list("pk", "person_id"))
    earned = [
        Earned(people[learner.enrollment], learner.nickname, _lines(learner, shown))
        for learner in learners_of(workshop, shown)
        if learner.finished
    ]
    kept = {person: (each.name, each.lines) for person, each in newest.items()}
    return [each for each in earned if kept.get(each.person) != (each.name, each.lines)]


def _lines(learner: Learner, shown: Sequence[Exercise]) -> Lines:
    """Titles are kept for exercises that may not be there any more one day."""
    return [
        {"exercise": work.exercise, "title": each.title, "score": work.score, "day": f"{work.finished_at:%Y-%m-%d}"}
        for each, work in zip(shown, learner.works, strict=True)
        if work is not None
    ]
