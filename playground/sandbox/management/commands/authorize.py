"""`manage.py authorize FILE`: cases in, verdicts out, one JSON object a line."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from playground.iam.case_lines import failed, judge_lines
from playground.sandbox.management.lines import open_lines


class Command(BaseCommand):
    """Reads as it goes; exit 0 when every line was judged, 1 otherwise."""

    help = "Judge requests: JSON Lines with a request and its policies in, id and verdict out."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file", nargs="?", default="-", help="a file of JSON Lines; - or nothing for standard input"
        )
        explain = "add the trace of every decision, as json unless text is asked for"
        parser.add_argument("--explain", nargs="?", const="json", metavar="{text,json}", help=explain)

    def handle(self, *args: Any, **options: Any) -> None:
        file, explain = _told_apart(options["file"], options["explain"])
        complete = True
        with open_lines(file) as lines:
            for answer in judge_lines(lines, explain):
                complete = complete and not failed(answer)
                self.stdout.write(json.dumps(answer))
        if not complete:
            raise SystemExit(1)


def _told_apart(file: str, explain: str | None) -> tuple[str, str | None]:
    """`--explain FILE` names a file, not a form: the form may be left out, the order is free."""
    if explain in (None, "text", "json"):
        return file, explain
    if file != "-":
        raise CommandError(f"--explain gives text or json, not {explain}.")
    return str(explain), "json"
