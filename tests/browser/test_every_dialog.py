"""Every dialog in both themes at three sizes: no accessibility violation, nothing wider than the screen.

A dialog that is not in the table fails the test. `PLAYGROUND_SHOTS=folder` keeps a picture of each, to look at.
"""

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.authors import choose_file, choose_in_menu, open_broken_file
from tests.browser.class_dialogs import back_up_dialog, end_dialog, restore_dialog, time_dialog
from tests.browser.classroom import about_to_ask_for_help, new_class
from tests.browser.conftest import ROOT
from tests.browser.editor import Editor, choose
from tests.browser.everywhere import everywhere
from tests.browser.test_conditions import PASTE, READS, send
from tests.browser.test_crowds import draw_a_line_from_the_crowd, open_company
from tests.browser.test_look import CUT_OFF
from tests.browser.test_progress import device_dialog
from tests.browser.test_roster import open_wrong_list
from tests.browser.test_sharing_and_files import from_menu

Visitor = Callable[..., Page]
FEATURES = ROOT / "frontend" / "src" / "features"


def button(within: Page | Locator, name: str) -> None:
    within.get_by_role("button", name=name, exact=True).click()


def tab(editor: Editor, kind: str, name: str, title: str) -> Locator:
    inspector = editor.select(kind, name)
    inspector.get_by_role("tab", name=re.compile(title)).click()
    return inspector


def delete_dialog(editor: Editor) -> None:
    editor.select("user", "bob")
    editor.page.keyboard.press("Delete")


def condition_dialog(editor: Editor) -> None:
    inspector = tab(editor, "role", "FireMarshal", "Trust")
    inspector.get_by_role("button", name=re.compile("^Add a condition for")).first.click()


def create_role_dialog(editor: Editor) -> None:
    button(editor.page, "Role")
    dialog = editor.page.get_by_role("dialog", name="Create role")
    choose(dialog.get_by_role("combobox", name="Which service"), "EC2")
    button(dialog, "Next")
    dialog.get_by_role("searchbox", name="Permissions policies").fill("S3")
    expect(dialog.get_by_role("checkbox").first).to_be_visible()


def enable_mfa_dialog(editor: Editor) -> None:
    button(tab(editor, "user", "bob", "Credentials"), "Assign MFA device")


def token_dialog(editor: Editor) -> None:
    button(tab(editor, "user", "bob", "Credentials"), "Get session token")


def paste_policy_dialog(editor: Editor) -> None:
    editor.select("user", "jane")
    editor.page.evaluate(PASTE, READS)


def account_of(editor: Editor) -> Locator:
    editor.page.get_by_role("group", name=re.compile("^Account")).first.locator("h3").click()
    return editor.page.get_by_role("region", name="Inspector")


def policy_dialog(editor: Editor) -> None:
    account = editor.page.request.get(editor.page.url.replace("/s/", "/api/sandboxes/")).json()["accounts"][0]
    if editor.page.evaluate("!document.body.dataset.floor"):
        document = json.dumps({"Version": "2012-10-17", **json.loads(READS)})
        send(editor.page, "POST", "policies/", {"account_id": account["id"], "name": "Floor", "document": document})
        editor.page.evaluate("document.body.dataset.floor = 1")
    account_of(editor).get_by_role("button", name=re.compile("^Floor")).first.click()


def organization(editor: Editor) -> Locator:
    """Out: the panel of an organization with one unit, which is chosen."""
    page = editor.page
    button(page, "Organization")
    panel = page.get_by_role("region", name="Organization", exact=True)
    tree = panel.get_by_role("treeitem")
    start = panel.get_by_role("combobox", name="Management account")
    expect(tree.first.or_(start)).to_be_visible()
    if start.count() > 0:
        choose(start, "Northwind")
        button(panel, "Create organization")
        panel.get_by_role("textbox", name="New OU in Root").fill("Workloads")
        page.keyboard.press("Enter")
    panel.get_by_role("treeitem", name=re.compile("^Workloads")).click()
    return panel


def new_control_policy_dialog(editor: Editor) -> None:
    button(organization(editor), "Write an SCP")


def control_policy_dialog(editor: Editor) -> None:
    panel = organization(editor)
    button(panel, "Write an SCP")
    writing = editor.page.get_by_role("dialog")
    writing.get_by_role("textbox", name="Policy name").fill("NoHats")
    button(writing, "Create and attach")
    panel.get_by_role("button", name=re.compile("^NoHats")).first.click()


def choose_dialog(editor: Editor) -> None:
    button(editor.page, "Provider")


def new_provider_dialog(editor: Editor) -> None:
    choose_dialog(editor)
    editor.page.get_by_role("dialog").get_by_role("button", name="SAML").click()


def saml_provider(editor: Editor) -> Locator:
    """Out: the inspector of a SAML provider."""
    if editor.card("provider", "Corp").count() == 0:
        new_provider_dialog(editor)
        editor.page.get_by_role("dialog").get_by_role("textbox", name="Name").fill("Corp")
        editor.page.keyboard.press("Enter")
    return editor.select("provider", "Corp")


def replace_metadata_dialog(editor: Editor) -> None:
    button(saml_provider(editor), "Replace")


def saml_dialog(editor: Editor) -> None:
    panel = saml_provider(editor)
    button(panel, "Draw somebody")
    expect(panel.get_by_role("heading", level=2, name="Visitor")).to_be_visible()
    button(panel, "Sign in at the provider")
    expect(editor.page.get_by_role("group", name="The assertion")).to_be_visible()


def web_identity_dialog(editor: Editor) -> None:
    choose_dialog(editor)
    editor.page.get_by_role("dialog").get_by_role("button", name="Google").click()
    panel = editor.page.get_by_role("region", name="Inspector")
    button(panel, "Sign in at the provider")


def assume_role_dialog(editor: Editor) -> None:
    editor.select("role", "FireMarshal").get_by_role("button", name="Assume role").click()
    dialog = editor.page.get_by_role("dialog")
    for fold in ("If the trust policy asks for more", "A session that may do less", "Tags and source identity"):
        dialog.get_by_text(fold).click()
    button(dialog, "Add session tag")


def issued_dialog(editor: Editor) -> None:
    expect(editor.assume("FireMarshal", "bob")).to_contain_text("Access key ID")


def switch_role_dialog(editor: Editor) -> None:
    button(editor.page, "Sign in as…")


def exercise(editor: Editor) -> Locator:
    """Out: the card of the exercise, unfolded: it makes room for what is chosen."""
    card = editor.page.locator(".exercise")
    folded = card.locator("[aria-expanded=false]").first
    expect(folded.or_(card.locator("[aria-expanded=true]")).first).to_be_visible()
    if folded.count() > 0:
        folded.click()
    return card


def solution_dialog(editor: Editor) -> None:
    editor.drag_link("jane", "role", "FireMarshal")
    expect(editor.page.get_by_text("6 of 6").first).to_be_visible()
    button(exercise(editor), "Compare with the reference")


def versions_dialog(editor: Editor) -> None:
    dialog = from_menu(editor, "Versions")
    dialog.get_by_role("textbox", name="Name").fill("Monday")
    editor.page.keyboard.press("Enter")
    expect(dialog.get_by_text("Monday").first).to_be_visible()


def account_dialogs(editor: Editor) -> None:
    editor.page.goto("/")
    editor.page.get_by_role("button", name="You are").click()
    editor.page.get_by_role("menuitem", name="Keep my work").click()


def import_dialog(editor: Editor) -> None:
    dialog = choose_file(editor.page, "Open a file", "Sandbox file", b'{"users": [{}]}')
    expect(dialog.get_by_role("alert")).to_be_visible()


def calendar_dialog(editor: Editor) -> None:
    editor.page.goto("/")
    editor.page.get_by_role("button", name=re.compile("^You are")).click()
    editor.page.get_by_role("menuitem", name=re.compile("^Calendar feed")).click()
    dialog = editor.page.get_by_role("dialog", name="Calendar feed")
    button(dialog, "Make an address")
    expect(dialog.get_by_text("Shown this once")).to_be_visible()


# By component: how a visitor of the fire marshal gets there. The last ones leave that sandbox.
DIALOGS: dict[str, Callable[[Editor], None]] = {
    "DeleteDialog": delete_dialog,
    "ShortcutsDialog": lambda editor: editor.page.keyboard.press("?"),
    "ConditionDialog": condition_dialog,
    "CreateRoleDialog": create_role_dialog,
    "EnableMfaDialog": enable_mfa_dialog,
    "TokenDialog": token_dialog,
    "PastePolicyDialog": paste_policy_dialog,
    "NewPolicyDialog": lambda editor: button(account_of(editor), "Create policy"),
    "PolicyDialog": policy_dialog,
    "ChooseDialog": choose_dialog,
    "NewProviderDialog": new_provider_dialog,
    "ReplaceMetadataDialog": replace_metadata_dialog,
    "SamlDialog": saml_dialog,
    "WebIdentityDialog": web_identity_dialog,
    "AssumeRoleDialog": assume_role_dialog,
    "IssuedDialog": issued_dialog,
    "SwitchRoleDialog": switch_role_dialog,
    "LessonDialog": lambda editor: button(exercise(editor), "Why, and a quiz"),
    "ExerciseDialog": lambda editor: button(exercise(editor), "Start over"),
    "SolutionDialog": solution_dialog,
    "PictureDialog": lambda editor: from_menu(editor, "Save as a picture"),
    "VersionsDialog": versions_dialog,
    "ShareDialog": lambda editor: button(editor.page, "Share"),
    "NewControlPolicyDialog": new_control_policy_dialog,
    "ControlPolicyDialog": control_policy_dialog,
    "LinkCrowdDialog": lambda editor: draw_a_line_from_the_crowd(open_company(editor.page)),
    "ImportDialog": import_dialog,
    "AccountDialogs": account_dialogs,
    "CalendarDialog": calendar_dialog,
    "DeviceDialog": lambda editor: device_dialog(editor.page),
    "DeleteExerciseDialog": lambda editor: choose_in_menu(editor.page, "Delete…"),
    "EditionsDialog": lambda editor: choose_in_menu(editor.page, "Editions…"),
    "ImportExerciseDialog": lambda editor: open_broken_file(editor.page),
    "EndDialog": lambda editor: end_dialog(editor.page),
    "RosterImportDialog": lambda editor: open_wrong_list(editor.page),
    "TimeDialog": lambda editor: time_dialog(editor.page),
    "MessageDialog": lambda editor: button(new_class(editor.page), "Message"),
    "EndClassDialog": lambda editor: button(new_class(editor.page), "End class"),
    "QuizDialog": lambda editor: button(new_class(editor.page), "Quiz"),
    "FollowDialog": lambda editor: button(new_class(editor.page), "Follow me"),
    "SpotlightDialog": lambda editor: button(new_class(editor.page), "Spotlight"),
    "LeakDialog": lambda editor: button(new_class(editor.page), "Leak"),
    "AskForHelpDialog": lambda editor: about_to_ask_for_help(editor.page),
    "BackUpDialog": lambda editor: back_up_dialog(editor.page),
    "RestoreDialog": lambda editor: restore_dialog(editor.page),
}


FRAMES = {"SignedInDialog"}  # what SamlDialog and WebIdentityDialog are made of


def test_every_dialog_is_in_the_table() -> None:
    assert {file.stem for file in FEATURES.rglob("*Dialog*.tsx")} == set(DIALOGS) | FRAMES


@pytest.mark.parametrize("part", range(4))
def test_no_dialog_has_a_violation_or_is_cut_off_in_either_theme_at_any_size(visitor: Visitor, part: int) -> None:
    editor = Editor.open(visitor(), "fire marshal")
    faults = {}
    for name in list(DIALOGS)[part::4]:
        DIALOGS[name](editor)
        dialog = editor.page.get_by_role("dialog")
        expect(dialog).to_have_count(1)
        if found := everywhere(editor.page, name, cut_off, "[role=dialog]"):
            faults[name] = found
        close(editor.page)
    assert faults == {}


def close(page: Page) -> None:
    page.get_by_role("dialog").get_by_role("button", name="Close", exact=True).last.click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("Escape")  # and whatever lies beside the picture


def cut_off(page: Page) -> list[str]:
    """Out: how the open dialog as it stands does not fit."""
    return page.get_by_role("dialog").evaluate(CUT_OFF)
