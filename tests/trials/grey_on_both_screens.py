"""How long from the end of a session to the two screens that show it.

    .venv/bin/python tests/trials/grey_on_both_screens.py [--users 5] [--roles 4] [--each 10] [--seed 1] [--json]

Every user assumes every role some times: 20 lines with 10 sessions each. The clock runs 60 times as fast, so that they
end one by one within a minute. The pill of a line counts its live sessions and turns grey with the last. Two browsers
(processes of their own) note by this machine's clock when a pill counts one less, or is grey, and the first frame after
that. Prints one line of JSON, in milliseconds since the real end that the API gives; the later of the two screens
counts, and the bar is p99. `early` counts ends that were shown before they were real. `--users 20 --roles 10 --each 1`
draws 200 lines that tick each second: on two cores without a graphics card their painting alone takes all there is.
Planted defect that turns it red: let `sweep` in sts/tasks.py return after its first look, so that it sees what is due
only once a second.
"""

import argparse
import json
import random
import sys
import time
from itertools import product
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # so that the file runs by its name, too

from tests.trials.embedded import Visitor
from tests.trials.running import Set, report, running, spread

Counts = dict[str, list[dict[str, Any]]]
BAR_MS = 1_000
RATE = 60
SHORTEST, LONGEST = 900, 3_300  # of sandbox time: 15 to 55 seconds of ours
PATIENCE_MS = 10_000
CLOCK_STEP_MS = 2  # the database's clock and the browser's both count whole milliseconds
ROWS, ROW, COLUMN = 10, 86, 202
# Out: of each line, every count of live sessions that its pill showed: the count, when it stood in the page, and when
# it was drawn. A timer set in a frame runs after that frame.
WATCH = """() => {
  const pill = /^(?:(\\d+) live|Expired).* from (\\S+) to ([^\\s,]+)/;
  const counts = {};
  const note = () => {
    const fresh = [];
    for (const button of document.querySelectorAll('.pill')) {
      const [, live, source, role] = pill.exec(button.getAttribute('aria-label')) ?? [];
      if (!role) continue;
      const line = (counts[`${source}>${role}`] ??= []);
      if (line.at(-1)?.live === Number(live ?? 0)) continue;
      line.push({ live: Number(live ?? 0), there: Date.now(), shown: null });
      fresh.push(line.at(-1));
    }
    if (fresh.length > 0)
      requestAnimationFrame(() => setTimeout(() => fresh.forEach((each) => { each.shown = Date.now(); })));
  };
  note();
  const watched = { childList: true, subtree: true, attributes: true, attributeFilter: ['aria-label'] };
  new MutationObserver(note).observe(document.querySelector('.canvas'), watched);
  window.counts = counts;
}"""
ALL_GREY = (
    """() => Object.values(window.counts).every((line) => line.at(-1).live === 0 && line.at(-1).shown !== null)"""
)


def main() -> int:
    """Out: 0 when p99 of the later screen is within the bar and every end was shown on both, none early."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, default in (("users", 5), ("roles", 4), ("each", 10), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--json", action="store_true", help="one line for machines, as without it")
    options = parser.parse_args()
    with running() as a_set:
        visitor = a_set.visitor()
        lines = draw(visitor, options.users, options.roles, options.each, random.Random(options.seed))
        ends, screens = watch(a_set, visitor, lines)
    figures = figures_of(ends, screens)
    p99 = figures["both_ms"].get("p99")
    failed = report({"seed": options.seed, **figures}, {"both_p99": None if p99 is None else p99 / BAR_MS})
    return 1 if failed or figures["missing"] or figures["early"] else 0


def draw(visitor: Visitor, users: int, roles: int, each: int, chance: random.Random) -> dict[str, str]:
    """Draw them, stop the clock, let everybody assume every role. Out: each session's line, by its id."""
    account = visitor.must("GET", "")["accounts"][0]["id"]
    people = [visitor.must("POST", "identities/", card(account, number, "user")) for number in range(users)]
    trust = {"Effect": "Allow", "Principal": {"AWS": [person["arn"] for person in people]}, "Action": "sts:AssumeRole"}
    policy = {"trust_policy": json.dumps({"Version": "2012-10-17", "Statement": [trust]})}
    parts = [visitor.must("POST", "roles/", {**card(account, number, "role"), **policy}) for number in range(roles)]
    visitor.must("PUT", "clock/", {"rate": 1, "paused": True})
    lines = {}
    for person, role, _ in product(people, parts, range(each)):
        call = {"caller": {"kind": "identity", "id": person["id"]}, "role_id": role["id"]}
        call["duration_seconds"] = chance.randint(SHORTEST, LONGEST)
        lines[visitor.must("POST", "sessions/", call)["session"]["id"]] = f"{person['name']}>{role['name']}"
    return lines


def card(account: str, number: int, kind: str) -> dict[str, Any]:
    """Out: a new card: users in columns on the left, roles on the right."""
    column = number // ROWS + (4 if kind == "role" else 0)
    place = {"x": 24 + column * COLUMN, "y": 72 + number % ROWS * ROW}
    named = {"account_id": account, "name": f"{kind}-{number}", "position": place}
    return {**named, "kind": kind} if kind == "user" else named


def watch(a_set: Set, visitor: Visitor, lines: dict[str, str]) -> tuple[dict[str, list[float]], list[Counts]]:
    """Let the clock go. Out: the ends of each line's sessions in order, in milliseconds; what each screen counted."""
    pages = [open_editor(a_set, visitor, lines) for _ in range(2)]
    ends: dict[str, list[float]] = {}
    for session, end in visitor.copy().run_clock(RATE).items():
        ends.setdefault(lines[session], []).append(end.timestamp() * 1000)
    until = max(end for each in ends.values() for end in each) + PATIENCE_MS
    while time.time() * 1000 < until and not all(page.evaluate(ALL_GREY) for page in pages):
        pages[0].wait_for_timeout(500)
    return {line: sorted(each) for line, each in ends.items()}, [page.evaluate("window.counts") for page in pages]


def open_editor(a_set: Set, visitor: Visitor, lines: dict[str, str]) -> Page:
    """Out: a page that shows every session alive, and counts them."""
    page = a_set.window(visitor).new_page()
    page.goto(f"/s/{visitor.sandbox}/")
    page.locator("[data-settled]").wait_for(state="attached")
    page.evaluate(WATCH)
    live = sum(line[-1]["live"] for line in page.evaluate("window.counts").values())
    if live != len(lines):
        raise SystemExit(f"A screen shows {live} of {len(lines)} sessions alive: there is nothing to measure.")
    return page


def figures_of(ends: dict[str, list[float]], screens: list[Counts]) -> dict[str, Any]:
    shown, there = ([lateness(ends, screen, moment) for screen in screens] for moment in ("shown", "there"))
    return {
        "both_ms": spread(later(shown), 50, 95, 99),
        "both_there_ms": spread(later(there), 50, 99),
        "screens_ms": [spread([late for late in each if late is not None], 50, 99) for each in shown],
        "missing": sum(None in pair for pair in zip(*shown, strict=True)),
        "early": sum(late is not None and late < -CLOCK_STEP_MS for each in there for late in each),
    }


def lateness(ends: dict[str, list[float]], counts: Counts, moment: str) -> list[float | None]:
    """Out: of every end, how late the screen showed that many sessions less; None if it never did."""
    late: list[float | None] = []
    for line, in_order in ends.items():
        for ended, end in enumerate(in_order, start=1):
            left = len(in_order) - ended
            at = next((each[moment] for each in counts[line] if each["live"] <= left), None)
            late.append(None if at is None else at - end)
    return late


def later(screens: list[list[float | None]]) -> list[float]:
    """Out: of what every screen showed, the lateness of the last one."""
    pairs = ([late for late in pair if late is not None] for pair in zip(*screens, strict=True))
    return [max(pair) for pair in pairs if len(pair) == len(screens)]


if __name__ == "__main__":
    sys.exit(main())
