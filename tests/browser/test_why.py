"""Why, on the canvas: an answer is walked stop by stop, its smallest change is made, and the verdict turns."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.editor import Editor, choose
from tests.browser.test_look import THEMES, violations

Visitor = Callable[..., Page]


@pytest.mark.parametrize("theme", THEMES)
def test_an_answer_is_walked_changed_and_changed_back_on_the_canvas(visitor: Visitor, theme: str) -> None:
    editor = Editor.open(visitor(theme=theme), "fire marshal")
    page = editor.page
    editor.link("bob", "FireMarshal").focus()
    page.keyboard.press("Shift+F10")
    page.get_by_role("menuitem", name="Ask why").click()
    panel = page.get_by_role("region", name="Make a request")
    verdict = panel.get_by_role("region", name="Decision").get_by_role("status")
    expect(verdict).to_contain_text("Allowed")
    expect(editor.node("FireMarshal")).to_have_class(re.compile("stop"))
    expect(editor.node("jane")).to_have_class(re.compile("dim"))

    panel.get_by_role("button", name="Change the question").click()
    choose(panel.get_by_role("combobox", name="As"), "jane")
    panel.get_by_role("button", name="Send request").click()
    expect(verdict).to_contain_text("Implicit deny")
    expect(verdict).to_be_in_viewport()
    stop = panel.locator("[aria-current=step]")
    expect(stop).to_contain_text("Trust policy")
    expect(stop).to_contain_text("It has to name this caller.")
    assert violations(page) == []

    panel.get_by_role("button", name="Previous stop").focus()
    page.keyboard.press("ArrowLeft")
    expect(stop).to_contain_text("Resource control policies")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(stop).to_contain_text("Permissions boundary")
    expect(editor.node("jane")).to_have_class(re.compile("stop"))
    page.keyboard.press("ArrowLeft")

    panel.get_by_role("button", name="Show in policy").first.click()
    inspector = page.get_by_role("region", name="Inspector")
    expect(inspector.locator(".policy-line[data-marked]").first).to_be_in_viewport()
    expect(inspector.get_by_role("tab", name="Trust")).to_have_attribute("aria-selected", "true")
    page.get_by_role("button", name="Back to the answer").click()

    panel.get_by_role("button", name=re.compile("^Make")).click()
    expect(verdict).to_contain_text("Allowed")
    expect(editor.link("jane", "FireMarshal")).to_have_count(1)
    panel.get_by_role("button", name="Undo the change").click()
    expect(verdict).to_contain_text("Implicit deny")
    expect(editor.link("jane", "FireMarshal")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    expect(page.locator(".stop, .dim")).to_have_count(0)


def test_a_refusal_to_assume_is_walked_asked_again_and_mended(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "fire marshal")
    page = editor.page
    dialog = editor.assume("FireMarshal", "jane")
    dialog.get_by_role("button", name="Walk it on the canvas").click()
    panel = page.get_by_role("region", name="Make a request")
    changes = panel.get_by_role("region", name="The smallest change")
    changes.get_by_role("button", name="Ask it again, to make the change").click()
    changes.get_by_role("button", name=re.compile("^(Make|Apply)")).click()
    expect(panel.get_by_role("region", name="Decision").get_by_role("status")).to_contain_text("Allowed")
    expect(editor.link("jane", "FireMarshal")).to_have_count(1)
