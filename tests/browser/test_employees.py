"""The company merger by its slider: 2,000 users fill the account, one role does not; set by mouse and by keyboard."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, WebSocketRoute, expect

from playground.workshop.catalog import exercise
from tests.browser.editor import Editor
from tests.browser.test_look import violations

Visitor = Callable[..., Page]


def open_merger(page: Page) -> tuple[Editor, Locator]:
    editor = Editor.open(page, exercise("company-merger").title)
    return editor, page.get_by_role("region", name="How many people")


def own_users(page: Page) -> Locator:
    """The goal that the wrong design breaks."""
    goals = page.get_by_role("region", name="Exercise", exact=True)
    return goals.locator(".goal").filter(has_text="Company A has no users of its own")


def test_by_mouse_the_wrong_design_fills_the_account_the_goal_turns_and_undo_empties_it(visitor: Visitor) -> None:
    editor, scale = open_merger(visitor())
    page = editor.page
    ours, theirs = (
        page.get_by_role("group", name="Account Company A"),
        page.get_by_role("group", name="Account Company B"),
    )
    expect(theirs.get_by_role("img", name="2,003 of 5,000 users")).to_be_visible()
    expect(own_users(page)).to_contain_text("Met:")

    scale.get_by_role("radio", name="By a user for each").check()
    expect(page.get_by_role("group", name="2,003 more users")).to_be_visible()
    expect(ours.get_by_role("img", name="2,003 of 5,000 users")).to_be_visible()
    expect(own_users(page)).to_contain_text("Not yet")
    expect(scale).to_contain_text("2,003 keys to rotate, 2,003 leavers to hear of.")

    slider = scale.get_by_role("slider")
    box = slider.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.4, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] + 20, box["y"] + box["height"] / 2, steps=8)
    page.mouse.up()
    expect(ours.get_by_role("img", name="5,000 of 5,000 users")).to_be_visible()
    expect(page.get_by_role("group", name="4,997 more users")).to_be_visible()
    assert violations(page) == []

    page.get_by_role("button", name="Undo").click()
    expect(ours.get_by_role("img", name="2,003 of 5,000 users")).to_be_visible()
    scale.get_by_role("radio", name="By a role").click()
    expect(ours.get_by_role("img")).to_have_count(0)
    expect(own_users(page)).to_contain_text("Met:")


def test_by_keyboard_the_number_is_typed_and_the_slider_moved(visitor: Visitor) -> None:
    editor, scale = open_merger(visitor(theme="dark"))
    page = editor.page
    number = scale.get_by_role("spinbutton", name="People at Company B")
    number.focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("2000")
    page.keyboard.press("Enter")
    stack = page.get_by_role("group", name="1,997 more users")
    expect(stack).to_be_visible()
    elsewhere = editor.in_another_browser(visitor(of=page))
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(number).to_have_value("2002")
    expect(elsewhere.page.get_by_role("group", name="1,999 more users")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(own_users(page)).to_contain_text("Not yet")
    number.fill("99999")
    page.keyboard.press("Enter")
    expect(number).to_have_value("5000")
    assert violations(page) == []


def test_the_design_that_was_chosen_stays_chosen_when_the_answer_comes_before_the_news(visitor: Visitor) -> None:
    page = visitor()
    held: list[str | bytes] = []
    lines: list[WebSocketRoute] = []
    holds = False

    def pass_on(line: WebSocketRoute) -> None:
        server = line.connect_to_server()
        lines.append(line)
        server.on_message(lambda told: held.append(told) if holds else line.send(told))

    page.route_web_socket("**/ws/**", pass_on)
    _, scale = open_merger(page)
    users, role = (scale.get_by_role("radio", name=name) for name in ("By a user for each", "By a role"))
    expect(role).to_be_checked()
    holds = True
    with page.expect_response("**/attempt/employees/") as answer:
        users.click()
    answer.value.finished()
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert users.is_checked() and not role.is_checked()
    holds = False
    for told in held:
        lines[-1].send(told)
    expect(page.get_by_role("group", name="2,003 more users")).to_be_visible()
    expect(users).to_be_checked()
