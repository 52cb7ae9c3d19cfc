"""Menus on nodes and lines; who can reach this and what can this reach, drawn hop by hop."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.editor import Editor, choose
from tests.browser.test_look import THEMES, violations

Visitor = Callable[..., Page]


@pytest.mark.parametrize("theme", THEMES)
def test_the_menu_of_a_role_tells_who_can_reach_it_and_draws_the_way(visitor: Visitor, theme: str) -> None:
    editor = Editor.open(visitor(theme=theme), "From role to role")
    page = editor.page
    editor.card("role", "Spoke").click(button="right")
    expect(page.get_by_role("menu", name="Spoke")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("menuitem", name="Who can reach this?").click()
    answer = page.get_by_role("region", name="Who can reach Spoke?")
    directly = answer.get_by_role("region", name="Directly")
    expect(directly.get_by_role("button")).to_have_count(2)
    directly.get_by_role("button", name="kim").click()
    expect(page.locator(".hop")).to_have_count(1)
    expect(answer.get_by_role("list", name="Why each hop is allowed")).to_contain_text(
        "User kim may assume role Spoke:"
    )
    assert violations(page) == []
    expect(editor.node("zeus-data")).to_have_class(re.compile("dim"))
    expect(editor.node("Spoke")).not_to_have_class(re.compile("dim"))
    page.keyboard.press("Escape")
    expect(answer).to_have_count(0)
    expect(page.locator(".hop, .dim")).to_have_count(0)


def test_by_keyboard_the_menu_of_a_user_tells_what_it_can_reach(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "From role to role")
    page = editor.page
    editor.card("user", "kim").focus()
    page.keyboard.press("Shift+F10")
    expect(page.get_by_role("menu", name="kim")).to_be_focused()
    page.keyboard.type("What")
    expect(page.get_by_role("menuitem", name="What can this reach?")).to_be_focused()
    page.keyboard.press("Enter")
    answer = page.get_by_role("region", name="What can kim reach?")
    expect(answer.get_by_role("heading", level=2)).to_be_focused()
    expect(answer.get_by_role("region", name="Roles").get_by_role("button", name="Hub")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".hop")).to_have_count(1)


def test_who_may_read_a_bucket_is_asked_for_an_action_and_an_object(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "From role to role")
    editor.card("resource", "apollo-data").click(button="right")
    editor.page.get_by_role("menuitem", name="Who can reach this?").click()
    answer = editor.page.get_by_role("region", name="Who can reach apollo-data?")
    expect(answer.get_by_role("textbox", name="On which object")).to_have_value("report.csv")
    expect(answer.get_by_role("region", name="Directly")).to_be_visible()
    choose(answer.get_by_role("combobox", name="To do what"), "s3:DeleteBucket")
    expect(answer.get_by_text("Nobody can do it without putting on a role first.")).to_be_visible()


def test_a_line_has_a_menu_that_asks_why_and_deletes(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "fire marshal")
    page = editor.page
    editor.link("bob", "FireMarshal").focus()
    page.keyboard.press("Shift+F10")
    page.get_by_role("menuitem", name="Ask why").click()
    panel = page.get_by_role("region", name="Make a request")
    expect(panel.get_by_role("region", name="Decision").get_by_role("status")).to_contain_text("Allowed")
    page.keyboard.press("Escape")
    editor.link("bob", "FireMarshal").focus()
    page.keyboard.press("Shift+F10")
    page.get_by_role("menuitem", name="Delete").click()
    page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    expect(editor.link("bob", "FireMarshal")).to_have_count(0)
