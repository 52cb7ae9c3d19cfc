"""The main job as a stranger does it: draw, trust, assume, ask, and see the credentials end."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.editor import Editor

Visitor = Callable[..., Page]


def test_a_stranger_draws_trust_assumes_asks_and_sees_the_credentials_end(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "Empty sandbox")
    editor.add_user("ana")
    editor.create_role("Reader", policy="AmazonS3ReadOnlyAccess")

    refused = editor.assume("Reader", "ana")
    expect(refused).to_contain_text("is not authorized to perform: sts:AssumeRole")
    refused.get_by_role("button", name="Close").click()

    editor.drag_link("ana", "role", "Reader")
    expect(editor.link("ana", "Reader")).to_have_count(1)
    inspector = editor.select("role", "Reader")
    expect(inspector.get_by_role("group", name="Trust policy of Reader")).to_contain_text(":user/ana")

    card = editor.assume("Reader", "ana")
    expect(card).to_contain_text(re.compile(r"ASIA[A-Z2-7]{9}EXAMPLE"))
    expect(card.get_by_role("button", name="Copy session token")).to_be_visible()
    card.get_by_role("button", name="Use it: make a request").click()
    verdict = editor.ask("s3:GetObject", "arn:aws:s3:::photos/cat.jpg")
    expect(verdict.get_by_role("region", name="Decision").get_by_role("status")).to_contain_text("Allowed")
    verdict = editor.ask("s3:PutObject", "arn:aws:s3:::photos/cat.jpg")
    expect(verdict.get_by_role("region", name="Decision").get_by_role("status")).to_contain_text("Implicit deny")
    expect(verdict).to_contain_text("because no identity-based policy allows the s3:PutObject action")
    verdict.get_by_role("button", name="Close").click()

    editor.set_speed("3,600")
    pill = editor.page.get_by_role("button", name=re.compile("Expired"))
    expect(pill.first).to_be_visible()


def test_a_group_cannot_be_a_principal_and_the_drag_says_so(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "company merger")
    expect(editor.card("group", "MergerTeam")).to_be_visible()
    assert editor.port("MergerTeam").count() == 0


def test_an_impossible_end_dims_and_says_why_while_dragging(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "fire marshal")
    editor.start_drag("jane", "user", "raj")
    expect(editor.page.get_by_text("Only a role can be assumed, and raj is none.").first).to_be_visible()
    editor.page.mouse.up()
    expect(editor.link("jane", "raj")).to_have_count(0)


def test_editing_the_trust_policy_moves_the_line(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "fire marshal")
    inspector = editor.select("role", "FireMarshal")
    inspector.get_by_role("button", name="Edit JSON").click()
    text = inspector.get_by_role("textbox", name=re.compile("Trust policy"))
    text.press("Control+a")
    editor.page.keyboard.insert_text(TRUSTS_JANE)
    inspector.get_by_role("button", name="Save").click()
    expect(editor.link("jane", "FireMarshal")).to_have_count(1)
    expect(editor.link("bob", "FireMarshal")).to_have_count(0)


def test_a_broken_trust_policy_is_refused_at_its_place_and_the_picture_stays(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "fire marshal")
    inspector = editor.select("role", "FireMarshal")
    inspector.get_by_role("button", name="Edit JSON").click()
    inspector.get_by_role("textbox", name=re.compile("Trust policy")).press("Control+a")
    editor.page.keyboard.insert_text(TRUSTS_JANE.replace("Allow", "allow"))
    inspector.get_by_role("button", name="Save").click()
    expect(inspector).to_contain_text("Invalid effect: allow")
    expect(editor.link("bob", "FireMarshal")).to_have_count(1)


def test_removing_a_principal_removes_just_that_line_and_undo_brings_it_back(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "fire marshal")
    editor.drag_link("jane", "role", "FireMarshal")
    expect(editor.link("jane", "FireMarshal")).to_have_count(1)
    inspector = editor.select("role", "FireMarshal")
    inspector.get_by_role("button", name="Remove bob from the trust policy").click()
    expect(editor.link("bob", "FireMarshal")).to_have_count(0)
    expect(editor.link("jane", "FireMarshal")).to_have_count(1)
    editor.page.get_by_role("button", name=re.compile("^Undo")).first.click()
    expect(editor.link("bob", "FireMarshal")).to_have_count(1)


def test_a_role_cannot_be_logged_in_to_and_says_what_it_is_instead(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "fire marshal")
    inspector = editor.select("role", "FireMarshal")
    inspector.get_by_role("button", name="Log in as this role").click()
    expect(inspector).to_contain_text("roles are assumed, not logged into")
    inspector.get_by_role("button", name="Create access key").click()
    expect(inspector).to_contain_text("The user with name FireMarshal cannot be found.")


def test_the_fire_marshal_is_solved_by_one_drag_and_the_engine_ticks_it(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "fire marshal")
    expect(editor.page.get_by_role("heading", name="4 of 6 goals met")).to_be_visible()
    editor.drag_link("jane", "role", "FireMarshal")
    expect(editor.page.get_by_role("heading", name="6 of 6 goals met")).to_be_visible()


def test_the_lecture_creates_a_role_for_ec2_with_s3_read_only(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "A server that may only read")
    editor.create_role("TestRole", policy="AmazonS3ReadOnlyAccess", service="EC2")
    inspector = editor.select("role", "TestRole")
    expect(inspector.get_by_role("group", name="Trust policy of TestRole")).to_contain_text("ec2.amazonaws.com")
    expect(editor.page.get_by_role("heading", name="7 of 7 goals met")).to_be_visible()


TRUSTS_JANE = """{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": { "AWS": "arn:aws:iam::111111111111:user/jane" },
      "Action": "sts:AssumeRole"
    }
  ]
}"""
