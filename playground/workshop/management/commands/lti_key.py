"""`manage.py lti_key`: sign what goes to learning platforms with a new key from now on."""

from typing import Any

from django.core.management.base import BaseCommand

from playground.workshop.lti.own_keys import make_key


class Command(BaseCommand):
    help = "Make a new key for learning platforms (LTI 1.3). The one before stays published for a week."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{make_key().key_id} signs from now on.")
