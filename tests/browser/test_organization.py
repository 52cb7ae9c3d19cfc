"""An organization is drawn, an SCP of it denies, the statement that decided is read, and undo lets the request pass."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.browser.editor import Editor, choose
from tests.browser.test_look import violations

Visitor = Callable[..., Page]
NO_STS = """{
  "Version": "2012-10-17",
  "Statement": [
    { "Sid": "NoIam", "Effect": "Deny", "Action": "iam:*", "Resource": "*" },
    { "Sid": "NoHats", "Effect": "Deny", "Action": "sts:AssumeRole", "Resource": "*" }
  ]
}"""


def test_an_scp_written_in_the_organization_denies_opens_at_its_statement_and_is_undone(visitor: Visitor) -> None:
    editor = Editor.open(visitor(theme="dark"), "fire marshal")
    page = editor.page
    add_management_account(editor)
    page.get_by_role("button", name="Organization", exact=True).click()
    panel = page.get_by_role("region", name="Organization", exact=True)
    expect(panel.get_by_text("These accounts belong to no organization yet")).to_be_visible()
    assert violations(page) == []
    choose(panel.get_by_role("combobox", name="Management account"), "Management")
    panel.get_by_role("button", name="Create organization").click()
    panel.get_by_role("textbox", name="New OU in Root").fill("Workloads")
    page.keyboard.press("Enter")
    choose(panel.get_by_role("combobox", name="Invite an account"), "Northwind")
    expect(panel.get_by_role("treeitem", name=re.compile("Northwind"))).to_be_visible()

    walk_by_keys(page)
    choose(panel.get_by_role("combobox", name="Move an account here"), "Northwind")
    expect(panel.get_by_role("treeitem", name=re.compile("Northwind"))).to_have_attribute("aria-level", "3")
    panel.get_by_role("combobox", name="Attach an SCP").click()
    page.keyboard.press("Escape")  # closes the list, not the panel
    panel.get_by_role("button", name="Delete Workloads").click()
    expect(panel.get_by_role("alert")).to_contain_text("OrganizationalUnitNotEmptyException")
    expect(panel.get_by_role("alert").get_by_role("listitem")).to_have_text("Holds the accounts Northwind Offices")
    expect(panel.get_by_role("button", name="Delete it, its accounts move to Root")).to_be_visible()
    write_scp(panel)
    expect(panel.get_by_role("button", name="Detach NoHats")).to_be_visible()
    assert violations(page) == []
    panel.get_by_role("button", name="Close the organization").click()

    expect(page.get_by_role("button", name="In the organization: Workloads, 1 SCP")).to_be_visible()
    dialog = editor.assume("FireMarshal", "bob")
    dialog.get_by_role("button", name="Show in policy NoHats, statement 2").click()
    policy = page.get_by_role("dialog", name="NoHats")
    expect(policy.locator("[data-marked]")).to_contain_text('"Sid": "NoHats"')
    expect(policy.locator("[data-marked]")).to_have_count(1)
    page.emulate_media(color_scheme="light")
    assert violations(page) == []
    policy.get_by_role("button", name="Root / Workloads").click()
    expect(panel.get_by_role("button", name="Detach NoHats")).to_be_visible()
    assert violations(page) == []

    page.keyboard.press("Control+z")
    expect(panel.get_by_role("button", name="Detach NoHats")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    expect(page.get_by_role("button", name="In the organization: Workloads, 0 SCPs")).to_be_visible()
    card = editor.assume("FireMarshal", "bob")
    expect(card.get_by_role("button", name="Copy session token")).to_be_visible()


def walk_by_keys(page: Page) -> None:
    """From the root, which is chosen, to the first OU below it."""
    root = page.get_by_role("treeitem", name="Root")
    root.focus()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("treeitem")).to_have_count(1)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    unit = page.get_by_role("treeitem", name=re.compile("^Workloads"))
    expect(unit).to_be_focused()
    expect(unit).to_have_attribute("aria-selected", "true")


def add_management_account(editor: Editor) -> None:
    editor.page.get_by_role("button", name="Account", exact=True).click()
    editor.page.get_by_role("textbox", name="Name").fill("Management")
    editor.page.keyboard.press("Enter")
    expect(editor.card("Account", "Management")).to_be_visible()


def write_scp(panel: Locator) -> None:
    panel.get_by_role("button", name="Write an SCP").click()
    writing = panel.page.get_by_role("dialog", name="Write an SCP for Workloads")
    writing.get_by_role("textbox", name="Policy name").fill("NoHats")
    writing.get_by_role("textbox", name="Document of the new SCP").press("Control+a")
    panel.page.keyboard.insert_text(NO_STS)
    writing.get_by_role("button", name="Create and attach").click()
