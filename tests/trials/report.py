"""How long the report of a large workshop takes: the page, and its file.

    python -m tests.trials.report [--learners 1000] [--exercises 10] [--times 10] [--keep FOLDER]

In a database of its own, in a folder that goes again unless it is to be kept. Prints one JSON object.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--learners", type=int, default=1_000)
parser.add_argument("--exercises", type=int, default=10)
parser.add_argument("--times", type=int, default=10)
parser.add_argument("--keep")
BUDGET = 1.0  # seconds


def main(given: argparse.Namespace, folder: str) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "playground.config.settings")
    os.environ["PLAYGROUND_DATA_DIR"] = folder
    import django  # noqa: PLC0415 - after the folder is known

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection, reset_queries  # noqa: PLC0415
    from django.test import Client, override_settings  # noqa: PLC0415

    from playground.people.commands import create_guest  # noqa: PLC0415
    from playground.people.models import Kind  # noqa: PLC0415
    from playground.workshop.catalog import exercises  # noqa: PLC0415
    from playground.workshop.classroom import commands  # noqa: PLC0415
    from tests.workshop.afterwards_class import fill  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    ana = create_guest()
    ana.kind = Kind.INSTRUCTOR
    ana.save()
    made = commands.create(ana, "A large class", [each.slug for each in exercises()[: given.exercises]])
    fill(made, given.learners)
    desk = Client(headers={"host": "localhost"})
    desk.force_login(ana)
    figures: dict[str, object] = {"learners": given.learners, "exercises": given.exercises}
    slowest = 0.0
    for name in ("report/", "report.csv", "report.csv?by=goal"):
        took, busy = [], []
        for _ in range(given.times):
            before, at_work = time.perf_counter(), time.process_time()
            answer = desk.get(f"/workshops/{made.public_id}/{name}")
            took.append(time.perf_counter() - before)
            busy.append(time.process_time() - at_work)
        with override_settings(DEBUG=True):
            reset_queries()
            desk.get(f"/workshops/{made.public_id}/{name}")
            queries = len(connection.queries)
        slowest = max(slowest, median(took))
        figures[name] = {
            "status": answer.status_code,
            "median_s": round(median(took), 3),
            "most_s": round(max(took), 3),
            "processor_s": round(median(busy), 3),
            "kilobytes": len(answer.content) // 1024,
            "queries": queries,
        }
    print(json.dumps(figures, indent=1))
    return 0 if slowest < BUDGET else 1


if __name__ == "__main__":
    given = parser.parse_args()
    if given.keep:
        Path(given.keep).mkdir(parents=True, exist_ok=True)
        sys.exit(main(given, given.keep))
    with tempfile.TemporaryDirectory() as folder:
        sys.exit(main(given, folder))
