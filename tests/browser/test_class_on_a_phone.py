"""A learner's phone while the class is held: one sheet at a time, what has ended, a picture turned across."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.browser.classroom import bar
from tests.browser.editor import Editor
from tests.browser.everywhere import everywhere
from tests.browser.test_instructor_bar import begun
from tests.browser.test_live_quiz import choose, sheet
from tests.browser.test_shown_to_all import leak, show_mine

Visitor = Callable[..., Page]


def ask(desk: Page, topic: str) -> Locator:
    """Out: the dialog of a question to everybody."""
    bar(desk).get_by_role("button", name="Quiz", exact=True).click()
    dialog = choose(desk, topic, "")
    dialog.get_by_role("button", name="Ask everybody").click()
    return dialog


def answer_and_end(phone: Page, dialog: Locator) -> None:
    phone.locator(".poll-option").first.tap()
    phone.get_by_role("button", name="Answer", exact=True).tap()
    dialog.get_by_role("button", name="Close and explain").click()
    dialog.get_by_role("button", name="End the quiz").click()
    expect(sheet(phone)).to_contain_text("Ms Ito has ended the quiz")


def test_of_what_a_class_is_shown_the_newest_lies_on_top_alone_and_what_goes_on_waits_as_a_button(
    visitor: Visitor,
) -> None:
    desk, phone = begun(visitor)
    asked = ask(desk, "Numbers and limits")
    expect(sheet(phone).get_by_role("heading")).to_be_focused()
    answer_and_end(phone, asked)
    desk.keyboard.press("Escape")

    demonstration = leak(visitor, desk)  # while nobody has closed the result
    expect(sheet(phone)).to_have_count(1)
    expect(sheet(phone)).to_contain_text("Ms Ito has leaked credentials to all of you")
    expect(sheet(phone).get_by_role("heading")).to_be_focused()
    sheet(phone).get_by_role("button", name="Put it aside").tap()
    expect(sheet(phone)).to_have_count(0)
    waiting = phone.get_by_role("button", name="Leaked credentials")
    expect(waiting).to_be_focused()
    waiting.tap()
    expect(sheet(phone)).to_contain_text("They work")
    desk.keyboard.press("Escape")
    expect(demonstration).to_have_count(0)

    asked = ask(desk, "The fire marshal")
    expect(sheet(phone)).to_have_count(1)
    expect(sheet(phone)).to_contain_text("Ms Ito asks everybody")
    expect(waiting).to_be_hidden()  # it would lie under the question
    sheet(phone).get_by_role("button", name="Put the question aside").tap()
    expect(waiting).to_be_visible()
    assert everywhere(phone, "sheets-aside", overlapping) == []
    phone.set_viewport_size({"width": 390, "height": 844})
    phone.get_by_role("button", name="Ms Ito asks a question").tap()
    answer_and_end(phone, asked)
    phone.get_by_role("button", name="Go on").tap()
    expect(sheet(phone)).to_have_count(0)
    waiting.tap()
    expect(sheet(phone)).to_contain_text("They work")


def overlapping(page: Page) -> list[str]:
    """Whether the two buttons lie on each other, or beside the screen."""
    return page.evaluate(
        """() => {
        const buttons = document.querySelectorAll(".poll-asides .btn");
        const [one, other] = [...buttons].map((it) => it.getBoundingClientRect());
        const apart = other.left >= one.right || other.top >= one.bottom;
        return apart && one.left >= 0 && other.right <= innerWidth ? [] : ["the buttons lie on each other"];
    }"""
    )


def test_what_has_ended_is_told_on_a_card_where_the_strip_has_no_room_for_words(visitor: Visitor) -> None:
    desk, phone = begun(visitor)
    bar(desk).get_by_role("button", name="Pause all").click()
    expect(phone.get_by_text("Ms Ito has paused the class")).to_be_visible()
    bar(desk).get_by_role("button", name="Go on").click()
    ended = phone.locator(".held-ended")
    expect(ended).to_be_visible()
    expect(ended).to_have_text("The pause is over: you can draw again")
    box, told = ended.bounding_box(), phone.locator(".strip-over")
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 390
    expect(told).to_have_attribute("role", "status")  # the card is for eyes, this for ears
    expect(told).to_have_text("The pause is over: you can draw again")


def test_a_wide_picture_is_turned_across_a_phone_that_is_held_upright(visitor: Visitor) -> None:
    desk, phone = begun(visitor)
    Editor.open(visitor(of=desk), "Empty sandbox").page.close()
    show_mine(desk)
    shown = phone.locator(".shown iframe")
    upright = shown.bounding_box()
    turn = phone.get_by_role("button", name="Turn the picture")
    expect(turn).to_have_attribute("aria-pressed", "false")
    turn.tap()
    expect(turn).to_have_attribute("aria-pressed", "true")
    assert phone.evaluate("document.querySelector('.shown iframe').clientWidth") > upright["width"] * 2
    assert phone.evaluate("getComputedStyle(document.querySelector('.shown')).rotate") == "90deg"
    box = phone.locator(".shown").bounding_box()
    assert [round(box[side]) for side in ("x", "y", "width", "height")] == [0, 0, 390, 844]
    turn.tap()
    expect(turn).to_have_attribute("aria-pressed", "false")
    assert shown.bounding_box() == upright
    phone.set_viewport_size({"width": 844, "height": 390})
    expect(turn).to_be_hidden()  # who holds it across needs none
