"""Customer managed policies have a place of their own: written, versioned, compared, and deleted as AWS allows."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.browser.editor import Editor, choose
from tests.browser.test_look import violations

Visitor = Callable[..., Page]
DOCUMENT = """{
  "Version": "2012-10-17",
  "Statement": [{ "Effect": "Allow", "Action": "s3:ACTION", "Resource": "*" }]
}"""


def test_a_managed_policy_is_written_versioned_compared_and_deleted(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "fire marshal")
    page = editor.page
    page.get_by_role("group", name=re.compile("^Account")).first.locator("h3").click()
    inspector = page.get_by_role("region", name="Inspector")
    inspector.get_by_role("button", name="Create policy").click()
    creating = page.get_by_role("dialog", name="Create policy")
    creating.get_by_role("textbox", name="Policy name").fill("Floor")
    write(creating, DOCUMENT.replace("ACTION", "GetObject"))
    creating.get_by_role("button", name="Create policy").click()

    policy = page.get_by_role("dialog", name="Floor")
    expect(policy.get_by_text("Nobody. Choose a user")).to_be_visible()
    policy.get_by_role("button", name="Edit document").click()
    write(policy, DOCUMENT.replace("ACTION", "PutObject"))
    policy.get_by_role("button", name="Save as new version").click()
    expect(policy.get_by_role("heading", name="Document, version v2")).to_be_visible()
    changes = policy.get_by_role("group", name="Changes from v1 to v2")
    expect(changes).to_contain_text("s3:GetObject")
    expect(changes).to_contain_text("s3:PutObject")
    policy.get_by_role("button", name="Make v1 the default").click()
    expect(policy.get_by_role("heading", name="Document, version v1")).to_be_visible()
    tag(policy, "blue")
    assert violations(page) == []
    policy.get_by_role("button", name="Close").first.click()

    inspector.get_by_role("button", name="Change alias").click()
    inspector.get_by_role("textbox", name="Alias").fill("house-of-plans")
    page.keyboard.press("Enter")
    expect(inspector.get_by_text("https://house-of-plans.signin.aws.amazon.com/console")).to_be_visible()

    marshal = editor.select("role", "FireMarshal")
    marshal.get_by_role("tab", name="Permissions").click()
    choose(marshal.get_by_role("combobox", name="Set a boundary"), "Floor")
    expect(marshal.get_by_text("is the ceiling")).to_be_visible()
    tag(marshal, "fire")
    assert violations(page) == []

    page.get_by_role("group", name=re.compile("^Account")).first.locator("h3").click()
    expect(inspector.get_by_text("boundary of 1")).to_be_visible()
    inspector.get_by_role("button", name=re.compile("^Floor")).click()
    page.get_by_role("dialog", name="Floor").get_by_role("button", name="Delete policy").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete", exact=True).click()
    refusal = page.get_by_role("dialog", name="AWS would not delete Floor yet")
    expect(refusal.get_by_role("alert")).to_contain_text("Cannot delete a policy attached to entities.")
    refusal.get_by_role("button", name="Delete with everything attached").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(inspector.get_by_text("None yet. Written once")).to_be_visible()


def tag(within: Locator, value: str) -> None:
    within.get_by_role("textbox", name="Key of a new tag").fill("team")
    within.get_by_role("textbox", name="Value of a new tag").fill(value)
    within.page.keyboard.press("Enter")
    expect(within.get_by_role("button", name="Remove tag team")).to_be_visible()


def write(within: Locator, text: str) -> None:
    code = within.get_by_role("textbox", name=re.compile("^(Document of the new policy|Policy Floor)$"))
    code.press("Control+a")
    within.page.keyboard.insert_text(text)
