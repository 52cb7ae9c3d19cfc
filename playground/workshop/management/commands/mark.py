"""`manage.py mark EXERCISE SANDBOX_FILE`: the marks of an exported sandbox, as one JSON object."""

import json
import sys
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from playground.errors import PlaygroundError
from playground.sandbox.errors import InvalidWorld
from playground.sandbox.importing import upgraded
from playground.sandbox.world import MOST_CHARACTERS
from playground.workshop.catalog import Exercise, exercise
from playground.workshop.marks import Marks
from playground.workshop.scratch import scratch_database
from playground.workshop.trial import marks_after

UNFINISHED, UNREADABLE = 1, 2


class Command(BaseCommand):
    """Exit 0 when every goal is met, 1 when not, 2 when the exercise or the file cannot be used."""

    help = "Mark an exported sandbox: exercise, met, of, goals with reasons, and the known mistakes that it shows."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("exercise", help="such as fire-marshal")
        parser.add_argument("file", help="a sandbox file as the editor exports it; - for standard input")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            chosen = exercise(options["exercise"])
            world = _world(options["file"])
            with scratch_database():
                marks = marks_after(chosen, world)
        except PlaygroundError as error:
            self.stderr.write(json.dumps({"error": error.to_json()}, indent=2))
            raise SystemExit(UNREADABLE) from None
        answer = _answer(chosen, marks)
        self.stdout.write(json.dumps(answer, indent=2, ensure_ascii=False))
        if answer["met"] < answer["of"]:
            raise SystemExit(UNFINISHED)


def _world(file: str) -> Any:
    try:
        text = sys.stdin.read(MOST_CHARACTERS + 1) if file == "-" else Path(file).read_text(encoding="utf-8")
        if len(text) > MOST_CHARACTERS:
            raise InvalidWorld(f"This has more than {MOST_CHARACTERS} characters.", hint="Mark a smaller sandbox.")
        return upgraded(json.loads(text))
    except OSError as error:
        raise InvalidWorld(f"{file} cannot be read: {error.strerror}.", hint="Check the path.") from error
    except (ValueError, RecursionError) as error:
        raise InvalidWorld(f"{file} is not JSON: {error}.", hint="Export the sandbox again.") from error


def _answer(chosen: Exercise, marks: Marks) -> dict[str, Any]:
    texts = {goal.id: goal for goal in chosen.goals}
    return {
        "exercise": chosen.slug,
        "met": sum(each.met for each in marks.goals),
        "of": len(marks.goals),
        "goals": [
            {**asdict(each), "text": texts[each.id].text, "must_not": texts[each.id].must_not} for each in marks.goals
        ],
        "mistakes": [
            {"code": each.code, "feedback": each.feedback, "goals": list(each.breaks)} for each in marks.mistakes
        ],
    }
