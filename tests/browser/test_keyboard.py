"""The main job without a mouse."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.browser.editor import Editor

Visitor = Callable[..., Page]


def test_the_main_job_works_by_keyboard_alone(visitor: Visitor) -> None:
    page = visitor()
    page.goto("/")
    press_on(page, "button", "fire marshal")
    editor = Editor(page).ready()
    expect(editor.card("user", "jane")).to_be_visible()
    editor.card("user", "jane").focus()
    page.keyboard.press("l")
    expect(editor.card("role", "FireMarshal")).to_be_focused()
    page.keyboard.press("Enter")
    expect(editor.link("jane", "FireMarshal")).to_have_count(1)

    editor.card("role", "FireMarshal").focus()
    page.keyboard.press("Enter")
    press_on(page.get_by_role("region", name="Inspector"), "button", "Assume role")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    press_on(dialog, "button", "Assume role")
    expect(dialog).to_contain_text(re.compile(r"ASIA[A-Z2-7]{9}EXAMPLE"))
    press_on(dialog, "button", "Use it: make a request")
    request = page.get_by_role("dialog", name="Make a request")
    press_on(request, "button", "Send request")
    expect(request.get_by_role("region", name="Decision").get_by_role("status")).to_contain_text("Allowed")
    page.keyboard.press("Escape")
    expect(request).to_have_count(0)


def press_on(inside: Page | Locator, role: str, name: str) -> None:
    """Put the focus there, as Tab does in the end, and press Enter."""
    target = inside.get_by_role(role, name=re.compile(name)).first
    target.focus()
    expect(target).to_be_focused()
    target.press("Enter")
