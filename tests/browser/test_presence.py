"""People in one sandbox see each other: who is here, what they point at and choose, which policy they write."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.editor import Editor
from tests.browser.test_look import THEMES, violations
from tests.browser.test_sharing_and_files import from_menu

Visitor = Callable[..., Page]


@pytest.mark.parametrize("theme", THEMES)
def test_two_people_see_where_the_other_is_and_one_follows_the_other(visitor: Visitor, theme: str) -> None:
    first = Editor.open(visitor(theme=theme), "fire marshal")
    second = Editor(by_a_link_to_draw(first, visitor(theme=theme))).ready()
    follow = first.page.get_by_role("button", name=re.compile("^Follow Guest"))
    expect(follow).to_have_count(1)

    second.select("role", "FireMarshal")
    halo = first.page.locator(".halo")
    expect(halo).to_have_text(re.compile("^Guest"))
    card, around = first.card("role", "FireMarshal").bounding_box(), halo.bounding_box()
    assert card and around
    assert abs(card["x"] - around["x"]) < 6
    assert abs(card["y"] - around["y"]) < 6
    second.page.mouse.move(500, 500)
    expect(first.page.locator(".pointer")).to_have_text(re.compile("^Guest"))
    assert violations(first.page) == []

    follow.click()
    expect(first.page.get_by_role("status").filter(has_text="You follow")).to_be_visible()
    zoom = first.page.get_by_role("button", name=re.compile("%"))
    before = zoom.inner_text()
    second.page.get_by_role("button", name="Zoom in").click()
    expect(zoom).not_to_have_text(before)
    first.page.keyboard.press("Escape")
    expect(first.page.get_by_role("status").filter(has_text="You follow")).to_have_count(0)

    second.page.close()
    expect(first.page.get_by_role("button", name=re.compile("Follow Guest"))).to_have_count(0)
    expect(halo).to_have_count(0)


def test_whoever_opens_a_policy_hears_who_else_writes_it(visitor: Visitor) -> None:
    first = Editor.open(visitor(), "fire marshal")
    second = Editor(by_a_link_to_draw(first, visitor())).ready()
    for editor in (first, second):
        inspector = editor.select("role", "FireMarshal")
        inspector.get_by_role("tab", name=re.compile("Trust")).click()
        inspector.get_by_role("button", name="Edit JSON").click()
    for editor in (first, second):
        expect(editor.page.get_by_text("has this open, too.")).to_be_visible()
    expect(first.page.locator(".halo")).to_have_text(re.compile("is writing"))


def by_a_link_to_draw(owner: Editor, page: Page) -> Page:
    """Out: the page of somebody who came in by a new link."""
    dialog = from_menu(owner, "Share")
    dialog.get_by_role("textbox", name="Whom is the link for?").fill("A colleague")
    dialog.get_by_role("radio", name=re.compile("Draw")).check()
    dialog.get_by_role("button", name="Make link").click()
    page.goto(dialog.get_by_role("textbox", name="Link", exact=True).input_value())
    owner.page.keyboard.press("Escape")
    return page
