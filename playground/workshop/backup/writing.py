"""A workshop becomes a file: first its head, then one attempt after another, each as it stands at its moment.

Left out, and counted: pictures that nobody could build again within a request's time, attempts at exercises whose
author has taken them along, and what learners drew who were removed, into whose sandboxes nobody looks any more.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.utils import timezone

from playground.sandbox.errors import InvalidWorld
from playground.sandbox.export import export
from playground.sandbox.limits import BUILT_AT_ONCE
from playground.sandbox.world import refuse_too_many
from playground.sentences import to_json
from playground.workshop.backup import kept
from playground.workshop.backup.notation import FORMAT, MOST_CHARACTERS, VERSION, Json
from playground.workshop.catalog import exercises
from playground.workshop.models import (
    OWN_PREFIX,
    Archive,
    ArchivePart,
    Attempt,
    AuthoredExercise,
    Enrollment,
    QuizRound,
    Workshop,
)


def begin(archive: Archive, workshop: Workshop) -> None:
    """Write the head, and a part for each attempt that is to be written."""
    course = {each.slug for each in exercises()}
    attempts = _attempts(workshop)
    used = {*workshop.exercises, *attempts.values_list("exercise", flat=True)} - course
    packages = _packages(workshop, used)
    known = course | packages.keys()
    learners = list(workshop.enrollments.order_by("pk"))
    teams = list(workshop.teams.order_by("pk").values_list("pk", "name"))
    places = {pk: place for place, (pk, _) in enumerate(teams)}
    quiz = _quizzes(learners, [slug for slug in workshop.exercises if slug in known])
    archive.head = {
        "format": FORMAT,
        "version": VERSION,
        "made_at": timezone.now().isoformat(),
        "workshop": _workshop(workshop, known),
        "packages": packages,
        "teams": [{"name": name} for _, name in teams],
        "learners": [_learner(each, places, quiz.get(each.person_id, [])) for each in learners],
        **kept.written(workshop, {each.pk: place for place, each in enumerate(learners)}, places),
    }
    written = attempts.filter(exercise__in=known).order_by("pk").values_list("pk", flat=True)
    parts = [ArchivePart(archive=archive, index=index, row=pk) for index, pk in enumerate(written)]
    ArchivePart.objects.bulk_create(parts, batch_size=500)
    archive.of = len(parts)
    archive.left_out = Attempt.objects.filter(enrollment__workshop=workshop).count() - len(parts)
    archive.characters = len(json.dumps(archive.head))


def write(archive: Archive, part: ArchivePart) -> None:
    """Write one attempt; nothing for one that is gone by now."""
    rows = Attempt.objects.select_related("sandbox", "enrollment__workshop")
    attempt = rows.filter(pk=part.row).first()
    if attempt is None or attempt.enrollment is None:
        return
    world = export(attempt.sandbox)
    text = json.dumps(_attempt(attempt, world), ensure_ascii=False)
    if _is_too_much(world) or archive.characters + len(text) > MOST_CHARACTERS:
        archive.left_out += 1
        text = json.dumps(_attempt(attempt, None), ensure_ascii=False)
    part.text = text
    archive.characters += len(text)


def text_of(archive: Archive) -> Iterator[str]:
    """Out: the whole file, piece by piece."""
    yield json.dumps(archive.head, ensure_ascii=False)[:-1] + ', "attempts": ['
    texts = archive.parts.exclude(text="").order_by("index").values_list("text", flat=True)
    for index, text in enumerate(texts.iterator(chunk_size=50)):
        yield f"{',' if index else ''}\n{text}"
    yield "\n]}\n"


def _attempts(workshop: Workshop) -> Any:
    return Attempt.objects.filter(enrollment__workshop=workshop, sandbox__supervision=workshop.supervision_id)


def _workshop(workshop: Workshop, known: set[str]) -> Json:
    return {
        "title": workshop.title,
        "exercises": [slug for slug in workshop.exercises if slug in known],
        "waiting_room": workshop.waiting_room,
        "variants": workshop.variants,
        "starts_at": _time(workshop.starts_at),
        "ends_at": _time(workshop.ends_at),
        "created_at": _time(workshop.created_at),
    }


def _packages(workshop: Workshop, slugs: Iterable[str]) -> Json:
    """Out: what somebody has published and this workshop uses: the live edition, and those that are worked on."""
    ids = [slug.removeprefix(OWN_PREFIX) for slug in slugs]
    worked = set(_attempts(workshop).values_list("exercise", "edition").distinct())
    found = {}
    for row in AuthoredExercise.objects.filter(public_id__in=ids).order_by("pk").prefetch_related("editions"):
        editions = [each for each in row.editions.all() if each.number == row.live or (row.slug, each.number) in worked]
        if editions:
            files = {str(each.number): each.files for each in sorted(editions, key=lambda each: each.number)}
            found[row.slug] = {"title": row.title, "live": row.live, "editions": files}
    return found


def _learner(row: Enrollment, places: dict[int, int], quiz: list[Json]) -> Json:
    return {
        "nickname": row.nickname,
        "state": row.state,
        "team": places.get(row.team_id) if row.team_id else None,
        "joined_at": _time(row.joined_at),
        "last_seen": _time(row.last_seen),
        "may_be_shown": row.may_be_shown,
        "quiz": quiz,
    }


def _quizzes(learners: list[Enrollment], slugs: list[str]) -> dict[int, list[Json]]:
    """Out: rounds about what the class does, finished since somebody came; what else they asked is theirs."""
    since = {each.person_id: each.joined_at for each in learners}
    rounds = QuizRound.objects.filter(person__enrollments__in=learners, scope__in=slugs, finished_at__isnull=False)
    found: dict[int, list[Json]] = {}
    for each in rounds.order_by("pk"):
        if each.started_at >= since[each.person_id]:
            row = {name: getattr(each, name) for name in ("scope", "questions", "answers", "right")}
            times = {"started_at": _time(each.started_at), "finished_at": _time(each.finished_at)}
            found.setdefault(each.person_id, []).append(row | times)
    return found


def _attempt(row: Attempt, world: Json | None) -> Json:
    workshop = row.enrollment.workshop
    before = workshop.enrollments.filter(pk__lt=row.enrollment_id).count()
    team = workshop.teams.filter(pk__lt=row.team_id).count() if row.team_id else None
    empty = {"version": 1, "name": row.sandbox.name, "accounts": []}
    return {
        "learner": before,
        "team": team,
        "exercise": row.exercise,
        "seed": row.seed,
        "edition": row.edition,
        "started_at": _time(row.started_at),
        "marked": row.marked_revision is not None,
        "worked_seconds": row.worked_seconds,
        "marked_at": _time(row.marked_at),
        "solution_opened_at": _time(row.solution_opened_at),
        "finished_at": _time(row.finished_at),
        "moved_at": _time(row.moved_at),
        "mistakes": row.mistakes,
        "goals": [
            {"goal": each.goal, "met": each.met, "why": to_json(each.why), "reason": each.reason}
            for each in row.results.order_by("pk")
        ],
        "hints": [
            {"index": each.index, "cost": each.cost, "at": _time(each.at)} for each in row.hints.order_by("index")
        ],
        "mistakes_made": [{"code": each.code, "at": _time(each.at)} for each in row.mistakes_made.order_by("pk")],
        "sandbox": world or empty,
    }


def _is_too_much(world: Json) -> bool:
    try:
        refuse_too_many(world, BUILT_AT_ONCE)
    except InvalidWorld:
        return True
    return False


def _time(at: datetime | None) -> str | None:
    return at.isoformat() if at is not None else None
