"""Three people change one sandbox at random on bad lines; in the end all three see what a fresh load shows.

    .venv/bin/python tests/trials/random_walk.py [--operations 2000] [--seed 1] [--json]

A real server and three Chromium pages of three people, two of whom came by a link. Every page sends operations with its
own REST client (adding, renaming, linking, policies, undo, sessions, organization, versions...), several at once and
without waiting for the others; in between the mouse drags cards and lines. A tenth of the socket's messages is lost,
doubled or late, sockets are cut, pages go offline or are frozen. In the end every page's canvas must equal that of a
fresh load byte for byte, as JSON with sorted keys and lists by id, and nothing may have been an InternalError. The seed
fixes what is drawn, not who comes first.

Prints one line of JSON: accepted, refused by code, reconnects, equal, the first difference. Planted defect that turns
it red: let `without` in model/apply-event.ts return its list as it is, so that what was deleted stays.
"""

import argparse
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # so that the file runs by its name, too

from tests.trials.running import Set, report, running
from tests.trials.walking import BAD_LINE, Walker

PEOPLE = 3
PATIENCE_SECONDS = 60.0
QUIET_MS = 1_500
OF_ONE_PERSON = ("now", "may_undo", "may_redo")  # now: the time of the answer. may_*: see the buttons' own test
Difference = dict[str, Any]


def main() -> int:
    """Out: 0 when all pages equal a fresh load."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--operations", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true", help="one line for machines, as without it")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    started = time.monotonic()
    with running() as a_set:
        walkers = [Walker(page, chance) for page in pages_of(a_set)]
        counted = walk(walkers, options.operations, chance)
        difference = first_difference(walkers)
        reconnects = sum(each.reconnects() for each in walkers)
    told = {"equal": difference is None, "difference": difference, "reconnects": reconnects}
    figures = {"seed": options.seed, "operations": options.operations, **figures_of(counted), **told}
    ratios = {"unequal": 2.0 if difference else 0.0, "broken": 2.0 * figures["refused"].get("InternalError", 0)}
    return report({**figures, "seconds": round(time.monotonic() - started)}, ratios)


def figures_of(counted: Counter[str]) -> dict[str, Any]:
    """In: outcomes as "METHOD path code". Out: how many went through, and what the others were told."""
    codes, disturbed = Counter[str](), {}
    for outcome, times in counted.items():
        what, code = outcome.rsplit(" ", 1)
        if what == "disturbed":
            disturbed[code] = times
        else:
            codes[code] += times
    drags = codes.pop("dragged", 0)
    accepted = codes.pop("ok", 0)
    return {"accepted": accepted, "drags": drags, "refused": dict(codes.most_common()), "disturbed": disturbed}


def pages_of(a_set: Set) -> list[Page]:
    """Out: the editor of one new sandbox in a window of its owner and in those of two who came by a link."""
    owner = a_set.visitor("fire-marshal")
    token = owner.must("POST", "sharing/links/", {"name": "Walk", "access": "edit"})["token"]
    pages = []
    for number in range(PEOPLE):
        page = new_page(a_set.window(owner if number == 0 else a_set.visitor()))
        page.goto(f"/s/{owner.sandbox}/" if number == 0 else f"/join/{token}/")
        pages.append(page)
    return pages


def new_page(context: BrowserContext) -> Page:
    context.add_init_script("localStorage.setItem('understudy.tour', 'seen')")
    context.add_init_script(BAD_LINE)
    return context.new_page()


def walk(walkers: Sequence[Walker], operations: int, chance: random.Random) -> Counter[str]:
    """In rounds: everybody who can sends some, somebody drags, somebody's line breaks. Out: outcomes by how often."""
    left, now, counted = operations, 0, Counter[str]()
    while left > 0:
        now += 1
        for walker in walkers:
            if walker.undisturbed_at and walker.undisturbed_at <= now:
                walker.recover()
        awake = [walker for walker in walkers if not walker.asleep]
        for walker in awake:
            for _ in range(min(left, chance.randint(0, 3))):
                walker.send()
                left -= 1
        if awake and chance.random() < 0.2:
            dragged = chance.choice(awake).drag()
            counted["mouse drag " + ("dragged" if dragged else "nothing-to-drag")] += 1
            left -= dragged
        for walker in awake:
            counted.update(walker.outcomes())
        if chance.random() < 0.08:
            counted["disturbed " + chance.choice(awake or walkers).disturb(now)] += 1
    return counted


def first_difference(walkers: Sequence[Walker]) -> Difference | None:
    """All lines are whole again. Out: what a page shows otherwise than a fresh load, if anything."""
    for walker in walkers:
        walker.recover()
    walkers[0].page.evaluate("window.walk.send(['PUT', 'clock/', { rate: 1, paused: true }, [0]])")
    walkers[0].outcomes()
    for number, walker in enumerate(walkers):
        if (behind := wait_for(walker)) is not None:
            return {"page": number, **behind}
    for number, walker in enumerate(walkers):
        shown, fresh = canonical(walker.store()), canonical(walker.fresh())
        if json.dumps(shown, sort_keys=True) != json.dumps(fresh, sort_keys=True):
            return {"page": number, **where(shown, fresh, "")}
    return None


def wait_for(walker: Walker) -> Difference | None:
    """Until the page shows a revision that stays the newest for a while. Out: how far behind it stayed, if it did."""
    until = time.monotonic() + PATIENCE_SECONDS
    newest = -1
    while time.monotonic() < until:
        revision = walker.fresh()["revision"]
        if revision == newest and walker.caught_up(revision, 0):
            return None
        walker.caught_up(revision, (until - time.monotonic()) * 1000)
        newest = revision
        walker.page.wait_for_timeout(QUIET_MS)
    return {"behind_at": walker.store()["revision"], "newest": newest}


def canonical(canvas: dict[str, Any]) -> dict[str, Any]:
    """The order of the lists says nothing: a browser adds what is new, or back again, at the end."""
    shown = {name: value for name, value in canvas.items() if name not in OF_ONE_PERSON}
    lists = {name: sorted(value, key=lambda row: row["id"]) for name, value in shown.items() if isinstance(value, list)}
    return {**shown, **lists}


def where(shown: Any, fresh: Any, path: str) -> Difference:
    """Out: the first place that differs, and what stands there on the page and in a fresh load."""
    if isinstance(shown, dict) and isinstance(fresh, dict):
        pairs = [(key, shown.get(key), fresh.get(key)) for key in sorted({*shown, *fresh})]
    elif isinstance(shown, list) and isinstance(fresh, list):
        pairs = [(number, *both) for number, both in enumerate(zip(shown, fresh, strict=False))]
    else:
        pairs = []
    for key, one, other in pairs:
        if one != other:
            return where(one, other, f"{path}/{key}")
    return {"place": path, "shown": short(shown), "fresh": short(fresh)}


def short(value: Any) -> str:
    return json.dumps(value, sort_keys=True)[:300]


if __name__ == "__main__":
    sys.exit(main())
