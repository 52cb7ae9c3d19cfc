"""A certificate: what somebody has finished, on a page that anybody with its link can read, and so check."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from playground.people.models import ALPHABET, Person
from playground.sentences import say
from playground.workshop.catalog import exercises
from playground.workshop.errors import NothingFinished, TooManyCertificates, UnknownCertificate
from playground.workshop.models import Certificate, Finish

CODE_LENGTH = 26  # of 32 letters: 130 bits, nobody guesses one
MOST_PER_PERSON = 50


@dataclass(frozen=True, slots=True)
class Line:
    """One exercise: `title` in the words of today's course, `day` when the best time was."""

    title: str
    track: str
    score: int
    day: date


@dataclass(frozen=True, slots=True)
class Page:
    """What the page shows. `tracks`: of each, its name, how many exercises it has, and the finished ones in order.

    `title`: the workshop it is of, "" for what somebody did by themselves.
    """

    code: str
    name: str
    title: str
    issued_at: datetime
    tracks: list[tuple[str, int, list[Line]]]


@transaction.atomic
def issue(person: Person, at: datetime | None = None) -> Certificate:
    """Out: a certificate of all that this person has finished; the last one again when nothing has changed since."""
    Person.objects.select_for_update().get(pk=person.pk)
    course = [each.slug for each in exercises()]
    finished = Finish.objects.filter(person=person, exercise__in=course).order_by("exercise")
    lines = [
        {"exercise": each.exercise, "score": each.score, "day": f"{each.finished_at:%Y-%m-%d}"} for each in finished
    ]
    if not lines:
        raise NothingFinished(
            say("There is nothing to certify yet."), hint=say("Finish an exercise: meet all of its goals once.")
        )
    mine = Certificate.objects.filter(person=person, title="")
    last = mine.order_by("-issued_at", "-pk").first()
    if last is not None and (last.name, last.lines) == (str(person), lines):
        return last
    if mine.count() >= MOST_PER_PERSON:
        raise TooManyCertificates(
            say("You have {most} certificates, and there can be no more.", most=MOST_PER_PERSON),
            hint=say("The newest one stays valid."),
        )
    code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
    return Certificate.objects.create(
        code=code, person=person, name=str(person), lines=lines, issued_at=at or timezone.now()
    )


def page_of(code: str) -> Page:
    """In: a code from a link. Out: what was certified; UnknownCertificate for any other code."""
    found = Certificate.objects.filter(code=code).first()
    if found is None:
        raise UnknownCertificate(
            say("There is no such certificate."), hint=say("Its owner may have deleted their account.")
        )
    return page_from(found)


def page_from(found: Certificate) -> Page:
    """In: a row. Out: what its page shows; of a workshop in the order it was done in, its own exercises, too."""
    if found.title:
        titles = {each.slug: each.title for each in exercises()}
        lines = [
            Line(titles.get(each["exercise"], each["title"]), "", each["score"], date.fromisoformat(each["day"]))
            for each in found.lines
        ]
        return Page(found.code, found.name, found.title, found.issued_at, [("", len(lines), lines)])
    known = {each["exercise"]: each for each in found.lines}
    tracks: dict[str, tuple[int, list[Line]]] = {}
    for each in exercises():
        number, some = tracks.get(each.track, (0, []))
        mine = known.get(each.slug)
        if mine is not None:
            some = [*some, Line(each.title, each.track, mine["score"], date.fromisoformat(mine["day"]))]
        tracks[each.track] = (number + 1, some)
    finished = [(name, number, some) for name, (number, some) in tracks.items() if some]
    return Page(found.code, found.name, "", found.issued_at, finished)
