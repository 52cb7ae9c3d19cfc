"""PURE: typical wrong turns, and which of them a sandbox shows: marks and the engine say so, never texts."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any, Final

from playground.sentences import say
from playground.workshop.errors import MalformedExercise
from playground.workshop.goals.kinds import Goal
from playground.workshop.goals.notation import goal_from
from playground.workshop.goals.table import Table

MOST_MISTAKES: Final = 20
MOST_SIGNS: Final = 10
FIELDS: Final = ("code", "feedback", "ops", "breaks", "also_unmet", "signs")


Marked = Callable[[Goal], bool]


@dataclass(frozen=True, slots=True)
class Sign:
    """What tells a mistake from others: a goal of the exercise by its id, or an assertion; `holds`, or does not."""

    goal: str
    assertion: Goal | None
    holds: bool


@dataclass(frozen=True, slots=True)
class Mistake:
    """`operations` make it; then the goals in `breaks` and `also_unmet` are not met, and all others are.

    It is recognised by one of `breaks` being unmet and every sign being so; without signs by exactly these goals.
    """

    code: str
    feedback: str
    operations: Sequence[dict[str, Any]]
    breaks: tuple[str, ...]
    also_unmet: tuple[str, ...]
    signs: tuple[Sign, ...]

    @property
    def unmet(self) -> frozenset[str]:
        return frozenset(self.breaks + self.also_unmet)


def mistakes_from(
    given: Any, goals: Sequence[Goal], sets: dict[str, tuple[str, ...]], operations: Callable[[Any, str], Any]
) -> tuple[Mistake, ...]:
    """In: what mistakes.json holds, how operations are read. Out: the mistakes; MalformedExercise with the place."""
    if not isinstance(given, list) or len(given) > MOST_MISTAKES:
        raise MalformedExercise(
            say("These are no mistakes."),
            hint=say("Write a list of at most {most_mistakes} objects.", most_mistakes=MOST_MISTAKES),
        )
    known = {goal.id for goal in goals}
    found: list[Mistake] = []
    for index, each in enumerate(given):
        table = Table(each, f"[{index}]")
        if table.given.get("code") in {earlier.code for earlier in found}:
            raise table.complaint("code", say("An earlier mistake has this code."), say("Give each its own."))
        found.append(_mistake(table, known, sets, operations))
    return tuple(found)


def _mistake(
    table: Table, known: Collection[str], sets: dict[str, tuple[str, ...]], operations: Callable[[Any, str], Any]
) -> Mistake:
    table.only(FIELDS)
    for name in ("breaks", "also_unmet"):
        for goal in table.texts(name):
            if goal not in known:
                raise table.complaint(
                    name,
                    say("There is no goal {goal}.", goal=f"{goal:.20}"),
                    say("Goals: {given}.", given=", ".join(sorted(known))),
                )
    if not table.texts("breaks"):
        raise table.complaint("breaks", say("It breaks no goal."), say("Name at least one that is not met then."))
    signs = table.given.get("signs", [])
    if not isinstance(signs, list) or len(signs) > MOST_SIGNS:
        raise table.complaint(
            "signs", say("These are no signs."), say("Write a list of at most {most_signs}.", most_signs=MOST_SIGNS)
        )
    return Mistake(
        code=table.text("code", longest=40),
        feedback=table.said("feedback", longest=400),
        operations=operations(table.given.get("ops"), table.at("ops")),
        breaks=table.texts("breaks"),
        also_unmet=table.texts("also_unmet"),
        signs=tuple(
            _sign(Table(sign, f"{table.at('signs')}[{index}]"), known, sets) for index, sign in enumerate(signs)
        ),
    )


def _sign(table: Table, known: Collection[str], sets: dict[str, tuple[str, ...]]) -> Sign:
    for name in ("met", "unmet"):
        if table.has(name):
            table.only((name,))
            return Sign(table.one_of(name, sorted(known)), None, holds=name == "met")
    given = {"id": "sign", "text": "sign", **table.given}
    holds = given.pop("holds", True)
    if not isinstance(holds, bool):
        raise table.complaint("holds", say("This is neither true nor false."), say("Write true or false."))
    return Sign("", goal_from(Table(given, table.place), sets), holds)


def recognised(mistakes: Sequence[Mistake], unmet: Collection[str], is_met: Marked) -> list[Mistake]:
    """In: the goals unmet, and how to mark another one here. Out: the mistakes that this sandbox shows.

    One without operations is how the exercise begins, so nobody has made it.
    """
    return [each for each in mistakes if each.operations and _shows(each, frozenset(unmet), is_met)]


def _shows(mistake: Mistake, unmet: frozenset[str], is_met: Marked) -> bool:
    if not mistake.signs:
        return unmet == mistake.unmet
    if unmet.isdisjoint(mistake.breaks):
        return False
    by_goal = all((sign.goal not in unmet) == sign.holds for sign in mistake.signs if sign.assertion is None)
    return by_goal and all(is_met(sign.assertion) == sign.holds for sign in mistake.signs if sign.assertion)
