"""`manage.py prepare_data`: what `up` does to the database before anything else starts."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection

from playground.people.models import InstructorLink


class Command(BaseCommand):
    help = "Bring the database up to date; at its first time, print an instructor's link as well."

    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        is_new = InstructorLink._meta.db_table not in connection.introspection.table_names()
        call_command("migrate", interactive=False, verbosity=0)
        if is_new:
            call_command("instructor_link", stdout=self.stdout)
