"""`manage.py authorize FILE`: cases in, verdicts out, one JSON object a line."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

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
        explain = "add the trace of every decision, as json unless text is asked for; give the file first"
        parser.add_argument("--explain", nargs="?", const="json", choices=["text", "json"], help=explain)

    def handle(self, *args: Any, **options: Any) -> None:
        complete = True
        with open_lines(options["file"]) as lines:
            for answer in judge_lines(lines, options["explain"]):
                complete = complete and not failed(answer)
                self.stdout.write(json.dumps(answer))
        if not complete:
            raise SystemExit(1)
