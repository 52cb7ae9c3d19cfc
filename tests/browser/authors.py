"""An author in a browser: with an account, and with an exercise of their own."""

import re
import secrets

from playwright.sync_api import Locator, Page, expect

PASSWORD = "correct horse battery staple"
COPY = """async (exercise) => {
  const token = document.cookie.match(/csrftoken=([^;]+)/)[1];
  const headers = {"Content-Type": "application/json", "X-CSRFToken": token};
  const send = (path, body) => fetch(path, {method: "POST", headers, body: JSON.stringify(body)});
  return (await send("/api/authored/", {exercise})).json();
}"""


def with_account(page: Page) -> Page:
    """Out: the home page of somebody who keeps their work, whoever they were before."""
    page.goto("/")
    page.get_by_role("button", name="You are").click()
    keep = page.get_by_role("menuitem", name="Keep my work")
    expect(keep.or_(page.get_by_role("menuitem", name="Sign out")).first).to_be_visible()
    if keep.count() == 0:
        page.keyboard.press("Escape")
        return page
    keep.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("E-mail").fill(f"{secrets.token_hex(6)}@example.com")
    dialog.get_by_label("Password").fill(PASSWORD)
    dialog.get_by_role("button", name="Open account").click()
    expect(page.get_by_role("heading", name="My exercises")).to_be_visible()
    return page


def copy_of(page: Page, slug: str) -> str:
    """A copy of an exercise of the course, opened. Out: its id."""
    made: str = page.evaluate(COPY, slug)["id"]
    page.goto(f"/author/{made}/")
    expect(page.get_by_text("It can be published.")).to_be_visible()
    return made


def kept(page: Page) -> None:
    expect(page.get_by_role("status").filter(has_text="All kept")).to_be_visible()


def publish(page: Page) -> None:
    page.get_by_role("button", name=re.compile("^Publish")).click()
    expect(page.get_by_text("Published. Whoever has the link can begin.")).to_be_visible()


def choose_in_menu(page: Page, item: str) -> None:
    """The menu of an exercise of one's own, which is published."""
    copy_of(with_account(page), "fire-marshal")
    publish(page)
    page.get_by_role("button", name="Exercise menu").click()
    page.get_by_role("menuitem", name=item).click()


def open_broken_file(page: Page) -> None:
    with_account(page)
    dialog = choose_file(page, "Open an exercise file", "File", b"{}")
    dialog.get_by_role("button", name="Open", exact=True).click()
    expect(dialog.get_by_role("alert")).to_be_visible()


def choose_file(page: Page, button: str, field: str, content: bytes) -> Locator:
    """On the home page. Out: the dialog of that button, with a file chosen in it."""
    page.goto("/")
    page.get_by_role("button", name=button, exact=True).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label(field).set_input_files(
        {"name": "broken.json", "mimeType": "application/json", "buffer": content}
    )
    return dialog
