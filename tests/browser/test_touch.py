"""Fingers on a phone: a link by two taps, and targets that a finger hits."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.editor import Editor
from tests.browser.test_look import box_of, violations

Visitor = Callable[..., Page]
FINGER = 44


def test_on_a_phone_two_taps_draw_a_link_and_a_miss_says_why(visitor: Visitor) -> None:
    page = visitor(width=390, height=844, touch=True)
    page.goto("/")
    page.get_by_role("button", name="fire marshal").first.tap()
    editor = Editor(page)
    page.get_by_role("button", name="Connect").tap()
    banner = page.get_by_role("status").filter(has_text=re.compile("of 2"))
    expect(banner).to_contain_text("Choose who shall be trusted")
    editor.card("user", "jane").tap()
    expect(banner).to_contain_text("Now the role that jane may assume.")
    editor.card("user", "raj").tap()
    expect(page.get_by_text("Only a role can be assumed, and raj is none.").first).to_be_visible()
    expect(banner).to_be_visible()
    assert violations(page) == []
    editor.card("role", "FireMarshal").tap()
    expect(editor.link("jane", "FireMarshal")).to_have_count(1)
    expect(banner).to_have_count(0)
    inspector = page.get_by_role("region", name="Inspector")
    expect(inspector.get_by_role("group", name="Trust policy of FireMarshal")).to_contain_text(":user/jane")
    assert small_targets(page) == []


def small_targets(page: Page) -> list[str]:
    """Buttons beside the canvas that are lower or narrower than a finger."""
    found = []
    for button in page.locator("header.top button, .zoom button, .connect, .side .btn, .side [role=tab]").all():
        if not button.is_visible():
            continue
        box = box_of(button)
        if min(box["width"], box["height"]) < FINGER - 0.5:
            found.append(f"{button.get_attribute('aria-label') or button.inner_text()} {box}")
    return found
