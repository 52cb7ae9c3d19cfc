"""`manage.py check_exercises [DIR] [--variants N]`: does every exercise keep its promises, and each of N variants?

A table, a line for each picture; of variants only what is broken.
"""

from argparse import ArgumentParser
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from playground.workshop.catalog import FOLDER, Exercise, paths_in, read_all, read_one
from playground.workshop.errors import InvalidExercise
from playground.workshop.scratch import scratch_database
from playground.workshop.trial import Trial, try_out

BROKEN, UNREADABLE = 1, 2


def _read(path: Path) -> tuple[Exercise, ...]:
    if not path.exists():
        raise CommandError(f"{path} is not there. Give one exercise, a folder or a file, or a folder that holds some.")
    return (read_one(path),) if path.is_file() or (path / "exercise.toml").exists() else read_all(path)


def _tried(path: Path, seeds: range) -> list[Trial]:
    """Out: the trials of variants; what is not fine names its seed."""
    paths = [path] if path.is_file() or (path / "exercise.toml").exists() else paths_in(path)
    return [
        replace(trial, exercise=f"{trial.exercise} variant {seed}")
        for each in paths
        for seed in seeds
        for trial in try_out(read_one(each, seed))
    ]


def _many(things: Sequence[object], word: str) -> str:
    return f"{len(things)} {word}{'' if len(things) == 1 else 's'}"


class Command(BaseCommand):
    """Exit 0 when all is well, 1 when a promise is broken, 2 when a file cannot be read."""

    help = "Check exercises: the start fails a goal, the solution meets all, each mistake breaks what it names."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", nargs="?", type=Path, default=FOLDER, help="one exercise, or a folder of some")
        parser.add_argument("--variants", type=int, default=0, help="how many variants of each to try as well")

    def handle(self, *args: Any, **options: Any) -> None:
        folder, seeds = options["folder"], range(1, options["variants"] + 1)
        try:
            exercises = _read(folder)
            with scratch_database():
                trials = [trial for exercise in exercises for trial in try_out(exercise)]
                varied = _tried(folder, seeds)
        except InvalidExercise as error:
            for finding in error.details["findings"]:
                place = f" {finding['place']}" if finding["place"] else ""
                self.stderr.write(f"{finding['file']}{place}: {finding['message']} {finding['hint']}")
            raise SystemExit(UNREADABLE) from None
        self._table([*trials, *(trial for trial in varied if trial.complaint)])
        trials += varied
        broken = [trial for trial in trials if trial.complaint]
        for trial in broken:
            self.stderr.write(f"{trial.exercise}/{trial.place}: {trial.complaint}")
        kinds = [_many(exercises, "exercise"), *([f"{len(seeds)} variants of each"] if seeds else [])]
        self.stdout.write(", ".join([*kinds, _many(trials, "picture"), _many(broken, "broken promise")]))
        if broken:
            raise SystemExit(BROKEN)

    def _table(self, trials: Iterable[Trial]) -> None:
        rows = [("exercise", "picture", "", "goals not met")]
        rows += [(t.exercise, t.picture, "BROKEN" if t.complaint else "ok", ", ".join(t.unmet) or "-") for t in trials]
        widths = [max(len(row[column]) for row in rows) for column in range(3)]
        for row in rows:
            padded = (text.ljust(width) for text, width in zip(row, widths, strict=False))
            self.stdout.write("  ".join([*padded, row[3]]))
