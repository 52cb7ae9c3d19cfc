"""Others come in by links, versions are kept and compared, sandboxes leave as files and pictures and come back."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.editor import Editor
from tests.browser.test_conditions import send
from tests.browser.test_look import THEMES, faults_by_width, violations

Visitor = Callable[..., Page]


def from_menu(editor: Editor, entry: str) -> Locator:
    """Out: the dialog that an entry of the sandbox's menu opens."""
    editor.page.get_by_role("button", name="Sandbox menu").click()
    editor.page.get_by_role("menuitem", name=entry).click()
    return editor.page.get_by_role("dialog")


def test_whoever_comes_by_a_link_may_look_until_the_link_is_revoked(visitor: Visitor) -> None:
    owner = Editor.open(visitor(), "fire marshal")
    dialog = from_menu(owner, "Share")
    dialog.get_by_role("textbox", name="Whom is the link for?").fill("Tuesday's class")
    dialog.get_by_role("button", name="Make link").click()
    address = dialog.get_by_role("textbox", name="Link", exact=True).input_value()
    guest = visitor()
    guest.goto(address)
    Editor(guest).ready()
    expect(guest.get_by_text("View only")).to_be_visible()
    expect(guest.get_by_role("navigation", name="Add and find")).to_have_count(0)
    dialog.get_by_role("button", name="Make another").click()
    owner.page.keyboard.press("Escape")

    dialog = from_menu(owner, "Share")
    expect(dialog.get_by_text("came by Tuesday's class")).to_be_visible()
    dialog.get_by_role("button", name="Revoke Tuesday's class").click()
    dialog.get_by_role("group", name="Revoke Tuesday's class").get_by_role("button", name="Revoke").click()
    expect(dialog.get_by_text("nobody but you can come in")).to_be_visible()
    expect(guest.get_by_text("No longer shared")).to_be_visible()
    assert guest.goto(address).status == 404


def test_a_picture_in_another_sites_page_is_seen_whole_follows_what_is_drawn_and_can_be_revoked(
    visitor: Visitor,
) -> None:
    editor = Editor.open(visitor(), "fire marshal")
    link = send(editor.page, "POST", "sharing/links/", {"name": "Blog", "access": "view"})
    page = visitor(width=640, height=420)
    page.goto(f"/embed/{link['token']}/")
    embedded = Editor(page)
    for width in (640, 320):
        page.set_viewport_size({"width": width, "height": 420})
        for kind, name in (("user", "bob"), ("role", "FireMarshal")):
            expect(embedded.card(kind, name)).to_be_in_viewport(ratio=0.99)
    editor.drag_link("jane", "role", "FireMarshal")
    expect(embedded.link("jane", "FireMarshal")).to_have_count(1)
    expect(page.get_by_role("button", name="User", exact=True)).to_have_count(0)
    send(editor.page, "DELETE", f"sharing/links/{link['link']['id']}/")
    expect(page.get_by_text("This picture is no longer shared.")).to_be_visible()


def test_a_looker_makes_a_copy_of_their_own(visitor: Visitor) -> None:
    owner = Editor.open(visitor(), "fire marshal")
    dialog = from_menu(owner, "Share")
    dialog.get_by_role("textbox", name="Whom is the link for?").fill("Everybody")
    dialog.get_by_role("button", name="Make link").click()
    guest = visitor()
    guest.goto(dialog.get_by_role("textbox", name="Link", exact=True).input_value())
    Editor(guest).ready()
    shared = guest.url
    guest.get_by_role("button", name="Make a copy").click()
    expect(guest.get_by_role("heading", level=1, name="Copy of The fire marshal")).to_be_visible()
    assert guest.url != shared
    Editor(guest).ready().drag_link("jane", "role", "FireMarshal")
    expect(Editor(guest).link("jane", "FireMarshal")).to_have_count(1)


@pytest.mark.parametrize("theme", THEMES)
def test_a_version_tells_what_changed_since_and_can_be_put_back(visitor: Visitor, theme: str) -> None:
    editor = Editor.open(visitor(theme=theme), "fire marshal")
    dialog = from_menu(editor, "Versions")
    dialog.get_by_role("textbox", name="Name of this version").fill("Before")
    dialog.get_by_role("button", name="Keep version").click()
    expect(dialog.get_by_role("button", name="Compare Before")).to_be_visible()
    assert violations(editor.page) == []
    editor.page.keyboard.press("Escape")
    editor.drag_link("jane", "role", "FireMarshal")
    expect(editor.link("jane", "FireMarshal")).to_have_count(1)
    editor.add_user("newcomer")

    dialog = from_menu(editor, "Versions")
    dialog.get_by_role("button", name="Compare Before").click()
    expect(dialog.get_by_role("status")).to_have_text("1 added, 1 changed.")
    diff = dialog.get_by_role("group", name="Trust policy of FireMarshal")
    expect(diff.get_by_text(re.compile("user/jane"))).to_be_visible()
    expect(dialog.get_by_role("img")).to_contain_text("newcomer")
    assert faults_by_width(editor.page) == {}
    editor.page.set_viewport_size({"width": 1440, "height": 900})
    dialog.get_by_role("button", name="Restore Before").click()
    expect(editor.link("jane", "FireMarshal")).to_have_count(0)
    expect(editor.card("user", "newcomer")).to_have_count(0)
    editor.page.get_by_role("button", name="Undo").first.click()
    expect(editor.link("jane", "FireMarshal")).to_have_count(1)


def test_a_sandbox_leaves_as_a_file_and_comes_back_as_a_new_one(visitor: Visitor, tmp_path: Path) -> None:
    editor = Editor.open(visitor(), "fire marshal")
    editor.assume("FireMarshal", "bob").get_by_role("button", name="Done").click()
    with editor.page.expect_download() as saved:
        editor.page.get_by_role("button", name="Sandbox menu").click()
        editor.page.get_by_role("menuitem", name="Save as a file").click()
    file = tmp_path / saved.value.suggested_filename
    saved.value.save_as(file)
    assert "ASIA" not in file.read_text()
    broken = tmp_path / "broken.json"
    broken.write_text(json.dumps({**json.loads(file.read_text()), "users": [{"name": "x"}]}))

    page = visitor(of=editor.page)
    page.goto("/")
    page.get_by_role("button", name="Open a file").click()
    dialog = page.get_by_role("dialog", name="Open a file")
    dialog.get_by_label("Sandbox file").set_input_files(broken)
    expect(dialog.get_by_role("alert")).to_contain_text("cannot be made")
    expect(dialog.get_by_text("/users/0")).to_be_visible()
    expect(dialog.get_by_role("button", name="Make a sandbox")).to_be_disabled()
    dialog.get_by_label("Sandbox file").set_input_files(file)
    expect(dialog.get_by_text("1 account, 3 users, 1 role, 1 resource")).to_be_visible()
    assert violations(page) == []
    dialog.get_by_role("button", name="Make a sandbox").click()
    expect(Editor(page).ready().link("bob", "FireMarshal")).to_have_count(1)
    assert page.url != editor.page.url


@pytest.mark.parametrize("theme", THEMES)
def test_a_picture_holds_the_names_and_the_legend_and_no_credential(
    visitor: Visitor, theme: str, tmp_path: Path
) -> None:
    editor = Editor.open(visitor(theme=theme), "fire marshal")
    editor.assume("FireMarshal", "bob").get_by_role("button", name="Done").click()
    dialog = from_menu(editor, "Save as a picture")
    assert violations(editor.page) == []
    with editor.page.expect_download() as saved:
        dialog.get_by_role("button", name="Save SVG").click()
    saved.value.save_as(tmp_path / "picture.svg")
    text = (tmp_path / "picture.svg").read_text()
    assert all(word in text for word in ("The fire marshal", "FireMarshal", "bob", "live session", "may assume"))
    assert "ASIA" not in text
    assert "var(--" not in text
    with editor.page.expect_download() as saved:
        dialog.get_by_role("button", name="Save PNG").click()
    saved.value.save_as(tmp_path / "picture.png")
    assert (tmp_path / "picture.png").read_bytes().startswith(b"\x89PNG")
