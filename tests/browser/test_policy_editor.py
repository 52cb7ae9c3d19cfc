"""The policy editor: findings at their place, fixes by one click, sentences, completion, and nothing that is lost."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.browser.editor import Editor

Visitor = Callable[..., Page]


def edit_trust(editor: Editor, role: str = "FireMarshal") -> Locator:
    """Out: the inspector with the trust policy open for writing."""
    inspector = editor.select("role", role)
    inspector.get_by_role("button", name="Edit JSON").click()
    expect(code(inspector)).to_be_focused()
    return inspector


def code(within: Locator) -> Locator:
    return within.get_by_role("textbox", name=re.compile("Trust policy|olicy"))


def replace(editor: Editor, within: Locator, old: str, new: str) -> None:
    """Write the policy anew with something else in it, as somebody who pastes does."""
    text = code(within).inner_text()
    assert old in text
    code(within).press("Control+a")
    editor.page.keyboard.insert_text(text.replace(old, new))


def test_a_slip_is_marked_at_its_line_and_mended_by_one_click(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "fire marshal")
    inspector = edit_trust(editor)
    replace(editor, inspector, '"Allow"', '"allow"')
    expect(inspector.locator(".cm-lint-marker-error")).to_have_count(1)
    finding = inspector.get_by_role("listitem").filter(has_text="Invalid effect: allow")
    expect(finding).to_contain_text("Line 6")
    finding.get_by_role("button", name="Write Allow").click()
    expect(code(inspector)).to_contain_text('"Effect": "Allow"')
    expect(inspector.get_by_text("Valid.")).to_be_visible()
    expect(inspector.get_by_text("Unsaved")).to_have_count(0)


def test_broken_json_is_marked_and_a_comma_mends_it(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "fire marshal")
    inspector = edit_trust(editor)
    replace(editor, inspector, '"Effect": "Allow",', '"Effect": "Allow"')
    inspector.get_by_role("button", name="Add the comma").click()
    expect(inspector.get_by_text("Valid.")).to_be_visible()


def test_each_statement_is_told_in_words_with_its_conditions(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "fire marshal")
    inspector = edit_trust(editor)
    condition = '"Action": "sts:AssumeRole", "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}'
    replace(editor, inspector, '"Action": "sts:AssumeRole"', condition)
    words = inspector.get_by_role("region", name="In words")
    expect(words).to_contain_text("Allows bob to assume this role, when MFA was used")


def test_principals_of_this_sandbox_are_offered_and_enter_takes_one(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "fire marshal")
    inspector = edit_trust(editor)
    code(inspector).press("Control+a")
    editor.page.keyboard.insert_text('{"Statement": [{"Effect": "Allow", "Principal": {"AWS": ')
    editor.page.keyboard.type('"raj')
    expect(editor.page.get_by_role("option", name=re.compile("raj"))).to_be_visible()
    editor.page.keyboard.press("Enter")
    expect(code(inspector)).to_contain_text(re.compile(r'"AWS": "arn:aws:iam::\d{12}:user/raj"'))


def test_formatting_by_keys_changes_white_space_only(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "fire marshal")
    inspector = edit_trust(editor)
    before = code(inspector).inner_text()
    code(inspector).press("Control+a")
    editor.page.keyboard.insert_text(re.sub(r"\s*\n\s*", "", before))
    code(inspector).press("Shift+Alt+f")
    expect(code(inspector)).to_have_text(re.compile(re.escape('"Version": "2012-10-17",')))
    assert code(inspector).inner_text() == before
    expect(inspector.get_by_text("Unsaved")).to_have_count(0)


def test_a_draft_survives_looking_at_something_else_and_cancel_asks_first(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "fire marshal")
    inspector = edit_trust(editor)
    replace(editor, inspector, "Qualified", "Draft")
    editor.select("user", "jane")
    inspector = editor.select("role", "FireMarshal")
    expect(code(inspector)).to_contain_text('"Sid": "Draft"')
    inspector.get_by_role("button", name="Changes").click()
    expect(inspector.get_by_role("group", name="Your changes")).to_contain_text("Qualified")
    inspector.get_by_role("button", name="Cancel").click()
    inspector.get_by_role("button", name="Discard").click()
    expect(inspector.get_by_role("group", name="Trust policy of FireMarshal")).to_contain_text("Qualified")


def test_the_large_editor_holds_the_same_draft_and_escape_leads_back(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "fire marshal")
    inspector = edit_trust(editor)
    replace(editor, inspector, "Qualified", "Large")
    inspector.get_by_role("button", name="Large editor").click()
    dialog = editor.page.get_by_role("dialog", name="Trust policy of FireMarshal")
    expect(code(dialog)).to_contain_text('"Sid": "Large"')
    editor.page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(code(inspector)).to_contain_text('"Sid": "Large"')


def test_two_people_write_one_policy_and_both_changes_are_kept(visitor: Visitor) -> None:
    first = Editor.open(visitor(), "fire marshal")
    second = first.in_another_browser(visitor(of=first.page))
    mine = edit_trust(first)
    replace(first, mine, '"Sid": "Qualified"', '"Sid": "Mine"')
    theirs = edit_trust(second)
    replace(second, theirs, "user/bob", "user/jane")
    theirs.get_by_role("button", name="Save").click()
    expect(theirs.get_by_role("button", name="Edit JSON")).to_be_visible()

    merge = mine.get_by_role("region", name="Merge with the newer version")
    expect(merge).to_contain_text("different lines")
    merge.get_by_role("button", name="Merge both").click()
    mine.get_by_role("button", name="Save").click()
    for editor in (first, second):
        expect(editor.link("jane", "FireMarshal")).to_have_count(1)
        shown = editor.page.get_by_role("group", name="Trust policy of FireMarshal")
        expect(shown).to_contain_text('"Sid": "Mine"')


def test_where_both_wrote_the_same_line_one_is_chosen(visitor: Visitor) -> None:
    first = Editor.open(visitor(), "fire marshal")
    second = first.in_another_browser(visitor(of=first.page))
    mine = edit_trust(first)
    replace(first, mine, "Qualified", "Mine")
    theirs = edit_trust(second)
    replace(second, theirs, "Qualified", "Theirs")
    theirs.get_by_role("button", name="Save").click()
    merge = mine.get_by_role("region", name="Merge with the newer version")
    expect(merge.get_by_role("button", name="Merge both")).to_be_disabled()
    merge.get_by_role("radio", name=re.compile("Keep yours")).check()
    merge.get_by_role("button", name="Merge both").click()
    mine.get_by_role("button", name="Save").click()
    expect(second.page.get_by_role("group", name="Trust policy of FireMarshal")).to_contain_text('"Sid": "Mine"')
