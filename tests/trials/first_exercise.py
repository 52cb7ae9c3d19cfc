"""How long somebody who does nothing wrong takes for exercise 1, from opening the page: by mouse, by keyboard alone.

    .venv/bin/python tests/trials/first_exercise.py [--pace-ms 300] [--words-a-minute 240] [--json]

Somebody new opens the first page and reads what it says above the pictures, begins, reads the first card of the tour
(skipped by mouse, left alone by keyboard) and all of the exercise, draws Jane's line and sees the last goal tick. Each
key, each press and each release of the mouse takes the pace, each text on the way its words; the clock is real. By
keyboard every stop of Tab counts. Prints one line of JSON, in seconds. The bar is three minutes, for both.
Planted defect that turns it red: let `l` in features/canvas/keyboard.ts do nothing (no line can be drawn by keyboard).
"""

import argparse
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # so that the file runs by its name, too

from tests.trials.running import Set, report, running

BAR_SECONDS = 180
FARTHEST = 150  # stops of Tab: more than any page here has
WHOLE = "6 of 6"


@dataclass
class Learner:
    """Somebody at a page, with a pace; `acts` and `words` count what was done and read."""

    page: Page
    pace: float
    words_a_minute: int
    acts: int = 0
    words: int = 0

    def act(self, do: Callable[[], None]) -> None:
        time.sleep(self.pace)
        do()
        self.acts += 1

    def read(self, surface: Locator) -> None:
        surface.wait_for()
        words = len(surface.inner_text().split())
        time.sleep(60 * words / self.words_a_minute)
        self.words += words

    def key(self, name: str) -> None:
        self.act(lambda: self.page.keyboard.press(name))

    def tab_to(self, target: Locator) -> None:
        target.wait_for()
        for _ in range(FARTHEST):
            if target.evaluate("element => element === document.activeElement"):
                return
            self.key("Tab")
        raise SystemExit(f"{target} is not reached by {FARTHEST} stops of Tab.")


def main() -> int:
    """Out: 0 when both ways are within the bar."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pace-ms", type=int, default=300)
    parser.add_argument("--words-a-minute", type=int, default=240)
    parser.add_argument("--json", action="store_true", help="one line for machines, as without it")
    options = parser.parse_args()
    figures, ratios = {}, {}
    with running() as a_set:
        for name, way in (("mouse", by_mouse), ("keyboard", by_keyboard)):
            learner = Learner(new_page(a_set), options.pace_ms / 1000, options.words_a_minute)
            began = time.monotonic()
            way(learner)
            learner.page.get_by_role("region", name="Exercise", exact=True).get_by_text(WHOLE).wait_for()
            seconds = time.monotonic() - began
            figures[name] = {"seconds": round(seconds, 1), "acts": learner.acts, "words": learner.words}
            ratios[name] = seconds / BAR_SECONDS
            learner.page.context.close()
    return report(figures, ratios)


def new_page(a_set: Set) -> Page:
    """Out: a page of somebody who was never here."""
    context = a_set.browser().new_context(
        base_url=f"http://127.0.0.1:{a_set.port}", viewport={"width": 1440, "height": 900}
    )
    return context.new_page()


def begin(learner: Learner) -> Locator:
    """Out: what begins the exercise, once the page above it has been read."""
    learner.page.goto("/")
    start = learner.page.get_by_role("button", name="Start with The fire marshal")
    start.wait_for()
    learner.read(learner.page.locator(".home-hero"))
    return start


def look_around(learner: Learner) -> None:
    """The first card of the tour is read, and all of the exercise."""
    learner.read(learner.page.get_by_role("region", name="Tour"))
    learner.read(learner.page.get_by_role("region", name="Exercise", exact=True))


def by_mouse(learner: Learner) -> None:
    page = learner.page
    start = begin(learner)
    learner.act(start.click)
    look_around(learner)
    learner.act(page.get_by_role("button", name="Skip", exact=True).click)
    port = page.locator(".react-flow__node").filter(has=page.get_by_text("jane", exact=True)).last
    source = port.locator(".react-flow__handle-right").first.bounding_box()
    target = page.get_by_role("group", name="role FireMarshal").bounding_box()
    assert source and target
    learner.act(lambda: page.mouse.move(source["x"] + source["width"] / 2, source["y"] + source["height"] / 2))
    learner.act(page.mouse.down)
    learner.act(
        lambda: page.mouse.move(target["x"] + target["width"] / 2, target["y"] + target["height"] / 2, steps=12)
    )
    learner.act(page.mouse.up)


def by_keyboard(learner: Learner) -> None:
    page = learner.page
    learner.tab_to(begin(learner))
    learner.key("Enter")
    look_around(learner)
    learner.tab_to(page.get_by_role("group", name="user jane"))
    learner.key("l")
    page.get_by_role("group", name="role FireMarshal").and_(page.locator(":focus")).wait_for()
    learner.key("Enter")


if __name__ == "__main__":
    raise SystemExit(main())
