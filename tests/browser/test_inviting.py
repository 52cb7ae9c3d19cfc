"""A co-instructor comes by a link that works once."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.classroom import become_instructor, new_workshop
from tests.browser.test_look import violations

Visitor = Callable[..., Page]


def test_whoever_opens_the_link_teaches_the_workshop_and_the_link_is_gone(visitor: Visitor) -> None:
    desk = new_workshop(become_instructor(visitor()), "Roles on a Friday", "fire")
    desk.get_by_role("textbox", name="For whom the link is").fill("Dr Di")
    desk.keyboard.press("Enter")
    links = desk.get_by_role("list", name="Open links")
    expect(links).to_contain_text("Dr Di")
    address = desk.get_by_role("status").get_by_role("link").inner_text()
    other = visitor(width=390, height=844, touch=True)
    other.goto(address)
    expect(other.get_by_role("heading", level=1, name="Roles on a Friday")).to_be_visible()
    assert violations(other) == []
    other.get_by_role("textbox", name="Your name here").fill("Dr Di")
    other.get_by_role("button", name="Teach it").tap()
    expect(other.get_by_role("button", name="Open the doors")).to_be_visible()
    expect(links).to_have_count(0)
    expect(desk.get_by_role("region", name="Instructors").get_by_role("listitem")).to_have_count(2)
    again = visitor()
    again.goto(address)
    expect(again.get_by_role("heading", name="This link does not work (any more).")).to_be_visible()


def test_a_link_is_taken_back_and_every_open_page_of_the_workshop_knows(visitor: Visitor) -> None:
    desk = new_workshop(become_instructor(visitor()), "Roles on a Friday")
    other = visitor(of=desk)
    other.goto(desk.url)
    expect(other.get_by_role("region", name="Instructors").get_by_role("listitem")).to_have_count(1)
    desk.get_by_role("textbox", name="For whom the link is").fill("Dr Di")
    desk.keyboard.press("Enter")
    expect(other.get_by_role("list", name="Open links")).to_contain_text("Dr Di")
    desk.get_by_role("button", name="Take back the link Dr Di").click()
    expect(other.get_by_role("list", name="Open links")).to_have_count(0)
    expect(desk.get_by_role("list", name="Open links")).to_have_count(0)
    expect(desk.get_by_role("region", name="Instructors").get_by_role("status")).to_have_count(0)
