"""What learners did in a workshop as xAPI statements, version 1.0.3, of actors that nobody can be told from.

Off until somebody who teaches the workshop turns it on for it. A statement has the same id whenever it is told, so
that a record store keeps it once.
"""

import hmac
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from playground.languages import in_language
from playground.sandbox.models import JournalEntry
from playground.workshop.afterwards.report import exercises_in
from playground.workshop.afterwards.work import Work, each_work
from playground.workshop.catalog import Exercise
from playground.workshop.models import Attempt, Enrollment, Seat, State, StatementExport, Workshop

Statement = dict[str, Any]
Turn = tuple[int, datetime, list[str]]  # from which revision on, and when, which goals were met
VERSION: Final = "1.0.3"
VERBS: Final[Mapping[str, tuple[str, str, str]]] = {  # IRI, English, German
    "joined": ("http://activitystrea.ms/schema/1.0/join", "joined", "trat bei"),
    "attempted": ("http://adlnet.gov/expapi/verbs/attempted", "attempted", "begann"),
    "completed": ("http://adlnet.gov/expapi/verbs/completed", "completed", "erreichte"),
    "passed": ("http://adlnet.gov/expapi/verbs/passed", "passed", "bestand"),
    "failed": ("http://adlnet.gov/expapi/verbs/failed", "failed", "bestand nicht"),
}
TYPES: Final = "http://adlnet.gov/expapi/activities/"
STARTING_PICTURE: Final = 1  # its revision: what it meets, nobody has completed
OVER: Final = (State.CLOSED, State.ARCHIVED)


@dataclass(frozen=True, slots=True)
class Teller:
    """Of one workshop: its addresses, its pseudonyms, its ids."""

    export: StatementExport
    workshop: Workshop

    def statements(self) -> Iterator[Statement]:
        """Out: who joined, then exercise by exercise what each attempt came to."""
        seats = {
            each.pk: each
            for each in Enrollment.objects.filter(workshop=self.workshop, state=Seat.IN).select_related("person")
        }
        for seat in seats.values():
            yield self._told("joined", seat, self._workshop(), seat.joined_at, "")
        for shown in exercises_in(self.workshop):
            turns = turns_of(self.workshop, shown.slug)
            for pk, _, work in each_work(self.workshop, [shown]):
                if pk in seats:
                    yield from self._of_attempt(seats[pk], work, shown, turns.get(work.attempt, []))

    def _of_attempt(self, seat: Enrollment, work: Work, shown: Exercise, turns: Sequence[Turn]) -> Iterator[Statement]:
        activity, key, parents = self._exercise(shown), str(work.attempt), [self._workshop()]
        yield self._told("attempted", seat, activity, work.started_at, key, parents)
        goals = {goal.id: goal for goal in shown.goals}
        known: set[str] = set()
        for revision, at, met in turns:
            if revision == STARTING_PICTURE:
                known.update(met)
            for goal in sorted((set(met) - known) & goals.keys()):
                yield self._told("completed", seat, self._goal(shown, goals[goal]), at, f"{key}/{goal}", [activity])
            known.update(met)
        if work.finished:
            result = _result(work) | {"duration": f"PT{work.seconds}S"}
            yield self._told("passed", seat, activity, work.finished_at or work.started_at, key, parents, result)
        elif self.workshop.state in OVER:
            ended = turns[-1][1] if turns else work.started_at
            yield self._told("failed", seat, activity, ended, key, parents, _result(work))

    def _told(
        self,
        verb: str,
        seat: Enrollment,
        activity: Statement,
        at: datetime,
        key: str,
        parents: list[Statement] | None = None,
        result: Statement | None = None,
    ) -> Statement:
        iri, english, german = VERBS[verb]
        context: Statement = {"registration": self._uuid(f"seat/{seat.public_id}"), "platform": "Understudy"}
        if parents:
            context["contextActivities"] = {"parent": parents}
        statement: Statement = {
            "id": self._uuid(f"{seat.public_id}/{verb}/{key}"),
            "actor": {"objectType": "Agent", "account": {"homePage": self.export.home, "name": self._pseudonym(seat)}},
            "verb": {"id": iri, "display": {"en": english, "de": german}},
            "object": activity,
            "context": context,
            "timestamp": at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        }
        return statement | ({"result": result} if result is not None else {})

    def _pseudonym(self, seat: Enrollment) -> str:
        """The same person is the same actor in one workshop, and somebody else in the next."""
        return hmac.new(self.export.salt.encode(), seat.person.public_id.encode(), "sha256").hexdigest()[:32]

    def _uuid(self, name: str) -> str:
        return str(uuid.uuid5(self.export.namespace, name))

    def _workshop(self) -> Statement:
        return _activity(f"{self.export.home}workshops/{self.workshop.public_id}/", "course", self.workshop.title)

    def _exercise(self, shown: Exercise) -> Statement:
        address = f"{self.export.home}workshops/{self.workshop.public_id}/exercises/{shown.slug}"
        return _activity(address, "assessment", shown.title)

    def _goal(self, shown: Exercise, goal: Any) -> Statement:
        address = f"{self.export.home}workshops/{self.workshop.public_id}/exercises/{shown.slug}/goals/{goal.id}"
        return _activity(address, "objective", goal.text)


def _activity(iri: str, kind: str, name: str) -> Statement:
    names = {language: in_language(name, language) for language in ("en", "de")}
    return {"objectType": "Activity", "id": iri, "definition": {"type": TYPES + kind, "name": names}}


def _result(work: Work) -> Statement:
    score = {"scaled": work.score / 100, "raw": work.score, "min": 0, "max": 100}
    return {"score": score, "success": work.finished, "completion": work.finished}


def turns_of(workshop: Workshop, slug: str) -> dict[int, list[Turn]]:
    """Out: by attempt, when which goals were met: the edits after which others were met than before, in two questions.

    The time of an edit that the journal has forgotten is the one of the start.
    """
    mine = Attempt.objects.filter(enrollment__workshop=workshop, exercise=slug)
    rows = list(mine.values_list("pk", "moments", "started_at"))
    revisions = {revision for _, moments, _ in rows for revision, _ in moments}
    edits = JournalEntry.objects.filter(sandbox__attempt__in=mine, revision__in=revisions)
    at = {(pk, revision): when for pk, revision, when in edits.values_list("sandbox__attempt", "revision", "at")}
    return {
        pk: [(revision, at.get((pk, revision), began), met) for revision, met in moments] for pk, moments, began in rows
    }
