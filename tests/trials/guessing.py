"""Join codes under a guesser: a simulated day, as fast as the limits allow, from many addresses and threads at once.

    .venv/bin/python -m tests.trials.guessing [--minutes 1440]

Each minute every address guesses until it is refused, over and over; one of them is the router of a class of 300, which
joins meanwhile by the page. The clock is that of the limits (`timezone.now`), moved on by a minute at a time; the
database is the embedded set's. Printed: guesses that were looked at, the chance that one of them was right, and how
many of the 300 got in. Planted defect, seen red: `note_wrong` in `classroom/guessing.py` that counts nothing.
"""

import argparse
import json
import logging
import os
import secrets
import shutil
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from functools import partial
from unittest.mock import patch

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "playground.config.settings"
django.setup()

from django.db import connections  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.runner import DiscoverRunner  # noqa: E402
from django.utils import timezone  # noqa: E402

from playground.people.models import Kind, Person  # noqa: E402
from playground.workshop.classroom import codes, commands, guessing  # noqa: E402
from playground.workshop.classroom.errors import TooManyCodes, UnknownCode  # noqa: E402
from playground.workshop.classroom.joining import workshop_of  # noqa: E402
from playground.workshop.models import Workshop  # noqa: E402

BAR = 1.4e-5
CODES = len(codes.ALPHABET) ** codes.LENGTH
CLASS_ROUTER = "203.0.113.1"
ADDRESSES = [CLASS_ROUTER, *(f"198.51.100.{number}" for number in range(1, 40))]
LEARNERS = 300
THREADS = 8
MOST_OVER = 2 * guessing.WRONG_AT_ALL  # no minute may admit more than this, or the limit is none


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2030, 1, 7, 9, tzinfo=timezone.get_default_timezone())

    def __call__(self) -> datetime:
        return self.now


def guess_from(address: str) -> tuple[int, int]:
    """Out: guesses that were looked at until the first refusal, and hits among them."""
    looked_at = hits = 0
    try:
        while looked_at < MOST_OVER:
            try:
                workshop_of("".join(secrets.choice(codes.ALPHABET) for _ in range(codes.LENGTH)), address)
            except UnknownCode:
                looked_at += 1
            else:
                looked_at, hits = looked_at + 1, hits + 1
    except TooManyCodes:
        pass
    finally:
        connections.close_all()
    return looked_at, hits


def guess_for(minutes: int, clock: Clock, pool: ThreadPoolExecutor) -> dict[str, int]:
    admitted = hits = most = 0
    for _ in range(minutes):
        clock.now += timedelta(minutes=1)
        in_minute = 0
        for looked_at, found in pool.map(guess_from, ADDRESSES):
            in_minute, hits = in_minute + looked_at, hits + found
        admitted, most = admitted + in_minute, max(most, in_minute)
    return {"admitted": admitted, "most_in_a_minute": most, "hits": hits}


def join(code: str, number: int) -> bool:
    """Out: whether one more learner behind the router of the class got in by the page."""
    browser = Client(REMOTE_ADDR=CLASS_ROUTER, raise_request_exception=False)
    answer = browser.post("/join/", {"code": code, "nickname": f"Learner {number}"})
    connections.close_all()
    return answer.status_code == 302


def open_workshop() -> Workshop:
    ana = Person.objects.create(username="ana", display_name="Ana", kind=Kind.INSTRUCTOR)
    made = commands.create(ana, "Roles on a Friday", ["fire-marshal"])
    desk = Client(REMOTE_ADDR=CLASS_ROUTER)  # the class sits where its instructor does
    desk.force_login(ana)
    address = f"/api/workshops/{made.public_id}/state/"
    assert desk.put(address, {"state": "open"}, content_type="application/json").status_code == 200
    return made


def run(minutes: int) -> dict[str, object]:
    clock, started = Clock(), time.monotonic()
    with patch.object(timezone, "now", clock), ThreadPoolExecutor(THREADS) as pool:
        code = codes.code_of(open_workshop())
        found = guess_for(1, clock, pool)  # every limit of this minute is used up
        joined = sum(pool.map(partial(join, code), range(LEARNERS)))
        rest = guess_for(minutes - 1, clock, pool)
    admitted = found["admitted"] + rest["admitted"]
    chance = admitted * (1440 / minutes) / CODES
    return {
        "minutes": minutes,
        "admitted": admitted,
        "most_in_a_minute": max(found["most_in_a_minute"], rest["most_in_a_minute"]),
        "hits": found["hits"] + rest["hits"],
        "chance_in_a_day": chance,
        "open_classes_within_the_bar": int(BAR / chance) if chance else None,
        "joined_of_300": joined,
        "seconds": round(time.monotonic() - started, 1),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--minutes", type=int, default=1440)
    options = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="understudy-guessing-")
    connections["default"].settings_dict["TEST"]["NAME"] = f"{folder}/test.sqlite3"  # a file: threads meet there
    logging.disable(logging.CRITICAL)  # nobody listens here, and every refusal would be a line
    runner = DiscoverRunner(verbosity=0, interactive=False)
    runner.setup_test_environment()
    databases = runner.setup_databases()
    try:
        report = run(options.minutes)
    finally:
        runner.teardown_databases(databases)
        shutil.rmtree(folder, ignore_errors=True)
    print(json.dumps(report))
    return 0 if report["chance_in_a_day"] <= BAR and report["joined_of_300"] == LEARNERS else 1  # type: ignore[operator]


if __name__ == "__main__":
    sys.exit(main())
