"""Every state of the main job in both themes free of accessibility violations, and nothing cut off on small screens."""

import re
from collections.abc import Callable
from itertools import combinations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import FloatRect, Locator, Page, expect

from tests.browser.editor import Editor

Visitor = Callable[..., Page]
CUT_OFF = """dialog => {
  const box = dialog.getBoundingClientRect();
  const out = box.left < 0 || box.top < 0 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1;
  const body = dialog.querySelector('.dialog-body');
  const wide = body?.scrollWidth > body?.clientWidth + 1;
  return [...(out ? ['leaves the window'] : []), ...(wide ? ['scrolls sideways'] : [])];
}"""
THEMES = ("light", "dark")
WIDTHS = (1440, 1024, 390)
# Web Content Accessibility Guidelines 2.0, 2.1 and 2.2, levels A and AA.
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
AT_REST = """() => document.getAnimations()
    .filter(({ effect }) => effect.getComputedTiming().iterations !== Infinity)
    .every(({ playState }) => playState !== "running")"""


@pytest.mark.parametrize("theme", THEMES)
def test_the_fire_marshal_has_no_accessibility_violation_from_the_role_to_the_verdict(
    visitor: Visitor, theme: str
) -> None:
    editor = Editor.open(visitor(theme=theme), "fire marshal")
    inspector = editor.select("role", "FireMarshal")
    assert violations(editor.page) == []
    inspector.get_by_role("button", name="Assume role").click()
    expect(editor.page.get_by_role("dialog", name="Assume FireMarshal")).to_be_visible()
    assert violations(editor.page) == []
    editor.page.keyboard.press("Escape")

    refused = editor.assume("FireMarshal", "raj")
    expect(refused).to_contain_text("is not authorized to perform: sts:AssumeRole")
    assert violations(editor.page) == []
    refused.get_by_role("button", name="Close").click()

    card = editor.assume("FireMarshal", "bob")
    expect(card).to_contain_text("Access key ID")
    assert violations(editor.page) == []
    card.get_by_role("button", name="Use it: make a request").click()
    verdict = editor.ask("s3:GetObject", "arn:aws:s3:::photos/cat.jpg")
    expect(verdict.get_by_role("region", name="Decision").get_by_role("status")).to_contain_text("Implicit deny")
    assert violations(editor.page) == []
    verdict.get_by_role("button", name="Close").click()
    expect(editor.page.get_by_role("button", name=re.compile("live session from bob"))).to_be_visible()
    assert violations(editor.page) == []


@pytest.mark.parametrize("theme", THEMES)
def test_an_empty_sandbox_has_no_accessibility_violation(visitor: Visitor, theme: str) -> None:
    assert violations(Editor.open(visitor(theme=theme), "Empty sandbox").page) == []


@pytest.mark.parametrize("theme", THEMES)
def test_home_and_merger_have_no_accessibility_violation_and_no_sideways_scroll_at_any_width(
    visitor: Visitor, theme: str
) -> None:
    page = visitor(theme=theme)
    page.goto("/")
    expect(page.get_by_role("button", name="company merger").first).to_be_visible()
    assert faults_by_width(page) == {}
    page.get_by_role("button", name="company merger").first.click()
    expect(page.locator(".react-flow__node").first).to_be_visible()
    assert faults_by_width(page) == {}


def test_controls_of_the_top_bar_never_overlap_and_a_phone_shows_the_whole_title(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "company merger")
    editor.set_speed("3,600")
    expect(editor.page.get_by_text("accelerated").first).to_be_visible()
    for width in (*WIDTHS, 1241, 1101, 701, 320):
        editor.page.set_viewport_size({"width": width, "height": 844})
        assert overlaps_in_the_top_bar(editor.page, width) == []
    editor.page.set_viewport_size({"width": 390, "height": 844})
    phone = visitor(of=editor.page, width=390, height=844, touch=True)
    phone.goto(editor.page.url)
    for page in (editor.page, phone):
        title = page.get_by_role("button", name="The company merger", exact=True)
        expect(title).to_be_visible()
        assert title.evaluate("one => one.scrollWidth <= one.clientWidth && one.scrollHeight <= one.clientHeight")


def test_a_refusal_that_stays_covers_no_button_of_the_inspector(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "fire marshal")
    editor.card("user", "raj").focus()
    editor.page.keyboard.press("F2")
    editor.page.get_by_role("textbox", name="Name").fill("bob")
    editor.page.keyboard.press("Enter")
    message = editor.page.get_by_role("alert").filter(has_text="already exists")
    expect(message).to_be_visible()
    editor.page.keyboard.press("Escape")
    inspector = editor.select("role", "FireMarshal")
    for width in WIDTHS:
        editor.page.set_viewport_size({"width": width, "height": 844})
        for name in ("Assume role", "Make a request"):
            button = inspector.get_by_role("button", name=re.compile(name)).first
            assert not overlap(box_of(message), box_of(button)), f"{name} is covered at {width}"


def violations(page: Page, within: str | None = None) -> list[str]:
    """What axe finds once all fades have ended: half way through, colours are not the real ones."""
    page.wait_for_function(AT_REST)
    found = Axe().run(page, context=within, options=RULES).response["violations"]
    return [f"{each['id']}: {node['target']}" for each in found for node in each["nodes"]]


def faults_by_width(page: Page) -> dict[int, list[str]]:
    faults = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 844})
        wider = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        found = [*violations(page), *(["scrolls sideways"] if wider else [])]
        if found:
            faults[width] = found
    return faults


def overlaps_in_the_top_bar(page: Page, width: int) -> list[str]:
    """Pairs of controls that share pixels, and controls that leave the window."""
    shown = [one for one in page.locator("header.top :is(a, button, input)").all() if one.is_visible()]
    boxes = [(one.inner_text() or one.get_attribute("aria-label") or "", box_of(one)) for one in shown]
    pairs = [f"{a} / {b} at {width}" for (a, one), (b, other) in combinations(boxes, 2) if overlap(one, other)]
    outside = [f"{name} at {width}" for name, box in boxes if box["x"] < 0 or box["x"] + box["width"] > width]
    return pairs + outside


def box_of(locator: Locator) -> FloatRect:
    box = locator.bounding_box()
    assert box
    return box


def overlap(one: FloatRect, other: FloatRect) -> bool:
    across = min(one["x"] + one["width"], other["x"] + other["width"]) - max(one["x"], other["x"])
    down = min(one["y"] + one["height"], other["y"] + other["height"]) - max(one["y"], other["y"])
    return across > 1 and down > 1
