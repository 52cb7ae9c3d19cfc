"""What goals may look at, and attempts as people see them."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Sum

from playground.live.exercise_shapes import GoalShape, MistakeShape
from playground.prepared import Prepared
from playground.sandbox.directory import iam_arn
from playground.sandbox.models import AccessKey, Account, InstanceProfile, Sandbox
from playground.sandbox.queries import clock_of
from playground.sandbox.rows import rows_in
from playground.sandbox.snapshot import snapshot_of
from playground.sts.models import RoleSession, SessionKind
from playground.sts.parameters import SessionParameters
from playground.workshop.catalog import Exercise, exercise_of
from playground.workshop.drawing import Drawing, drawing_of
from playground.workshop.errors import NoAttempt, NoLesson
from playground.workshop.goals.facts import Facts
from playground.workshop.goals.marking import Mark
from playground.workshop.hints import HintShape, ladder_of, score_of
from playground.workshop.models import Attempt, GoalResult
from playground.workshop.scale import Employees, Players

MOST_SESSIONS = 500  # the newest ones, that goals may ask about
_sessions: Prepared[RoleSession] = Prepared(
    lambda sandbox: (
        RoleSession.objects.filter(sandbox=sandbox, kind=SessionKind.ROLE)
        .order_by("-pk")
        .only("principal_id", "caller_id", "parameters")[:MOST_SESSIONS]
    ),
    int,
)
_profiles: Prepared[InstanceProfile] = Prepared(
    lambda sandbox: InstanceProfile.objects.filter(sandbox=sandbox, role__isnull=False).select_related("role__account"),
    int,
)
_keys: Prepared[AccessKey] = Prepared(
    lambda sandbox: AccessKey.objects.filter(sandbox=sandbox).select_related("identity__account"), int
)


@dataclass(frozen=True, slots=True)
class ExerciseCard:
    """One exercise among others; `after` are the slugs of what to do before.

    `picture` describes its starting picture, `drawing` shows it small.
    """

    number: int
    slug: str
    title: str
    track: str
    minutes: int
    after: list[str]
    objective: str
    story: str
    picture: str
    drawing: Drawing


@dataclass(frozen=True, slots=True)
class PlayersShape:
    """A crowd with tokens of one provider; {n} in `claims` and `item` is a player's number, from 1 to `most`."""

    most: int
    provider: str
    claims: dict[str, str]
    account: str
    role: str
    action: str
    resource: str
    key: str
    item: str


@dataclass(frozen=True, slots=True)
class ExerciseShape:
    """What the exercise panel shows. `lesson`: there is one to read. `employees`: how many is the learner's to set.

    `players`: the crowd that comes through one role.
    """

    slug: str
    title: str
    objective: str
    story: str
    task: str
    why: list[str]
    lesson: bool
    employees: Employees | None
    players: PlayersShape | None


@dataclass(frozen=True, slots=True)
class AttemptShape:
    """The exercise of a sandbox, its goals and mistakes as marked at `revision`, 0 before the first marking.

    `score`: 0 to 100, what goals met are worth, less what hints cost. `finished`: all goals were met at some time.
    `reference_open`: one's picture may be compared with the reference.
    """

    exercise: ExerciseShape
    goals: list[GoalShape]
    mistakes: list[MistakeShape]
    hints: list[HintShape]
    score: int
    finished: bool
    reference_open: bool
    revision: int


@dataclass(frozen=True, slots=True)
class LessonShape:
    """When the pattern of an exercise fits and when not, and facts for the exam."""

    title: str
    objective: str
    fits: list[str]
    fits_not: list[str]
    facts: list[str]


def lesson_shape(shown: Exercise) -> LessonShape:
    """Out: the lesson, or NoLesson."""
    lesson = shown.lesson
    if lesson is None:
        raise NoLesson
    return LessonShape(
        title=shown.title,
        objective=shown.objective,
        fits=list(lesson.fits),
        fits_not=list(lesson.fits_not),
        facts=list(lesson.facts),
    )


def attempt_in(sandbox: Sandbox) -> Attempt:
    """Out: the attempt that this sandbox is, or NoAttempt."""
    found = Attempt.objects.filter(sandbox=sandbox).first()
    if found is None:
        raise NoAttempt
    return found


def card_of(shown: Exercise) -> ExerciseCard:
    return ExerciseCard(
        number=shown.number,
        slug=shown.slug,
        title=shown.title,
        track=shown.track,
        minutes=shown.minutes,
        after=list(shown.after),
        objective=shown.objective,
        story=shown.story,
        picture=shown.picture,
        drawing=drawing_of(shown.world),
    )


def attempt_shape(attempt: Attempt) -> AttemptShape:
    shown = exercise_of(attempt)
    return AttemptShape(
        exercise=ExerciseShape(
            slug=shown.slug,
            title=shown.title,
            objective=shown.objective,
            story=shown.story,
            task=shown.task,
            why=list(shown.why),
            lesson=shown.lesson is not None,
            employees=shown.scale if isinstance(shown.scale, Employees) else None,
            players=_players(shown.scale) if isinstance(shown.scale, Players) else None,
        ),
        goals=goal_shapes(attempt),
        mistakes=mistake_shapes(attempt),
        hints=ladder_of(attempt),
        score=score_in(attempt),
        finished=attempt.finished_at is not None,
        reference_open=attempt.reference_open,
        revision=attempt.marked_revision or 0,
    )


def _players(scale: Players) -> PlayersShape:
    return PlayersShape(
        most=scale.most,
        provider=scale.who.provider,
        claims={
            name: value if isinstance(value, str) else ", ".join(value) for name, value in scale.who.claims.items()
        },
        account=scale.role.account,
        role=scale.role.name,
        action=scale.action,
        resource=scale.resource,
        key=scale.key,
        item=scale.item,
    )


def goal_shapes(attempt: Attempt) -> list[GoalShape]:
    """Out: every goal of the exercise in its order; `met` is None for one that was never marked."""
    results = {result.goal: result for result in GoalResult.objects.filter(attempt=attempt)}
    return shapes_of(exercise_of(attempt), results)


def shapes_of(chosen: Exercise, results: Mapping[str, GoalResult | Mark]) -> list[GoalShape]:
    """The same from results by goal, as they were read or just marked."""
    shapes = []
    for goal in chosen.goals:
        result = results.get(goal.id)
        met, why = (result.met, result.why) if result else (None, "")
        shapes.append(GoalShape(id=goal.id, text=goal.text, must_not=goal.must_not, met=met, why=why))
    return shapes


def mistake_shapes(attempt: Attempt) -> list[MistakeShape]:
    """Out: the known mistakes that this attempt showed when it was last marked, in the order of the exercise."""
    return [
        MistakeShape(each.code, each.feedback, list(each.breaks))
        for each in exercise_of(attempt).mistakes
        if each.code in attempt.mistakes
    ]


def score_in(attempt: Attempt) -> int:
    """Out: 0 to 100, as last marked."""
    met = GoalResult.objects.filter(attempt=attempt, met=True).count()
    paid = attempt.hints.aggregate(paid=Sum("cost"))["paid"] or 0
    return score_of(exercise_of(attempt), met, paid)


def facts_of(sandbox: Sandbox) -> Facts:
    """In: a sandbox just read, in the same transaction. Out: all that its goals may look at."""
    asked: dict[tuple[str, str], SessionParameters] = {}
    for session in _sessions.all(sandbox.pk):
        if (key := (session.principal_id, session.caller_id)) not in asked:
            asked[key] = SessionParameters.from_json(session.parameters)
    populations = {row.number: row.user_population for row in rows_in(sandbox.pk, Account)}
    held = [row.role for row in _profiles.all(sandbox.pk) if row.role is not None]
    owners = [row.identity for row in _keys.all(sandbox.pk)]
    return Facts(
        snapshot=snapshot_of(sandbox),
        asked=asked,
        began_at=clock_of(sandbox).sandbox_time(sandbox.created_at),
        user_population={number: count for number, count in populations.items() if count},
        profiled_roles=frozenset(iam_arn(role.account.number, "role", role.path, role.name) for role in held),
        key_holders=frozenset(
            iam_arn(user.account.number, "user", user.path, user.name) for user in owners if user.account is not None
        ),
    )
