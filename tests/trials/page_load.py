"""How long until the company merger is drawn, for a browser that has nothing cached.

    .venv/bin/python tests/trials/page_load.py [--loads 12] [--json]

Prints one line of JSON, in milliseconds from the start of the navigation to the frame after the one in which the last
card (every user, group, role and resource) stands visible; each load is in a new window with an empty cache. Also what
JavaScript is loaded, in bytes: as sent, and as gzip would make it. Planted defect that turns it red: let
`fetchCanvas` in model/connect.ts wait two seconds first.
"""

import argparse
import gzip
import sys
from pathlib import Path

from playwright.sync_api import Browser, Response

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # so that the file runs by its name, too

from tests.trials.embedded import Visitor
from tests.trials.running import Set, report, running, spread

BAR_MS = 1_500
PICTURE = "company-merger"
SETTLING_MS = 2_000  # a new window first loads Chromium's own pages (its search box), on the same cores
DRAWN = """(ids) => {
  window.drawn = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('Not all cards stand within 20 seconds.')), 20_000);
    const stands = (id) => {
      const node = document.querySelector(`.react-flow__node[data-id="${id}"]`);
      return node !== null && node.querySelector('.card') !== null && getComputedStyle(node).visibility === 'visible';
    };
    const look = () => {
      if (ids.every(stands)) requestAnimationFrame(() => resolve(performance.now()));
      else requestAnimationFrame(look);
    };
    look();
  });
}"""
PHASES = """() => {
  const [page] = performance.getEntriesByType('navigation');
  const asked = performance.getEntriesByType('resource');
  const canvas = asked.find((each) => /\\/api\\/sandboxes\\/[^/]+\\/$/.test(each.name));
  const paint = performance.getEntriesByName('first-contentful-paint')[0];
  return { html: page.responseEnd, first_paint: paint?.startTime, canvas_asked: canvas?.startTime,
           canvas_there: canvas?.responseEnd };
}"""


def main() -> int:
    """Out: 0 when p95 is within the bar."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--loads", type=int, default=12)
    parser.add_argument("--json", action="store_true", help="one line for machines, as without it")
    options = parser.parse_args()
    with running() as a_set:
        visitor = a_set.visitor(PICTURE)
        cards = cards_of(visitor)
        browser = a_set.browser()
        loads = [load(a_set, browser, visitor, cards) for _ in range(options.loads)]
        scripts = scripts_of(a_set, browser, visitor)
    taken = [drawn for drawn, _ in loads]
    phases = {name: spread([each[name] for _, each in loads if each[name]], 50).get("p50") for name in loads[0][1]}
    drawn = spread(taken, 50, 95)
    figures = {"drawn_ms": {**drawn, "first": round(taken[0], 1)}, "p50_until_ms": phases, "javascript": scripts}
    return report(figures, {"drawn_p95": drawn["p95"] / BAR_MS})


def load(a_set: Set, browser: Browser, visitor: Visitor, cards: list[str]) -> tuple[float, dict[str, float]]:
    """Out: when the last card was drawn, and when what leads to it had happened, since the navigation began."""
    context = a_set.window(visitor, browser)
    context.add_init_script(f"({DRAWN})({cards})")
    page = context.new_page()
    page.wait_for_timeout(SETTLING_MS)
    page.goto(f"/s/{visitor.sandbox}/", wait_until="commit")
    drawn, phases = page.evaluate("window.drawn"), page.evaluate(PHASES)
    context.close()
    return drawn, phases


def cards_of(visitor: Visitor) -> list[str]:
    canvas = visitor.must("GET", "")
    return [each["id"] for kind in ("identities", "groups", "roles", "resources") for each in canvas[kind]]


def scripts_of(a_set: Set, browser: Browser, visitor: Visitor) -> dict[str, int]:
    """Out: the JavaScript of one load, in bytes."""
    context = a_set.window(visitor, browser)
    page = context.new_page()
    seen: list[Response] = []
    page.on("response", lambda answer: seen.append(answer))
    page.goto(f"/s/{visitor.sandbox}/", wait_until="networkidle")
    scripts = [answer for answer in seen if answer.request.resource_type == "script"]
    bodies = [answer.body() for answer in scripts]
    sizes = {
        "files": len(scripts),
        "plain": sum(map(len, bodies)),
        "gzip": sum(len(gzip.compress(body)) for body in bodies),
        "sent": sum(answer.request.sizes()["responseBodySize"] for answer in scripts),
    }
    context.close()
    return sizes


if __name__ == "__main__":
    sys.exit(main())
