"""What an organization's policies leave to an account is told on its panel, as soon as it is so."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.editor import Editor
from tests.browser.test_look import violations

Visitor = Callable[..., Page]
SEND = """async ([method, path, body]) => {
  const token = document.cookie.match(/csrftoken=([^;]+)/)?.[1] ?? "";
  const sandbox = location.pathname.split("/")[2];
  const headers = { "Content-Type": "application/json", "X-CSRFToken": token };
  const sending = { method, headers, body: body && JSON.stringify(body) };
  const sent = await fetch(`/api/sandboxes/${sandbox}/${path}`, sending);
  return await sent.json();
}"""
NO_S3 = '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"s3:*","Resource":"*"}]}'


def test_an_account_shows_the_policies_of_each_level_above_it(visitor: Visitor) -> None:
    editor = Editor.open(visitor(theme="dark"), "fire marshal")
    page = editor.page

    def send(method: str, path: str, body: dict[str, Any] | None) -> Any:
        return page.evaluate(SEND, [method, path, body])

    manager = send("POST", "accounts/", {"name": "Management", "position": {"x": 0, "y": 900}})
    made = send("POST", "organizations/", {"management_account_id": manager["id"]})
    place = f"organizations/{made['id']}/"
    unit = send("POST", place + "units/", {"name": "Workloads", "parent_id": made["root_id"]})["units"][0]["id"]
    account = send("GET", "", None)["accounts"][0]
    member = account["id"]
    send("POST", place + "accounts/", {"account_id": member})
    send("PATCH", f"{place}accounts/{member}/", {"parent_id": unit})
    added = send("POST", place + "policies/", {"type": "scp", "name": "NoS3", "document": NO_S3})
    policy = next(row["id"] for row in added["policies"] if row["name"] == "NoS3")
    editor.card("Account", account["name"]).click(position={"x": 60, "y": 14})
    panel = page.get_by_role("region", name="Inspector")
    expect(panel.get_by_text("Every one of these 3 levels must allow a request")).to_be_visible()
    expect(panel.get_by_text("FullAWSAccess, NoS3")).to_have_count(0)
    send("PUT", f"{place}policies/{policy}/targets/{unit}/", {})
    expect(panel.get_by_text("FullAWSAccess, NoS3")).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Control+z")
    expect(panel.get_by_text("FullAWSAccess, NoS3")).to_have_count(0)
