"""What is shown and leaked to a whole class: follow me, spotlight, credentials in everybody's hands; and its end."""

import re
from collections.abc import Callable

from playwright.sync_api import FrameLocator, Locator, Page, expect

from tests.browser.classroom import bar, become_instructor, code_of, join, new_workshop
from tests.browser.editor import Editor
from tests.browser.everywhere import everywhere

Visitor = Callable[..., Page]


def class_of(visitor: Visitor) -> tuple[Page, Page, Page]:
    """Out: an instructor's page of a class that does its first exercise, a learner on a phone and one on a laptop."""
    desk = new_workshop(become_instructor(visitor()), "Roles on a Friday", "fire")
    desk.get_by_role("button", name="Open the doors").click()
    code = code_of(desk)
    desk.get_by_role("button", name="Begin: The fire marshal").click()
    phone, laptop = visitor(width=390, height=844, touch=True), visitor()
    for page, name in ((phone, "Bo Lee"), (laptop, "Cy")):
        join(page, code, name)
        page.wait_for_url("**/s/*/")
        expect(page.get_by_role("region", name="Workshop")).to_contain_text("led by")
    return desk, phone, laptop


def picture(page: Page) -> FrameLocator:
    return page.frame_locator(".shown iframe")


def show_mine(desk: Page) -> Locator:
    """Out: the dialog of what everybody follows now."""
    bar(desk).get_by_role("button", name="Follow me").click()
    dialog = desk.get_by_role("dialog")
    dialog.get_by_role("button", name="Show it to all").click()
    expect(dialog.get_by_role("link", name="Open what they see")).to_be_visible()
    return dialog


def card(where: Page | FrameLocator, name: str) -> Locator:
    return where.get_by_role("group", name=re.compile(f"^role {name}"))


def test_a_class_follows_the_instructor_and_everybody_may_stop_and_come_back(visitor: Visitor) -> None:
    desk, phone, laptop = class_of(visitor)
    Editor.open(visitor(of=desk), "Empty sandbox").page.close()
    dialog = show_mine(desk)
    expect(dialog).to_contain_text("2 of 2 follow you")
    with desk.expect_popup() as opened:
        dialog.get_by_role("link", name="Open what they see").click()
    own = Editor(opened.value)
    on_show = own.page.get_by_role("region", name="Shown to your class")
    expect(on_show).to_contain_text("2 of 2 follow")
    own.create_role("Auditor")
    for page in (phone, laptop):
        expect(page.locator(".shown")).to_contain_text("You follow Ms Ito")
        expect(card(picture(page), "Auditor")).to_be_visible()
    expect(picture(laptop).get_by_role("button", name="Connect")).to_have_count(0)  # only to look at
    own.card("role", "Auditor").click()
    expect(picture(laptop).locator(".halo")).to_contain_text("Ms Ito")  # what they chose

    phone.get_by_role("button", name="Stop following").tap()
    expect(phone.locator(".shown")).to_have_count(0)
    expect(Editor(phone).card("role", "FireMarshal")).to_be_visible()
    for told in (dialog, on_show):
        expect(told).to_contain_text("1 of 2 follow")
    phone.reload()
    expect(phone.get_by_text("Ms Ito leads the class.")).to_be_visible()  # as the server keeps it
    phone.get_by_role("button", name="Follow again").tap()
    expect(phone.locator(".shown")).to_be_visible()
    expect(dialog).to_contain_text("2 of 2 follow you")

    dialog.get_by_role("button", name="End it for all").click()
    for page in (phone, laptop):
        expect(page.locator(".shown")).to_have_count(0)
        expect(Editor(page).card("role", "FireMarshal")).to_be_visible()
        expect(page.locator(".strip")).to_contain_text("You are back on your own canvas")
    expect(on_show).to_have_count(0)


def test_a_learners_canvas_is_shown_to_all_until_they_stop_it_and_not_against_their_will(visitor: Visitor) -> None:
    desk, phone, laptop = class_of(visitor)
    bar(desk).get_by_role("button", name="Spotlight").click()
    dialog = desk.get_by_role("dialog")
    dialog.get_by_role("combobox", name="Whose canvas").click()
    dialog.get_by_role("combobox", name="Whose canvas").fill("Bo")
    desk.get_by_role("option", name=re.compile("Bo Lee")).click()
    dialog.get_by_role("button", name="Show it to all").click()
    expect(phone.get_by_text("Ms Ito shows this canvas to all, without your name.")).to_be_visible()
    expect(card(picture(laptop), "FireMarshal")).to_be_visible()
    expect(laptop.locator(".shown")).not_to_contain_text("Bo Lee")
    phone.get_by_role("button", name="Stop it").tap()
    expect(laptop.locator(".shown")).to_have_count(0)
    expect(dialog.get_by_role("alert")).to_contain_text("They do not want their canvas to be shown.")
    expect(dialog.get_by_role("button", name="Show it to all")).to_be_disabled()
    phone.get_by_role("button", name="Your settings in this workshop").tap()
    phone.get_by_role("menuitemcheckbox", name="My canvas may be shown to the class").tap()
    expect(dialog.get_by_role("button", name="Show it to all")).to_be_enabled()
    dialog.get_by_role("checkbox", name="With the name").check()
    dialog.get_by_role("button", name="Show it to all").click()
    expect(laptop.locator(".shown")).to_contain_text("Bo Lee")
    expect(phone.get_by_text("Ms Ito shows this canvas to all, as Bo Lee’s.")).to_be_visible()
    dialog.get_by_role("button", name="End it for all").click()
    expect(laptop.locator(".shown")).to_have_count(0)
    expect(laptop.locator(".strip")).to_contain_text("No canvas is shown to all any more")


def leak(visitor: Visitor, desk: Page) -> Locator:
    """A session of the instructor's sandbox, that lives already, to all. Out: the dialog."""
    own = Editor.open(visitor(of=desk), "A session leaks")
    expect(own.assume("CI", "builder")).to_contain_text("ASIA")
    bar(desk).get_by_role("button", name="Leak").click()
    dialog = desk.get_by_role("dialog")
    for field in ("Sandbox", "Live session"):
        dialog.get_by_role("combobox", name=field).click()
        desk.get_by_role("option").first.click()
    dialog.get_by_role("button", name="Leak it to all").click()
    expect(dialog).to_contain_text("A session of CI is in everybody’s hands.")
    return dialog


def send(page: Page, action: str, resource: str) -> None:
    sheet = page.locator(".leak-sheet")
    sheet.get_by_role("combobox", name="Resource").fill(resource)
    sheet.get_by_role("combobox", name="Action").fill(action)
    page.keyboard.press("Escape")
    sheet.get_by_role("button", name="Send it with these").click()


def test_leaked_credentials_work_in_everybodys_hands_until_they_are_revoked(visitor: Visitor) -> None:
    desk, phone, laptop = class_of(visitor)
    dialog = leak(visitor, desk)
    for page in (phone, laptop):
        sheet = page.locator(".leak-sheet")
        expect(sheet).to_contain_text("Ms Ito has leaked credentials to all of you")
        expect(sheet.locator("code").first).to_contain_text("ASIA")
        send(page, "s3:PutObject", "arn:aws:s3:::artifacts/x")
        expect(sheet.locator(".leak-outcome")).to_contain_text("Allowed")
    send(laptop, "iam:CreateUser", "*")
    expect(laptop.locator(".leak-outcome")).to_contain_text("Denied")
    row = dialog.get_by_role("row").filter(has_text="s3:PutObject")
    expect(row.get_by_role("cell")).to_have_text(["s3:PutObject", "Allowed", "2", "2"])
    expect(dialog).not_to_contain_text("Bo Lee")

    with desk.expect_popup() as opened:
        dialog.get_by_role("link", name="Open the sandbox").click()
    on_show = opened.value.get_by_role("region", name="Shown to your class")
    expect(on_show).to_contain_text("3 tries")
    on_show.get_by_role("button", name="Revoke the sessions").click()
    expect(on_show).to_contain_text("The sessions of CI are revoked")
    for page in (phone, laptop):
        expect(page.locator(".leak-state")).to_contain_text("Ms Ito has revoked the role’s sessions")
        expect(page.locator(".leak-outcome")).to_contain_text("Denied")  # asked again by itself
    dialog.get_by_role("button", name="End it for all").click()
    for page in (phone, laptop):
        expect(page.locator(".leak-sheet")).to_contain_text("Ms Ito has taken the leaked credentials away")
        expect(page.locator(".leak-keys")).to_have_count(0)


def test_what_is_shown_is_fit_for_everybody_in_both_themes_at_three_widths(visitor: Visitor) -> None:
    desk, phone, laptop = class_of(visitor)
    phone.close()
    dialog = leak(visitor, desk)
    send(laptop, "s3:PutObject", "arn:aws:s3:::artifacts/x")
    expect(dialog.get_by_role("row")).to_have_count(2)
    found = everywhere(laptop, "leak-sheet", sideways) + everywhere(desk, "leak-desk", sideways)
    dialog.get_by_role("button", name="Revoke the sessions").click()
    expect(laptop.locator(".leak-state")).to_contain_text("has revoked")
    found += everywhere(laptop, "leak-revoked", sideways)
    dialog.get_by_role("button", name="End it for all").click()
    laptop.locator(".leak-sheet").get_by_role("button", name="Close").click()
    show_mine(desk)
    expect(laptop.locator(".shown")).to_be_visible()
    expect(picture(laptop).locator(".react-flow__node").first).to_be_visible()
    found += everywhere(laptop, "follow-learner", sideways, within=".shown header")
    found += everywhere(desk, "follow-desk", sideways)
    laptop.get_by_role("button", name="Stop following").click()
    found += everywhere(laptop, "follow-away", sideways)
    desk.keyboard.press("Escape")
    bar(desk).get_by_role("button", name="Spotlight").click()
    found += everywhere(desk, "spotlight-desk", sideways)
    assert found == []


def sideways(page: Page) -> list[str]:
    fits = page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    return [] if fits else ["it scrolls sideways"]
