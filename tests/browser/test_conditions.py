"""Conditions as chips on lines, half links that are written by one click, and policies pasted onto a node."""

import json
import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.editor import Editor

Visitor = Callable[..., Page]
SEND = """async ([method, path, body]) => {
  const token = document.cookie.match(/csrftoken=([^;]+)/)?.[1];
  const address = `/api/sandboxes/${location.pathname.split('/')[2]}/${path}`;
  const headers = { 'content-type': 'application/json', 'X-CSRFToken': token };
  const answer = await fetch(address, { method, headers, body: body && JSON.stringify(body) });
  const text = await answer.text();
  return text ? JSON.parse(text) : null;
}"""
PASTE = """(text) => {
  const data = new DataTransfer();
  data.setData('text/plain', text);
  document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
}"""
READS = json.dumps({"Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::plans/*"}]})


def send(page: Page, method: str, path: str, body: Any = None) -> Any:
    """Ask the API as this page's visitor."""
    return page.evaluate(SEND, [method, path, body])


def notes(editor: Editor) -> Locator:
    return editor.page.locator(".line-notes")


def test_a_condition_is_added_on_the_line_and_explains_itself_when_it_is_not_met(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "fire marshal")
    inspector = editor.select("role", "FireMarshal")
    inspector.get_by_role("button", name=re.compile("Show the lines|bob")).first.click()
    notes(editor).get_by_role("button", name=re.compile("^Add a condition")).click()
    dialog = editor.page.get_by_role("dialog", name="Add a condition for bob")
    dialog.get_by_role("textbox", name="Value of sts:ExternalId").fill("door-7")
    dialog.get_by_role("button", name="Add", exact=True).click()
    chip = notes(editor).get_by_role("button", name="needs external ID door-7")
    expect(chip).to_be_visible()
    expect(inspector.get_by_role("group", name="Trust policy of FireMarshal")).to_contain_text("sts:ExternalId")

    refused = editor.assume("FireMarshal", "bob")
    expect(refused).to_contain_text("sts:AssumeRole")
    refused.get_by_role("button", name="Close").click()
    expect(notes(editor).get_by_role("button", name="Not met needs external ID door-7")).to_be_visible()


def test_a_condition_is_changed_and_removed_from_the_list(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "fire marshal")
    inspector = editor.select("role", "FireMarshal")
    inspector.get_by_role("button", name=re.compile("^Add a condition")).click()
    dialog = editor.page.get_by_role("dialog")
    dialog.get_by_role("combobox", name="Condition").select_option("MFA")
    dialog.get_by_role("button", name="Add", exact=True).click()
    inspector.get_by_role("button", name="needs MFA").click()
    expect(dialog).to_contain_text("second factor")
    dialog.get_by_role("button", name="Remove").click()
    expect(inspector.get_by_role("button", name="needs MFA")).to_have_count(0)
    expect(inspector.get_by_role("group", name="Trust policy of FireMarshal")).not_to_contain_text("Condition")


def test_a_half_link_says_which_half_and_one_click_writes_it(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "fire marshal")
    page = editor.page
    canvas = send(page, "GET", "")
    ids = {each["name"]: each["id"] for each in canvas["identities"]}
    partner = send(page, "POST", "accounts/", {"name": "Partner", "kind": "external", "position": {"x": 40, "y": 480}})
    role = {"account_id": partner["id"], "name": "Auditor", "trusted": ids["jane"], "position": {"x": 560, "y": 70}}
    send(page, "POST", "roles/", role)
    half = notes(editor).filter(has_text="jane may not ask yet")
    expect(half).to_be_visible()
    half.get_by_role("button", name="Permit it").click()
    expect(half).to_have_count(0)
    expect(editor.select("user", "jane")).to_contain_text("AssumeAuditor")
    page.keyboard.press("Control+z")
    expect(half).to_be_visible()


def test_a_pasted_policy_is_checked_and_attached_to_what_is_chosen(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "fire marshal")
    inspector = editor.select("user", "jane")
    editor.page.evaluate(PASTE, READS)
    dialog = editor.page.get_by_role("dialog", name="Attach this policy to jane?")
    expect(dialog.get_by_role("region", name="In words")).to_contain_text("Allows s3:GetObject on plans/*")
    expect(dialog.get_by_text("Valid.")).to_be_visible()
    dialog.get_by_role("textbox", name="Policy name").fill("ReadPlans")
    dialog.get_by_role("button", name="Attach").click()
    expect(inspector.get_by_text("ReadPlans")).to_be_visible()


def test_a_pasted_trust_policy_asks_before_it_replaces_and_says_where_it_cannot_go(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "fire marshal")
    trust = {"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}
    text = json.dumps({"Version": "2012-10-17", "Statement": [trust]}, indent=2)
    editor.select("user", "jane")
    editor.page.evaluate(PASTE, text)
    expect(editor.page.get_by_text("Choose a role.").first).to_be_visible()

    inspector = editor.select("role", "FireMarshal")
    editor.page.evaluate(PASTE, text)
    dialog = editor.page.get_by_role("dialog", name="Replace the trust policy of FireMarshal?")
    expect(dialog.get_by_role("group", name="Your changes")).to_contain_text("user/bob")
    dialog.get_by_role("button", name="Replace").click()
    expect(inspector.get_by_role("group", name="Trust policy of FireMarshal")).to_contain_text("ec2.amazonaws.com")
    expect(editor.link("bob", "FireMarshal")).to_have_count(0)
