"""What those who teach a workshop see of its links: who came by them, and which scores the platform has."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from playground.languages import for_reader
from playground.workshop.catalog import exercise
from playground.workshop.errors import UnknownExercise
from playground.workshop.lti.grades import unsent
from playground.workshop.models import LtiGrade, LtiLink, Workshop

MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class LinkFigure:
    """`exercise`: its title, empty for the class. `graded`: the platform takes scores of it; `members`: and says who is
    in the course."""

    platform: str
    exercise: str
    learners: int
    graded: bool
    members: bool
    roster_at: datetime | None
    roster_problem: str


@dataclass(frozen=True, slots=True)
class Unsent:
    """A score that the platform does not know; `problem` is empty while it is on its way."""

    name: str
    exercise: str
    score: int
    problem: str


@dataclass(frozen=True, slots=True)
class Figures:
    links: list[LinkFigure]
    sent: int
    waiting: int
    unsent: list[Unsent]

    @property
    def members(self) -> bool:
        return any(each.members for each in self.links)


def figures_of(workshop: Workshop) -> Figures:
    """Out: four questions, however many came."""
    rows = LtiLink.objects.filter(workshop=workshop).select_related("platform").order_by("pk")
    rows = rows.annotate(learners=Count("seats", filter=Q(seats__teaches=False)))
    names = dict(workshop.enrollments.values_list("person", "nickname"))
    waiting = unsent(workshop.pk)
    grades = LtiGrade.objects.filter(seat__link__workshop=workshop).count()
    lacking = list(waiting.select_related("seat__person").order_by("-changed_at")[: MOST_SHOWN + 1])
    count = len(lacking) if len(lacking) <= MOST_SHOWN else waiting.count()
    return Figures(
        links=[
            LinkFigure(
                platform=each.platform.name,
                exercise=title_of(each.exercise),
                learners=each.learners,
                graded=bool(each.service("scope")),
                members=bool(each.service("members")),
                roster_at=each.roster_at,
                roster_problem=for_reader(each.roster_problem),
            )
            for each in rows
        ],
        sent=grades - count,
        waiting=count,
        unsent=[
            Unsent(
                names.get(each.seat.person_id, str(each.seat.person)),
                title_of(each.exercise),
                each.score,
                for_reader(each.problem),
            )
            for each in lacking[:MOST_SHOWN]
        ],
    )


def title_of(slug: str) -> str:
    """Out: how an exercise is called, also one of its own author's; its slug when it is gone."""
    try:
        return str(for_reader(exercise(slug).title)) if slug else ""
    except UnknownExercise:
        return slug
