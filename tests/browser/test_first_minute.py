"""Somebody's first minute, and the picture read as a list."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.editor import Editor


def test_the_tour_goes_on_as_its_steps_are_done_and_comes_only_once(visitor: Callable[..., Page]) -> None:
    page = visitor(tour=True)
    editor = Editor.open(page, "The fire marshal")
    tour = page.get_by_role("region", name="Tour")
    expect(tour.get_by_role("heading", name="Draw who is trusted")).to_be_visible()
    editor.port("jane").drag_to(editor.card("role", "FireMarshal"))
    expect(tour.get_by_role("heading", name="Put the role on")).to_be_visible()
    tour.get_by_role("button", name="Next").click()
    tour.get_by_role("button", name="Close").click()
    expect(tour).to_have_count(0)
    page.reload()
    editor.ready()
    expect(tour).to_have_count(0)
    page.get_by_role("button", name="Take the tour").click()
    expect(tour.get_by_role("heading", name="Draw who is trusted")).to_be_visible()


def test_an_empty_account_offers_the_first_user_and_the_first_role(visitor: Callable[..., Page]) -> None:
    editor = Editor.open(visitor(), "Empty sandbox")
    first = editor.page.get_by_role("button", name="Add a user")
    first.click()
    editor.page.get_by_role("textbox", name="Name").fill("Ana")
    editor.page.keyboard.press("Enter")
    expect(editor.card("user", "Ana")).to_be_visible()
    expect(first).to_have_count(0)
    for _ in ("the name", "the user"):
        editor.page.keyboard.press("ControlOrMeta+z")
    editor.page.get_by_role("button", name="Add a role").click()
    expect(editor.page.get_by_role("dialog", name="Create role")).to_be_visible()


def test_a_small_screen_is_not_covered_by_the_tour(visitor: Callable[..., Page]) -> None:
    page = visitor(tour=True, width=390, height=844)
    page.goto("/")
    page.get_by_role("button", name="The fire marshal").first.click()
    expect(Editor(page).card("role", "FireMarshal")).to_be_visible()
    expect(page.get_by_role("region", name="Tour")).to_have_count(0)


def test_the_outline_tells_the_picture_and_acts_on_it_by_keyboard_alone(visitor: Callable[..., Page]) -> None:
    page = visitor()
    editor = Editor.open(page, "The fire marshal")
    page.keyboard.press("o")
    outline = page.get_by_role("region", name="Outline", exact=True)
    expect(outline.get_by_role("heading", name="Outline")).to_be_focused()
    role = outline.get_by_role("button", name=re.compile("^FireMarshal"))
    expect(role).to_contain_text("Trusts bob.")
    editor.port("jane").drag_to(editor.card("role", "FireMarshal"))
    expect(role).to_contain_text("Trusts bob and jane.")
    role.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=2, name=re.compile("^FireMarshal"))).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    role.focus()
    page.keyboard.press("Escape")
    expect(outline).to_have_count(0)


def test_one_button_begins_the_course_and_later_leads_back_to_the_latest_sandbox(visitor: Callable[..., Page]) -> None:
    page = visitor()
    page.goto("/")
    page.get_by_role("button", name="Start with The fire marshal").click()
    Editor(page).ready()
    opened = page.url
    page.goto("/")
    page.get_by_role("link", name="Go on with The fire marshal").click()
    Editor(page).ready()
    assert page.url == opened
