"""Exercises solved as a learner solves them: drags, clicks and keys; the engine ticks every goal."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from playground.workshop.catalog import exercise
from tests.browser.editor import Editor, choose

Visitor = Callable[..., Page]
BY_ONE_DRAG = [
    ("fire-marshal", "jane", "FireMarshal"),
    ("expiry", "uma", "ReportReader"),
    ("no-sign-in", "rita", "Reporting"),
]
BY_WRITING = [
    "pipeline-without-keys",
    "chaining",
    "service-deputy",
    "data-perimeter",
]


def open_exercise(visitor: Visitor, slug: str) -> Editor:
    return Editor.open(visitor(), exercise(slug).title)


def expect_solved(editor: Editor, slug: str) -> None:
    goals = len(exercise(slug).goals)
    expect(editor.page.get_by_role("heading", name=f"{goals} of {goals} goals met")).to_be_visible()


def write(editor: Editor, inspector: Locator, document: dict[str, Any]) -> None:
    """Replace the policy in the inspector, as somebody who types it does."""
    inspector.get_by_role("button", name="Edit JSON").click()
    text = inspector.get_by_role("textbox", name=re.compile("olicy"))
    text.press("Control+a")
    editor.page.keyboard.insert_text(json.dumps(document, indent=2))
    inspector.get_by_role("button", name="Save", exact=True).click()
    expect(text).to_have_count(0)


@pytest.mark.parametrize(("slug", "who", "role"), BY_ONE_DRAG)
def test_an_exercise_is_solved_by_one_drag(visitor: Visitor, slug: str, who: str, role: str) -> None:
    editor = open_exercise(visitor, slug)
    editor.drag_link(who, "role", role)
    expect_solved(editor, slug)


def instance_profile(editor: Editor) -> None:
    editor.create_role("TestRole", policy="AmazonS3ReadOnlyAccess", service="EC2")


def external_id(editor: Editor) -> None:
    add_condition(editor, "CostWatchRead", "acme-7f3c91")


def second_external_id(editor: Editor) -> None:
    editor.select("role", "BackupAgent").get_by_role("button", name="needs external ID acme-2029-7f3").click()
    dialog = editor.page.get_by_role("dialog")
    dialog.get_by_role("textbox", name="Value of sts:ExternalId").press("End")
    editor.page.keyboard.press("Enter")
    editor.page.keyboard.type("acme-2030-c41")
    dialog.get_by_role("button", name="Save").click()


def the_new_olga(editor: Editor) -> None:
    editor.drag_link("olga", "role", "Vault")
    inspector = editor.select("role", "Vault")
    inspector.get_by_role("button", name="Remove AIDASTALEOLGAEXAMPLE1 from the trust policy").click()


def a_role_for_players(editor: Editor) -> None:
    editor.page.get_by_role("button", name="Role", exact=True).click()
    dialog = editor.page.get_by_role("dialog", name="Create role")
    dialog.get_by_role("radio", name="Web identity").check()
    choose(dialog.get_by_role("combobox", name="Which provider"), "Google")
    dialog.get_by_role("button", name="Next").click()
    dialog.get_by_role("button", name="Next").click()
    dialog.get_by_role("textbox", name="Role name").fill("AppUsers")
    dialog.get_by_role("button", name="Create role").click()
    add_condition(editor, "AppUsers", "66677788899900-app.example")


def revocation(editor: Editor) -> None:
    inspector = editor.select("role", "CI")
    inspector.get_by_role("tab", name="Sessions").click()
    inspector.get_by_role("button", name="Revoke active sessions").click()


def add_condition(editor: Editor, role: str, value: str) -> None:
    """The first kind of condition that is offered there."""
    editor.select("role", role).get_by_role("button", name=re.compile("^Add a condition for")).click()
    dialog = editor.page.get_by_role("dialog")
    dialog.get_by_role("textbox", name=re.compile("^Value of")).fill(value)
    dialog.get_by_role("button", name="Add", exact=True).click()


BY_HAND: dict[str, Callable[[Editor], None]] = {
    "ec2-read-only": instance_profile,
    "confused-deputy": external_id,
    "external-id-rotation": second_external_id,
    "deleted-user": the_new_olga,
    "user-per-player": a_role_for_players,
    "leaked-session": revocation,
}


@pytest.mark.parametrize("slug", BY_HAND)
def test_an_exercise_is_solved_by_drags_clicks_and_what_is_typed_into_fields(visitor: Visitor, slug: str) -> None:
    editor = open_exercise(visitor, slug)
    BY_HAND[slug](editor)
    expect_solved(editor, slug)


@pytest.mark.parametrize("slug", BY_WRITING)
def test_an_exercise_is_solved_by_writing_its_policies(visitor: Visitor, slug: str) -> None:
    editor = open_exercise(visitor, slug)
    for operation in exercise(slug).solution:
        kind = "role" if operation["op"] == "put_trust" else "resource"
        name = re.split("[/:]", operation.get("role") or operation["resource"])[-1]
        write(editor, editor.select(kind, name), operation["document"])
    expect_solved(editor, slug)


def test_a_session_policy_passed_with_the_call_ticks_the_goals_of_its_session(visitor: Visitor) -> None:
    editor = open_exercise(visitor, "session-policy")
    page = editor.page
    (operation,) = exercise("session-policy").solution
    editor.select("role", "DataOps")
    page.get_by_role("button", name="Assume role", exact=True).first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("A session that may do less").click()
    dialog.get_by_role("textbox", name="Session policy").fill(json.dumps(operation["params"]["Policy"]))
    dialog.get_by_role("button", name="Assume role").click()
    expect(dialog.get_by_role("region", name="Temporary credentials")).to_be_visible()
    page.keyboard.press("Escape")
    expect_solved(editor, "session-policy")


def test_a_known_mistake_is_told_a_hint_points_at_its_node_and_the_reference_opens_at_the_end(visitor: Visitor) -> None:
    editor = open_exercise(visitor, "fire-marshal")
    page = editor.page
    panel = page.get_by_role("region", name="Exercise", exact=True)
    page.get_by_role("button", name="Give me a hint free").click()
    panel.get_by_role("button", name="Show me where").click()
    inspector = page.get_by_role("region", name="Inspector")
    expect(inspector.get_by_role("heading", level=2, name="FireMarshal")).to_be_visible()
    (everyone,) = (each for each in exercise("fire-marshal").mistakes if each.code == "TRUST_EVERYONE")
    write(editor, inspector, everyone.operations[0]["document"])
    panel.get_by_role("button", name=re.compile("A remark on your picture is inside")).click()
    expect(panel.get_by_role("list", name="Remarks on your picture")).to_contain_text(everyone.feedback)
    write(editor, inspector, exercise("fire-marshal").solution[0]["document"])
    expect(panel.get_by_role("list", name="Remarks on your picture")).to_have_count(0)
    expect(panel).to_contain_text("100 of 100 points")
    panel.get_by_role("button", name="Compare with the reference").click()
    expect(page.get_by_role("dialog")).to_contain_text("Your policies say the same as the reference.")
    page.goto("/")
    expect(page.get_by_role("button", name=re.compile("The fire marshal Done, 100 of 100"))).to_be_visible()
