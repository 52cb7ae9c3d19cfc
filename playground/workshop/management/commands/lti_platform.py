"""`manage.py lti_platform`: make a learning platform known by LTI 1.3, and say what is entered there."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from playground.workshop.lti.registering import register


class Command(BaseCommand):
    help = "Register a learning platform (LTI 1.3), or change what is known of one with this issuer and client id."

    def add_arguments(self, parser: ArgumentParser) -> None:
        for name, meaning in (
            ("name", "how people call it"),
            ("issuer", "what it calls itself in its messages"),
            ("client-id", "what it calls us"),
            ("authorize-url", "its OpenID Connect authorization"),
            ("access-url", "its OAuth 2.0 access tokens"),
            ("keys-url", "its public keys, a JSON Web Key Set"),
        ):
            parser.add_argument(f"--{name}", required=True, help=meaning)
        parser.add_argument("--deployment", action="append", required=True, help="a deployment id; may be repeated")

    def handle(self, *args: Any, **options: Any) -> None:
        names = ("name", "issuer", "client_id", "authorize_url", "access_url", "keys_url")
        try:
            made = register(**{name: options[name] for name in names}, deployments="\n".join(options["deployment"]))
        except ValidationError as error:
            raise CommandError(
                "; ".join(f"{name}: {' '.join(said)}" for name, said in error.message_dict.items())
            ) from error
        self.stdout.write(f"{made} is known. Enter there, after this server's own address:")
        for name, meaning in (
            ("lti-login", "login initiation"),
            ("lti-launch", "redirect and target link"),
            ("lti-keys", "public keys"),
        ):
            self.stdout.write(f"  {reverse(name):14} {meaning}")
