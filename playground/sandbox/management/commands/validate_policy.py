"""`manage.py validate_policy FILE`: policies in, verdicts and findings out, one JSON object a line."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from playground.iam.case_lines import failed, validate_lines
from playground.sandbox.management.lines import open_lines


class Command(BaseCommand):
    """Reads as it goes; exit 0 when every line was judged, 1 otherwise."""

    help = "Check policies: JSON Lines with policyType and policy in, verdict and findings out."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file", nargs="?", default="-", help="a file of JSON Lines; - or nothing for standard input"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        complete = True
        with open_lines(options["file"]) as lines:
            for answer in validate_lines(lines):
                complete = complete and not failed(answer)
                self.stdout.write(json.dumps(answer))
        if not complete:
            raise SystemExit(1)
