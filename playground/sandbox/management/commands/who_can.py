"""`manage.py who_can FILE --action A --resource R`: everybody in an organisation who can do that, by any chain."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from playground.iam.reach.answers import who_can_answer
from playground.sandbox.management.organisation_file import add_file, answering, graph_of, show


class Command(BaseCommand):
    """One JSON object: direct, by_chain (those who can only through roles), services; with --paths the chains."""

    help = "Who can do an action on a resource, directly or by a chain of roles, in an organisation's document."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_file(parser)
        parser.add_argument("--action", required=True, help="such as s3:GetObject, or sts:AssumeRole for a role")
        parser.add_argument("--resource", required=True, help="an ARN, or * for actions without resources")
        parser.add_argument("--paths", action="store_true", help="add a shortest chain for each who needs one")

    def handle(self, *args: Any, **options: Any) -> None:
        with answering(self):
            graph = graph_of(options["file"])
            show(self, who_can_answer(graph, options["action"], options["resource"], ways=options["paths"]))
