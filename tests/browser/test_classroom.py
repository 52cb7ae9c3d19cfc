"""A class: the instructor opens a workshop, learners come in by its code and do what the class does."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.classroom import become_instructor, code_of, join, new_workshop
from tests.browser.editor import Editor

Visitor = Callable[..., Page]


def workshop(visitor: Visitor, *exercises: str) -> Page:
    """Out: an instructor's page of a new workshop."""
    return new_workshop(become_instructor(visitor()), "Roles on a Friday", *exercises)


def test_a_learner_on_a_phone_joins_by_code_and_name_draws_and_goes_on_with_the_class(visitor: Visitor) -> None:
    desk = workshop(visitor, "fire", "Break the glass")
    desk.get_by_role("button", name="Open the doors").click()
    expect(desk.get_by_text("Doors open")).to_be_visible()
    code = code_of(desk)
    phone = visitor(width=390, height=844, touch=True)
    join(phone, "AAAA-AAAA", "Bo Lee")
    expect(phone.get_by_role("alert")).to_contain_text("No workshop has this code.")
    expect(phone.get_by_role("textbox")).to_have_count(2)
    phone.get_by_role("textbox", name="Code").fill(code.lower().replace("-", ""))
    phone.get_by_role("button", name="Join").tap()
    expect(phone.get_by_role("heading", name="You are in")).to_be_visible()
    expect(desk.get_by_role("listitem").filter(has_text="Bo Lee")).to_be_visible()
    desk.get_by_role("button", name="Begin: The fire marshal").click()
    phone.wait_for_url("**/s/*/")
    editor = Editor(phone)
    expect(phone.get_by_role("region", name="Workshop")).to_contain_text(re.compile("Roles on a Friday.*led by Ms Ito"))
    desk.get_by_role("button", name="Open the solution of The fire marshal for all").click()
    expect(desk.get_by_text("Solution is open")).to_be_visible()
    phone.get_by_role("button", name=re.compile("goals met$")).tap()
    expect(phone.get_by_role("button", name="Compare with the reference")).to_be_visible()
    phone.get_by_role("button", name=re.compile("goals met$")).tap()
    phone.get_by_role("button", name="Connect").tap()
    editor.card("user", "jane").tap()
    editor.card("role", "FireMarshal").tap()
    expect(editor.link("jane", "FireMarshal")).to_have_count(1)
    first = phone.url
    desk.get_by_role("button", name="Next: Break the glass").click()
    phone.get_by_role("link", name="Next exercise: Break the glass").tap()
    expect(editor.card("role", "EmergencyAdmin")).to_be_visible()
    assert phone.url != first


def test_who_waits_is_let_in_and_who_is_removed_is_told(visitor: Visitor) -> None:
    desk = workshop(visitor, "fire")
    desk.get_by_role("checkbox", name="Waiting room").check()
    desk.get_by_role("button", name="Open the doors").click()
    desk.get_by_role("button", name="Begin: The fire marshal").click()
    learner = join(visitor(), code_of(desk), "Bo")
    expect(learner.get_by_role("heading", name="Your instructor lets you in")).to_be_visible()
    desk.get_by_role("button", name="Let Bo in").click()
    learner.wait_for_url("**/s/*/")
    expect(learner.get_by_role("button", name=re.compile("^Your instructor .* can look on$"))).to_be_visible()
    desk.get_by_role("button", name="More for Bo").click()
    desk.get_by_role("menuitem", name="Remove").click()
    learner.wait_for_url("**/class/*/")
    expect(learner.get_by_role("heading", level=1)).to_contain_text("You are not in this workshop any more")
    expect(desk.get_by_text("1 person was sent away")).to_be_visible()


def test_exercises_are_put_in_order_by_keys(visitor: Visitor) -> None:
    desk = workshop(visitor, "fire", "Break the glass", "merger")
    rows = desk.locator(".exercise-title")
    desk.get_by_role("button", name="Move The company merger up").focus()
    desk.keyboard.press("Alt+ArrowUp")
    expect(rows).to_contain_text(["The fire marshal", "The company merger", "Break the glass"])
    desk.keyboard.press("Alt+ArrowUp")  # the focus went along
    expect(rows).to_contain_text(["The company merger", "The fire marshal", "Break the glass"])
    desk.reload()
    expect(rows).to_contain_text(["The company merger", "The fire marshal", "Break the glass"])


def test_a_workshop_that_has_ended_says_so_to_its_learners(visitor: Visitor) -> None:
    desk = workshop(visitor, "fire")
    desk.get_by_role("button", name="Open the doors").click()
    learner = join(visitor(), code_of(desk), "Bo")
    expect(learner.get_by_role("heading", name="You are in")).to_be_visible()
    desk.get_by_role("button", name="End class").click()
    desk.get_by_role("dialog").get_by_role("button", name="End the class").click()
    expect(learner.get_by_role("heading", name="This workshop is over")).to_be_visible()


def test_learners_of_one_team_draw_in_one_sandbox_and_who_moves_goes_on_in_the_other(visitor: Visitor) -> None:
    desk = workshop(visitor, "fire")
    desk.get_by_role("button", name="Open the doors").click()
    code = code_of(desk)
    bo, cy = (join(visitor(), code, name) for name in ("Bo", "Cy"))
    desk.get_by_role("spinbutton", name="Teams of").fill("2")
    desk.get_by_role("button", name="By lot, 2 learners").click()
    expect(desk.get_by_role("group", name="Team 1")).to_contain_text("2 learners")
    desk.get_by_role("textbox", name="Name of a new team").fill("Owls")
    desk.keyboard.press("Enter")
    desk.get_by_role("button", name="Begin: The fire marshal").click()
    for page in (bo, cy):
        page.wait_for_url("**/s/*/")
    assert bo.url == cy.url
    expect(Editor(cy).card("role", "FireMarshal")).to_be_visible()
    before = cy.url
    desk.get_by_role("combobox", name="Team of Cy").select_option("Owls")
    cy.wait_for_url(lambda url: "/s/" in url and url != before)
    expect(Editor(cy).card("role", "FireMarshal")).to_be_visible()
    assert bo.url == before
    expect(desk.get_by_role("group", name="Owls")).to_contain_text("Cy")
