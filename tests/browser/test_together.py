"""Two browsers on one sandbox: both see every change and every end, also after one of them was away."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, Route, expect

from tests.browser.editor import Editor

Visitor = Callable[..., Page]


def test_a_link_drawn_in_one_browser_shows_in_the_other(visitor: Visitor) -> None:
    first = Editor.open(visitor(), "fire marshal")
    second = first.in_another_browser(visitor(of=first.page))
    first.drag_link("jane", "role", "FireMarshal")
    expect(second.link("jane", "FireMarshal")).to_have_count(1)


def test_both_browsers_see_the_session_live_and_then_expired_and_one_click_assumes_again(visitor: Visitor) -> None:
    first = Editor.open(visitor(), "fire marshal")
    second = first.in_another_browser(visitor(of=first.page))
    first.assume("FireMarshal", "bob").get_by_role("button", name="Done").click()
    for editor in (first, second):
        expect(editor.page.get_by_role("button", name=re.compile("1 live session from bob")).first).to_be_visible()
    first.set_speed("3,600")
    for editor in (first, second):
        expect(editor.page.get_by_text("accelerated").first).to_be_visible()
        expect(editor.page.get_by_role("button", name=re.compile("Expired")).first).to_be_visible()
    sessions = second.select("role", "FireMarshal")
    sessions.get_by_role("tab", name=re.compile("Sessions")).click()
    sessions.get_by_role("button", name=re.compile("Assume again")).first.click()
    expect(second.page.get_by_role("dialog")).to_contain_text("Access key ID")


def test_a_line_is_there_before_the_server_has_answered_and_goes_with_its_reason_when_it_is_refused(
    visitor: Visitor,
) -> None:
    editor = Editor.open(visitor(), "fire marshal")
    held: list[Route] = []
    editor.page.route("**/trust-links/", lambda route: held.append(route))
    guessed = editor.page.get_by_role("button", name="FireMarshal is about to trust jane")
    editor.drag_link("jane", "role", "FireMarshal")
    expect(guessed).to_have_count(1)
    refusal = {"code": "LimitExceeded", "message": "The trust policy is full.", "hint": "Remove a line first."}
    held.pop().fulfill(status=409, json={"error": {**refusal, "place": "", "details": {}}})
    expect(editor.page.get_by_text("The trust policy is full.")).to_be_visible()
    expect(guessed).to_have_count(0)
    expect(editor.link("jane", "FireMarshal")).to_have_count(0)

    editor.drag_link("jane", "role", "FireMarshal")
    expect(guessed).to_have_count(1)
    held.pop().continue_()
    expect(editor.link("jane", "FireMarshal")).to_have_count(1)
    expect(guessed).to_have_count(0)


def test_a_user_is_drawn_before_the_server_has_made_it(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "fire marshal")
    held: list[Route] = []
    editor.page.route("**/identities/", lambda route: held.append(route))
    editor.page.get_by_role("button", name="User", exact=True).click()
    guessed = editor.page.locator(".react-flow__node.guessed")
    expect(guessed).to_have_text(re.compile("user"))
    expect(editor.page.get_by_role("textbox", name="Name")).to_have_count(0)
    held.pop().continue_()
    expect(editor.page.get_by_role("textbox", name="Name")).to_be_visible()
    expect(guessed).to_have_count(0)


def test_a_browser_that_was_offline_catches_up_without_a_reload(visitor: Visitor) -> None:
    first = Editor.open(visitor(), "fire marshal")
    second = first.in_another_browser(visitor(of=first.page))
    second.page.context.set_offline(True)
    first.drag_link("jane", "role", "FireMarshal")
    expect(first.link("jane", "FireMarshal")).to_have_count(1)
    expect(second.link("jane", "FireMarshal")).to_have_count(0)
    second.page.evaluate("window.notReloaded = true")
    second.page.context.set_offline(False)
    expect(second.link("jane", "FireMarshal")).to_have_count(1)
    assert second.page.evaluate("window.notReloaded") is True


def test_a_stranger_cannot_open_somebody_elses_sandbox(visitor: Visitor) -> None:
    owner = Editor.open(visitor(), "fire marshal")
    stranger = visitor()
    stranger.goto("/")
    answer = stranger.goto(owner.page.url)
    assert answer is not None
    assert answer.status == 404
