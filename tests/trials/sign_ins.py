"""Two hundred sign-ins at once on one account: exactly as many are looked at as the limit lets through.

    .venv/bin/python -m tests.trials.sign_ins [--tries 200]

They come by as many lines from twenty browsers to the real embedded set, and all have a wrong password, half of
them the e-mail in capitals. The right password comes after them and is refused like them; then somebody else signs in
from the same address. Prints one line of JSON. Planted defect that turns it red, tried: let `person_of` in
people/accounts.py count the e-mail as it was typed (40 are looked at).
"""

import argparse
import os
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "playground.config.settings"
django.setup()

from playground.config.keyvalue import free_port  # noqa: E402
from playground.people.accounts import TRIES_PER_ACCOUNT, WINDOW_SECONDS  # noqa: E402
from tests.trials.embedded import Embedded, Visitor  # noqa: E402
from tests.trials.running import report  # noqa: E402

ANA = {"email": "ana@example.com", "password": "seven green bicycles"}
BO = {"email": "bo@example.com", "password": "eleven blue kettles"}
BROWSERS = 20  # each asks by many lines: one address makes no hundreds of guests a minute
LONGEST_RUN = 90  # seconds; limits count by windows, and all of it has to be in one


def main() -> int:
    """Out: 0 when the limit held to the one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tries", type=int, default=200)
    options = parser.parse_args()
    left = WINDOW_SECONDS - time.time() % WINDOW_SECONDS
    if left < LONGEST_RUN:
        time.sleep(left)
    with tempfile.TemporaryDirectory() as folder:
        a_set = Embedded(Path(folder) / "data", free_port())
        try:
            a_set.start()
            figures = measure(a_set.port, options.tries)
        finally:
            a_set.stop()
    report({"tries": options.tries, "limit": TRIES_PER_ACCOUNT, **figures}, {})
    wanted = {"looked_at": TRIES_PER_ACCOUNT, "let_in": 0, "strange": 0, "right_one": 429, "somebody_else": 200}
    return int(any(figures[name] != value for name, value in wanted.items()))


def measure(port: int, tries: int) -> dict[str, int]:
    """Out: what the tries were answered."""
    for account in (ANA, BO):
        status, _ = Visitor(port).send("POST", "/api/me/account/", account)
        assert status == 201, status
    browsers = [Visitor(port) for _ in range(BROWSERS)]
    visitors = [browsers[number % BROWSERS].copy() for number in range(tries)]
    statuses: Counter[int] = Counter()
    together = threading.Barrier(tries)

    def knock(visitor: Visitor, number: int) -> None:
        together.wait()
        email = ANA["email"].upper() if number % 2 else ANA["email"]
        typed = {"email": email, "password": f"wrong {number}"}
        statuses[visitor.send("POST", "/api/sign-in/", typed)[0]] += 1

    threads = [threading.Thread(target=knock, args=(each, number)) for number, each in enumerate(visitors)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return {
        "looked_at": statuses[403],
        "refused": statuses[429],
        "let_in": statuses[200],
        "strange": tries - statuses[403] - statuses[429] - statuses[200],
        "right_one": browsers[0].copy().send("POST", "/api/sign-in/", ANA)[0],
        "somebody_else": browsers[1].copy().send("POST", "/api/sign-in/", BO)[0],
    }


if __name__ == "__main__":
    sys.exit(main())
