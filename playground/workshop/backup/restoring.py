"""A file becomes a workshop: what it holds is checked whole, then each sandbox is built by itself, and only at the end
is there a workshop, in one go. Until then nobody sees anything, and what fails takes all of it back.

Learners come back as people whom nobody can sign in as; they go with the workshop.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from django.db.models import QuerySet
from django.utils import timezone

from playground.errors import PlaygroundError
from playground.people.models import Kind, Person
from playground.sandbox.commands.sandboxes import create_sandbox
from playground.sandbox.models import Sandbox
from playground.sandbox.stream import editing
from playground.sandbox.supervision import supervise
from playground.sandbox.transfer import build
from playground.sentences import say
from playground.workshop.authoring.commands import MOST_DRAFTS
from playground.workshop.authoring.draft import draft_of
from playground.workshop.backup import kept
from playground.workshop.backup.notation import Json, checked, package_in
from playground.workshop.backup.telling import sentence_from
from playground.workshop.classroom import codes
from playground.workshop.classroom.errors import Full
from playground.workshop.models import (
    OWN_PREFIX,
    RESTORED,
    Archive,
    ArchivePart,
    Attempt,
    AuthoredExercise,
    Edition,
    Enrollment,
    GoalResult,
    HintTaken,
    MistakeMade,
    QuizRound,
    State,
    Team,
    Workshop,
)

BATCH: Final = 500


def begin(archive: Archive, text: str) -> None:
    """Check all of it; make its learners, and a part for each attempt. PlaygroundError names the place."""
    whole = checked(text)
    _check_room(archive.restorer, whole)
    parts = [
        ArchivePart(archive=archive, index=index, text=json.dumps(each, ensure_ascii=False))
        for index, each in enumerate(whole.pop("attempts"))
    ]
    archive.head, archive.of, archive.upload = whole, len(parts), None
    ArchivePart.objects.bulk_create(parts, batch_size=BATCH)
    people = [_person(archive, place, each["nickname"]) for place, each in enumerate(whole["learners"])]
    Person.objects.bulk_create(people, batch_size=BATCH)


def build_one(archive: Archive, part: ArchivePart) -> None:
    """The sandbox of one attempt, through the commands, as if somebody had drawn it."""
    attempt = json.loads(part.text)
    world = attempt.pop("sandbox")
    owner = Person.objects.get(username=_username(archive, attempt["learner"]))
    try:
        sandbox = create_sandbox(owner, world["name"], exercise=attempt["exercise"])
        with editing(sandbox, label=say("Restore a workshop")) as edit:
            build(edit, world)
    except PlaygroundError as error:
        error.place = f"attempts[{part.index}].sandbox{error.place}"
        raise
    part.row, part.text = sandbox.pk, json.dumps(attempt, ensure_ascii=False)


def finish(archive: Archive) -> Workshop:
    """Out: the workshop, closed, of whoever restores it, with everything that was built."""
    head, owner = archive.head, archive.restorer
    renamed = _packages(owner, head["packages"])
    row = head["workshop"]
    made = Workshop(
        title=row["title"],
        owner=owner,
        state=State.CLOSED,
        exercises=[renamed.get(slug, slug) for slug in row["exercises"]],
        waiting_room=row["waiting_room"],
        variants=row["variants"],
        **{name: _time(row[name]) for name in ("starts_at", "ends_at", "created_at")},
    )
    codes.give(made, codes.new_code())
    made.supervision = supervise([owner])
    made.save()
    teams = Team.objects.bulk_create(Team(workshop=made, name=each["name"]) for each in head["teams"])
    seats = _learners(archive, made, teams, renamed)
    _attempts(archive, made, teams, seats, renamed)
    kept.make(head, made, seats, teams)
    return made


def people_of(archive: Archive) -> QuerySet[Person]:
    """Out: whom it has made so far; with them goes what was built."""
    return Person.objects.filter(username__startswith=f"{RESTORED}{archive.pk}-")


def _check_room(owner: Person, whole: Json) -> None:
    if owner.authored.count() + len(whole["packages"]) > MOST_DRAFTS:
        raise Full(
            say("You have {most} exercises, and there can be no more.", most=MOST_DRAFTS),
            hint=say("Delete one."),
            place="packages",
        )


def _username(archive: Archive, place: int) -> str:
    return f"{RESTORED}{archive.pk}-{place}"


def _person(archive: Archive, place: int, nickname: str) -> Person:
    person = Person(username=_username(archive, place), display_name=nickname, kind=Kind.GUEST, is_active=False)
    person.set_unusable_password()
    return person


def _packages(owner: Person, packages: Mapping[str, Any]) -> dict[str, str]:
    """Out: slugs here by slugs in the file, where they differ. What is here word by word is not made again."""
    renamed = {}
    for slug, given in packages.items():
        here = Edition.objects.filter(exercise__public_id=slug.removeprefix(OWN_PREFIX))
        kept = {str(each.number): each.files for each in here}
        if all(kept.get(number) == files for number, files in given["editions"].items()):
            continue
        newest = given["editions"][max(given["editions"], key=int)]
        made = AuthoredExercise.objects.create(
            owner=owner,
            title=given["title"],
            draft=draft_of(package_in(newest)),
            live=given["live"],
            changed_at=timezone.now(),
        )
        Edition.objects.bulk_create(
            Edition(exercise=made, number=int(number), files=files, published_at=timezone.now())
            for number, files in given["editions"].items()
        )
        renamed[slug] = made.slug
    return renamed


def _learners(archive: Archive, made: Workshop, teams: list[Team], renamed: Mapping[str, str]) -> list[Enrollment]:
    people = {each.username: each for each in people_of(archive)}
    seats, quizzes = [], []
    for place, row in enumerate(archive.head["learners"]):
        person = people[_username(archive, place)]
        seat = Enrollment(workshop=made, person=person, nickname=row["nickname"], state=row["state"])
        seat.team = teams[row["team"]] if row["team"] is not None else None
        seat.may_be_shown = row["may_be_shown"]
        seat.joined_at, seat.last_seen = _time(row["joined_at"]), _time(row["last_seen"])
        seats.append(seat)
        for each in row["quiz"]:
            times = {name: _time(each[name]) for name in ("started_at", "finished_at")}
            values = each | times | {"scope": renamed.get(each["scope"], each["scope"])}
            quizzes.append(QuizRound(person=person, **values))
    QuizRound.objects.bulk_create(quizzes, batch_size=BATCH)
    return Enrollment.objects.bulk_create(seats, batch_size=BATCH)


def _attempts(
    archive: Archive, made: Workshop, teams: list[Team], seats: list[Enrollment], renamed: Mapping[str, str]
) -> None:
    parts = list(archive.parts.order_by("index").values_list("row", "text"))
    rows = [(sandbox, json.loads(text)) for sandbox, text in parts]
    built = Sandbox.objects.filter(owner__in=people_of(archive))
    for slug, new in renamed.items():
        built.filter(exercise=slug).update(exercise=new)
    built.update(supervision=made.supervision)
    revisions = dict(built.values_list("pk", "revision"))
    attempts = [_attempt(sandbox, row, revisions[sandbox], renamed) for sandbox, row in rows]
    for attempt, (_, row) in zip(attempts, rows, strict=True):
        attempt.enrollment = seats[row["learner"]]
        attempt.team = teams[row["team"]] if row["team"] is not None else None
    Attempt.objects.bulk_create(attempts, batch_size=BATCH)
    pairs = [(attempt, row) for attempt, (_, row) in zip(attempts, rows, strict=True)]
    GoalResult.objects.bulk_create(
        (
            GoalResult(
                attempt=attempt,
                revision=revisions[attempt.sandbox_id],
                **{**each, "why": sentence_from(each["why"])},
            )
            for attempt, row in pairs
            for each in row["goals"]
        ),
        batch_size=BATCH,
    )
    for model, name in ((HintTaken, "hints"), (MistakeMade, "mistakes_made")):
        given = ((attempt, each) for attempt, row in pairs for each in row[name])
        model.objects.bulk_create(
            (model(attempt=attempt, **{**each, "at": _time(each["at"])}) for attempt, each in given), batch_size=BATCH
        )


def _attempt(sandbox: int, row: Json, revision: int, renamed: Mapping[str, str]) -> Attempt:
    """Its journal begins anew, and with it the moments of its goals."""
    met = [each["goal"] for each in row["goals"] if each["met"]]
    return Attempt(
        sandbox_id=sandbox,
        exercise=renamed.get(row["exercise"], row["exercise"]),
        marked_revision=revision if row["marked"] else None,
        moments=[[revision, met]] if met else [],
        **{name: row[name] for name in ("seed", "edition", "worked_seconds", "mistakes")},
        **{name: _time(row[name]) for name in ("started_at", "marked_at", "solution_opened_at")},
        **{name: _time(row[name]) for name in ("finished_at", "moved_at")},
    )


def _time(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text is not None else None
