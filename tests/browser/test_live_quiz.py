"""A question to a whole class: asked, answered once by each, bars without names, what is right, how the series went."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.browser.classroom import become_instructor, code_of, join, new_workshop
from tests.browser.everywhere import everywhere

Visitor = Callable[..., Page]


def opened(visitor: Visitor, *exercises: str) -> tuple[Page, str]:
    """Out: an instructor's page of an open workshop, and its code."""
    desk = new_workshop(become_instructor(visitor()), "Roles on a Friday", *exercises)
    desk.get_by_role("button", name="Open the doors").click()
    return desk, code_of(desk)


def choose(desk: Page, topic: str, words: str) -> Locator:
    """Out: the dialog, with the first question of this topic that has these words chosen."""
    dialog = desk.get_by_role("dialog")
    dialog.get_by_role("combobox", name="About").select_option(topic)
    dialog.get_by_role("searchbox", name="With the words").fill(words)
    dialog.get_by_role("list", name="Questions").get_by_role("button").first.click()
    return dialog


def sheet(page: Page) -> Locator:
    return page.locator(".poll-sheet")


def two_learners(visitor: Visitor) -> tuple[Page, str, Page, Page]:
    """Out: an instructor's page of a class that does its first exercise, its code, a phone and a laptop in it."""
    desk, code = opened(visitor, "fire")
    phone = join(visitor(width=390, height=844, touch=True), code, "Bo Lee")
    expect(phone.get_by_role("heading", name="You are in")).to_be_visible()
    desk.get_by_role("button", name="Begin: The fire marshal").click()
    phone.wait_for_url("**/s/*/")
    laptop = join(visitor(), code, "Cy")
    laptop.wait_for_url("**/s/*/")
    expect(laptop.get_by_role("region", name="Workshop")).to_contain_text("led by")
    return desk, code, phone, laptop


def test_a_class_answers_once_each_and_hears_what_is_right(visitor: Visitor) -> None:
    desk, code, phone, laptop = two_learners(visitor)
    desk.get_by_role("button", name="Quiz", exact=True).click()
    dialog = choose(desk, "Numbers and limits", "sessions")
    dialog.get_by_role("button", name="Ask everybody").click()
    expect(dialog).to_contain_text("0 of 2 answered")
    for page in (phone, laptop):
        expect(sheet(page)).to_contain_text("Ms Ito asks everybody")
        expect(sheet(page).locator(".poll-count")).to_have_count(0)  # nobody is led by the others

    options = phone.locator(".poll-option")
    assert min(box["height"] for box in (each.bounding_box() for each in options.all())) >= 44
    options.first.tap()
    phone.get_by_role("button", name="Answer", exact=True).tap()
    expect(sheet(phone)).to_contain_text("Your answer is in.")
    expect(phone.get_by_role("button", name="Answer", exact=True)).to_have_count(0)
    expect(dialog).to_contain_text("1 of 2 answered")
    laptop.keyboard.press("1")
    laptop.keyboard.press("Enter")
    expect(sheet(laptop)).to_contain_text("Your answer is in.")
    expect(dialog).to_contain_text("2 of 2 answered")
    expect(dialog.locator(".poll-count").first).to_contain_text(re.compile("^2 · 100"))
    expect(sheet(phone).locator(".poll-count").first).to_contain_text(re.compile("^2 · 100"))
    expect(dialog).not_to_contain_text("Bo Lee")

    dialog.get_by_role("button", name="Close and explain").click()
    for page in (phone, laptop):
        expect(sheet(page)).to_contain_text(re.compile("Right\\.|Not quite\\."))
    late = join(visitor(), code, "Di")  # finds it in the database
    expect(sheet(late)).to_contain_text("This question is closed.")

    dialog.get_by_role("button", name="Next question").click()
    choose(desk, "The fire marshal", "").get_by_role("button", name="Ask everybody").click()
    expect(dialog).to_contain_text("0 of 3 answered")
    expect(sheet(phone)).to_contain_text("question 2")
    phone.get_by_role("button", name="Put the question aside").tap()
    expect(sheet(phone)).to_have_count(0)
    phone.get_by_role("button", name="Ms Ito asks a question").tap()
    expect(sheet(phone)).to_be_visible()

    dialog.get_by_role("button", name="End the quiz").click()
    expect(dialog).to_contain_text("2 learners answered 1 question.")
    expect(sheet(phone)).to_contain_text("Ms Ito has ended the quiz")
    expect(sheet(phone)).to_contain_text(re.compile("You had [01] of 1 right"))
    phone.get_by_role("button", name="Go on").tap()
    expect(sheet(phone)).to_have_count(0)
    expect(sheet(laptop)).to_contain_text("of 1 right")
    expect(sheet(late)).to_have_count(0)  # who answered nothing has no result


def test_who_types_keeps_the_keys(visitor: Visitor) -> None:
    desk, code = opened(visitor, "fire")
    desk.get_by_role("button", name="Begin: The fire marshal").click()
    laptop = join(visitor(), code, "Cy")
    laptop.wait_for_url("**/s/*/")
    expect(laptop.get_by_role("region", name="Workshop")).to_contain_text("led by")
    laptop.keyboard.press("Control+f")
    field = laptop.get_by_role("combobox", name=re.compile("Find|Search"))
    expect(field).to_be_focused()
    desk.get_by_role("button", name="Quiz", exact=True).click()
    choose(desk, "Numbers and limits", "").get_by_role("button", name="Ask everybody").click()
    expect(sheet(laptop)).to_be_visible()
    laptop.keyboard.type("11")
    expect(field).to_have_value("11")
    expect(sheet(laptop).locator("[data-picked]")).to_have_count(0)


def test_the_quiz_is_fit_for_everybody_in_both_themes_at_three_widths(visitor: Visitor) -> None:
    desk, code = opened(visitor, "fire")
    desk.get_by_role("button", name="Begin: The fire marshal").click()
    learner = join(visitor(), code, "Cy")
    learner.wait_for_url("**/s/*/")
    desk.get_by_role("button", name="Quiz", exact=True).click()
    dialog = choose(desk, "Numbers and limits", "sessions")
    assert everywhere(desk, "quiz-choose", sideways) == []
    dialog.get_by_role("button", name="Ask everybody").click()
    expect(sheet(learner)).to_be_visible()
    assert everywhere(learner, "quiz-asked", sideways) == []
    learner.locator(".poll-option").first.click()
    learner.get_by_role("button", name="Answer", exact=True).click()
    expect(dialog).to_contain_text("1 of 1 answered")
    assert everywhere(desk, "quiz-desk", sideways) == []
    dialog.get_by_role("button", name="Projector").click()
    dialog.get_by_role("button", name="Close and explain").click()
    expect(sheet(learner)).to_contain_text(re.compile("Right\\.|Not quite\\."))
    assert everywhere(desk, "quiz-projector", sideways) == []
    assert everywhere(learner, "quiz-told", sideways) == []
    dialog.get_by_role("button", name="End the quiz").click()
    expect(sheet(learner)).to_contain_text("of 1 right")
    assert everywhere(desk, "quiz-result", sideways) == []
    assert everywhere(learner, "quiz-over", sideways) == []


def sideways(page: Page) -> list[str]:
    fits = page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    return [] if fits else ["it scrolls sideways"]
