"""500,000 players through one role: a field of all, one looked at closely, a sample put to the engine."""

import json
import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page, expect

from playground.workshop.catalog import exercise
from tests.browser.editor import Editor
from tests.browser.test_look import violations
from tests.browser.test_random_walk import csrf

Visitor = Callable[..., Page]
GAME = exercise("web-identity")
SHARED: tuple[dict[str, Any], ...] = next(each.operations for each in GAME.mistakes if each.code == "SHARED_ROWS")


def open_game(page: Page) -> tuple[Editor, Locator]:
    return Editor.open(page, GAME.title), page.get_by_role("region", name="The crowd")


def make_role(page: Page, operations: Any) -> None:
    """What the exercise's tests do by hand elsewhere: here the crowd behind the role is looked at."""
    (operation,) = operations
    role = operation["role"]
    base = page.url.replace("/s/", "/api/sandboxes/")
    (account,) = page.request.get(base).json()["accounts"]
    inline = [{"name": name, "document": json.dumps(document)} for name, document in role["inline"].items()]
    sent = {"account_id": account["id"], "name": role["name"], "trust_policy": json.dumps(role["trust"])}
    place = {"x": 300, "y": 72}
    made = page.request.post(
        f"{base}roles/",
        data={**sent, "inline_policies": inline, "position": place},
        headers={"X-CSRFToken": csrf(page)},
    )
    assert made.ok, made.text()


def test_by_mouse_a_place_in_the_crowd_is_a_player_and_the_steps_are_the_engines(visitor: Visitor) -> None:
    editor, crowd = open_game(visitor())
    page = editor.page
    expect(editor.card("web identity", "Login with Amazon")).to_contain_text("1 of 500,000")
    expect(crowd).to_contain_text("There is no role GameScores yet, so nobody comes in.")
    assert page.locator(".react-flow__node").count() < 10  # nobody draws 500,000
    make_role(page, GAME.solution)

    field = crowd.get_by_role("slider", name="Place in the crowd")
    box = field.bounding_box()
    assert box
    field.click(position={"x": box["width"] / 2, "y": box["height"] / 2})
    number = crowd.get_by_role("spinbutton", name="Player")
    expect(number).not_to_have_value("1")
    chosen = int(number.input_value())
    decisions = crowd.get_by_role("list", name=f"Decisions about player {chosen:,}")
    own, others = decisions.get_by_role("listitem").all()
    expect(own).to_contain_text(f"AllowedTheir ownStepsamzn1.account.P{chosen}")
    expect(others).to_contain_text(f"DeniedPlayer {chosen + 1:,}'sStepsamzn1.account.P{chosen + 1}")

    crowd.get_by_role("button", name="Ask for 1,000 of them").click()
    for line in ("Get the role1,000 of 1,000", "allowed1,000 of 1,000", "denied1,000 of 1,000"):
        expect(crowd).to_contain_text(line)
    expect(crowd.get_by_role("img", name="500,000 of 5,000 users")).to_be_visible()
    assert violations(page) == []

    others.get_by_role("button", name="Steps").click()
    answer = page.get_by_role("region", name="Decision", exact=True)
    expect(answer).to_contain_text("Implicit deny")
    expect(answer).to_contain_text("OwnScores")


def test_by_keyboard_somebody_is_chosen_and_the_wrong_policy_shows_in_the_sample(visitor: Visitor) -> None:
    editor, crowd = open_game(visitor(theme="dark"))
    page = editor.page
    make_role(page, SHARED)
    field = crowd.get_by_role("slider", name="Place in the crowd")
    field.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    number = crowd.get_by_role("spinbutton", name="Player")
    expect(number).to_have_value("25501")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(crowd.get_by_role("button", name="Random player")).to_be_focused()
    page.keyboard.press("Enter")
    expect(number).not_to_have_value("25501")
    number.fill("77")
    decisions = crowd.get_by_role("list", name="Decisions about player 77")
    expect(decisions.get_by_role("listitem").nth(1)).to_contain_text(re.compile("^Allowed"))

    crowd.get_by_role("button", name="Ask for 1,000 of them").focus()
    page.keyboard.press("Enter")
    expect(crowd).to_contain_text("The next one's item: denied0 of 1,000")
    assert violations(page) == []
    page.keyboard.press("Control+z")
    expect(crowd).to_contain_text("The picture has changed since: ask again.")
