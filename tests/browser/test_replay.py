"""The time-lapse: the past edit by edit, read only, while the present goes on behind it."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.editor import Editor
from tests.browser.test_look import violations

Visitor = Callable[..., Page]


def test_the_past_is_scrubbed_and_played_and_one_key_leads_back_to_all_that_happened(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "Empty sandbox")
    editor.add_user("ana")
    other = editor.in_another_browser(visitor(of=editor.page))
    page = other.page
    page.keyboard.press("h")
    page.get_by_role("button", name="Time-lapse").click()
    bar = page.get_by_role("region", name="Time-lapse")
    slider = bar.get_by_role("slider", name="Which edit")
    expect(slider).to_have_attribute("aria-valuetext", re.compile("^[0-9]+ of [0-9]+: Change user"))
    slider.press("Home")
    expect(other.card("user", "ana")).to_have_count(0)
    expect(bar).to_contain_text("Past, read only")
    expect(page.get_by_role("button", name="User", exact=True)).to_have_count(0)
    assert violations(page) == []

    editor.add_user("ben")  # in the present
    bar.get_by_role("button", name="Play").click()
    expect(other.card("user", "ana")).to_be_visible()
    expect(other.card("user", "ben")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(bar).to_have_count(0)
    expect(other.card("user", "ben")).to_be_visible()
    expect(page.get_by_role("button", name="User", exact=True)).to_be_visible()
