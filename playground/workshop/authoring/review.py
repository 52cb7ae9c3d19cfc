"""What a draft still lacks, and its goals marked in each of its pictures; everything at once, not the first slip."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any, Final

from playground.errors import PlaygroundError
from playground.sandbox.world import check_world
from playground.sentences import say
from playground.sts.queries import sandbox_now
from playground.workshop.authoring.draft import Draft, package_of
from playground.workshop.catalog import TEXTS, hints_from, read_package, sets_of
from playground.workshop.errors import InvalidExercise, MalformedExercise
from playground.workshop.goals.facts import Facts
from playground.workshop.goals.kinds import Goal
from playground.workshop.goals.marking import mark
from playground.workshop.goals.notation import goal_from
from playground.workshop.goals.table import Table
from playground.workshop.mistakes import Mistake, mistakes_from, recognised
from playground.workshop.operations import Operation, operations_from, reader_of_all
from playground.workshop.queries import facts_of
from playground.workshop.trial import complaint_of, picture_of

MOST_KEPT: Final = 64  # pictures in this process
START, SOLUTION = "start", "solution"
SHEET: Final = "exercise.toml"


@dataclass(frozen=True, slots=True)
class Finding:
    """What is not right yet: where (`part` is a file of the exercise, or a picture), and the way out."""

    part: str
    place: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class MarkedGoal:
    """`why` explains one that is not met."""

    id: str
    met: bool
    why: str


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture with its goals marked. `code` is start, solution or a mistake's; `seen` are mistakes it shows."""

    code: str
    drawn: bool
    goals: list[MarkedGoal] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)
    complaint: str = ""

    @property
    def unmet(self) -> list[str]:
        return [each.id for each in self.goals if not each.met]


@dataclass(frozen=True, slots=True)
class Review:
    """`ready`: nothing is left to do before it is published.

    `also_unmet`: by mistake, the goals that its picture leaves open besides those it is about.
    """

    findings: list[Finding]
    pictures: list[Picture]
    also_unmet: dict[str, list[str]]

    @property
    def ready(self) -> bool:
        return not self.findings and all(each.drawn and not each.complaint for each in self.pictures)


def review(draft: Draft) -> Review:
    """Out: everything that keeps this draft from being published."""
    findings: list[Finding] = []
    world, sets = _start(draft, findings)
    goals = _goals(draft, sets, findings)
    _texts(draft, world, findings)
    pictures, also_unmet = _pictures(draft, world, sets, goals, findings)
    if not findings:  # what only the whole shows: lesson, translation, what no two goals may share
        findings += _as_a_whole({**draft, "mistakes": with_also_unmet(draft["mistakes"], also_unmet)})
    return Review(findings, pictures, also_unmet)


def marks_in(draft: Draft, facts: Facts, at: datetime) -> list[MarkedGoal]:
    """In: any picture's facts. Out: the draft's goals there, those that can be read."""
    _, sets = _start(draft, [])
    return [MarkedGoal(each.id, each.met, each.why) for each in mark(_goals(draft, sets, []), facts, at=at)]


def with_also_unmet(mistakes: Sequence[Mapping[str, Any]], also_unmet: Mapping[str, list[str]]) -> list[dict[str, Any]]:
    """Out: the mistakes, each with the goals that its picture leaves open besides those it is about."""
    return [{**each, "also_unmet": also_unmet.get(str(each.get("code")), [])} for each in mistakes]


def _start(draft: Draft, findings: list[Finding]) -> tuple[Mapping[str, Any] | None, dict[str, tuple[str, ...]]]:
    found: tuple[Mapping[str, Any] | None, dict[str, tuple[str, ...]]] = (None, {})
    if draft["start"] is not None:
        with _noted(findings, "start.json"):
            world = check_world(draft["start"])
            found = world, sets_of(world)
    return found


def _goals(draft: Draft, sets: Mapping[str, Sequence[str]], findings: list[Finding]) -> list[Goal]:
    found: list[Goal] = []
    given = draft["sheet"].get("goal", [])
    for index, each in enumerate(given if isinstance(given, list) else []):
        with _noted(findings, SHEET):
            table = Table(each, f"goal[{index}]")
            goal = goal_from(table, sets)
            if goal.id in {earlier.id for earlier in found}:
                raise table.complaint("id", f"There are two goals called {goal.id}.", "Give each its own id.")
            found.append(goal)
    return found


def _texts(draft: Draft, world: Mapping[str, Any] | None, findings: list[Finding]) -> None:
    sheet = Table(draft["sheet"], "")
    for name, longest in TEXTS.items():
        with _noted(findings, SHEET):
            if not str(sheet.given.get(name, "")).strip():
                raise _empty(name, say("Write up to {longest} characters.", longest=longest))
            sheet.said(name, longest=longest)
    with _noted(findings, SHEET):
        if not all(text.strip() for text in sheet.texts("why")):
            raise _empty("why", say("Write three sentences: when and why this is the right one."))
    goals = sheet.given.get("goal")
    if not isinstance(goals, list) or not goals:
        findings.append(Finding(SHEET, "goal", say("There is no goal yet."), say("Say who can do what.")))
    elif not any(isinstance(each, dict) and each.get("must_not") for each in goals):
        hint = say("Say of somebody that they cannot.")
        findings.append(Finding(SHEET, "goal", say("No goal says who must stay out."), hint))
    with _noted(findings, SHEET):
        if not sheet.given.get("hint"):
            raise MalformedExercise(say("There is no hint yet."), hint=say("Write at least one."), place="hint")
        hints_from(sheet, (world or {}).get("layout", {}))


def _empty(place: str, hint: str) -> MalformedExercise:
    return MalformedExercise(say("This is empty."), hint=hint, place=place)


def _pictures(
    draft: Draft,
    world: Mapping[str, Any] | None,
    sets: dict[str, tuple[str, ...]],
    goals: list[Goal],
    findings: list[Finding],
) -> tuple[list[Picture], dict[str, list[str]]]:
    asked: list[tuple[str, Any]] = [(START, []), (SOLUTION, draft["solution"])]
    asked += [(str(each.get("code")), each.get("ops")) for each in draft["mistakes"]]
    facts: dict[str, tuple[Facts, datetime]] = {}
    of_mistakes = reader_of_all(sets)
    if world is not None:
        for index, (code, operations) in enumerate(asked):
            if operations is not None:
                with _noted(findings, code):
                    read = of_mistakes(operations, "") if index > 1 else operations_from(operations, "", sets)
                    facts[code] = _facts(world, read)
    unmet = {code: [each.id for each in mark(goals, seen, at=at) if not each.met] for code, (seen, at) in facts.items()}
    also_unmet = {
        code: [goal for goal in unmet.get(code, []) if goal not in (each.get("breaks") or [])]
        for each in draft["mistakes"]
        for code in [str(each.get("code"))]
    }
    mistakes = _mistakes({**draft, "mistakes": with_also_unmet(draft["mistakes"], also_unmet)}, goals, sets, findings)
    return [_picture(code, facts.get(code), goals, mistakes) for code, _ in asked], also_unmet


def _mistakes(
    draft: Draft, goals: list[Goal], sets: dict[str, tuple[str, ...]], findings: list[Finding]
) -> list[Mistake]:
    found: list[Mistake] = []
    read = reader_of_all(sets)
    for index, each in enumerate(draft["mistakes"]):
        with _noted(findings, "mistakes.json", f"[{index}]"):
            given = [{**each, "ops": each.get("ops") or []}]
            found += mistakes_from(given, goals, sets, read)
    return found


def _picture(code: str, found: tuple[Facts, datetime] | None, goals: list[Goal], mistakes: list[Mistake]) -> Picture:
    if found is None:
        return Picture(code, drawn=False)
    facts, at = found
    marks = mark(goals, facts, at=at)
    unmet = [each.id for each in marks if not each.met]
    seen = [each.code for each in recognised(mistakes, unmet, lambda goal: mark([goal], facts, at=at)[0].met)]
    shown = [MarkedGoal(each.id, each.met, each.why) for each in marks]
    mistake = next((each for each in mistakes if each.code == code), None)
    promised = code in (START, SOLUTION) or mistake is not None
    complaint = complaint_of(code, mistake, unmet, seen) if goals and promised else ""
    return Picture(code, drawn=True, goals=shown, seen=seen, complaint=complaint)


def _as_a_whole(draft: Draft) -> list[Finding]:
    if draft["start"] is None or draft["solution"] is None or any(each["ops"] is None for each in draft["mistakes"]):
        return []
    try:
        read_package(package_of(draft))
    except InvalidExercise as error:
        rows = error.details["findings"]
        return [Finding(row["file"].rpartition("/")[2], row["place"], row["message"], row["hint"]) for row in rows]
    except MalformedExercise as error:
        return [Finding(SHEET, error.place, error.message, error.hint)]
    return []


def _facts(world: Mapping[str, Any], operations: Sequence[Operation]) -> tuple[Facts, datetime]:
    found = _kept(json.dumps(world, sort_keys=True), json.dumps(operations))
    if isinstance(found, PlaygroundError):
        raise found
    return found


@lru_cache(maxsize=MOST_KEPT)
def _kept(world: str, operations: str) -> tuple[Facts, datetime] | PlaygroundError:
    """Drawn once and taken back: what goals may look at does not change while only texts and goals are written."""
    given = json.loads(world)
    try:
        with picture_of(given, json.loads(operations), sets_of(given)) as sandbox:
            return facts_of(sandbox), sandbox_now(sandbox)
    except PlaygroundError as error:
        return error


@contextmanager
def _noted(findings: list[Finding], part: str, before: str = "") -> Iterator[None]:
    """Errors inside become a finding about this part."""
    try:
        yield
    except PlaygroundError as error:
        place = error.place.removeprefix("[0]") if before else error.place
        findings.append(Finding(part, f"{before}{place}".removeprefix("."), error.message, error.hint))
