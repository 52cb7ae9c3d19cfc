"""How long from a key in the policy editor to what the engine says about the text with it.

    .venv/bin/python tests/trials/keystroke.py [--keys 120] [--seed 1] [--json]

One person writes in a policy of 40 statements: letters behind an Effect in its middle, and these away again. The clock
starts with the input event of the key and ends in the first frame that shows, in the list and at its place, the finding
that quotes this very text. Between two keys there is a pause of 50 to 400 ms. Prints one line of JSON, in milliseconds;
the bar is p95 of `shown`, which the other three make up: until the server is asked, its answer, until the frame.
Planted defect that turns it red: let `useFindings` in features/inspector/use-findings.ts wait 150 ms before it asks.
"""

import argparse
import json
import random
import sys
from pathlib import Path

from playwright.sync_api import Page

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # so that the file runs by its name, too

from tests.trials.running import Set, report, running, spread

BAR_MS = 150
PICTURE, ROLE, POLICY, STATEMENTS = "fire-marshal", "FireMarshal", "Long", 40
LONGEST_PAUSE_MS = 400
LETTERS = 8  # that are written before they are taken away again
WATCH = """() => {
  addEventListener('keydown', (event) => {
    window.typed = performance.timeOrigin + event.timeStamp;
  }, { capture: true });
  window.shows = (effect) => new Promise((resolve, reject) => {
    const end = Date.now() + 20_000;
    const said = () => [...document.querySelectorAll('.findings li p:first-child')].map((each) => each.textContent);
    const marked = () => document.querySelector('.document-editor .cm-lint-marker-error') !== null;
    const there = () => effect === 'Allow' ? document.querySelector('.document-editor .valid') !== null && !marked()
      : marked() && said().some((words) => words.endsWith(`Invalid effect: ${effect}`));
    const done = () => {
      const shown = Date.now() - window.typed;
      const asked = performance.getEntriesByType('resource').findLast((each) => each.name.endsWith('/validate/'));
      performance.clearResourceTimings();
      const sent = performance.timeOrigin + asked.startTime - window.typed;
      resolve({ shown, until_asked: sent, answer: asked.duration, until_shown: shown - sent - asked.duration });
    };
    const look = () => {
      if (there()) requestAnimationFrame(() => setTimeout(done));
      else if (Date.now() > end) reject(new Error(`Nothing about ${effect} within 20 seconds: ${said()}`));
      else requestAnimationFrame(look);
    };
    look();
  });
}"""


def main() -> int:
    """Out: 0 when p95 is within the bar."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keys", type=int, default=120)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true", help="one line for machines, as without it")
    options = parser.parse_args()
    with running() as a_set:
        page = open_policy(a_set)
        taken = type_keys(page, options.keys, random.Random(options.seed))
    figures = {name: spread([each[name] for each in taken], 50, 95) for name in taken[0]}
    ratios = {"shown_p95": figures["shown"]["p95"] / BAR_MS}
    return report({"seed": options.seed, "statements": STATEMENTS, **figures}, ratios)


def policy() -> str:
    statements = [
        {"Effect": "Allow", "Action": "s3:GetObject", "Resource": f"arn:aws:s3:::plans/{number}/*"}
        for number in range(STATEMENTS)
    ]
    return json.dumps({"Version": "2012-10-17", "Statement": statements}, indent=2)


def open_policy(a_set: Set) -> Page:
    """Out: a page with the policy open and the cursor behind the Allow of a statement in its middle."""
    visitor = a_set.visitor(PICTURE)
    (role,) = visitor.must("GET", "")["roles"]
    visitor.must("PUT", f"principals/{role['id']}/inline-policies/{POLICY}/", {"document": policy()})
    context = a_set.window(visitor)
    context.add_init_script("localStorage.setItem('understudy.tour', 'seen')")
    page = context.new_page()
    page.goto(f"/s/{visitor.sandbox}/")
    page.locator(f'.react-flow__node[data-id="{role["id"]}"]').click()
    page.get_by_role("tab", name="Permissions").click()
    page.get_by_role("button", name=f"Edit {POLICY}", exact=True).click()
    page.locator(".document-editor .valid").wait_for()
    page.locator(".document-words button").nth(STATEMENTS // 2).click()
    for key in ("ArrowDown", "End", "ArrowLeft", "ArrowLeft"):
        page.keyboard.press(key)
    page.evaluate(WATCH)
    return page


def type_keys(page: Page, keys: int, chance: random.Random) -> list[dict[str, float]]:
    taken: list[dict[str, float]] = []
    effect = "Allow"
    while len(taken) < keys:
        page.wait_for_timeout(chance.randint(50, LONGEST_PAUSE_MS))
        adding = len(taken) // LETTERS % 2 == 0
        letter = chance.choice("bcdfghkm")
        effect = effect + letter if adding else effect[:-1]
        page.keyboard.press(letter if adding else "Backspace")
        taken.append(page.evaluate("(effect) => window.shows(effect)", effect))
    return taken


if __name__ == "__main__":
    sys.exit(main())
