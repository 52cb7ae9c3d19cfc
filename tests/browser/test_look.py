"""Every page in both themes without an accessibility violation, and nothing wider than a phone."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.editor import Editor

Visitor = Callable[..., Page]
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


def violations(page: Page) -> list[str]:
    page.wait_for_timeout(300)  # axe must not measure colours half way through a fade
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{each['id']}: {node['target']}" for each in found for node in each["nodes"]]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_main_job_has_no_accessibility_violation(visitor: Visitor, theme: str) -> None:
    page = visitor(theme=theme)
    page.goto("/")
    expect(page.get_by_role("button", name="fire marshal")).to_be_visible()
    assert violations(page) == []
    editor = Editor.open(page, "fire marshal")
    assert violations(page) == []
    refused = editor.assume("FireMarshal", "raj")
    expect(refused).to_contain_text("is not authorized to perform: sts:AssumeRole")
    assert violations(page) == []
    refused.get_by_role("button", name="Close").click()
    card = editor.assume("FireMarshal", "bob")
    expect(card).to_contain_text("Access key ID")
    assert violations(page) == []
    card.get_by_role("button", name="Done").click()
    assert violations(page) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1024, 390])
def test_smaller_screens_show_the_picture_without_scrolling_sideways(visitor: Visitor, theme: str, width: int) -> None:
    page = visitor(theme=theme, width=width, height=844)
    page.goto("/")
    page.get_by_role("button", name="company merger").first.click()
    expect(page.locator(".react-flow__node").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert violations(page) == []
