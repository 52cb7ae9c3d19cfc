"""The main job without a mouse: keys only, and the focus goes where Tab or a documented shortcut takes it."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.browser.editor import Editor

Visitor = Callable[..., Page]
FARTHEST = 150  # presses of Tab: more than any page here has stops, so that a focus trap fails instead of hanging


def test_the_main_job_works_by_keyboard_alone_from_the_home_page(visitor: Visitor) -> None:
    editor = open_by_keyboard(visitor(), "Empty sandbox")
    page, keys = editor.page, editor.page.keyboard
    press_on(page, page.get_by_role("button", name="User", exact=True))
    expect(page.get_by_role("textbox", name="Name")).to_be_focused()
    keys.type("ana")
    keys.press("Enter")
    expect(editor.card("user", "ana")).to_be_focused()
    create_a_reader(editor)

    link_by_keyboard(editor, "ana", "Reader")
    expect(editor.link("ana", "Reader")).to_have_count(1)

    card = assume_by_keyboard(editor, "Reader", "ana")
    expect(card).to_contain_text(re.compile(r"ASIA[A-Z2-7]{9}EXAMPLE"))
    press_on(page, card.get_by_role("button", name="Use it: make a request"))
    request = page.get_by_role("region", name="Make a request")
    type_into(page, request.get_by_role("combobox", name="Resource"), "arn:aws:s3:::photos/cat.jpg")
    type_into(page, request.get_by_role("combobox", name="Action"), "s3:GetObject")
    press_on(page, request.get_by_role("button", name="Send request"))
    expect(request.get_by_role("region", name="Decision").get_by_role("status")).to_contain_text("Allowed")
    keys.press("Escape")
    expect(request).to_have_count(0)


def test_exercise_1_is_finished_by_keyboard_alone(visitor: Visitor) -> None:
    editor = open_by_keyboard(visitor(), "Start with The fire marshal")
    link_by_keyboard(editor, "jane", "FireMarshal")
    panel = editor.page.get_by_role("region", name="Exercise", exact=True)
    expect(panel).to_contain_text("6 of 6")
    expect(editor.page.get_by_test_id("announcer")).to_contain_text(re.compile("All goals are met"))


def test_escape_leaves_a_link_undrawn_and_the_focus_where_it_began(visitor: Visitor) -> None:
    editor = open_by_keyboard(visitor(), "fire marshal")
    tab_to(editor.page, editor.card("user", "jane"))
    editor.page.keyboard.press("l")
    expect(editor.card("role", "FireMarshal")).to_be_focused()
    editor.page.keyboard.press("Escape")
    expect(editor.card("user", "jane")).to_be_focused()
    expect(editor.link("jane", "FireMarshal")).to_have_count(0)


def test_a_node_is_deleted_after_asking_and_ctrl_z_brings_it_back(visitor: Visitor) -> None:
    editor = open_by_keyboard(visitor(), "fire marshal")
    tab_to(editor.page, editor.card("user", "raj"))
    editor.page.keyboard.press("Delete")
    question = editor.page.get_by_role("dialog")
    press_on(editor.page, question.get_by_role("button", name=re.compile("^Delete")))
    expect(editor.card("user", "raj")).to_have_count(0)
    expect(question).to_have_count(0)
    editor.page.keyboard.press("Control+z")
    expect(editor.card("user", "raj")).to_be_visible()


def test_a_question_mark_lists_the_keys_and_escape_closes_the_list(visitor: Visitor) -> None:
    page = open_by_keyboard(visitor(), "fire marshal").page
    page.keyboard.press("?")
    keys = page.get_by_role("dialog", name="Keyboard")
    expect(keys).to_contain_text("Draw a link from this node")
    page.keyboard.press("Escape")
    expect(keys).to_have_count(0)


def open_by_keyboard(page: Page, picture: str) -> Editor:
    page.goto("/")
    press_on(page, page.get_by_role("button", name=picture).first)
    return Editor(page).ready()


def create_a_reader(editor: Editor) -> None:
    """Through the three steps of "Create role", trusting nobody yet."""
    page, keys = editor.page, editor.page.keyboard
    press_on(page, page.get_by_role("button", name="Role", exact=True))
    dialog = page.get_by_role("dialog", name="Create role")
    press_on(page, dialog.get_by_role("button", name="Next"))
    type_into(page, dialog.get_by_role("searchbox", name="Permissions policies"), "AmazonS3ReadOnlyAccess")
    choice = dialog.get_by_role("checkbox", name="AmazonS3ReadOnlyAccess", exact=True)
    tab_to(page, choice)
    keys.press("Space")
    expect(choice).to_be_checked()
    press_on(page, dialog.get_by_role("button", name="Next"))
    type_into(page, dialog.get_by_role("textbox", name="Role name"), "Reader")
    press_on(page, dialog.get_by_role("button", name="Create role"))
    expect(editor.card("role", "Reader")).to_be_visible()
    expect(dialog).to_have_count(0)


def link_by_keyboard(editor: Editor, user: str, role: str) -> None:
    tab_to(editor.page, editor.card("user", user))
    editor.page.keyboard.press("l")
    expect(editor.card("role", role)).to_be_focused()
    editor.page.keyboard.press("Enter")


def assume_by_keyboard(editor: Editor, role: str, who: str) -> Locator:
    """Out: the dialog with the credentials."""
    page, keys = editor.page, editor.page.keyboard
    tab_to(page, editor.card("role", role))
    keys.press("a")
    dialog = page.get_by_role("dialog")
    type_into(page, dialog.get_by_role("combobox", name="Who"), who)
    keys.press("ArrowDown")
    keys.press("Enter")
    press_on(page, dialog.get_by_role("button", name="Assume role"))
    return dialog


def tab_to(page: Page, target: Locator) -> None:
    expect(target).to_be_visible()
    for _ in range(FARTHEST):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    expect(target, f"not reached by {FARTHEST} presses of Tab").to_be_focused()


def press_on(page: Page, target: Locator) -> None:
    tab_to(page, target)
    page.keyboard.press("Enter")


def type_into(page: Page, field: Locator, text: str) -> None:
    tab_to(page, field)
    page.keyboard.press("Control+a")
    page.keyboard.type(text)
