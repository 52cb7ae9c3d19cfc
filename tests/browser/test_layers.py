"""Layers: lines that are switched off, and worlds without a layer, which are only asked about."""

import json
import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.editor import Editor
from tests.browser.test_conditions import send

Visitor = Callable[..., Page]


def choose_layer(editor: Editor, name: str) -> None:
    editor.page.get_by_role("button", name="Layers").click()
    editor.page.get_by_role("menuitemcheckbox", name=re.compile(name)).click()


def test_lines_are_switched_off_and_on(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "fire marshal")
    expect(editor.link("bob", "FireMarshal")).to_have_count(1)
    choose_layer(editor, r"^\W*Trust$")
    expect(editor.link("bob", "FireMarshal")).to_have_count(0)
    choose_layer(editor, r"^\W*Trust$")
    expect(editor.link("bob", "FireMarshal")).to_have_count(1)


def test_a_layer_thought_away_shows_what_it_does_and_saves_nothing(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "fire marshal")
    page = editor.page
    topic = send(page, "GET", "")["resources"][0]
    deny = {"Effect": "Deny", "Principal": {"AWS": "*"}, "Action": "sns:Publish", "Resource": topic["arn"]}
    document = json.dumps({"Version": "2012-10-17", "Statement": [deny]})
    send(page, "PUT", f"resources/{topic['id']}/policy/", {"document": document})
    label = page.locator(".line-label-permission")
    expect(label).to_have_count(0)
    revision = send(page, "GET", "")["revision"]

    choose_layer(editor, "no resource policies")
    banner = page.get_by_role("status").filter(has_text="What if there were no resource policies?")
    expect(banner).to_contain_text("1 line would allow more, 0 lines less.")
    expect(label).to_contain_text("sns:Publish")
    expect(label).to_have_attribute("data-change", "gained")
    banner.get_by_role("button", name="Back to what is real").click()
    expect(label).to_have_count(0)
    assert send(page, "GET", "")["revision"] == revision
