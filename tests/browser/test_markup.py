"""What people name is text wherever it is shown, and never becomes part of a page: not here, in a file or on paper."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.classroom import become_instructor, code_of, join, new_workshop
from tests.browser.editor import Editor
from tests.browser.test_conditions import send
from tests.browser.test_sharing_and_files import from_menu

Visitor = Callable[..., Page]
MARK = "<img src=x onerror=alert(1)>"
TEMPLATE = "{{7*7}}${7*7}<%=7*7%>{% now 'Y' %}"
MARKDOWN = "[a](javascript:alert(1)) **b** <b>c</b>"
ENDING = "</script></title><svg onload=alert(1)>"
# Notes every element that a name has made, whenever it was there and however short.
WATCH = """
window.madeByNames = [];
const bad = '[src="x"], [onerror], [onload], [href^="javascript:"]';
new MutationObserver((records) => {
  for (const {addedNodes} of records) for (const node of addedNodes)
    if (node.nodeType === 1 && (node.matches(bad) || node.querySelector(bad))) madeByNames.push(node.outerHTML);
}).observe(document, {childList: true, subtree: true, attributes: true});
"""


def watched(page: Page, said: list[str]) -> Page:
    page.add_init_script(WATCH)
    page.on("dialog", lambda dialog: (said.append(f"{dialog.type} {dialog.message}"), dialog.dismiss()))
    return page


def unharmed(page: Page, said: list[str]) -> None:
    assert page.evaluate("window.madeByNames ?? []") == []
    assert said == []


def name_everything(page: Page) -> None:
    """A sandbox in which whatever takes a free text has one that wants to be more."""
    here = {"x": 40, "y": 40}

    def new(path: str, **body: Any) -> str:
        answer = send(page, "POST", path, body)
        assert "error" not in answer, answer
        return answer.get("id", "")

    send(page, "PATCH", "", {"name": MARK})
    account = new("accounts/", name=f"{MARK} {{{{7*7}}}}${{7*7}}", position=here)
    tags = {MARK: f"{ENDING} {TEMPLATE}"}
    user = new(
        "identities/", kind="user", account_id=account, name="eve", title=f"{MARK} {MARKDOWN}", tags=tags, position=here
    )
    new(
        "roles/",
        account_id=account,
        name="Eve",
        description=f"{MARK} {ENDING}",
        trusted=user,
        position={"x": 360, "y": 40},
    )
    new("notes/", text=f"{MARK}\n{MARKDOWN}\n{TEMPLATE}\n{ENDING}", position={"x": 40, "y": -400})
    new("versions/", name=f"{MARK} {MARKDOWN}")
    new("sharing/links/", name=f"{MARK} {TEMPLATE}", access="view")


def surfaces(editor: Editor) -> Iterator[str]:
    """Everywhere on the canvas's page where a name is shown."""
    page = editor.page
    expect(page.get_by_role("heading", level=1, name=MARK)).to_be_visible()
    expect(page.locator(".react-flow__node-note")).to_contain_text(MARK)
    yield "canvas"
    for kind, name in (("user", "eve"), ("role", "Eve")):
        inspector = editor.select(kind, name)
        for tab in [tab.inner_text() for tab in inspector.get_by_role("tab").all()]:
            inspector.get_by_role("tab", name=tab).click()
            yield f"{kind} {tab}"
    page.keyboard.press("Escape")
    page.keyboard.press("o")
    expect(page.get_by_role("region", name="Outline", exact=True)).to_contain_text(MARK)
    yield "outline"
    page.keyboard.press("Escape")
    page.keyboard.press("h")
    expect(page.get_by_role("region", name="Activity")).to_contain_text(MARK)
    yield "activity"
    page.keyboard.press("Escape")
    for entry in ("Versions", "Share"):
        expect(from_menu(editor, entry)).to_contain_text(MARK)
        yield entry
        page.keyboard.press("Escape")


def test_a_name_is_text_on_the_canvas_in_every_panel_and_for_everybody_else(visitor: Visitor) -> None:
    said: list[str] = []
    page = watched(visitor(), said)
    editor = Editor.open(page, "fire marshal")
    page.evaluate(
        """name => fetch("/api/me/", {method: "PATCH", body: JSON.stringify({name}), headers: {"Content-Type":
        "application/json", "X-CSRFToken": document.cookie.match(/csrftoken=([^;]+)/)[1]}})""",
        MARK,
    )
    name_everything(page)
    page.reload()
    editor.ready()
    for _ in surfaces(editor):
        unharmed(page, said)
    token = send(page, "POST", "sharing/links/", {"name": "Class", "access": "edit"})["token"]
    other = watched(visitor(), said)
    other.goto(f"/join/{token}/")
    Editor(other).ready()
    expect(other.get_by_role("heading", level=1, name=MARK)).to_be_visible()
    expect(other.get_by_role("button", name=re.compile(re.escape(MARK))).first).to_be_visible()
    unharmed(other, said)
    page.goto("/")
    expect(page.get_by_text(MARK).first).to_be_visible()
    unharmed(page, said)


def test_a_name_is_text_in_pictures_and_on_paper(visitor: Visitor, tmp_path: Path) -> None:
    said: list[str] = []
    page = watched(visitor(), said)
    editor = Editor.open(page, "fire marshal")
    name_everything(page)
    page.reload()
    editor.ready()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".print-sheet")).to_contain_text(MARK)
    page.emulate_media(media="print")
    unharmed(page, said)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    dialog = from_menu(editor, "Save as a picture")
    with page.expect_download() as saved:
        dialog.get_by_role("button", name="Save SVG").click()
    file = tmp_path / saved.value.suggested_filename
    saved.value.save_as(file)
    assert re.fullmatch(r"[\w.-]+\.svg", file.name)
    drawing = watched(visitor(), said)
    for content in (file.read_text(), f"<!doctype html><title>x</title><body>{file.read_text()}"):
        copy = tmp_path / ("copy.svg" if content.startswith("<svg") else "copy.html")
        copy.write_text(content)
        drawing.goto(copy.as_uri())
        expect(drawing.locator("svg").first).to_contain_text(MARK)
        assert drawing.locator("img, script, [onload], [onerror]").count() == 0
        unharmed(drawing, said)


def test_a_name_is_text_in_a_class(visitor: Visitor) -> None:
    said: list[str] = []
    desk = new_workshop(become_instructor(watched(visitor(), said)), MARK, "fire")
    desk.get_by_role("button", name="Open the doors").click()
    learner = join(watched(visitor(), said), code_of(desk), MARK)
    expect(desk.get_by_text(MARK).nth(1)).to_be_visible()
    unharmed(desk, said)
    desk.get_by_role("button", name="Begin: The fire marshal").click()
    learner.wait_for_url("**/s/*/")
    Editor(learner).ready()
    unharmed(learner, said)
    workshop = desk.url
    for page in ("dashboard/", "report/", "statements/", "certificates/"):
        desk.goto(workshop + page)
        expect(desk.get_by_text(MARK).first).to_be_visible()
        unharmed(desk, said)
