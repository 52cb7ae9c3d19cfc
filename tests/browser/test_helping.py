"""Help by consent: a learner on a phone asks, the instructor offers, both draw, and either ends it."""

import os
import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser.editor import Editor
from tests.browser.test_dashboard import begun, goal
from tests.browser.test_look import AT_REST, violations

Visitor = Callable[..., Page]
SHOTS = os.environ.get("PLAYGROUND_SHOTS")


def look_at(page: Page, name: str) -> None:
    """Nothing is wider than the screen or wrong by axe's rules; `PLAYGROUND_SHOTS` keeps a picture in each theme."""
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        page.wait_for_function(AT_REST)
        assert violations(page) == [], (name, theme)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (name, theme)
        if SHOTS:
            page.screenshot(path=Path(SHOTS) / f"help-{name}-{theme}.png")


def bar(page: Page) -> Locator:
    return page.get_by_role("region", name="Workshop")


def ask(page: Page, line: str) -> None:
    bar(page).get_by_role("button", name="Ask for help").click()
    page.get_by_role("textbox", name="What is it about?").fill(line)
    page.get_by_role("dialog").get_by_role("button", name="Ask", exact=True).click()
    expect(bar(page)).to_contain_text("You asked for help at")


def offered(desk: Page, learner: str) -> Page:
    """Out: the instructor's page of the learner's canvas, from which help is offered."""
    desk.get_by_role("button", name=re.compile(f"^{learner}: ")).click()
    with desk.expect_popup() as opened:
        desk.get_by_role("link", name="Ask to help").click()
    look = opened.value
    expect(bar(look)).to_contain_text(f"{learner} decides whether you draw along")
    return look


def test_who_asks_is_marked_and_first_and_who_helps_draws_until_the_learner_ends_it(visitor: Visitor) -> None:
    desk, (phone, cy) = begun(visitor, "Bo", "Cy", phones=1)
    look_at(phone, "quiet-390")
    ask(phone, "Why not Jane?")
    look_at(phone, "asked-390")
    row = desk.get_by_role("button", name=re.compile("^Bo: .*asks for help for 0 min"))
    expect(row).to_be_visible()
    desk.get_by_role("button", name=re.compile("^Asking 1")).click()
    look = offered(desk, "Bo")
    desk.get_by_role("button", name=re.compile("^All 2")).click()
    look_at(desk, "panel-1440")
    offer = phone.get_by_role("region", name="Help is offered")
    expect(offer).to_contain_text("Ms Ito asks to draw along with you")
    expect(look.get_by_role("button", name="Undo")).to_have_count(0)
    look_at(phone, "offered-390")
    offer.get_by_role("button", name="Yes, draw with me").tap()
    expect(bar(phone)).to_contain_text("Ms Ito draws here with you")
    expect(bar(look)).to_contain_text("You draw here with Bo")
    look_at(phone, "open-390")
    look_at(look, "open-1440")
    own = re.compile("^(Share|Give me a hint.*|Start over)$")  # what is the learner's own
    expect(look.get_by_role("region", name="Exercise")).to_contain_text("Why, and a quiz")
    expect(look.get_by_role("button", name=own)).to_have_count(0)
    expect(cy.get_by_role("button", name=own)).to_have_count(3)
    editor = Editor(look)
    editor.port("jane").drag_to(editor.card("role", "FireMarshal"))
    expect(Editor(phone).link("jane", "FireMarshal")).to_have_count(1)
    expect(goal(desk, "Bo", 2)).to_have_attribute("data-state", re.compile("fresh|met"))
    look.get_by_role("button", name="Activity").click()
    expect(look.get_by_role("region", name="Activity")).to_contain_text("Ms Ito")
    phone.reload()  # whoever comes later reads the same
    expect(bar(phone)).to_contain_text("Ms Ito draws here with you")
    bar(phone).get_by_role("button", name="End the help").tap()
    expect(bar(phone)).to_contain_text("Only you draw here now.")
    look_at(phone, "over-390")
    expect(bar(look)).to_contain_text("Bo has ended the help")
    expect(look.get_by_role("button", name="Undo")).to_have_count(0)
    phone.reload()
    expect(bar(phone)).to_contain_text("Only you draw here now.")
    bar(phone).get_by_role("button", name="Put this away").tap()
    expect(bar(phone).get_by_role("button", name="Ask for help")).to_be_visible()


def test_a_learner_who_says_no_goes_on_alone_and_a_closed_workshop_ends_all_help(visitor: Visitor) -> None:
    desk, (bo,) = begun(visitor, "Bo")
    look = offered(desk, "Bo")
    bo.get_by_role("button", name="No, thanks").focus()
    bo.keyboard.press("Enter")
    expect(bar(look)).to_contain_text("Bo goes on alone for now")
    ask(bo, "")
    bar(look).get_by_role("button", name="Ask to help").click()
    bo.get_by_role("button", name="Yes, draw with me").click()
    expect(look.get_by_role("button", name="Undo")).to_be_visible()
    desk.get_by_role("link", name="Set-up").click()
    desk.get_by_role("button", name="End class").click()
    desk.get_by_role("dialog").get_by_role("button", name="End the class").click()
    expect(bar(bo)).to_contain_text("The workshop is over, and so is the help")
    expect(look.get_by_role("button", name="Undo")).to_have_count(0)
