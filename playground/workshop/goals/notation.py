"""From [[goal]] tables to goals. What is not understood is refused with its place, never skipped.

    type = "assume"   who, role, expect, reason?, params?
    type = "access"   who, action, resource, expect, reason?, context?
    type = "count"    entity (users, groups or roles), account, min? and/or max?
    type = "struct"   check, role, account or user
    type = "op"       op = { op, user or target }, setup?, expect_error: what AWS refuses whoever asks
    type = "timeline" steps = [ { do = "assume", …, save? }, { do = "access", … }, { do = "advance", seconds },
                                { do = "ops", ops = [delete_user, create_user of the same name] },
                                { do = "ops", ops = [revoke_sessions of a role] } ]

`each = "SET"` repeats the assertion for every member of that set of the world, written {each} in the texts.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from playground.sentences import say
from playground.workshop.errors import MalformedExercise
from playground.workshop.goals import kinds
from playground.workshop.goals.courses import refused_from, steps_from
from playground.workshop.goals.table import Table
from playground.workshop.goals.who import parameters_from, role_from, user_from, who_from

MOST_GOALS = 40
COUNTED = ("users", "groups", "roles")
OF_AN_ACCOUNT = (kinds.Structure.NO_ACCESS_KEYS, kinds.Structure.HAS_SCP)
OF_A_USER = (kinds.Structure.HAS_BOUNDARY, kinds.Structure.HAS_POLICIES)


def goals_from(tables: Sequence[Any], sets: Mapping[str, Sequence[str]]) -> tuple[kinds.Goal, ...]:
    """In: the goals of a file, the sets of its world. Out: the goals; MalformedExercise for the first bad one."""
    if not 1 <= len(tables) <= MOST_GOALS:
        raise MalformedExercise(
            say("There are {count} goals.", count=len(tables)),
            hint=say("Write 1 to {most_goals} [[goal]] tables.", most_goals=MOST_GOALS),
            place="goal",
        )
    goals = tuple(goal_from(Table(table, f"goal[{index}]"), sets) for index, table in enumerate(tables))
    for index, goal in enumerate(goals):
        if goal.id in {earlier.id for earlier in goals[:index]}:
            raise MalformedExercise(
                say("There are two goals called {id}.", id=goal.id),
                hint=say("Give each its own id."),
                place=f"goal[{index}].id",
            )
    return goals


def goal_from(table: Table, sets: Mapping[str, Sequence[str]]) -> kinds.Goal:
    """In: one table. Out: the goal, with a check for each member of its set."""
    read, own = READERS[table.one_of("type", READERS)]
    table.only({"id", "text", "must_not", "type", "each", *own})
    members = _members(table, sets)
    return kinds.Goal(
        id=table.text("id", longest=20),
        text=table.said("text", longest=200),
        must_not=table.flag("must_not"),
        checks=tuple(read(table.with_member(member)) for member in members) if members else (read(table),),
        members=members,
    )


def _members(table: Table, sets: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    if not table.has("each"):
        return ()
    return tuple(sets[table.one_of("each", tuple(sets))])


def _assume(table: Table) -> kinds.Assume:
    operation, parameters = parameters_from(table)
    return kinds.Assume(
        who=who_from(table, "who"),
        role=role_from(table, "role"),
        expect=_expectation(table),
        operation=operation,
        parameters=parameters,
    )


def _access(table: Table) -> kinds.Access:
    return kinds.Access(
        who=who_from(table, "who"),
        action=table.text("action"),
        resource=table.text("resource"),
        expect=_expectation(table),
        context=table.values("context"),
    )


def _expectation(table: Table) -> kinds.Expectation:
    allowed = table.one_of("expect", ("allow", "deny")) == "allow"
    return kinds.Expectation(allowed, table.text("reason", longest=60) if table.has("reason") else "")


def _count(table: Table) -> kinds.Count:
    least, most = table.whole_number("min"), table.whole_number("max")
    if least is None and most is None:
        raise MalformedExercise(
            say("This count has no bound."), hint=say("Give it min, max or both."), place=table.at("max")
        )
    return kinds.Count(table.one_of("entity", COUNTED), table.text("account"), least, most)


def _struct(table: Table) -> kinds.Struct:
    structure = kinds.Structure(table.one_of("check", tuple(kinds.Structure)))
    if structure in OF_AN_ACCOUNT:
        return kinds.Struct(structure, account=table.text("account"))
    if structure in OF_A_USER:
        return kinds.Struct(structure, user=user_from(table, "user"))
    return kinds.Struct(structure, role=role_from(table, "role"))


def _timeline(table: Table) -> kinds.Timeline:
    return kinds.Timeline(steps_from(table, {"assume": _step_assume, "access": _access}))


def _step_assume(table: Table) -> kinds.Assume:
    assumed = _assume(table)
    return replace(assumed, save=table.text("save", longest=20)) if table.has("save") else assumed


READERS: dict[str, tuple[Callable[[Table], kinds.Check], tuple[str, ...]]] = {
    "assume": (_assume, ("who", "role", "expect", "reason", "params")),
    "access": (_access, ("who", "action", "resource", "expect", "reason", "context")),
    "count": (_count, ("entity", "account", "min", "max")),
    "struct": (_struct, ("check", "role", "account", "user")),
    "op": (refused_from, ("op", "setup", "expect_error")),
    "timeline": (_timeline, ("steps",)),
}
