"""`manage.py answer_questions FILE`: what an organisation's document asks about itself, answered line by line."""

from argparse import ArgumentParser
from datetime import UTC, datetime
from typing import Any

from django.core.management.base import BaseCommand

from playground.iam.reach.answers import answers
from playground.sandbox.management.organisation_file import CannotAnswer, add_file, answering, document_of, show


class Command(BaseCommand):
    """A line for each planted fact, then one for each question; exit 0 when all were answered, 1 otherwise."""

    help = "Answer the planted facts and the questions of an organisation's document, one JSON object a line."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_file(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        complete = True
        with answering(self):
            for answer in answers(document_of(options["file"]), datetime.now(UTC)):
                complete = complete and "error" not in answer
                show(self, answer)
        if not complete:
            raise CannotAnswer(1)
