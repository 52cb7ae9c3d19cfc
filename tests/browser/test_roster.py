"""The roster: a list is imported with its faults told, who comes takes their place, cards are printed, links open."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.classroom import become_instructor, code_of, join, new_workshop
from tests.browser.test_look import violations

Visitor = Callable[..., Page]
LIST = "Name;E-Mail;Gruppe\nAna Silva;ana@example.com;Red\nJörg Weiß;;Red\nBo Lee;bo@;\n"


def chosen(page: Page, text: str, encoding: str = "utf-8") -> None:
    file = {"name": "class.csv", "mimeType": "text/csv", "buffer": text.encode(encoding)}
    page.get_by_label("List of people").set_input_files(files=file)


def with_roster(page: Page, text: str) -> Page:
    """In: the page of a workshop. Out: the same, its roster imported."""
    page.get_by_role("button", name="Import a list").click()
    chosen(page, text)
    page.get_by_role("dialog").get_by_role("button", name="Import", exact=True).click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    return page


def open_wrong_list(page: Page) -> None:
    """Leave the dialog open on a list with faults: a team has twelve."""
    new_workshop(become_instructor(page), "Roles on a Friday")
    page.get_by_role("button", name="Import a list").click()
    chosen(page, "name,phone,team\n" + "".join(f"Person {number},1,Red\n" for number in range(20)))
    expect(page.get_by_role("dialog").get_by_role("alert")).to_be_visible()


def test_a_list_is_imported_without_its_wrong_line_and_who_comes_takes_their_place(visitor: Visitor) -> None:
    desk = new_workshop(become_instructor(visitor()), "Roles on a Friday", "fire")
    desk.get_by_role("button", name="Import a list").click()
    chosen(desk, LIST, "cp1252")
    dialog = desk.get_by_role("dialog")
    expect(dialog.get_by_role("status")).to_have_text("2 new")
    expect(dialog.get_by_role("list", name="Lines that cannot be taken")).to_contain_text(
        re.compile("Line 4.*bo@ is no e-mail address")
    )
    dialog.get_by_role("button", name="Import only the 2 good lines").click()
    expect(desk.get_by_role("button", name="Not come yet 2")).to_be_visible()
    expect(desk.get_by_role("group", name="Red")).to_be_visible()
    expect(desk.get_by_role("link", name="Cards to print")).to_be_focused()  # what opened the dialog is gone

    desk.get_by_role("button", name="Open the doors").click()
    phone = join(visitor(width=390, height=844, touch=True), code_of(desk), "jörg weiß")
    expect(phone.get_by_role("heading", name="You are in")).to_be_visible()
    expect(desk.get_by_role("button", name="Not come yet 1")).to_be_visible()
    expect(desk.get_by_role("group", name="Red")).to_contain_text("Jörg Weiß")
    desk.get_by_role("button", name="Everybody 2").click()
    expect(desk.get_by_role("list", name="Who is expected").get_by_text("has come")).to_have_count(1)
    desk.get_by_role("button", name="More for Jörg Weiß of the roster").click()
    desk.get_by_role("menuitem", name="Free the place").click()
    expect(desk.get_by_role("button", name="Not come yet 2")).to_be_visible()


def test_a_card_opens_the_place_of_its_name(visitor: Visitor) -> None:
    desk = new_workshop(become_instructor(visitor()), "Roles on a Friday", "fire")
    with_roster(desk, "Ana Silva\nBo Lee\n")
    desk.get_by_role("button", name="Open the doors").click()
    desk.get_by_role("button", name="More for Bo Lee of the roster").click()
    desk.get_by_role("menuitem", name="Copy the personal link").click()
    link = desk.get_by_role("status").get_by_role("link").get_attribute("href") or ""
    phone = visitor(width=390, height=844, touch=True)
    phone.goto(link)
    expect(phone.get_by_role("heading", level=1, name="Bo Lee")).to_be_visible()
    assert violations(phone) == []
    phone.get_by_role("button", name="Join").tap()
    expect(phone.get_by_role("heading", name="You are in")).to_be_visible()
    expect(desk.get_by_role("button", name="Not come yet 1")).to_be_visible()
    other = visitor()
    other.goto(link)
    expect(other.get_by_role("alert")).to_contain_text("Bo Lee has come in already.")
    desk.get_by_role("link", name="Cards to print").click()
    expect(desk.get_by_role("listitem")).to_have_count(2)
    expect(desk.get_by_role("img", name="Personal link of Ana Silva as a QR code")).to_be_visible()
    desk.get_by_role("link", name="Only who has not come").click()
    expect(desk.get_by_role("listitem")).to_have_count(1)


def test_a_long_roster_is_searched_and_walked_by_keys(visitor: Visitor) -> None:
    desk = new_workshop(become_instructor(visitor()), "Roles on a Friday")
    with_roster(desk, "name,team\n" + "".join(f"Person {number:03},Team {number // 5}\n" for number in range(300)))
    people = desk.get_by_role("list", name="Who is expected")
    expect(people.get_by_text("Person 000")).to_be_visible()
    assert people.get_by_role("listitem").count() < 40  # only what is in sight is in the page
    people.get_by_role("button", name="More for Person 000 of the roster").focus()
    desk.keyboard.press("End")
    expect(people.get_by_role("button", name="More for Person 299 of the roster")).to_be_focused()
    desk.keyboard.press("Enter")
    desk.get_by_role("menuitem", name="Take off the roster").click()
    expect(desk.get_by_role("button", name="Not come yet 299")).to_be_visible()
    desk.get_by_role("searchbox", name="Search the roster").fill("team 7 person 03")
    expect(people.get_by_role("listitem")).to_have_count(5)
    desk.get_by_role("searchbox", name="Search the roster").fill("nobody of this name")
    expect(desk.get_by_text("Nobody fits.")).to_be_visible()
    desk.get_by_role("group", name="Team 7", exact=True).get_by_text("Who is in Team 7").click()
    expect(desk.get_by_role("group", name="Team 7", exact=True).get_by_text("Nobody yet")).to_be_visible()
