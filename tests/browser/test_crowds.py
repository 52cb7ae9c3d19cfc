"""A crowd is one stack: its list is searched, somebody is pinned out of it, trusted by a line, and taken back."""

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.editor import Editor
from tests.browser.test_look import violations
from tests.browser.test_random_walk import csrf

Visitor = Callable[..., Page]
NUMBER, PEOPLE = "111122223333", 300
NOBODY = {"Effect": "Deny", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole"}
COMPANY: dict[str, Any] = {
    "version": 1,
    "name": "A large company",
    "accounts": [{"id": NUMBER, "name": "Offices"}],
    "groups": [{"account": NUMBER, "name": "Staff"}],
    "users": [{"account": NUMBER, "name": f"person{n:03}", "groups": ["Staff"]} for n in range(PEOPLE)],
    "roles": [{"account": NUMBER, "name": "Auditor", "trust": {"Version": "2012-10-17", "Statement": [NOBODY]}}],
    "layout": {
        f"account:{NUMBER}": {"x": 0, "y": 0, "width": 900, "height": 520},
        f"group:{NUMBER}/Staff": {"x": 340, "y": 400},
        f"role:{NUMBER}/Auditor": {"x": 660, "y": 90},
    },
}


def open_company(page: Page) -> Editor:
    page.goto("/")
    made = page.request.post("/api/import/", data=COMPANY, headers={"X-CSRFToken": csrf(page)})
    page.goto(f"/s/{made.json()['id']}/")
    return Editor(page).ready()


def draw_a_line_from_the_crowd(editor: Editor) -> None:
    """To Auditor, by the menu of the stack."""
    stack = editor.page.get_by_role("group", name="300 users, In Staff")
    expect(stack).to_be_visible()
    stack.click(button="right")
    editor.page.get_by_role("menuitem", name="Draw a link from them").click()
    expect(editor.page.get_by_text("Linking.", exact=True)).to_be_visible()
    editor.card("role", "Auditor").focus()
    editor.page.keyboard.press("Enter")


def test_somebody_is_found_in_a_crowd_pinned_trusted_and_put_back(visitor: Visitor) -> None:
    editor = open_company(visitor())
    page = editor.page
    stack = page.get_by_role("group", name="300 users, In Staff")
    expect(stack).to_be_visible()
    expect(page.locator(".react-flow__node-identity")).to_have_count(0)

    stack.click()
    inspector = page.get_by_role("region", name="Inspector")
    expect(inspector.get_by_role("heading", level=2, name="300 users")).to_be_visible()
    assert inspector.get_by_role("listitem").count() < 60  # of 300: only rows in sight are in the page
    inspector.get_by_role("searchbox", name="Find among them").fill("son21")
    expect(inspector.get_by_role("status")).to_have_text("10 of 300 users")

    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(inspector.get_by_role("button", name="person211", exact=False).first).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    pinned = editor.card("user", "person211")
    expect(pinned).to_be_visible()
    expect(page.get_by_role("group", name="299 users, In Staff")).to_be_visible()
    expect(inspector.get_by_role("button", name="Pin person212")).to_be_focused()

    elsewhere = editor.in_another_browser(visitor(of=page))
    expect(elsewhere.card("user", "person211")).to_be_visible()

    editor.drag_link("person211", "role", "Auditor")
    expect(editor.link("person211", "Auditor")).to_be_visible()
    page.keyboard.press("Control+z")
    expect(editor.link("person211", "Auditor")).to_have_count(0)
    page.keyboard.press("Control+z")
    expect(page.get_by_role("group", name=re.compile("^300 users"))).to_be_visible()
    expect(elsewhere.card("user", "person211")).to_have_count(0)


def test_a_line_from_a_crowd_asks_whom_it_stands_for_and_writes_that(visitor: Visitor) -> None:
    editor = open_company(visitor())
    page = editor.page
    draw_a_line_from_the_crowd(editor)
    question = page.get_by_role("dialog", name="Whom shall Auditor trust?")
    expect(question.get_by_role("button", name="These 300 users, one by one")).to_be_disabled()
    assert violations(page) == []
    question.get_by_role("button", name="Members of Staff").click()
    expect(page.get_by_role("button", name="everyone in Offices may assume Auditor", exact=True)).to_be_visible()
    inspector = page.get_by_role("region", name="Inspector")
    expect(inspector.get_by_role("heading", level=2, name="Auditor")).to_be_visible()
    drawn = page.request.get(page.url.replace("/s/", "/api/sandboxes/")).json()
    (staff,) = drawn["groups"]
    assert [policy["name"] for policy in staff["inline_policies"]] == ["AssumeAuditor"]


def test_a_crowd_has_a_menu_and_goes_as_one(visitor: Visitor) -> None:
    editor = open_company(visitor(theme="dark"))
    page = editor.page
    stack = page.get_by_role("group", name="300 users, In Staff")
    stack.focus()
    page.keyboard.press("Shift+F10")
    menu = page.get_by_role("menu", name="300 users")
    expect(menu.get_by_role("menuitem", name="What can they reach?")).to_be_visible()
    assert violations(page) == []
    menu.get_by_role("menuitem", name="Delete all 300 users").click()
    page.get_by_role("dialog", name="Delete 300 nodes?").get_by_role("button", name="Delete", exact=True).click()
    refusal = page.get_by_role("dialog", name="AWS would not delete person000 yet")
    expect(refusal.get_by_role("listitem")).to_have_text(["Member of Staff"])
    refusal.get_by_role("button", name="Delete with everything attached").click()
    expect(stack).to_have_count(0)
    expect(refusal).to_have_count(0)  # the news comes before the answer: until then the keys are the dialog's
    page.keyboard.press("Control+z")
    expect(stack).to_be_visible()
