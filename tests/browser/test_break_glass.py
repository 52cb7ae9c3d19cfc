"""Break-glass as a story: hold to break with a reason, an alarm on every screen, resealed at the end, a record."""

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.editor import Editor, choose
from tests.browser.test_look import violations
from tests.browser.test_random_walk import csrf

Visitor = Callable[..., Page]
NUMBER, WHY = "111122223333", "Orders stand still since 03:04"
TRUST = {"Effect": "Allow", "Principal": {"AWS": f"arn:aws:iam::{NUMBER}:user/sam"}, "Action": "sts:AssumeRole"}
WORLD: dict[str, Any] = {
    "version": 1,
    "name": "A night on call",
    "accounts": [{"id": NUMBER, "name": "Operations"}],
    "users": [{"account": NUMBER, "name": "sam"}],
    "roles": [
        {
            "account": NUMBER,
            "name": "Emergency",
            "tags": {"break-glass": "true"},
            "trust": {"Version": "2012-10-17", "Statement": [TRUST]},
        }
    ],
}


def open_night(page: Page) -> Editor:
    page.goto("/")
    made = page.request.post("/api/import/", data=WORLD, headers={"X-CSRFToken": csrf(page)})
    page.goto(f"/s/{made.json()['id']}/")
    return Editor(page).ready()


def ask_for_it(editor: Editor) -> Locator:
    editor.select("role", "Emergency").get_by_role("button", name="Assume role", exact=True).first.click()
    dialog = editor.page.get_by_role("dialog", name="Assume Emergency")
    choose(dialog.get_by_role("combobox", name="Who"), "sam")
    return dialog


def hold(page: Page) -> None:
    """Press the mouse on the button until what comes after it is there."""
    box = page.get_by_role("button", name="Hold to break the glass").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    expect(page.get_by_role("region", name="Temporary credentials")).to_be_visible()
    page.mouse.up()


def alarm(editor: Editor) -> Locator:
    return editor.page.get_by_role("region", name="Alarm")


def test_the_glass_is_held_broken_by_mouse_everybody_hears_it_and_it_closes_by_itself(visitor: Visitor) -> None:
    editor = open_night(visitor())
    page = editor.page
    owner = editor.in_another_browser(visitor(of=page, theme="dark"))
    expect(owner.card("role", "Emergency")).to_contain_text("Behind glass")

    dialog = ask_for_it(editor)
    button = dialog.get_by_role("button", name="Hold to break the glass")
    button.click()
    expect(dialog.get_by_role("alert")).to_have_text("Say why first.")
    reason = dialog.get_by_role("textbox", name="Why does it have to be broken?")
    expect(reason).to_be_focused()
    reason.fill(WHY)
    button.click()
    expect(dialog).to_contain_text("Not yet: hold")
    assert violations(page) == []
    expect(alarm(owner)).to_have_count(0)

    hold(page)
    expect(alarm(editor)).to_contain_text(WHY)
    page.keyboard.press("Escape")
    for each in (owner, editor):
        expect(alarm(each)).to_contain_text(f"sam broke the glass of Emergency {WHY}")
        expect(each.card("role", "Emergency")).to_contain_text("Broken")
    assert violations(page) == []
    assert violations(owner.page) == []

    home = visitor(of=page)
    home.goto("/")
    alarms = home.get_by_role("list", name="Alarms")
    expect(alarms).to_contain_text(f"The glass of Emergency is broken in A night on call {WHY}")
    assert violations(home) == []
    editor.set_speed("3,600× accelerated")
    for each in (owner, editor):
        over = each.page.get_by_role("status").filter(has_text="Emergency is behind glass again.")
        expect(over).to_contain_text(re.compile(r"Resealed at \d\d:\d\d:\d\d\."))
        expect(each.card("role", "Emergency")).to_contain_text(re.compile(r"Resealed at \d\d:\d\d:\d\d"))
    expect(alarm(owner)).to_have_count(0)

    page.get_by_role("button", name="Activity").click()
    rows = page.get_by_role("list", name="Records, newest first")
    rows.get_by_role("button", name=re.compile(f"AssumeRole.*{WHY}")).first.click()
    expect(rows).to_contain_text('"breakGlass": "Yes"')


def test_the_glass_is_broken_by_a_held_key_and_its_repeats_press_nothing_else(visitor: Visitor) -> None:
    editor = open_night(visitor())
    page = editor.page
    editor.card("role", "Emergency").focus()
    dialog = ask_for_it(editor)
    dialog.get_by_role("textbox", name="Why does it have to be broken?").fill(WHY)
    button = dialog.get_by_role("button", name="Hold to break the glass")
    button.focus()
    page.keyboard.press("Enter")
    expect(dialog).to_contain_text("Not yet: hold")
    page.keyboard.down("Enter")
    credentials = page.get_by_role("region", name="Temporary credentials")
    expect(credentials).to_be_visible()
    page.keyboard.down("Enter")  # a held key repeats
    page.keyboard.up("Enter")
    expect(credentials).to_be_visible()
    page.keyboard.press("Escape")
    expect(alarm(editor)).to_contain_text(WHY)


def test_whoever_cannot_hold_types_the_name_of_the_role_and_again_asks_for_another_reason(visitor: Visitor) -> None:
    editor = open_night(visitor())
    page = editor.page
    page.emulate_media(reduced_motion="reduce")
    dialog = ask_for_it(editor)
    dialog.get_by_role("textbox", name="Why does it have to be broken?").fill(WHY)
    dialog.get_by_text("I cannot press and hold").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Emergency")
    page.keyboard.press("Enter")
    credentials = page.get_by_role("region", name="Temporary credentials")
    expect(credentials).to_be_visible()
    page.keyboard.press("Escape")
    expect(alarm(editor)).to_contain_text(WHY)
    inspector = page.get_by_role("region", name="Inspector")
    inspector.get_by_role("tab", name=re.compile("Sessions")).click()
    inspector.get_by_role("button", name="Assume again as sam").click()
    expect(page.get_by_role("textbox", name="Why does it have to be broken?")).to_have_value("")
