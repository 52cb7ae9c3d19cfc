"""The instructor's bar where it means some of the class, one step of a ladder, or one minute."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.browser.classroom import bar, become_instructor, code_of, join, new_workshop, stuck_for_ten_minutes
from tests.browser.editor import Editor
from tests.browser.test_dashboard import begun

Visitor = Callable[..., Page]


def message(desk: Page, whom: str) -> Locator:
    """Out: the dialog, about to say something to these."""
    bar(desk).get_by_role("button", name="Message").click()
    dialog = desk.get_by_role("dialog")
    dialog.get_by_role("textbox", name="Message").fill("Look at the trust policy")
    dialog.get_by_role("combobox", name="To whom").select_option(whom)
    return dialog


def is_told(page: Page, text: str) -> None:
    expect(page.get_by_role("status", name="Message")).to_contain_text(text)


def is_told_nothing(page: Page) -> None:
    """As the server has it, whatever is still on its way to the page."""
    with page.expect_response("**/mine/controls/"):
        page.reload()
    expect(page.get_by_role("button", name="Your settings in this workshop")).to_be_visible()
    expect(page.get_by_role("status", name="Message")).to_have_count(0)


def test_a_hint_of_the_ladder_is_given_to_all_by_its_number(visitor: Visitor) -> None:
    desk, (bo, cy) = begun(visitor, "Bo", "Cy")
    bar(desk).get_by_role("button", name="Message").click()
    dialog = desk.get_by_role("dialog")
    dialog.get_by_role("combobox", name="What").select_option("A hint of the exercise")
    dialog.get_by_role("spinbutton", name="Hint").fill("2")
    dialog.get_by_role("button", name="Send").click()
    for page in (bo, cy):
        is_told(page, "hint 2, to all")
    given = bo.get_by_role("status", name="Message").locator(".said-text").inner_text()
    expect(dialog.get_by_role("listitem")).to_contain_text([given])


def test_words_for_a_team_reach_only_the_team(visitor: Visitor) -> None:
    desk = new_workshop(become_instructor(visitor()), "Roles on a Friday", "fire")
    desk.get_by_role("button", name="Open the doors").click()
    code = code_of(desk)
    bo, cy = (join(visitor(), code, name) for name in ("Bo", "Cy"))
    desk.get_by_role("textbox", name="Name of a new team").fill("Owls")
    desk.keyboard.press("Enter")
    desk.get_by_role("combobox", name="Team of Bo").select_option("Owls")
    expect(desk.get_by_role("group", name="Owls")).to_contain_text("1 learner")
    desk.get_by_role("button", name="Begin: The fire marshal").click()
    for page in (bo, cy):
        page.wait_for_url("**/s/*/")
    dialog = message(desk, "A team")
    expect(dialog.get_by_role("combobox", name="Team")).to_contain_text("Owls")
    dialog.get_by_role("button", name="Send").click()
    is_told(bo, "Look at the trust policy")
    expect(dialog.get_by_role("listitem")).to_contain_text(["to Bo"])
    is_told_nothing(cy)


def test_words_for_those_who_are_stuck_reach_nobody_else(visitor: Visitor) -> None:
    desk, (bo, cy) = begun(visitor, "Bo", "Cy")
    stuck_for_ten_minutes(desk, "Bo")
    desk.reload()
    expect(desk.get_by_role("button", name=re.compile("^Bo: .*stuck for 1. min"))).to_be_visible()
    message(desk, "Those who are stuck (1)").get_by_role("button", name="Send").click()
    is_told(bo, "Look at the trust policy")
    is_told_nothing(cy)


def test_one_minute_more_is_added_for_everybody(visitor: Visitor) -> None:
    desk, (bo,) = begun(visitor, "Bo")
    bar(desk).get_by_role("button", name="Give time").click()
    desk.get_by_role("menuitem", name="20 min").click()
    expect(bo.get_by_role("timer")).to_have_text(re.compile("^(20:00|19:)"))
    bar(desk).get_by_role("button", name="One minute more").click()
    for page in (bo, desk):
        expect(page.get_by_role("timer")).to_have_text(re.compile("^(21:00|20:)"))


def test_everybodys_clock_skips_to_just_before_its_next_end(visitor: Visitor) -> None:
    desk, (bo, cy) = begun(visitor, "Bo", "Cy")
    Editor(bo).assume("FireMarshal", "bob").get_by_role("button", name="Done").click()
    bar(desk).get_by_role("button", name="Clocks").click()
    desk.get_by_role("menuitem", name="Skip each to just before its next end").click()
    clock = bo.get_by_role("button", name=re.compile("^Sandbox clock"))
    expect(clock).to_contain_text(re.compile(r"59:[345]\d ahead"))
    expect(bo.get_by_role("button", name=re.compile("Expired"))).to_be_visible()
    expect(cy.get_by_role("button", name=re.compile("^Sandbox clock"))).not_to_contain_text(
        "ahead"
    )  # nothing ends there
