"""Switching roles as in the console: from one sign-in into several accounts, with a bar that says as whom one acts."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.editor import Editor
from tests.browser.test_look import violations

Visitor = Callable[..., Page]


def switch(page: Page, account: str, role: str, name: str, colour: str) -> None:
    dialog = page.get_by_role("dialog", name="Switch role")
    dialog.get_by_role("combobox", name="Account").fill(account)
    dialog.get_by_role("combobox", name="Role name").fill(role)
    dialog.get_by_role("textbox", name="Display name").fill(name)
    dialog.get_by_role("radio", name=colour).check()
    dialog.get_by_role("button", name="Switch role").click()


def test_a_user_switches_twice_without_a_chain_and_back(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "Empty sandbox")
    page = editor.page
    editor.add_user("ana")
    for role in ("Reader", "Writer"):
        editor.create_role(role)
        editor.drag_link("ana", "role", role)
        expect(editor.link("ana", role)).to_have_count(1)
    number = re.sub(r"\D", "", page.locator(".react-flow__node-account").first.inner_text())[:12]

    page.get_by_role("button", name="Sign in as…").click()
    page.get_by_role("dialog", name="Sign in to the console").get_by_role("button", name="Sign in").click()
    assert violations(page) == []
    switch(page, "999900001111", "Reader", "Nowhere", "Blue")
    expect(page.get_by_role("alert")).to_contain_text("no such role in such an account")
    switch(page, number, "reader", "Reading", "Orange")
    bar = page.get_by_role("button", name="You act as")
    expect(bar).to_contain_text("Reading")
    bar.click()
    page.get_by_role("menuitem", name="Switch role…").click()
    switch(page, number, "Writer", "Writing", "Violet")
    expect(bar).to_contain_text("Writing")
    expect(page.get_by_role("button", name=re.compile("ana.*Writer|Writer.*ana")).first).to_be_visible()
    assert violations(page) == []

    page.keyboard.press("Control+k")
    page.keyboard.press("Escape")
    bar.click()
    page.get_by_role("menuitem", name=re.compile("^Reading")).click()
    expect(bar).to_contain_text("Reading")
    page.reload()
    expect(bar).to_contain_text("Reading")
    bar.click()
    page.get_by_role("menuitem", name="Back to ana").click()
    expect(bar).to_contain_text("ana")

    page.evaluate("localStorage.clear()")  # as on another device of the same person
    page.reload()
    page.get_by_role("button", name="Sign in as…").click()
    page.get_by_role("dialog", name="Sign in to the console").get_by_role("button", name="Sign in").click()
    dialog = page.get_by_role("dialog", name="Switch role")
    dialog.get_by_text("History (3)").click()
    assert violations(page) == []
    dialog.get_by_role("list").get_by_role("button", name=re.compile("^Writing")).click()
    expect(dialog.get_by_role("combobox", name="Role name")).to_have_value("Writer")
    dialog.get_by_role("button", name="Switch role").click()
    expect(bar).to_contain_text("Writing")
