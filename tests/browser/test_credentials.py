"""What a user holds besides roles, and the end that somebody puts to a role's sessions."""

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.editor import Editor
from tests.browser.test_look import violations
from tests.browser.test_random_walk import csrf

Visitor = Callable[..., Page]
NUMBER = "111122223333"
TRUST = {
    "Effect": "Allow",
    "Principal": {"AWS": f"arn:aws:iam::{NUMBER}:user/ana"},
    "Action": ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"],
}
WORLD: dict[str, Any] = {
    "version": 1,
    "name": "Tagged",
    "accounts": [{"id": NUMBER, "name": "Main"}],
    "users": [{"account": NUMBER, "name": "ana"}],
    "roles": [{"account": NUMBER, "name": "Reader", "trust": {"Version": "2012-10-17", "Statement": [TRUST]}}],
}


def test_a_user_gets_an_mfa_device_and_a_session_token(visitor: Visitor) -> None:
    editor = Editor.open(visitor(theme="dark"), "Empty sandbox")
    editor.add_user("ana")
    panel = editor.select("user", "ana")
    panel.get_by_role("tab", name="Credentials").click()
    panel.get_by_role("button", name="Assign MFA device").click()
    dialog = editor.page.get_by_role("dialog", name="MFA device of ana")
    expect(dialog.get_by_role("img", name=re.compile("QR code of arn:aws:iam::"))).to_be_visible()
    dialog.get_by_role("button", name="Fill in its last two codes").click()
    assert violations(editor.page) == []
    dialog.get_by_role("button", name="Enable").click()
    expect(panel.get_by_text(re.compile("used, the next one in"))).to_be_visible()

    panel.get_by_role("button", name="Assign MFA device").click()
    dialog.get_by_role("button", name="Fill in its last two codes").click()
    dialog.get_by_role("button", name="Enable").click()
    expect(panel.get_by_text("2 / 8")).to_be_visible()
    expect(panel.get_by_role("button", name="Remove device ana-2")).to_be_visible()

    panel.get_by_role("button", name="Get session token").click()
    asking = editor.page.get_by_role("dialog", name="A session token for ana")
    expect(asking.get_by_role("textbox", name="MFA code")).to_be_enabled()
    expect(asking.get_by_role("combobox", name="MFA device").get_by_role("option")).to_have_count(2)
    asking.get_by_role("combobox", name="Lasts").select_option("15 minutes")
    asking.get_by_role("button", name="Get session token").click()
    expect(editor.page.get_by_role("region", name="Temporary credentials")).to_contain_text("ana itself")
    editor.page.get_by_role("button", name="Done").click()
    expect(panel.get_by_text("Session token · live, of 15 min")).to_be_visible()
    assert violations(editor.page) == []


def test_revoked_sessions_turn_on_the_canvas_and_a_newer_one_lives(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "Empty sandbox")
    editor.add_user("ana")
    editor.create_role("Reader")
    editor.drag_link("ana", "role", "Reader")
    expect(editor.link("ana", "Reader")).to_have_count(1)
    editor.set_speed("^60")  # so that the revocation falls into a later second than the session's issue
    editor.assume("Reader", "ana").get_by_role("button", name="Done").click()
    panel = editor.select("role", "Reader")
    panel.get_by_role("tab", name=re.compile("Sessions")).click()
    panel.get_by_role("button", name="Revoke active sessions").click()
    expect(panel.get_by_text("ana · valid, but denied")).to_be_visible()
    expect(editor.page.get_by_role("button", name=re.compile("Revoked"))).to_be_visible()
    assert violations(editor.page) == []
    panel.get_by_role("button", name="Assume again as ana").click()
    editor.page.get_by_role("dialog").get_by_role("button", name="Done").click()
    expect(panel.get_by_text(re.compile("ana · live"))).to_be_visible()
    panel.get_by_role("tab", name="Permissions").click()
    expect(panel.get_by_text("AWSRevokeOlderSessions").first).to_be_visible()


def test_the_card_assumes_again_and_revokes_what_is_older(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "Empty sandbox")
    editor.add_user("ana")
    editor.create_role("Reader")
    editor.drag_link("ana", "role", "Reader")
    expect(editor.link("ana", "Reader")).to_have_count(1)
    editor.set_speed("^60")
    card = editor.assume("Reader", "ana")
    key = card.get_by_text(re.compile("^ASIA"))
    first = key.inner_text()
    card.get_by_role("button", name="Assume again").click()
    expect(key).not_to_have_text(first)
    assert violations(editor.page) == []
    card.get_by_role("button", name="Revoke older sessions").click()
    expect(editor.page.get_by_test_id("announcer")).to_contain_text(re.compile("sessions? revoked"))
    card.get_by_role("button", name="Done").click()
    panel = editor.select("role", "Reader")
    panel.get_by_role("tab", name=re.compile("Sessions")).click()
    expect(panel.get_by_text("ana · valid, but denied").first).to_be_visible()


def test_a_user_gets_a_console_password_which_holds_the_user_until_it_is_deleted(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "Empty sandbox")
    editor.add_user("ana")
    panel = editor.select("user", "ana")
    panel.get_by_role("tab", name="Credentials").click()
    panel.get_by_role("button", name="Give a password").click()
    panel.get_by_label("Password", exact=True).fill("weak")
    panel.get_by_role("button", name="Give it").click()
    expect(panel.get_by_text("does not meet the account's password policy")).to_be_visible()
    assert violations(editor.page) == []
    panel.get_by_label("Password", exact=True).fill("Correct-horse-1")
    panel.get_by_role("button", name="Give it").click()
    expect(panel.get_by_text("ana has a login profile")).to_be_visible()
    editor.card("user", "ana").focus()
    editor.page.keyboard.press("Delete")
    dialog = editor.page.get_by_role("dialog")
    dialog.get_by_role("button", name="Delete", exact=True).click()
    expect(dialog).to_contain_text("must delete login profile first")
    expect(dialog).to_contain_text("Has a password for the console")
    dialog.get_by_role("button", name="Keep it").click()
    panel.get_by_role("button", name="Delete the login profile").click()
    expect(panel.get_by_role("button", name="Give a password")).to_be_visible()


def test_a_session_says_its_tags_its_source_identity_and_how_full_it_is(visitor: Visitor) -> None:
    page = visitor()
    page.goto("/")
    headers = {"X-CSRFToken": csrf(page)}
    page.goto(f"/s/{page.request.post('/api/import/', data=WORLD, headers=headers).json()['id']}/")
    editor = Editor(page).ready()
    dialog = editor.ask_to_assume("Reader", "ana")
    dialog.get_by_text("Tags and source identity").click()
    dialog.get_by_role("button", name="Add session tag").click()
    expect(dialog.get_by_role("textbox", name="Key of session tag 1")).to_be_focused()
    page.keyboard.type("team")
    page.keyboard.press("Tab")
    page.keyboard.type("red")
    dialog.get_by_role("checkbox", name=re.compile("^Transitive")).check()
    dialog.get_by_role("button", name="Add session tag").click()
    page.keyboard.type("Team")
    expect(dialog.get_by_role("alert")).to_contain_text("The key Team is there twice")
    assert violations(page) == []
    dialog.get_by_role("button", name="Remove session tag 2").click()
    dialog.get_by_role("textbox", name="Source identity").fill("ana-badge-7")
    dialog.get_by_text("A session that may do less").click()
    dialog.get_by_role("textbox", name="Managed policies as").fill("arn:aws:iam::aws:policy/ReadOnlyAccess")
    dialog.get_by_role("button", name="Assume role").click()
    card = page.get_by_role("region", name="Temporary credentials")
    expect(card).to_contain_text("team = red")
    expect(card).to_contain_text("transitive")
    expect(card).to_contain_text("ana-badge-7")
    expect(card).to_contain_text(re.compile(r"Packed size[1-9] % of what policies and tags may take"))
    assert violations(page) == []
