"""Rows of a workshop as browsers see them."""

from datetime import datetime

from playground.live.classroom_shapes import (
    Actor,
    ClassExercise,
    ClassShape,
    LearnerShape,
    SeatShape,
    TeamShape,
    WorkshopShape,
)
from playground.people.models import Person
from playground.workshop.catalog import exercise
from playground.workshop.errors import UnknownExercise
from playground.workshop.models import Enrollment, Workshop


def class_shape(workshop: Workshop) -> ClassShape:
    return ClassShape(
        id=workshop.public_id,
        revision=workshop.revision,
        title=workshop.title,
        state=workshop.state,
        led_by=leaders(workshop),
        exercises=exercises_of(workshop),
        current=workshop.current,
        starts_at=_iso(workshop.starts_at),
        ends_at=_iso(workshop.ends_at),
    )


def workshop_shape(workshop: Workshop) -> WorkshopShape:
    supervision = workshop.supervision
    return WorkshopShape(
        id=workshop.public_id,
        revision=workshop.revision,
        title=workshop.title,
        state=workshop.state,
        owner_id=workshop.owner.public_id,
        led_by=leaders(workshop),
        exercises=exercises_of(workshop),
        current=workshop.current,
        starts_at=_iso(workshop.starts_at),
        ends_at=_iso(workshop.ends_at),
        waiting_room=workshop.waiting_room,
        variants=workshop.variants,
        teams=[TeamShape(each.public_id, each.name) for each in workshop.teams.order_by("pk")],
        frozen=supervision.frozen_at is not None,
        message=supervision.frozen_message,
        clock_kept=supervision.clock_kept,
        created_at=workshop.created_at.isoformat(),
    )


def leaders(workshop: Workshop) -> list[Actor]:
    """Out: who teaches it, its owner first: whoever made it is its first supervisor."""
    people = Person.objects.filter(supervising__supervision=workshop.supervision_id).order_by("supervising__pk")
    return [Actor(person.public_id, str(person)) for person in people]


def exercises_of(workshop: Workshop) -> list[ClassExercise]:
    """Out: its exercises in order, of the course or published by somebody."""
    return [_exercise(slug) for slug in workshop.exercises]


def _exercise(slug: str) -> ClassExercise:
    """One that is not there any more keeps its place under its slug."""
    try:
        found = exercise(slug)
    except UnknownExercise:
        return ClassExercise(slug, slug, 0)
    return ClassExercise(slug, found.title, found.minutes)


def seat_shape(enrollment: Enrollment) -> SeatShape:
    team = enrollment.team
    return SeatShape(
        enrollment.workshop.public_id, enrollment.nickname, enrollment.state, team.name if team is not None else ""
    )


def learner_shape(enrollment: Enrollment) -> LearnerShape:
    """In: a row with its person and team. Out: the learner as those who teach see them."""
    return LearnerShape(
        id=enrollment.public_id,
        person_id=enrollment.person.public_id,
        nickname=enrollment.nickname,
        guest=not enrollment.person.has_account,
        state=enrollment.state,
        team_id=enrollment.team.public_id if enrollment.team is not None else None,
        roster_id=enrollment.roster_entry_id,
        joined_at=enrollment.joined_at.isoformat(),
        last_seen=enrollment.last_seen.isoformat(),
        may_be_shown=enrollment.may_be_shown,
    )


def _iso(at: datetime | None) -> str | None:
    return at.isoformat() if at is not None else None
