"""Goals that are no single question: a course of steps in time, and operations that AWS always refuses."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from playground.workshop.goals import kinds
from playground.workshop.goals.table import Table
from playground.workshop.goals.who import ENTITY, role_from

MOST_STEPS: Final = 40
LONGEST_SECONDS: Final = 366 * 24 * 3600
FIELDS: Final = {
    "assume": ("do", "who", "role", "expect", "reason", "params", "save"),
    "access": ("do", "who", "action", "resource", "expect", "reason", "context"),
    "advance": ("do", "seconds"),
    "ops": ("do", "ops"),
}
ERRORS: Final = {
    kinds.Impossible.CREATE_USER: "LimitExceeded",
    kinds.Impossible.CREATE_LOGIN_PROFILE: "NoSuchEntity",
    kinds.Impossible.CREATE_ACCESS_KEY: "NoSuchEntity",
    kinds.Impossible.SIGN_IN: "RoleCannotSignIn",
}

Readers = Mapping[str, Callable[[Table], kinds.Assume | kinds.Access]]


def steps_from(table: Table, questions: Readers) -> tuple[kinds.Step, ...]:
    """In: a timeline, and how its questions are read. Out: its steps; who is named with $ was saved before."""
    given = table.given.get("steps")
    if not isinstance(given, list) or not 1 <= len(given) <= MOST_STEPS:
        raise table.complaint("steps", "These are no steps.", f"Write a list of 1 to {MOST_STEPS} tables.")
    steps: list[kinds.Step] = []
    saved: set[str] = set()
    for index, each in enumerate(given):
        step = Table(each, f"{table.at('steps')}[{index}]")
        read = _step(step, questions)
        _know(getattr(read, "who", None), step, saved)
        saved.add(getattr(read, "save", ""))
        steps.append(read)
    return tuple(steps)


def _step(step: Table, questions: Readers) -> kinds.Step:
    do = step.one_of("do", FIELDS)
    step.only(FIELDS[do])
    if do == "advance":
        seconds = step.whole_number("seconds")
        if seconds is None or seconds > LONGEST_SECONDS:
            raise step.complaint("seconds", "How long?", "Write whole seconds, a year at most.")
        return kinds.Advance(seconds)
    return _changes(step) if do == "ops" else questions[do](step)


def _changes(step: Table) -> kinds.Recreate | kinds.Revoke:
    match step.given.get("ops"):
        case [{"op": "delete_user", "user": str(gone)}, {"op": "create_user", "user": {"account": a, "name": n}}]:
            found = ENTITY.fullmatch(gone)
            if found and found.groups() == ("user", a, n):
                return kinds.Recreate(kinds.Entity(*found.groups()))
        case [{"op": "revoke_sessions", **rest}] if rest.keys() == {"role"}:
            return kinds.Revoke(role_from(Table(rest, f"{step.at('ops')}[0]"), "role"))
    hint = "Delete a user, then create one of the same name; or revoke_sessions of a role."
    raise step.complaint("ops", "These changes are not known.", hint)


def _know(who: Any, step: Table, saved: set[str]) -> None:
    if isinstance(who, kinds.Saved) and who.name not in saved:
        raise step.complaint("who", f"No earlier step saved ${who.name:.20}.", 'Write save = "…" in the step before.')


def refused_from(table: Table) -> kinds.Refused:
    """Out: what AWS refuses; an error that it would not answer is a mistake of the file."""
    inner = table.inner("op")
    operation = kinds.Impossible(inner.one_of("op", tuple(kinds.Impossible)))
    error = table.one_of("expect_error", (ERRORS[operation],))
    if operation is not kinds.Impossible.CREATE_USER:
        return kinds.Refused(operation, error, role=role_from(inner, "target"))
    account = inner.inner("user").text("account")
    setup = table.given.get("setup", [])
    if not isinstance(setup, list) or not all(_makes_a_user(each, account) for each in setup):
        raise table.complaint("setup", "Something else happens before.", "Only create_user in the same account may.")
    return kinds.Refused(operation, error, account=account, already=len(setup))


def _makes_a_user(operation: Any, account: str) -> bool:
    match operation:
        case {"op": "create_user", "user": {"account": str(own)}}:
            return own == account
    return False
