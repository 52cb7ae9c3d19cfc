"""`manage.py pack_exercise FOLDER`: an exercise's folder as one file on standard output, once it can be read."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from playground.workshop.catalog import read_one
from playground.workshop.errors import InvalidExercise
from playground.workshop.package import from_folder, packed


class Command(BaseCommand):
    """The file goes by the name SLUG.exercise.json; `check_exercises` reads it. Exit 1 when there is none."""

    help = "Write an exercise as one file: pack_exercise FOLDER > SLUG.exercise.json"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="the folder of one exercise")

    def handle(self, *args: Any, **options: Any) -> None:
        folder = options["folder"].resolve()
        if not folder.is_dir():
            raise CommandError(f"{options['folder']} is no folder. Give the folder of one exercise.")
        try:
            read_one(folder)
        except InvalidExercise as error:
            raise CommandError(f"{error.message} {error.hint}") from None
        self.stdout.write(packed(from_folder(folder)), ending="")
