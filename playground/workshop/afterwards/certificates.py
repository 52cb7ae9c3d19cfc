"""Certificates for all who finished a workshop: what they did in it, and nothing of what they did elsewhere."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from playground.people.models import ALPHABET
from playground.workshop.afterwards.report import Learner, learners_of
from playground.workshop.catalog import exercises
from playground.workshop.certificate import CODE_LENGTH
from playground.workshop.models import Certificate, Enrollment, Workshop


@dataclass(frozen=True, slots=True)
class Issued:
    """`lacking`: how many have finished all of it and have no certificate of that yet."""

    certificates: list[Certificate]
    lacking: int


def issued_in(workshop: Workshop) -> Issued:
    """Out: everybody's newest certificate of this workshop, by name."""
    newest = _newest(workshop)
    return Issued(sorted(newest.values(), key=lambda each: each.name.casefold()), len(_lacking(workshop, newest)))


@transaction.atomic
def issue_all(workshop: Workshop, at: datetime | None = None) -> int:
    """One for each who has finished and has none of just that; the others keep theirs. Out: how many are new."""
    Workshop.objects.select_for_update().get(pk=workshop.pk)
    lacking = _lacking(workshop, _newest(workshop))
    people = dict(Enrollment.objects.filter(workshop=workshop).values_list("pk", "person_id"))
    Certificate.objects.bulk_create(
        Certificate(
            code="".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH)),
            person_id=people[learner.enrollment],
            workshop=workshop,
            title=workshop.title,
            name=learner.nickname,
            lines=_lines(learner),
            issued_at=at or timezone.now(),
        )
        for learner in lacking
    )
    return len(lacking)


def _newest(workshop: Workshop) -> dict[int, Certificate]:
    return {each.person_id: each for each in Certificate.objects.filter(workshop=workshop).order_by("pk")}


def _lacking(workshop: Workshop, newest: dict[int, Certificate]) -> list[Learner]:
    shown = [each for each in exercises() if each.slug in workshop.exercises]
    people = dict(Enrollment.objects.filter(workshop=workshop).values_list("pk", "person_id"))
    found = []
    for learner in learners_of(workshop, shown):
        mine = newest.get(people[learner.enrollment])
        if learner.finished and (mine is None or (mine.name, mine.lines) != (learner.nickname, _lines(learner))):
            found.append(learner)
    return found


def _lines(learner: Learner) -> list[dict[str, object]]:
    return [
        {"exercise": work.exercise, "score": work.score, "day": f"{work.finished_at:%Y-%m-%d}"}
        for work in learner.works
        if work is not None
    ]
