"""Panels and dialogs beside the main path: no accessibility violation in either theme, also at 1024 and on a phone."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.editor import Editor, choose
from tests.browser.test_crowds import open_company
from tests.browser.test_look import THEMES, violations

Visitor = Callable[..., Page]
SIZES = ((1440, 900), (1024, 768), (390, 844))


def faults(page: Page, name: str) -> list[str]:
    """Out: what axe finds at each size, and where the page scrolls sideways."""
    found = []
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        wider = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        found += [f"{name} at {width}: {each}" for each in violations(page)]
        found += [f"{name} at {width} scrolls sideways"] if wider else []
    page.set_viewport_size({"width": 1440, "height": 900})
    return found


@pytest.mark.parametrize("theme", THEMES)
def test_the_crowd_the_organization_and_the_activity_have_no_violation(visitor: Visitor, theme: str) -> None:
    page = open_company(visitor(theme=theme)).page
    stack = page.get_by_role("group", name="300 users, In Staff")
    stack.click()
    found = faults(page, f"crowd-{theme}")
    page.get_by_role("button", name="Organization", exact=True).click()
    panel = page.get_by_role("region", name="Organization", exact=True)
    choose(panel.get_by_role("combobox", name="Management account"), "Offices")
    panel.get_by_role("button", name="Create organization").click()
    panel.get_by_role("textbox", name="New OU in Root").fill("Workloads")
    page.keyboard.press("Enter")
    expect(panel.get_by_role("treeitem", name=re.compile("Workloads"))).to_be_visible()
    found += faults(page, f"organization-{theme}")
    panel.get_by_role("button", name="Close the organization").click()
    page.keyboard.press("h")
    expect(page.get_by_role("region", name="Activity")).to_be_visible()
    assert found + faults(page, f"activity-{theme}") == []


@pytest.mark.parametrize("theme", THEMES)
def test_lesson_quiz_and_reference_have_no_violation_and_outlive_a_turned_phone(visitor: Visitor, theme: str) -> None:
    editor = Editor.open(visitor(theme=theme), "fire marshal")
    page = editor.page
    page.get_by_role("button", name="Why, and a quiz").click()
    lesson = page.get_by_role("dialog")
    expect(lesson).to_be_visible()
    found = faults(page, f"lesson-{theme}")
    for width, height in ((390, 844), (844, 390), (390, 844)):
        page.set_viewport_size({"width": width, "height": height})
        expect(lesson).to_be_visible()
    assert found == []


@pytest.mark.parametrize("theme", THEMES)
def test_an_answered_quiz_the_reference_and_the_account_have_no_violation(visitor: Visitor, theme: str) -> None:
    editor = Editor.open(visitor(theme=theme), "fire marshal")
    page = editor.page
    page.get_by_role("button", name="Why, and a quiz").click()
    lesson = page.get_by_role("dialog")
    lesson.get_by_role("button", name="Ask me about this").click()
    lesson.locator("input").first.check()
    lesson.get_by_role("button", name="Answer").click()
    expect(lesson.get_by_role("button", name="Next question")).to_be_visible()
    found = faults(page, f"quiz-{theme}")
    page.keyboard.press("Escape")
    editor.drag_link("jane", "role", "FireMarshal")
    expect(page.get_by_text("6 of 6").first).to_be_visible()
    page.locator(".exercise [aria-expanded=false]").first.click()  # it has made room for what was chosen
    page.get_by_role("button", name="Compare with the reference").click()
    expect(page.get_by_role("dialog")).to_contain_text("reference")
    found += faults(page, f"reference-{theme}")
    page.goto("/")
    page.get_by_role("button", name="You are").click()
    page.get_by_role("menuitem", name="Keep my work").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert found + faults(page, f"account-{theme}") == []


@pytest.mark.parametrize(("width", "height"), SIZES[1:])
def test_on_smaller_screens_the_activity_does_not_open_under_the_inspector(
    visitor: Visitor, width: int, height: int
) -> None:
    page = open_company(visitor()).page
    page.set_viewport_size({"width": width, "height": height})
    page.get_by_role("group", name="300 users, In Staff").click()
    expect(page.get_by_role("heading", level=2, name="300 users")).to_be_visible()
    if width < 900:  # there it is in the sandbox's menu, so that the title keeps its room
        page.get_by_role("button", name="Sandbox menu").click()
        page.get_by_role("menuitem", name="Activity").click()
    else:
        page.get_by_role("button", name="Activity", exact=True).click()
    expect(page.get_by_role("heading", level=2, name="300 users")).to_have_count(0)
    page.get_by_role("button", name="Close the activity").click()
    expect(page.get_by_role("region", name="Activity")).to_have_count(0)
