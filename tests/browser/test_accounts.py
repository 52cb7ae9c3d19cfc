"""A guest keeps their work under an e-mail and finds it again in another browser; a wrong field says so itself."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.browser.editor import Editor

Visitor = Callable[..., Page]
EMAIL, PASSWORD = "ana@example.com", "correct horse battery"


def ask(page: Page, item: str) -> Locator:
    page.get_by_role("button", name="You are").click()
    page.get_by_role("menuitem", name=item).click()
    return page.get_by_role("dialog")


def test_work_that_a_guest_keeps_is_found_again_in_another_browser(visitor: Visitor) -> None:
    here, there = visitor(), visitor()
    editor = Editor.open(here, "fire marshal")
    editor.add_user("olga")
    here.goto("/")
    dialog = ask(here, "Keep my work")
    dialog.get_by_label("E-mail").fill("ana")
    dialog.get_by_label("Password").fill(PASSWORD)
    dialog.get_by_role("button", name="Open account").click()
    wrong = dialog.locator(".field-wrong")
    expect(wrong).to_contain_text("This is no e-mail address.")
    expect(wrong.get_by_label("E-mail")).to_be_visible()
    dialog.get_by_label("E-mail").fill(EMAIL)
    dialog.get_by_role("button", name="Open account").click()
    here.get_by_role("button", name="You are").click()
    expect(here.get_by_role("menu")).to_contain_text(EMAIL)

    there.goto("/sign-in/")
    dialog = there.get_by_role("dialog", name="Sign in")
    dialog.get_by_label("E-mail").fill(EMAIL)
    dialog.get_by_label("Password").fill("wrong")
    there.keyboard.press("Enter")
    expect(dialog).to_contain_text("E-mail and password do not belong together.")
    dialog.get_by_label("Password").fill(PASSWORD)
    there.keyboard.press("Enter")
    there.get_by_role("link", name="The fire marshal").first.click()
    expect(Editor(there).card("user", "olga")).to_be_visible()


def test_whoever_deletes_everything_is_a_new_guest(visitor: Visitor) -> None:
    page = visitor()
    Editor.open(page, "fire marshal")
    page.goto("/")
    expect(page.get_by_role("link", name=re.compile("^The fire marshal"))).to_have_count(1)
    before = page.get_by_role("button", name="You are").text_content()
    ask(page, "Delete everything of mine").get_by_role("button", name="Delete everything").click()
    expect(page.get_by_role("link", name="The fire marshal")).to_have_count(0)
    expect(page.get_by_role("button", name="You are")).not_to_have_text(before or "")


def test_a_finished_exercise_is_certified_on_a_page_for_strangers(visitor: Visitor) -> None:
    page, stranger = visitor(), visitor()
    editor = Editor.open(page, "fire marshal")
    expect(page.get_by_role("button", name="Certificate")).to_have_count(0)
    editor.drag_link("jane", "role", "FireMarshal")
    expect(page.get_by_text("6 of 6").first).to_be_visible()
    page.goto("/")
    page.get_by_role("button", name="Certificate").click()
    page.wait_for_url("**/certificate/*/")
    stranger.goto(page.url)
    expect(stranger.get_by_role("cell", name="The fire marshal")).to_be_visible()
    expect(stranger.get_by_role("cell", name="100 / 100")).to_be_visible()
