"""A class that is over, written at once: who began what, met which goals, took how long and which hints."""

import random
from datetime import UTC, datetime, timedelta

from playground.people.models import Person
from playground.sandbox.models import Sandbox
from playground.workshop.catalog import exercise
from playground.workshop.models import Attempt, Enrollment, GoalResult, HintTaken, MistakeMade, Workshop

BEGAN = datetime(2030, 1, 7, 9, tzinfo=UTC)
BATCH = 500


def fill(workshop: Workshop, learners: int, seed: int = 1) -> None:
    """So many learners, each at every exercise of the workshop; the same seed gives the same class."""
    chance = random.Random(seed)
    people = Person.objects.bulk_create(
        (Person(username=f"learner-{seed}-{at}", display_name=f"Learner {at:04}") for at in range(learners)),
        batch_size=BATCH,
    )
    seats = Enrollment.objects.bulk_create(
        (Enrollment(workshop=workshop, person=each, nickname=each.display_name) for each in people), batch_size=BATCH
    )
    for slug in workshop.exercises:
        _at_one(slug, seats, chance)


def _at_one(slug: str, seats: list[Enrollment], chance: random.Random) -> None:
    shown = exercise(slug)
    doing = [seat for seat in seats if chance.random() < 0.95]
    sandboxes = Sandbox.objects.bulk_create(
        (Sandbox(name=slug, owner=seat.person, exercise=slug, supervision=seat.workshop.supervision) for seat in doing),
        batch_size=BATCH,
    )
    attempts, met = [], []
    for seat, sandbox in zip(doing, sandboxes, strict=True):
        goals = [chance.random() < 0.95 - 0.05 * at for at in range(len(shown.goals))]
        ended = BEGAN + timedelta(seconds=chance.lognormvariate(6.3, 0.5))
        attempt = Attempt(sandbox=sandbox, exercise=slug, started_at=BEGAN, enrollment=seat, marked_revision=1)
        attempt.finished_at = ended if all(goals) else None
        attempts.append(attempt)
        met.append(goals)
    Attempt.objects.bulk_create(attempts, batch_size=BATCH)
    GoalResult.objects.bulk_create(
        (
            GoalResult(attempt=attempt, goal=goal.id, met=is_met, revision=1)
            for attempt, goals in zip(attempts, met, strict=True)
            for goal, is_met in zip(shown.goals, goals, strict=True)
        ),
        batch_size=BATCH,
    )
    HintTaken.objects.bulk_create(
        (
            HintTaken(attempt=attempt, index=at, cost=hint.cost, at=BEGAN)
            for attempt in attempts
            for at, hint in enumerate(shown.hints[: chance.choice((0, 0, 1, 2))])
        ),
        batch_size=BATCH,
    )
    MistakeMade.objects.bulk_create(
        (
            MistakeMade(attempt=attempt, code=mistake.code, at=BEGAN)
            for attempt in attempts
            for mistake in chance.sample(shown.mistakes, min(len(shown.mistakes), chance.choice((0, 0, 1, 1, 2))))
        ),
        batch_size=BATCH,
    )
