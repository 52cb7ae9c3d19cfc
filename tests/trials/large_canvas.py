"""How a canvas with 5,000 entities feels: to open, to pan, to drag on, and to see somebody else's change on.

    .venv/bin/python tests/trials/large_canvas.py [--loads 5] [--changes 20] [--seed 1] [--json]

Prints one line of JSON, in milliseconds. `open`: from the start of the navigation to the frame in which every account
stands. `pan` and `drag`: the time from frame to frame while the mouse pulls the canvas at whole view, the canvas at
life size, or one card at life size; `cpu` is what one step of the mouse costs the page's thread, without waiting for
its turn: on a busy machine only this can be compared. `change`: from sending somebody else's change to the frame that
shows it here. `server`: the canvas as the server gives it.
Planted defect that turns it red: let `fetchCanvas` in model/connect.ts wait two seconds first.
"""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Locator, Page

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # so that the file runs by its name, too

from tests.trials.embedded import ROOT, Visitor
from tests.trials.running import Set, report, running, spread

BARS = {"open": 1_500, "pan_whole": 33.4, "pan_life_size": 33.4, "drag": 33.4, "change": 200}  # two screen frames: 33.4
SETTLING_MS = 2_000  # a new window first loads Chromium's own pages, on the same cores
STEPS = 90
STANDS = """(ids) => {
  window.drawn = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('Not all accounts stand within 60 seconds.')), 60_000);
    const node = (id) => document.querySelector(`.react-flow__node:is([data-id="${id}"], [data-id="far:${id}"])`);
    const stands = (id) => node(id) !== null && getComputedStyle(node(id)).visibility === 'visible';
    const look = () => {
      if (ids.every(stands)) requestAnimationFrame(() => resolve(performance.now()));
      else requestAnimationFrame(look);
    };
    look();
  });
}"""
WATCH_FRAMES = """() => {
  window.frames_seen = [];
  window.watching = true;
  let last = performance.now();
  const tick = (now) => {
    window.frames_seen.push(now - last);
    last = now;
    if (window.watching) requestAnimationFrame(tick);
  };
  requestAnimationFrame((now) => { last = now; requestAnimationFrame(tick); });
}"""
STOP_WATCHING = "() => { window.watching = false; return window.frames_seen; }"
EMPTY_SPOT = """() => {
  for (let x = 300; x < innerWidth - 400; x += 40)
    for (let y = 200; y < innerHeight - 200; y += 20)
      if (document.elementFromPoint(x, y)?.matches('.react-flow__pane')) return [x, y];
  return null;
}"""
SHOWN = """(text) => {
  window.shown = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('The change did not come within 20 seconds.')), 20_000);
    const there = () => document.querySelector('.react-flow__viewport').textContent.includes(text);
    const look = () => { if (there()) setTimeout(() => resolve(Date.now())); else requestAnimationFrame(look); };
    look();
  });
}"""


def main() -> int:
    """Out: 0 when every figure is within its bar."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, default in (("loads", 5), ("changes", 20), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--json", action="store_true", help="one line for machines, as without it")
    options = parser.parse_args()
    with running() as a_set:
        visitor = a_set.visitor()
        entities = fill(a_set, visitor, options.seed)
        canvas, server = timed_canvas(visitor)
        browser = a_set.browser()
        opened = [open_once(a_set, browser, visitor, canvas)[0] for _ in range(options.loads - 1)]
        taken, page = open_once(a_set, browser, visitor, canvas)
        frames, cost = use(page, canvas)
        changed = [change(page, visitor, canvas, number) for number in range(options.changes)]
        nodes = page.locator(".react-flow__node").count()
    figures = {"open": [*opened, taken], **frames, "change": changed}
    spreads = {name: spread(values, 50, 95) for name, values in figures.items()}
    ratios = {name: spreads[name]["p95"] / bar for name, bar in BARS.items()}
    told = {"seed": options.seed, "entities": entities, "server": server, **spreads, "cpu": cost, "in_dom": nodes}
    return report(told, ratios)


def fill(a_set: Set, visitor: Visitor, seed: int) -> int:
    command = [sys.executable, "-m", "tests.trials.large_sandbox", visitor.sandbox, "--seed", str(seed)]
    written = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "PLAYGROUND_DATA_DIR": str(a_set.data)},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return int(written.stdout)


def timed_canvas(visitor: Visitor) -> tuple[dict[str, Any], dict[str, float]]:
    """Out: the canvas; the best of three answers and its size."""
    times = []
    for _ in range(3):
        start = time.perf_counter()
        canvas = visitor.copy().must("GET", "")  # a line of its own: the server drops one that was still for seconds
        times.append((time.perf_counter() - start) * 1000)
    return canvas, {"best_ms": round(min(times)), "first_ms": round(times[0])}


def open_once(a_set: Set, browser: Browser, visitor: Visitor, canvas: dict[str, Any]) -> tuple[float, Page]:
    context = a_set.window(visitor, browser)
    context.add_init_script("localStorage.setItem('understudy.tour', 'seen')")
    context.add_init_script(f"({STANDS})({[account['id'] for account in canvas['accounts']]})")
    page = context.new_page()
    page.wait_for_timeout(SETTLING_MS)
    page.goto(f"/s/{visitor.sandbox}/", wait_until="commit")
    return page.evaluate("window.drawn"), page


def use(page: Page, canvas: dict[str, Any]) -> tuple[dict[str, list[float]], dict[str, float]]:
    """Out: frame times of pulling the whole picture, the picture at life size, and one card; what a step costs."""
    page.locator("[data-settled]").wait_for(state="attached")
    page.wait_for_timeout(SETTLING_MS)  # the engine's lines come by themselves
    clock = page.context.new_cdp_session(page)
    clock.send("Performance.enable", {"timeDomain": "threadTicks"})
    frames: dict[str, list[float]] = {}
    cost: dict[str, float] = {}

    def measure(name: str, x: float, y: float) -> None:
        before = thread_ms(clock)
        frames[name] = pull(page, x, y)
        cost[name] = round((thread_ms(clock) - before) / STEPS, 1)

    measure("pan_whole", *page.evaluate(EMPTY_SPOT))
    to_life_size(page, next(each["id"] for each in canvas["accounts"] if each["name"] == "Division08"))
    measure("pan_life_size", *page.evaluate(EMPTY_SPOT))
    card = middle_card(page)
    before = card.bounding_box()
    assert before is not None
    measure("drag", before["x"] + 60, before["y"] + 30)
    if card.bounding_box() == before:
        raise SystemExit("The card did not move: something lies over it.")
    return frames, cost


def thread_ms(clock: CDPSession) -> float:
    """Out: the processor time that the page's thread has had."""
    metrics = clock.send("Performance.getMetrics")["metrics"]
    return 1000 * next(each["value"] for each in metrics if each["name"] == "TaskDuration")


def to_life_size(page: Page, account: str) -> None:
    page.locator(f'.react-flow__node[data-id="far:{account}"]').click()
    page.locator(f'.react-flow__node[data-id="{account}"]').wait_for()
    page.get_by_role("button", name="set to 100%").click()
    page.get_by_role("button", name="Zoom is 100%").wait_for()
    page.wait_for_timeout(SETTLING_MS)


def middle_card(page: Page) -> Locator:
    """Out: a user's card near the middle of the window."""
    for card in page.locator(".react-flow__node-identity").all():
        box = card.bounding_box()
        if box and 300 < box["x"] < 900 and 200 < box["y"] < 600:
            return page.locator(f'.react-flow__node[data-id="{card.get_attribute("data-id")}"]')
    raise SystemExit("No card stands in the middle of the window.")


def pull(page: Page, x: float, y: float) -> list[float]:
    """The mouse goes down here and around in a circle. Out: the time between frames while it moved."""
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 8, y + 8)
    page.evaluate(WATCH_FRAMES)
    for step in range(STEPS):
        page.mouse.move(x + 8 + step * 2, y + 8 + abs(step % 40 - 20) * 3)
        page.wait_for_timeout(8)
    frames: list[float] = page.evaluate(STOP_WATCHING)
    page.mouse.up()
    page.wait_for_timeout(SETTLING_MS)
    return frames


def change(page: Page, visitor: Visitor, canvas: dict[str, Any], number: int) -> float:
    """Somebody else renames a user that stands in this window."""
    shown = set(page.locator(".react-flow__node-identity").evaluate_all("all => all.map((one) => one.dataset.id)"))
    user = next(each["id"] for each in canvas["identities"] if each["id"] in shown)
    name = f"renamed{number:03}"
    page.evaluate(SHOWN, name)
    start = time.time() * 1000
    visitor.copy().must("PATCH", f"identities/{user}/", {"name": name})
    at: float = page.evaluate("window.shown")
    page.wait_for_timeout(SETTLING_MS / 4)
    return at - start


if __name__ == "__main__":
    sys.exit(main())
