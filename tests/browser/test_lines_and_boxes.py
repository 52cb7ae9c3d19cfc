"""Lines are stops of the keyboard, glows fade, accounts can be made larger, and what is chosen stays in view."""

import re
from collections.abc import Callable

from playwright.sync_api import FloatRect, Locator, Page, expect

from tests.browser.editor import Editor
from tests.browser.test_keyboard import tab_to
from tests.browser.test_look import violations

Visitor = Callable[..., Page]
HIT = "([x, y]) => document.elementFromPoint(x, y).closest('.react-flow__node')"


def test_a_line_is_read_by_tab_opened_by_enter_and_removed_by_delete(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "fire marshal")
    line = editor.link("bob", "FireMarshal")
    tab_to(editor.page, line)
    editor.page.keyboard.press("Enter")
    inspector = editor.page.get_by_role("region", name="Inspector")
    expect(inspector.get_by_role("heading", level=2, name="FireMarshal")).to_be_visible()
    expect(inspector.get_by_role("button", name=re.compile("^bob"), pressed=True)).to_be_visible()
    expect(editor.page.locator("#inspector")).to_be_focused()

    line.focus()
    editor.page.keyboard.press("Delete")
    question = editor.page.get_by_role("dialog", name="Stop FireMarshal trusting bob?")
    question.get_by_role("button", name="Remove link").click()
    expect(line).to_have_count(0)
    expect(editor.page.get_by_role("region", name="Inspector")).not_to_contain_text(":user/bob")


def test_the_glow_of_a_session_that_ends_fades_to_grey_on_the_same_element(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "fire marshal")
    editor.assume("FireMarshal", "bob").get_by_role("button", name="Close").click()
    band = editor.link("bob", "FireMarshal").locator(".trust-band")
    expect(band).to_have_count(1)
    band.evaluate("band => { window.glow = band; band.ontransitionrun = () => { window.faded = true; }; }")
    editor.set_speed("3,600")
    expect(editor.page.get_by_role("button", name=re.compile("^Expired"))).to_be_visible()
    assert band.evaluate("band => band === window.glow"), "the band was drawn anew, so nothing could fade"
    editor.page.wait_for_function("() => window.faded === true")


def test_a_card_that_a_line_crosses_lies_above_it_and_a_held_card_above_all(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "fire marshal")
    bob, role, raj = editor.node("bob"), editor.node("FireMarshal"), editor.node("raj")
    between = (middle(bob)[0] + middle(role)[0]) / 2
    pull(editor.page, middle(raj), (between, middle(bob)[1]))  # onto the line from bob
    expect(editor.page.get_by_role("status").filter(has_text="Saved")).to_be_visible()
    assert topmost(editor.page, *middle(raj)) == "raj"
    editor.page.mouse.move(*middle(raj))
    editor.page.mouse.down()
    editor.page.mouse.move(*middle(bob), steps=5)
    assert topmost(editor.page, *middle(bob)) == "raj"
    editor.page.mouse.up()


def test_the_inspector_menu_renames_and_deletes(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "fire marshal")
    inspector = editor.select("user", "raj")
    inspector.get_by_role("button", name="More").click()
    editor.page.get_by_role("menuitem", name="Rename").click()
    name = inspector.get_by_role("textbox", name="Name")
    expect(name).to_be_focused()
    name.fill("rajiv")
    name.press("Enter")
    expect(editor.card("user", "rajiv")).to_be_visible()
    inspector.get_by_role("button", name="More").click()
    editor.page.get_by_role("menuitem", name="Delete").click()
    editor.page.get_by_role("dialog").get_by_role("button", name=re.compile("^Delete")).click()
    expect(editor.card("user", "rajiv")).to_have_count(0)


def test_an_account_grows_by_mouse_and_by_keyboard_and_never_leaves_a_card_outside(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "fire marshal")
    account = editor.page.get_by_role("group", name=re.compile("^Account")).first
    account.locator("h3").click()
    before = box_of(account)
    corner = box_of(account.locator(".account-corner"))
    x, y = corner["x"] + corner["width"] / 2, corner["y"] + corner["height"] / 2
    pull(editor.page, (x, y), (x + 60, y + 40))
    expect(editor.page.get_by_role("button", name="Undo")).to_be_enabled()
    wider = box_of(account)
    assert wider["width"] > before["width"] + 30 and wider["height"] > before["height"] + 20

    account.focus()
    editor.page.keyboard.press("Alt+ArrowRight")
    expect(editor.page.get_by_test_id("announcer")).to_contain_text("wide")
    for _ in range(60):
        editor.page.keyboard.press("Alt+ArrowLeft")
        editor.page.keyboard.press("Alt+ArrowUp")
    frame = box_of(account)
    assert frame["width"] < wider["width"]
    for card in editor.page.get_by_role("group", name=re.compile("^(user|role|group) ")).all():
        assert inside(box_of(card), frame), card.get_attribute("aria-label")


def test_a_chosen_role_and_its_account_stay_in_view_beside_the_inspector_of_a_small_screen(visitor: Visitor) -> None:
    page = visitor()
    editor = Editor.open(page, "fire marshal")
    page.set_viewport_size({"width": 1024, "height": 768})
    editor.select("role", "FireMarshal")
    page.wait_for_function("() => document.getAnimations().every((one) => one.playState !== 'running')")
    frame = page.get_by_role("group", name=re.compile("^Account")).first
    page.wait_for_function(
        """() => { const side = document.querySelector('#inspector').getBoundingClientRect();
            const role = document.querySelector('.react-flow__node-role').getBoundingClientRect();
            const box = document.querySelector('.react-flow__node-account').getBoundingClientRect();
            const left = document.querySelector('.canvas').getBoundingClientRect().left;
            return role.right <= side.left && box.left >= left; }"""
    )
    expect(frame).to_be_visible()


def pull(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(*end, steps=8)
    page.mouse.up()


def box_of(locator: Locator) -> FloatRect:
    box = locator.bounding_box()
    assert box
    return box


def inside(card: FloatRect, frame: FloatRect) -> bool:
    return (
        card["x"] >= frame["x"]
        and card["y"] >= frame["y"]
        and card["x"] + card["width"] <= frame["x"] + frame["width"]
        and card["y"] + card["height"] <= frame["y"] + frame["height"]
    )


def middle(place: Locator) -> tuple[float, float]:
    box = box_of(place)
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def topmost(page: Page, x: float, y: float) -> str | None:
    """Out: the name on the card that a click there would hit, None for a line."""
    name: str | None = page.evaluate(f"{HIT}?.querySelector('.card-name')?.textContent", [x, y])
    return name


def test_a_blue_line_is_reached_by_keyboard_asks_why_by_enter_and_has_a_menu(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "fire marshal")
    page = editor.page
    line = page.get_by_role("button", name=re.compile("^FireMarshal may do sns:Publish"))
    line.focus()
    expect(line).to_be_focused()
    page.keyboard.press("Shift+F10")
    menu = page.get_by_role("menu", name="Permission")
    expect(menu.get_by_role("menuitem", name="Who else can reach this?")).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    line.focus()
    page.keyboard.press("Enter")
    panel = page.get_by_role("region", name="Make a request")
    expect(panel.get_by_role("region", name="Decision").get_by_role("status")).to_contain_text("Allowed")


def test_a_group_asks_for_its_members_and_who_may_change_it(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "fire marshal")
    page = editor.page
    page.get_by_role("button", name="Group", exact=True).click()
    page.get_by_role("textbox", name="Name").fill("Wardens")
    page.keyboard.press("Enter")
    group = editor.card("group", "Wardens")
    group.focus()
    page.keyboard.press("Shift+F10")
    expect(page.get_by_role("menuitem", name="May one of them do something?")).to_have_count(0)  # nobody is in it
    page.get_by_role("menuitem", name="May somebody change it?").click()
    panel = page.get_by_role("region", name="Make a request")
    expect(panel.get_by_role("combobox", name="Action")).to_have_value("iam:AddUserToGroup")
    expect(panel.get_by_role("combobox", name="Resource")).to_have_value(re.compile(":group/Wardens$"))
