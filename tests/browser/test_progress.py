"""One's progress: each attempt with its replay, goals ticking along; and a second browser that is the same guest."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.browser.editor import Editor

Visitor = Callable[..., Page]


def device_dialog(page: Page) -> Locator:
    page.goto("/progress/")
    page.get_by_role("button", name="Continue on my phone").click()
    dialog = page.get_by_role("dialog", name="Continue on my phone")
    expect(dialog.get_by_role("img", name="QR code of the link")).to_be_visible()
    return dialog


def test_an_attempt_is_replayed_and_its_goals_tick_along(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "fire marshal")
    page = editor.page
    editor.drag_link("jane", "role", "FireMarshal")
    expect(page.get_by_text("6 of 6").first).to_be_visible()
    page.goto("/")
    page.get_by_role("link", name="My progress").click()
    attempt = page.get_by_role("listitem").filter(has_text="The fire marshal")
    expect(attempt).to_contain_text(re.compile("Finished.*just now.*under a minute.*no hint.*100 of 100", re.DOTALL))
    attempt.get_by_role("link", name="Replay The fire marshal").click()
    bar = page.get_by_role("region", name="Time-lapse")
    goals = page.get_by_role("region", name="Exercise", exact=True)
    bar.get_by_role("slider").press("Home")
    expect(bar).to_contain_text("4 goals met")
    expect(goals).to_contain_text("4 of 6")
    expect(editor.link("jane", "FireMarshal")).to_have_count(0)
    bar.get_by_role("button", name="On to the next goal met").click()
    expect(bar).to_contain_text("6 goals met")
    expect(goals).to_contain_text("6 of 6")
    expect(editor.link("jane", "FireMarshal")).to_have_count(1)
    bar.get_by_role("button", name="Back to now").click()
    expect(page.get_by_role("button", name="User", exact=True)).to_be_visible()


def test_a_guest_goes_on_in_a_second_browser_by_a_link_that_works_once(visitor: Visitor) -> None:
    laptop, phone, late = visitor(), visitor(width=390, height=844, touch=True), visitor()
    Editor.open(laptop, "fire marshal")
    dialog = device_dialog(laptop)
    link = dialog.locator("code").inner_text()
    phone.goto(link)
    phone.get_by_role("button", name="Go on here").tap()
    expect(phone.get_by_role("heading", name="My sandboxes")).to_be_visible()
    phone.goto("/progress/")
    expect(phone.get_by_role("link", name="Continue The fire marshal")).to_be_visible()
    late.goto(link)
    expect(late.get_by_role("heading", name="This link does not work (any more).")).to_be_visible()
