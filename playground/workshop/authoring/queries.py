"""Exercises as their authors see them."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from playground.people.models import Person
from playground.sandbox.models import Sandbox
from playground.sentences import say
from playground.sts.models import RoleSession
from playground.sts.queries import sandbox_now
from playground.workshop.authoring.draft import Draft
from playground.workshop.authoring.errors import UnknownDraft
from playground.workshop.authoring.review import START, MarkedGoal, Review, marks_in, review
from playground.workshop.drawn import asked_in
from playground.workshop.models import AuthoredExercise, Drawing
from playground.workshop.queries import facts_of


@dataclass(frozen=True, slots=True)
class AuthoredCard:
    """One exercise in a list. `live`: the edition that others begin, None while nothing is published.

    `slug`: what others begin it by, at /exercise/SLUG/. `changed_at`: ISO 8601.
    """

    id: str
    slug: str
    title: str
    live: int | None
    editions: int
    changed_at: str


@dataclass(frozen=True, slots=True)
class EditionShape:
    number: int
    published_at: str


@dataclass(frozen=True, slots=True)
class AuthoredShape:
    """The whole. `draft` is what the files of the exercise say; `open`: sandboxes in which a picture is being drawn."""

    id: str
    slug: str
    revision: int
    draft: dict[str, Any]
    review: Review
    ready: bool
    live: int | None
    editions: list[EditionShape]
    open: dict[str, str]


@dataclass(frozen=True, slots=True)
class DrawingShape:
    """What a sandbox is drawn for. `goals`: those of the exercise as they stand here, at `revision`.

    `left_out`: what is here and cannot be part of an exercise.
    """

    exercise: str
    title: str
    picture: str
    texts: dict[str, str]
    goals: list[MarkedGoal]
    left_out: list[str]
    revision: int


def cards_of(person: Person) -> list[AuthoredCard]:
    """Out: this person's exercises, the last changed first; one question, however many there are."""
    rows = person.authored.defer("draft").annotate(count=Count("editions")).order_by("-changed_at", "-pk")
    return [card_of(row, row.count) for row in rows]


def card_of(row: AuthoredExercise, editions: int) -> AuthoredCard:
    return AuthoredCard(row.public_id, row.slug, row.title, row.live, editions, row.changed_at.isoformat())


def shape_of(mine: AuthoredExercise, reviewed: Review | None = None) -> AuthoredShape:
    """In: an exercise, and its review where there is one already."""
    found = reviewed or review(mine.draft)
    editions = mine.editions.order_by("-number").values_list("number", "published_at")
    return AuthoredShape(
        id=mine.public_id,
        slug=mine.slug,
        revision=mine.revision,
        draft=mine.draft,
        review=found,
        ready=found.ready,
        live=mine.live,
        editions=[EditionShape(number, at.isoformat()) for number, at in editions],
        open=dict(mine.drawings.values_list("picture", "sandbox__public_id")),
    )


def drawing_in(person: Person, sandbox: str) -> Drawing:
    """Out: what this person's sandbox is drawn for; UnknownDraft for any other."""
    found = Drawing.objects.filter(exercise__owner=person, sandbox__public_id=sandbox)
    drawing = found.select_related("exercise", "sandbox").first()
    if drawing is None:
        raise UnknownDraft(say("This sandbox is no picture of an exercise."), hint=say("The home page lists them."))
    return drawing


def drawing_shape(drawing: Drawing) -> DrawingShape:
    draft, sandbox = drawing.exercise.draft, drawing.sandbox
    return DrawingShape(
        exercise=drawing.exercise.public_id,
        title=drawing.exercise.title,
        picture=drawing.picture,
        texts=_texts(draft),
        goals=marks_in(draft, facts_of(sandbox), sandbox_now(sandbox)),
        left_out=_left_out(drawing.picture, sandbox),
        revision=sandbox.revision,
    )


def _texts(draft: Draft) -> dict[str, str]:
    given = draft["sheet"].get("goal")
    goals = [each for each in given if isinstance(each, dict)] if isinstance(given, list) else []
    return {str(each.get("id", "")): str(each.get("text", "")) for each in goals}


def _left_out(picture: str, sandbox: Sandbox) -> list[str]:
    sessions = RoleSession.objects.filter(sandbox=sandbox).count()
    kept = 0 if picture == START else len(asked_in(sandbox))
    if sessions <= kept:
        return []
    return [say("Sessions stay behind: an exercise is a picture, and sessions of it end.")]
