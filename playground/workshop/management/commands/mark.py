"""`manage.py mark EXERCISE SANDBOX_FILE`: the marks of an exported sandbox, as one JSON object."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from playground.errors import PlaygroundError
from playground.sandbox.errors import InvalidWorld
from playground.sandbox.importing import upgraded
from playground.sandbox.world import MOST_CHARACTERS
from playground.workshop.catalog import Exercise, exercise
from playground.workshop.goals.kinds import Access, Entity, Goal, SessionOf
from playground.workshop.marks import Marks
from playground.workshop.operations import Operation
from playground.workshop.scratch import scratch_database
from playground.workshop.trial import marks_after

UNFINISHED, UNREADABLE, UNKNOWN = 1, 2, 3
# A file does not say when its exercise was begun. Whatever leaked before that leaked before anything in the file.
BEGAN = timedelta(days=3_650)
NO_SESSIONS = (
    "A file holds no sessions, so nobody knows with which session policy this one was asked for. "
    "Pass that policy with --session-policy FILE."
)


class Command(BaseCommand):
    """Exit 0 when every goal is met, 1 when not, 2 when the exercise or the file cannot be used, 3 when every goal that
    can be marked from a file is met and there are others."""

    help = "Mark an exported sandbox: exercise, met, of, goals with reasons, and the known mistakes that it shows."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("exercise", help="such as fire-marshal")
        parser.add_argument("file", help="a sandbox file as the editor exports it; - for standard input")
        parser.add_argument("--session-policy", metavar="FILE", help="the session policy that was passed with the call")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            chosen = exercise(options["exercise"])
            world, asked = _json(options["file"]), _sessions(chosen, options["session_policy"])
            with scratch_database():
                marks = marks_after(chosen, upgraded(world), asked, timezone.now() - BEGAN)
        except PlaygroundError as error:
            self.stderr.write(json.dumps({"error": error.to_json()}, indent=2))
            raise SystemExit(UNREADABLE) from None
        answer = _answer(chosen, marks, unknown=set() if asked else {goal.id for goal, _ in _asked(chosen)})
        self.stdout.write(json.dumps(answer, indent=2, ensure_ascii=False))
        if answer["met"] + len(answer["not_marked"]) < answer["of"]:
            raise SystemExit(UNFINISHED)
        if answer["not_marked"]:
            raise SystemExit(UNKNOWN)


def _asked(chosen: Exercise) -> Iterator[tuple[Goal, SessionOf]]:
    """Out: the goals about a session as its learner asked for it, which no file holds."""
    for goal in chosen.goals:
        for check in goal.checks:
            if isinstance(check, Access) and isinstance(check.who, SessionOf) and check.who.as_asked:
                yield goal, check.who


def _sessions(chosen: Exercise, file: str | None) -> list[Operation]:
    """Out: what makes the sessions that the goals ask about, with the session policy of this file."""
    if file is None:
        return []
    policy = _json(file)
    wanted = {(f"role:{who.role.account}/{who.role.name}", _user(who)) for _, who in _asked(chosen)}
    return [{"op": "assume_role", "role": role, "by": by, "params": {"Policy": policy}} for role, by in sorted(wanted)]


def _user(who: SessionOf) -> str:
    if not isinstance(who.by, Entity):
        raise InvalidWorld("The session of this goal is not a user's.", hint="Leave --session-policy out.")
    return f"user:{who.by.account}/{who.by.name}"


def _json(file: str) -> Any:
    try:
        text = sys.stdin.read(MOST_CHARACTERS + 1) if file == "-" else Path(file).read_text(encoding="utf-8")
        if len(text) > MOST_CHARACTERS:
            raise InvalidWorld(f"This has more than {MOST_CHARACTERS} characters.", hint="Mark a smaller sandbox.")
        return json.loads(text)
    except OSError as error:
        raise InvalidWorld(f"{file} cannot be read: {error.strerror}.", hint="Check the path.") from error
    except (ValueError, RecursionError) as error:
        raise InvalidWorld(f"{file} is not JSON: {error}.", hint="Export the sandbox again.") from error


def _answer(chosen: Exercise, marks: Marks, unknown: set[str]) -> dict[str, Any]:
    """`not_marked`: goals of `unknown`; they count as not met, whatever came of asking."""
    marked = [replace(each, met=False, why=NO_SESSIONS) if each.id in unknown else each for each in marks.goals]
    texts = {goal.id: goal for goal in chosen.goals}
    return {
        "exercise": chosen.slug,
        "met": sum(each.met for each in marked),
        "of": len(marked),
        "not_marked": sorted(unknown),
        "goals": [
            {**asdict(each), "text": texts[each.id].text, "must_not": texts[each.id].must_not} for each in marked
        ],
        "mistakes": [
            {"code": each.code, "feedback": each.feedback, "goals": list(each.breaks)} for each in marks.mistakes
        ],
    }
