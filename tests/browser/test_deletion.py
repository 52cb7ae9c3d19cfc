"""What AWS would not delete yet is explained where it was asked for, and the way out is one press."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.editor import Editor
from tests.browser.test_look import violations
from tests.browser.test_random_walk import csrf

Visitor = Callable[..., Page]
NUMBER = "111122223333"
SAML = f"arn:aws:iam::{NUMBER}:saml-provider/Okta"
READ_ONLY = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"
COMPANY = {
    "version": 1,
    "name": "Company",
    "accounts": [{"id": NUMBER, "name": "Offices"}],
    "groups": [{"account": NUMBER, "name": "Staff"}],
    "users": [{"account": NUMBER, "name": "jane", "groups": ["Staff"], "managed": [READ_ONLY], "mfa": True}],
    "providers": [{"arn": SAML}],
    "layout": {
        f"account:{NUMBER}": {"x": 0, "y": 0, "width": 800, "height": 460},
        f"user:{NUMBER}/jane": {"x": 40, "y": 90},
        f"provider:{SAML}": {"x": 40, "y": 220},
        f"group:{NUMBER}/Staff": {"x": 280, "y": 340},
        f"role:{NUMBER}/Guest": {"x": 540, "y": 90},
    },
    "roles": [
        {
            "account": NUMBER,
            "name": "Guest",
            "trust": {
                "Version": "2012-10-17",
                "Statement": [
                    {"Effect": "Allow", "Principal": {"Federated": SAML}, "Action": "sts:AssumeRoleWithSAML"},
                    {
                        "Effect": "Allow",
                        "Principal": {"AWS": f"arn:aws:iam::{NUMBER}:user/jane"},
                        "Action": "sts:AssumeRole",
                    },
                ],
            },
        }
    ],
}


def open_company(page: Page) -> Editor:
    page.goto("/")
    made = page.request.post("/api/import/", data=COMPANY, headers={"X-CSRFToken": csrf(page)})
    page.goto(f"/s/{made.json()['id']}/")
    return Editor(page).ready()


def test_a_user_with_policies_groups_and_mfa_is_deleted_once_it_is_said_what_goes(visitor: Visitor) -> None:
    editor = open_company(visitor())
    page = editor.page
    editor.select("user", "jane")
    page.keyboard.press("Delete")
    question = page.get_by_role("dialog", name="Delete jane?")
    expect(question).to_contain_text("Named in the trust policy of Guest. There the text then shows a raw id")
    question.get_by_role("button", name="Delete", exact=True).click()
    refusal = page.get_by_role("dialog", name="AWS would not delete jane yet")
    expect(refusal.get_by_role("alert")).to_contain_text("must delete MFA device first.")
    expect(refusal.get_by_role("listitem")).to_have_text(
        [
            "Has an MFA device: jane",
            "Attached to it: AmazonS3ReadOnlyAccess. Detached, a policy stays.",
            "Member of Staff",
        ]
    )
    assert violations(page) == []
    refusal.get_by_role("button", name="Delete with everything attached").click()
    expect(editor.card("user", "jane")).to_have_count(0)


def test_a_provider_goes_at_once_and_it_is_said_whose_trust_it_leaves_behind(visitor: Visitor) -> None:
    editor = open_company(visitor(theme="dark"))
    page = editor.page
    page.locator(".react-flow__node").filter(has=page.get_by_text("Okta", exact=True)).last.click()
    page.keyboard.press("Delete")
    question = page.get_by_role("dialog", name="Delete Okta?")
    expect(question).to_contain_text("Named in the trust policy of Guest. AWS deletes it all the same")
    assert violations(page) == []
    question.get_by_role("button", name="Delete", exact=True).click()
    expect(page.get_by_text("Okta", exact=True)).to_have_count(0)
