"""The activity: what was called and changed, refusals too, in every open window, as CloudTrail's records."""

import json
import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.editor import Editor
from tests.browser.test_look import violations

Visitor = Callable[..., Page]


def test_a_refusal_and_a_new_line_arrive_in_the_open_activity_of_another_window(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "fire marshal")
    other = editor.in_another_browser(visitor(of=editor.page)).page
    other.keyboard.press("h")
    panel = other.get_by_role("region", name="Activity")
    rows = panel.get_by_role("list", name="Records, newest first").get_by_role("button", expanded=False)
    expect(rows.first).to_be_visible()
    editor.assume("FireMarshal", "raj").get_by_role("button", name="Close").first.click()
    expect(rows.first).to_have_text(re.compile("AssumeRole.*role/FireMarshal.*user/raj.*AccessDenied"))
    editor.drag_link("jane", "role", "FireMarshal")
    expect(rows.first).to_have_text(re.compile("UpdateAssumeRolePolicy"))

    panel.get_by_role("checkbox", name="Only what was refused").check()
    expect(rows).to_have_count(1)
    rows.first.click()
    record = panel.get_by_label("The record of AssumeRole")
    expect(record).to_contain_text('"errorCode": "AccessDenied"')
    assert violations(other) == []
    with other.expect_download() as saved:
        panel.get_by_role("button", name="Save as JSON").click()
    trail = json.loads(saved.value.path().read_text())
    assert [each["userIdentity"]["userName"] for each in trail["Records"]] == ["raj"]
    other.keyboard.press("Escape")
    expect(panel).to_have_count(0)


def test_a_sent_request_is_recorded_once_however_often_its_answer_is_asked_again(visitor: Visitor) -> None:
    editor = Editor.open(visitor(theme="dark"), "fire marshal")
    page = editor.page
    editor.assume("FireMarshal", "bob").get_by_role("button", name="Use it: make a request").click()
    editor.ask("s3:GetObject", "arn:aws:s3:::photos/cat.jpg")
    expect(page.get_by_role("region", name="Decision").get_by_role("status")).to_contain_text("deny")
    with page.expect_response(re.compile("/requests/")):
        editor.drag_link("jane", "role", "FireMarshal")
    page.get_by_role("button", name="Activity").click()
    panel = page.get_by_role("region", name="Activity")
    panel.get_by_role("searchbox", name="Event name").fill("getobject")
    rows = panel.get_by_role("list", name="Records, newest first").get_by_role("button")
    expect(rows).to_have_count(1)
    expect(rows.first).to_contain_text("assumed-role/FireMarshal/bob")
    page.set_viewport_size({"width": 390, "height": 844})
    panel.get_by_role("searchbox", name="Who").fill("nobody at all")
    expect(panel.get_by_role("heading", name="Nothing fits")).to_be_visible()
    assert violations(page) == []
