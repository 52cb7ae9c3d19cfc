"""The sandbox's clock: everybody sees that it is not the world's, and an end is one click away."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.editor import Editor
from tests.browser.test_look import violations

Visitor = Callable[..., Page]


def test_time_skips_to_just_before_the_next_end_which_everybody_watches(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "The fire marshal")
    clock = editor.page.get_by_role("button", name=re.compile("^Sandbox clock"))
    expect(clock).to_contain_text("real time")
    clock.click()
    skip = editor.page.get_by_role("menuitem", name=re.compile("^Skip to just before the next end"))
    expect(skip).to_be_disabled()
    editor.page.keyboard.press("Escape")

    editor.drag_link("jane", "role", "FireMarshal")
    expect(editor.link("jane", "FireMarshal")).to_have_count(1)
    editor.assume("FireMarshal", "jane").get_by_role("button", name="Done").click()
    other = editor.in_another_browser(visitor(of=editor.page))
    clock.click()
    assert violations(editor.page) == []
    skip.click()
    for page in (editor.page, other.page):
        shown = page.get_by_role("button", name=re.compile("^Sandbox clock"))
        expect(shown).to_contain_text(re.compile(r"59:[345]\d ahead"))
        expect(page.get_by_role("button", name=re.compile("Expired"))).to_be_visible()
