"""An identity provider is a card of its account: made, trusted by a drag, and its people let in."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.editor import Editor
from tests.browser.test_look import violations

Visitor = Callable[..., Page]
GITHUB = "token.actions.githubusercontent.com"
THUMBPRINT = "6938fd4d98bab03faadb97b34396831e3780aea1"


def test_a_workflow_signs_in_at_github_and_wears_a_role_that_trusts_it_by_a_drag(visitor: Visitor) -> None:
    editor = Editor.open(visitor(theme="dark"), "fire marshal")
    page = editor.page
    page.get_by_role("button", name="Provider", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="GitHub Actions").click()
    expect(editor.card("provider", GITHUB)).to_be_visible()
    editor.drag_link(GITHUB, "role", "FireMarshal")
    expect(editor.link(GITHUB, "FireMarshal")).to_be_attached()
    written = page.get_by_role("region", name="Inspector")  # what the drop wrote is shown at once
    expect(written.get_by_role("heading", level=2, name="FireMarshal")).to_be_visible()

    panel = editor.select("provider", GITHUB)
    expect(panel.get_by_text("sts.amazonaws.com", exact=True)).to_be_visible()
    expect(panel.get_by_role("button", name="FireMarshal")).to_be_visible()
    assert violations(page) == []
    panel.get_by_role("textbox", name="Add an audience").fill("my-app")
    page.keyboard.press("Enter")
    expect(panel.get_by_role("button", name="Remove audience my-app")).to_be_visible()
    panel.get_by_role("textbox", name="Add a thumbprint").fill("6938fd4d")
    page.keyboard.press("Enter")
    expect(panel.get_by_role("textbox", name="Add a thumbprint")).to_have_attribute("aria-invalid", "true")
    panel.get_by_role("textbox", name="Add a thumbprint").fill(THUMBPRINT)
    page.keyboard.press("Enter")
    expect(panel.get_by_role("button", name=f"Remove thumbprint {THUMBPRINT}")).to_be_visible()
    panel.get_by_role("button", name="Draw somebody").click()
    expect(panel.get_by_role("heading", level=2, name="Workflow")).to_be_visible()
    expect(editor.card("web identity", "Workflow")).to_be_in_viewport()

    expect(panel.get_by_role("button", name="Remove claim sub")).to_be_visible()
    assert violations(page) == []

    role = editor.select("role", "FireMarshal")
    policy = role.get_by_role("group", name="Trust policy")
    expect(policy).to_contain_text("sts:AssumeRoleWithWebIdentity")
    expect(policy).to_contain_text(f'"{GITHUB}:aud": "sts.amazonaws.com"')
    credentials = editor.assume("FireMarshal", "Workflow")
    expect(credentials).to_contain_text("Access key ID")
    credentials.get_by_role("button", name="Close").first.click()

    editor.card("provider", GITHUB).click()
    page.keyboard.press("Delete")
    page.get_by_role("dialog").get_by_role("button", name="Delete", exact=True).click()
    expect(editor.card("provider", GITHUB)).to_have_count(0)
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(editor.select("role", "FireMarshal").get_by_text("No such provider: it lets nobody in")).to_be_visible()
    refused = editor.assume("FireMarshal", "Workflow")
    expect(refused).to_contain_text("No OpenIDConnect provider found")


def test_somebody_of_a_saml_provider_signs_in_and_a_changed_assertion_is_refused(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "fire marshal")
    page = editor.page
    page.get_by_role("button", name="Provider", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="SAML").click()
    page.get_by_role("dialog").get_by_role("textbox", name="Name").fill("Corp")
    page.keyboard.press("Enter")
    expect(editor.card("provider", "Corp")).to_be_visible()
    editor.drag_link("Corp", "role", "FireMarshal")
    panel = page.get_by_role("region", name="Inspector")
    expect(panel.get_by_role("heading", level=2, name="FireMarshal")).to_be_visible()  # the new line is what is chosen
    editor.select("provider", "Corp")
    expect(panel.get_by_text("https://idp.example.com/").first).to_be_visible()
    panel.get_by_text("Show the document").click()
    expect(panel.get_by_role("group", name="Metadata document")).to_contain_text("<md:EntityDescriptor")
    assert violations(page) == []
    panel.get_by_role("button", name="Replace").click()
    pasting = page.get_by_role("dialog")
    pasting.get_by_role("textbox", name="Metadata document").fill("<html>" + "x" * 1000 + "</html>")
    pasting.get_by_role("button", name="Replace").click()
    expect(pasting.get_by_text("not an EntityDescriptor")).to_be_visible()
    pasting.get_by_role("button", name="Cancel").click()

    panel.get_by_role("button", name="Draw somebody").click()
    expect(panel.get_by_role("heading", level=2, name="Visitor")).to_be_visible()
    expect(panel.get_by_role("heading", name="What its assertion says")).to_be_visible()
    panel.get_by_role("button", name="Sign in at the provider").click()
    signed_in = page.get_by_role("dialog", name="Visitor has signed in")
    expect(signed_in.get_by_role("group", name="The assertion")).to_contain_text("<saml:Audience>")
    assert violations(page) == []
    signed_in.get_by_text("Change what is sent").click()
    sent = signed_in.get_by_role("textbox", name="What is sent")
    sent.fill(sent.input_value().replace(">user-1<", ">admin<"))
    signed_in.get_by_role("button", name="Assume role with this assertion").click()
    expect(signed_in.get_by_role("alert")).to_contain_text("Response signature invalid")
    sent.fill(sent.input_value().replace(">admin<", ">user-1<"))
    signed_in.get_by_role("button", name="Assume role with this assertion").click()
    expect(page.get_by_role("dialog", name="Visitor wears FireMarshal")).to_contain_text("Access key ID")
