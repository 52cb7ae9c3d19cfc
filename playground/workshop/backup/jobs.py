"""Back-ups and restorations, taken on a piece at a time by the worker: each piece is a transaction of its own, so that
nobody waits for a class of hundreds, and whoever comes twice does no piece twice."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from time import monotonic
from typing import Final

from django.db import transaction
from django.utils import timezone

from playground.errors import PlaygroundError
from playground.people.models import Person
from playground.sentences import say, to_json
from playground.workshop.backup import restoring, writing
from playground.workshop.backup.opening import refuse_at_once, unzipped
from playground.workshop.classroom.commands import WORKSHOPS_PER_PERSON
from playground.workshop.classroom.errors import Full, InstructorsOnly
from playground.workshop.models import Archive, Progress, Workshop

KEPT: Final = timedelta(hours=1)  # then a file is written anew
STALLED: Final = timedelta(seconds=60)
AT_A_TIME: Final = 2.0  # seconds; then others get the worker
MOVES: Final = ("state", "done", "made", "left_out", "characters", "moved_at")  # the head is written once: it is long


@transaction.atomic
def begin_back_up(workshop: Workshop) -> Archive:
    """Out: a new file in the making; the one that is being made, if there is one."""
    Workshop.objects.select_for_update().get(pk=workshop.pk)
    found = Archive.objects.filter(workshop=workshop).first()
    if found is not None and found.state == Progress.RUNNING:
        return found
    forget(found)
    return Archive.objects.create(workshop=workshop)


def begin_restoration(person: Person, upload: bytes) -> Archive:
    """In: a file, gzip or plain. Raises InstructorsOnly; MalformedExercise for what is no file of ours at all; Full
    while another one is under way or no room is left."""
    if not person.may_teach:
        raise InstructorsOnly
    refuse_at_once(upload)
    return _restoration(person, upload)


@transaction.atomic
def _restoration(person: Person, upload: bytes) -> Archive:
    Person.objects.select_for_update().get(pk=person.pk)
    found = Archive.objects.filter(restorer=person).first()
    if found is not None and found.state == Progress.RUNNING:
        raise Full(say("You are restoring a workshop already."), hint=say("Wait until it is there, or stop it."))
    if person.workshops.count() >= WORKSHOPS_PER_PERSON:
        raise Full(
            say("You have {most} workshops, and there can be no more.", most=WORKSHOPS_PER_PERSON),
            hint=say("Delete one that is over."),
        )
    forget(found)
    return Archive.objects.create(restorer=person, upload=upload)


def forget(archive: Archive | None) -> None:
    """It goes, and with it what was built so far; a workshop that was made of it stays."""
    if archive is None:
        return
    with transaction.atomic():
        locked = Archive.objects.select_for_update().defer("upload", "head").filter(pk=archive.pk).first()
        if locked is None:
            return
        if locked.state == Progress.RUNNING and locked.restorer_id is not None:
            restoring.people_of(locked).delete()
        locked.delete()


def go_on(archive_pk: int) -> bool:
    """Take it on for a moment. Out: whether there is more to do."""
    until = monotonic() + AT_A_TIME
    more = True
    while more and monotonic() < until:
        try:
            with _locked(archive_pk) as archive:
                more = archive is not None and _step(archive)
        except PlaygroundError as error:
            _fail(archive_pk, error)
            return False
    return more


def sweep() -> list[int]:
    """What nobody fetched goes. Out: those that nobody takes on any more, because a worker died."""
    now = timezone.now()
    for old in Archive.objects.filter(begun_at__lt=now - KEPT).defer("upload", "head"):
        forget(old)
    running = Archive.objects.filter(state=Progress.RUNNING, moved_at__lt=now - STALLED)
    return list(running.values_list("pk", flat=True))


@contextmanager
def _locked(archive_pk: int) -> Iterator[Archive | None]:
    with transaction.atomic():
        rows = Archive.objects.select_for_update(of=("self",)).select_related("workshop", "restorer")
        archive = rows.filter(pk=archive_pk, state=Progress.RUNNING).first()
        is_new = archive is not None and archive.head is None
        yield archive
        if archive is not None:
            archive.moved_at = timezone.now()
            archive.save(update_fields=[*MOVES, *(("head", "upload", "of") if is_new else ())])


def _step(archive: Archive) -> bool:
    """Out: whether there is more to do."""
    if archive.head is None:
        if archive.workshop is not None:
            writing.begin(archive, archive.workshop)
        else:
            restoring.begin(archive, unzipped(bytes(archive.upload)))
        return True
    part = archive.parts.filter(index=archive.done).first()
    if part is None:
        if archive.workshop is None:
            archive.made = restoring.finish(archive)
            archive.parts.all().delete()
        archive.state = Progress.READY
        return False
    (writing.write if archive.workshop is not None else restoring.build_one)(archive, part)
    part.save()
    archive.done += 1
    return True


@transaction.atomic
def _fail(archive_pk: int, error: PlaygroundError) -> None:
    archive = Archive.objects.filter(pk=archive_pk).first()
    if archive is None:
        return
    if archive.restorer_id is not None:
        restoring.people_of(archive).delete()
    archive.parts.all().delete()
    archive.upload, archive.state = None, Progress.FAILED
    archive.problem = to_json({"message": error.message, "hint": error.hint, "place": error.place})
    archive.save()
