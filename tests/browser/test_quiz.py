"""A round of the quiz by keys alone: answered, explained, ended, and what went wrong is asked again."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.editor import Editor

Visitor = Callable[..., Page]


def test_a_round_is_played_by_keys_and_what_went_wrong_comes_back(visitor: Visitor) -> None:
    page = visitor()
    page.goto("/quiz/fire-marshal/")
    page.get_by_role("button", name="Ask me about this").press("Enter")
    for number in range(8):
        expect(page.get_by_role("region", name=f"Question {number + 1} of 8")).to_be_visible()
        expect(page.get_by_role("heading", level=2)).to_be_focused()
        page.keyboard.press("1")
        expect(page.get_by_role("radio").or_(page.get_by_role("checkbox")).first).to_be_checked()
        page.keyboard.press("Enter")
        expect(page.get_by_role("status")).to_have_text(re.compile("^(Right|Not quite)\\."))
        if number == 3:
            page.reload()  # the round is in the address
        else:
            page.keyboard.press("Enter")
    result = page.get_by_role("heading", name=re.compile("^[0-8] of 8 right$"))
    expect(result).to_be_focused()
    wrong = 8 - int(result.inner_text().split(" ")[0])
    assert wrong > 0, "the first option of a question with several right ones is never all of them"
    look_up = page.get_by_role("link", name="Read why, and do it: The fire marshal")
    expect(look_up).to_have_count(wrong)
    with page.expect_popup() as opened:
        look_up.first.click()
    expect(opened.value.get_by_role("heading", name="It fits when")).to_be_visible()
    page.get_by_role("button", name="Again what I got wrong").press("Enter")
    expect(page.get_by_role("region", name=f"Question 1 of {wrong}")).to_be_visible()
    page.get_by_role("link", name="All questions").click()
    expect(page.get_by_role("button", name=f"The fire marshal {8 - wrong} of 8")).to_be_visible()


def test_the_quiz_of_an_exercise_is_in_its_lesson_too(visitor: Visitor) -> None:
    page = Editor.open(visitor(), "fire marshal").page
    page.get_by_role("button", name="Why, and a quiz").click()
    lesson = page.get_by_role("dialog")
    lesson.get_by_role("button", name="Ask me about this").click()
    lesson.locator("label").first.click()
    lesson.get_by_role("button", name="Answer").click()
    expect(lesson.get_by_role("status")).to_have_text(re.compile("^(Right|Not quite)\\."))
    lesson.get_by_role("button", name="Next question").click()
    expect(lesson.get_by_role("region", name="Question 2 of 8")).to_be_visible()
