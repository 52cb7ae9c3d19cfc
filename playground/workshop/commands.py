"""Start an exercise, begin it again, mark its goals."""

from django.db import transaction
from django.utils import timezone

from playground.languages import for_reader
from playground.live.events import GoalsMarked
from playground.live.groups import of_sandbox
from playground.live.publish import after_commit
from playground.people.models import Person
from playground.prepared import Prepared
from playground.sandbox.commands.accounts import FIRST_ACCOUNT, add_account
from playground.sandbox.commands.sandboxes import create_sandbox
from playground.sandbox.errors import NotFound
from playground.sandbox.models import Sandbox
from playground.sandbox.stream import editing
from playground.sandbox.transfer import build
from playground.sentences import say
from playground.sts.queries import sandbox_now
from playground.workshop.beginning import begin, keep
from playground.workshop.catalog import Exercise, exercise, exercise_of
from playground.workshop.clearing import clear
from playground.workshop.errors import UnknownExercise
from playground.workshop.goals.facts import Facts
from playground.workshop.hints import score_of
from playground.workshop.marks import Marks, marks_from
from playground.workshop.models import Attempt, Enrollment, GoalResult, HintTaken, MistakeMade
from playground.workshop.news import wake_class
from playground.workshop.progress import note_finish, with_moment, worked
from playground.workshop.queries import facts_of, mistake_shapes, shapes_of

MARKED = (
    *("marked_revision", "mistakes", "moments", "worked_seconds"),
    *("marked_at", "changed_at", "finished_at", "moved_at"),
)
_with_sandbox: Prepared[Attempt] = Prepared(lambda pk: Attempt.objects.filter(pk=pk).select_related("sandbox"), int)
_by_key: Prepared[Sandbox] = Prepared(lambda pk: Sandbox.objects.filter(pk=pk), int)
_locked: Prepared[Attempt] = Prepared(
    lambda pk: Attempt.objects.select_for_update(of=("self",)).filter(pk=pk).select_related("enrollment__workshop"),
    int,
)
_results: Prepared[GoalResult] = Prepared(lambda attempt: GoalResult.objects.filter(attempt=attempt), int)
_hints: Prepared[HintTaken] = Prepared(lambda attempt: HintTaken.objects.filter(attempt=attempt), int)


def start(person: Person, slug: str, seed: int = 0, enrollment: Enrollment | None = None) -> Attempt:
    """Out: an attempt at an exercise, or at its variant of that seed: its starting picture as a new sandbox of this
    person, marked once. In a workshop it is done within an enrollment: those who teach there look on, and it is marked
    a moment later."""
    chosen = exercise(slug, seed)
    with transaction.atomic():
        supervision = enrollment.workshop.supervision if enrollment is not None else None
        sandbox = create_sandbox(person, for_reader(chosen.title), exercise=slug, supervision=supervision)
        attempt = Attempt.objects.create(
            sandbox=sandbox,
            exercise=slug,
            seed=seed,
            edition=chosen.edition,
            started_at=timezone.now(),
            enrollment=enrollment,
            team=enrollment.team if enrollment is not None else None,
        )
        # Nobody's edit, so that undo stops at the starting picture.
        with editing(sandbox, label=say("Start {exercise}", exercise=chosen.title)) as edit:
            begin(edit, chosen)
        keep(edit, chosen)
    if enrollment is not None:  # a class begins in one moment: the worker marks, and tells each browser
        return attempt
    return check(attempt.pk) or attempt


def restart(attempt: Attempt, person: Person) -> int:
    """Put the starting picture back in one edit that can be undone; sessions go for good. Out: the revision."""
    chosen = exercise_of(attempt)
    with editing(attempt.sandbox_id, person=person, label=say("Start over")) as edit:
        clear(edit)
        build(edit, chosen.world)
    check(attempt.pk)
    return edit.revision


def reset(sandbox: Sandbox, person: Person) -> int:
    """Back to its starting picture, or to one empty account, in one edit that can be undone. Out: the revision."""
    attempt = Attempt.objects.filter(sandbox=sandbox).first()
    if attempt is not None:
        return restart(attempt, person)
    with editing(sandbox, person=person, label=say("Clear the canvas")) as edit:
        clear(edit)
        add_account(edit, for_reader(FIRST_ACCOUNT))
    return edit.revision


def check(attempt_pk: int) -> Attempt | None:
    """Mark the goals as the sandbox stands now. Run again, it changes nothing. Out: None when the attempt is gone."""
    attempt = _with_sandbox.first(attempt_pk)
    if attempt is None or attempt.marked_revision == attempt.sandbox.revision:
        return attempt
    try:
        chosen = exercise_of(attempt)
    except UnknownExercise:  # its author has gone; what was drawn stays
        return attempt
    try:
        sandbox, facts = _settled(attempt.sandbox)
    except NotFound:  # it has just been deleted
        return None
    return _keep(attempt_pk, sandbox, chosen, marks_from(chosen, facts, sandbox_now(sandbox)))


def _settled(sandbox: Sandbox) -> tuple[Sandbox, Facts]:
    """Out: the sandbox and its facts at one revision. No edit waits for this reading, unless one came between."""
    facts, now = facts_of(sandbox), _by_key.first(sandbox.pk)
    if now is not None and now.revision == sandbox.revision:
        return now, facts
    with transaction.atomic():
        locked = Sandbox.objects.select_for_update().filter(pk=sandbox.pk).first()
        if locked is None:
            raise NotFound(say("There is no such sandbox."), hint=say("It was just deleted. Open another one."))
        return locked, facts_of(locked)


@transaction.atomic
def _keep(attempt_pk: int, sandbox: Sandbox, chosen: Exercise, marks: Marks) -> Attempt | None:
    """Store what changed and tell browsers, unless a later revision has been marked meanwhile."""
    attempt = _locked.first(attempt_pk)
    if attempt is None or (attempt.marked_revision is not None and attempt.marked_revision >= sandbox.revision):
        return attempt
    before = {result.goal: (result.met, result.why, result.reason) for result in _results.all(attempt_pk)}
    fresh = [
        GoalResult(
            attempt=attempt, goal=each.id, met=each.met, why=each.why, reason=each.reason, revision=sandbox.revision
        )
        for each in marks.goals
        if before.get(each.id) != (each.met, each.why, each.reason)
    ]
    GoalResult.objects.bulk_create(
        fresh,
        update_conflicts=True,
        unique_fields=["attempt", "goal"],
        update_fields=["met", "why", "reason", "revision"],
    )
    if before.keys() - {each.id for each in marks.goals}:
        attempt.results.exclude(goal__in=[each.id for each in marks.goals]).delete()
    if any(each.met and each.id in before and not before[each.id][0] for each in marks.goals):
        attempt.moved_at = timezone.now()
    attempt.marked_revision = sandbox.revision
    attempt.moments = with_moment(attempt.moments, sandbox.revision, [each.id for each in marks.goals if each.met])
    attempt.worked_seconds, attempt.marked_at = worked(attempt, timezone.now())
    attempt.changed_at = attempt.marked_at
    shown = [each.code for each in marks.mistakes]
    made = [
        MistakeMade(attempt=attempt, code=each, at=timezone.now()) for each in shown if each not in attempt.mistakes
    ]
    MistakeMade.objects.bulk_create(made, ignore_conflicts=True)  # the same one may be made again later
    attempt.mistakes = shown
    if attempt.finished_at is None and all(each.met for each in marks.goals):
        attempt.finished_at = timezone.now()
        note_finish(attempt)
    attempt.save(update_fields=[*MARKED])
    wake_class(attempt)
    paid = sum(hint.cost for hint in _hints.all(attempt_pk))
    news = GoalsMarked(
        type="goals",
        revision=sandbox.revision,
        goals=shapes_of(chosen, {each.id: each for each in marks.goals}),
        mistakes=mistake_shapes(attempt),
        score=score_of(chosen, sum(each.met for each in marks.goals), paid),
    )
    after_commit(of_sandbox(sandbox.public_id), news)
    return attempt
