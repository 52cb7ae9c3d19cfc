"""How long from letting go of the mouse to the new trust link on another screen, and on one's own.

    .venv/bin/python tests/trials/link_to_second_screen.py [--links 60] [--seed 1] [--json]

One person, two browsers (processes of their own) on the fire marshal. In the first, the mouse draws a link from a user
to the role; both note, by this machine's clock, when the line is in the picture and in the first frame that shows it.
The clock starts with the input event of the mouse button, not with the page's handling of it. The API takes each link
back. Prints one line of JSON, in milliseconds; the bar is p95 of that frame on the second screen. A new line grows and
fades in for 220 ms from that frame on; `p95_grown` counts these too, without a bar. Planted defect that turns it red:
let `send` in live/publish.py return at once, so that the second screen learns of an edit from the heartbeat.
"""

import argparse
import random
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # so that the file runs by its name, too

from tests.trials.embedded import Visitor
from tests.trials.running import Set, report, running, spread

BAR_MS = 150
PICTURE, ROLE, USERS = "fire-marshal", "FireMarshal", ("jane", "raj")
LONGEST_PAUSE_MS = 2_000  # of the heartbeat: a link is drawn at any moment of it
SETTLED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
RELEASES = """() => {
  const sinceEvent = (event) => performance.now() - event.timeStamp;
  addEventListener('mouseup', (event) => { window.released = Date.now() - sinceEvent(event); }, { capture: true });
}"""
WATCH = """([source, target]) => {
  const edge = () => document.querySelector(`.react-flow__edge[data-id="${source}>${target}"]`);
  const shows = () => Number(getComputedStyle(edge().querySelector('.trust-line')).opacity) > 0;
  // The fading of a line that waits long for the server is cut short when the server's word is there.
  const settled = (each) => each.finished.catch(() => undefined);
  const grown = () => Promise.all(edge().getAnimations({ subtree: true }).map(settled)).then(Date.now);
  window.line = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('No line within 20 seconds.')), 20_000);
    const note = async (there, shown) => resolve({ there, shown, grown: await grown() });
    const frame = (there) => {
      if (shows()) setTimeout(() => note(there, Date.now()));  // a timer runs after the frame was drawn
      else requestAnimationFrame(() => frame(there));
    };
    new MutationObserver((_, self) => {
      if (!edge()) return;
      self.disconnect();
      const there = Date.now();
      requestAnimationFrame(() => frame(there));
    }).observe(document.body, { childList: true, subtree: true });
  });
}"""
GONE = """([source, target]) => new Promise((resolve) => {
  const look = () => document.querySelector(`.react-flow__edge[data-id="${source}>${target}"]`)
    ? requestAnimationFrame(look) : resolve(true);
  look();
})"""


def main() -> int:
    """Out: 0 when p95 on the second screen is within the bar."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--links", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true", help="one line for machines, as without it")
    options = parser.parse_args()
    with running() as a_set:
        seen = draw_links(a_set, options.links, random.Random(options.seed))
    screens = {name: figures_of([each[name] for each in seen]) for name in ("own", "second")}
    ratio = screens["second"]["shown_ms"]["p95"] / BAR_MS
    return report({"seed": options.seed, **screens}, {"second_p95": ratio})


def figures_of(seen: list[dict[str, float]]) -> dict[str, Any]:
    figures = {f"{moment}_ms": spread([each[moment] for each in seen], 50, 95) for moment in ("there", "shown")}
    return {**figures, "p95_grown_ms": spread([each["grown"] for each in seen], 95)["p95"]}


def draw_links(a_set: Set, links: int, chance: random.Random) -> list[dict[str, dict[str, float]]]:
    """Out: of each link, what each screen noted, in milliseconds since the mouse was let go."""
    visitor = a_set.visitor(PICTURE)
    canvas = visitor.must("GET", "")
    pages = {name: open_editor(a_set, visitor) for name in ("own", "second")}
    ids = {each["name"]: each["id"] for each in canvas["identities"] + canvas["roles"]}
    pages["own"].evaluate(RELEASES)
    seen = []
    for _ in range(links):
        ends = [ids[chance.choice(USERS)], ids[ROLE]]
        pages["own"].wait_for_timeout(chance.randint(200, LONGEST_PAUSE_MS))
        for page in pages.values():
            page.evaluate(WATCH, ends)
        drag(pages["own"], *ends)
        moments = {name: page.evaluate("window.line") for name, page in pages.items()}
        released = pages["own"].evaluate("window.released")
        seen.append({name: {moment: at - released for moment, at in each.items()} for name, each in moments.items()})
        take_back(visitor.copy(), *ends)
        for page in pages.values():
            page.evaluate(GONE, ends)
    return seen


def open_editor(a_set: Set, visitor: Visitor) -> Page:
    page = a_set.window(visitor).new_page()
    page.goto(f"/s/{visitor.sandbox}/")
    page.locator("[data-settled]").wait_for(state="attached")
    return page


def drag(page: Page, source: str, target: str) -> None:
    """From the middle of the port to the middle of the card. Hovering waits until nothing moves any more."""
    page.locator(f'.react-flow__node[data-id="{source}"] .port').hover()
    page.mouse.down()
    box = page.locator(f'.react-flow__node[data-id="{target}"]').bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=12)
    page.evaluate(SETTLED)
    page.mouse.up()


def take_back(visitor: Visitor, source: str, target: str) -> None:
    """In: a line of its own, since the server drops one that was still for some seconds."""
    (role,) = visitor.must("GET", "")["roles"]
    (key,) = [link["key"] for link in role["trust_links"] if link["source_id"] == source]
    visitor.must("DELETE", f"roles/{target}/trust-links/{key}/")


if __name__ == "__main__":
    sys.exit(main())
