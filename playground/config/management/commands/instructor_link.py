"""`manage.py instructor_link`: print a link that makes its first visitor an instructor."""

from typing import Any

from django.core.management.base import BaseCommand
from django.urls import reverse

from playground.people.commands import new_instructor_link


class Command(BaseCommand):
    help = "Print the path of a new link that makes its first visitor an instructor, good for seven days."

    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(reverse("instructor", args=[new_instructor_link()]))
