"""`manage.py reach FILE --principal P`: every role that one user, role or service gets into, by any chain."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from playground.iam.reach.answers import reach_answer
from playground.sandbox.management.organisation_file import add_file, answering, graph_of, show


class Command(BaseCommand):
    """One JSON object: the roles with the length of a shortest chain; with --paths the chains."""

    help = "Which roles a principal can become, by any chain of roles, in an organisation's document."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_file(parser)
        parser.add_argument("--principal", required=True, help="the ARN of a user or role, or a service's name")
        parser.add_argument("--paths", action="store_true", help="add a shortest chain to each role")

    def handle(self, *args: Any, **options: Any) -> None:
        with answering(self):
            show(self, reach_answer(graph_of(options["file"]), options["principal"], ways=options["paths"]))
