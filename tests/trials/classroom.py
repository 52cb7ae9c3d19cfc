"""A class at work, and its instructor in a real browser: how soon a learner's edit is on the dashboard's screen.

    .venv/bin/python -m tests.trials.classroom [--learners 300] [--set embedded|scaled] [--seconds 120]
                                               [--least 10 --most 20] [--seed 1]

Learners come in by the code (ten a second, by chance), begin all at once when the instructor does, and then work by
a script, see at_work.py: each does something, waits 10 to 20 seconds by a seeded chance, and so on. A Chromium shows
the dashboard: its grid for half of the time, its wall for the other half; the rows and tiles in sight are watched
from inside the page. Prints one line of JSON, in milliseconds:

    cell    from the answer to an edit that changes a goal, to the goal's cell on the screen; marking is part of it
    tile    from the answer to an edit, to its revision on the tile
    frame   between two frames of the dashboard
    edit    from a learner's request to its answer; `ask` is the same of questions, `marked` until their page is told

Beside them the load of the machine, and what each part computed, in percent of one core: on a machine that does other
things as well, times are worse than these shares say. Bars: p95 of cell and tile 500 (more than 300 learners: 1,000),
of frame 33, of edit 300; nothing refused, cut or missing.

Planted defect that turns it red: TICK = 2.5 in playground/workshop/dashboard/consumer.py.
"""

import argparse
import asyncio
import os
import random
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.async_api import Page, async_playwright

from playground.config.browser import launch_options
from tests.trials.at_work import Act, Work
from tests.trials.beginning import JOINS_A_SECOND, REACTION
from tests.trials.learners import Desk, Learner, all_of
from tests.trials.running import WINDOW, report, spread
from tests.trials.sets import Running, cpu_of_tree, running

FRAME_BAR, EDIT_BAR = 33, 300
SETTLING, GATHERING = 5.0, 5.0
WATCH = Path(__file__).with_name("watching.js").read_text(encoding="utf-8")
Log = dict[str, list[tuple[float, Any]]]


@dataclass
class Screen:
    """What one view showed. `shown`: milliseconds until each change was there; `missing`: how many never were."""

    shown: list[float] = field(default_factory=list)
    frames: list[float] = field(default_factory=list)
    missing: int = 0


def main() -> int:
    """Out: 0 when all bars are met and nothing went wrong or missing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--learners", type=int, default=300)
    parser.add_argument("--set", choices=("embedded", "scaled"), default="embedded")
    for name, default in (("seconds", 120.0), ("least", 10.0), ("most", 20.0)):
        parser.add_argument(f"--{name}", type=float, default=default)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with running(scaled=options.set == "scaled") as a_set:
        figures = asyncio.run(measure(a_set, options))
    bar = 500 if options.learners <= 300 else 1_000
    bars = {"cell": bar, "tile": bar, "frame": FRAME_BAR, "edit": EDIT_BAR}
    ratios = {name: figures[name]["p95"] / most if figures[name] else None for name, most in bars.items()}
    wrong = figures["errors"] or figures["missing"] or figures["cuts"]
    return 1 if report({**vars(options), **figures}, ratios) or wrong else 0


async def measure(a_set: Running, options: Any) -> dict[str, Any]:
    chance = random.Random(options.seed)
    desk = await asyncio.to_thread(Desk, a_set)
    works = [Work(Learner(desk, number, desk.visitor.port)) for number in range(options.learners)]
    for work in works:
        work.learner.heard = work.hear
    learners = [work.learner for work in works]
    arrivals = [chance.uniform(0, len(learners) / JOINS_A_SECOND) for _ in learners]
    refused = await all_of(learners, arrivals, Learner.join)
    began = time.monotonic()
    await asyncio.to_thread(desk.begin)
    refused += await all_of(learners, [chance.uniform(0, REACTION) for _ in learners], Learner.begin)
    errors = [repr(each) for each in refused if isinstance(each, BaseException)]
    if errors:
        raise SystemExit(f"{len(errors)} could not begin; the first: {errors[0]}")
    begun = round(time.monotonic() - began, 1)
    print(f"All are at it, {begun} seconds after the instructor began.", file=sys.stderr, flush=True)
    seeds = [random.Random(f"{options.seed} {number}") for number in range(len(works))]
    tasks = [
        asyncio.create_task(work.go_on(own, options.least, options.most))
        for work, own in zip(works, seeds, strict=True)
    ]
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(**launch_options())  # type: ignore[arg-type]
        page = await dashboard(browser, desk)
        await asyncio.sleep(SETTLING)
        before, start, loads = cpu(a_set), time.monotonic(), [os.getloadavg()[0]]
        grid = await watch(page, "grid", works, options.seconds / 2)
        wall = await watch(page, "wall", works, options.seconds / 2)
        took, loads = time.monotonic() - start, [*loads, os.getloadavg()[0]]
        shares = {name: round(100 * (seconds - before[name]) / took) for name, seconds in cpu(a_set).items()}
        await browser.close()
    for task in tasks:
        task.cancel()
    for learner in learners:
        learner.leave()
    machine = {"begun_seconds": begun, "cpu_percent": shares, "loads": [round(each, 1) for each in loads]}
    return figures_of(works, grid, wall) | machine


def figures_of(works: list[Work], grid: Screen, wall: Screen) -> dict[str, Any]:
    acts = [act for work in works for act in work.acts]
    errors = [error for work in works for error in work.errors]
    marked = [1000 * (work.marked[act.revision] - act.accepted) for work, act in marks_of(works)]
    percents = (50, 95, 99)
    return {
        "cell": spread(grid.shown, *percents),
        "tile": spread(wall.shown, *percents),
        "frame": spread(grid.frames + wall.frames, *percents),
        "frame_of_grid": spread(grid.frames, *percents),
        "frame_of_wall": spread(wall.frames, *percents),
        "edit": spread([1000 * (act.accepted - act.sent) for act in acts if act.kind != "ask"], *percents),
        "ask": spread([1000 * (act.accepted - act.sent) for act in acts if act.kind == "ask"], *percents),
        "marked": spread([max(0.0, each) for each in marked], *percents),
        "missing": grid.missing + wall.missing,
        "cuts": sum(work.learner.cuts for work in works),
        "errors": len(errors),
        "first_error": errors[0] if errors else "",
    }


def marks_of(works: Iterable[Work]) -> list[tuple[Work, Act]]:
    return [(work, act) for work in works for act in work.acts if act.goals and act.revision in work.marked]


async def dashboard(browser: Any, desk: Desk) -> Page:
    """Out: the instructor's page, with all learners in its grid."""
    url = f"http://127.0.0.1:{desk.visitor.port}"
    context = await browser.new_context(base_url=url, viewport=WINDOW)
    cookies = desk.visitor.cookies.items()
    await context.add_cookies([{"name": name, "value": value, "url": url} for name, value in cookies])
    page: Page = await context.new_page()
    await page.goto(f"/workshops/{desk.id}/dashboard/")
    await page.locator(".grid-row:not(.grid-head)").first.wait_for()
    await page.evaluate(WATCH)
    return page


async def watch(page: Page, view: str, works: list[Work], seconds: float) -> Screen:
    """Show this view for so long. Out: when it showed what the learners did meanwhile."""
    await page.get_by_role("button", name=view.capitalize(), exact=True).click()
    await page.locator(".grid-box" if view == "grid" else ".wall").wait_for()
    await asyncio.sleep(1)
    await page.evaluate("(view) => window.watch(view)", view)
    await asyncio.sleep(1)
    start = time.time()
    await asyncio.sleep(seconds)
    end = time.time()
    await asyncio.sleep(GATHERING)
    told = await page.evaluate("window.seen()")
    log: Log = {}
    for at, learner, shown in told["log"]:
        log.setdefault(learner, []).append((at, shown))
    screen = Screen(frames=told["frames"])
    for work in works:
        for act in work.acts:
            if start <= act.sent <= end and (wanted := what_shows(view, act)) is not None:
                take(screen, log.get(work.learner.name, []), act, wanted)
    return screen


def what_shows(view: str, act: Act) -> Callable[[Any], bool] | None:
    """Out: how to know the act on this view; None where it changes nothing there."""
    if view == "wall":
        return (lambda shown: shown >= act.revision) if act.revision else None
    return (lambda shown: tuple(shown.split(",")[1:3]) == act.goals) if act.goals else None


def take(screen: Screen, log: list[tuple[float, Any]], act: Act, wanted: Callable[[Any], bool]) -> None:
    """Only what stayed in sight counts: a list that is sorted anew takes rows away."""
    before = [shown for at, shown in log if at <= 1000 * act.sent]
    if not before or before[-1] is None or wanted(before[-1]):
        return
    for at, shown in log:
        if at > 1000 * act.sent and shown is None:
            return
        if at > 1000 * act.sent and wanted(shown):
            screen.shown.append(max(0.0, at - 1000 * act.accepted))
            return
    screen.missing += 1


def cpu(a_set: Running) -> dict[str, float]:
    """Out: what each part computed so far, in seconds; `browser` is Chromium, `learners` this program."""
    return {**a_set.cpu(), "browser": cpu_of_tree(os.getpid(), named="chrom"), "learners": time.process_time()}


if __name__ == "__main__":
    sys.exit(main())
