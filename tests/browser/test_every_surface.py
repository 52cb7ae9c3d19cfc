"""Every panel, menu and page that is no dialog, in both themes at three sizes: no accessibility violation, no sideways
scroll. `PLAYGROUND_SHOTS=folder` keeps a picture of each, to look at."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.afterwards import afterwards, certificates
from tests.browser.authors import copy_of, publish, with_account
from tests.browser.classroom import become_instructor, code_of, hold_everything, join, new_workshop
from tests.browser.editor import Editor
from tests.browser.everywhere import everywhere
from tests.browser.test_conditions import send
from tests.browser.test_every_dialog import account_of, button, organization, saml_provider
from tests.browser.test_roster import with_roster

Visitor = Callable[..., Page]
Surface = Iterator[str]


def tabs_of(editor: Editor, kind: str, name: str) -> Surface:
    """Every tab of an inspector, one after the other."""
    inspector = editor.select(kind, name)
    titles = [tab.inner_text() for tab in inspector.get_by_role("tab").all()]
    for title in titles or [""]:
        if title:
            inspector.get_by_role("tab", name=title).click()
        yield f"{kind}-{title or 'panel'}"


def drawn(editor: Editor, what: str, choice: str) -> Locator:
    """Out: the inspector of something new from the palette."""
    button(editor.page, what)
    editor.page.get_by_role("dialog").get_by_role("button", name=choice).first.click()
    expect(editor.page.get_by_role("dialog")).to_have_count(0)
    return editor.page.get_by_role("region", name="Inspector")


def inspectors(editor: Editor) -> Surface:
    yield from tabs_of(editor, "user", "bob")
    yield from tabs_of(editor, "role", "FireMarshal")
    account_of(editor)
    yield "account"
    editor.link("bob", "FireMarshal").press("Enter")
    yield "link"
    button(editor.page, "Group")
    editor.page.get_by_role("textbox", name="Name").press("Enter")
    yield from tabs_of(editor, "group", "developers")
    for what, choice in (
        ("Service", "EC2"),
        ("Provider", "Google"),
        ("Resource", "bucket"),
        ("Resource", "EC2 instance"),
    ):
        drawn(editor, what, choice)
        editor.page.keyboard.press("Escape")
        yield f"{what}-{choice}"
    saml_provider(editor)
    yield "provider-saml"
    button(editor.page, "Note")
    expect(editor.page.locator(".react-flow__node-note")).to_have_count(1)
    editor.page.keyboard.press("Escape")
    yield "note"


def menus(editor: Editor) -> Surface:
    page = editor.page
    for name, opener in (
        ("sandbox", page.get_by_role("button", name="Sandbox menu")),
        ("clock", page.get_by_role("button", name=re.compile("^Sandbox clock"))),
        ("theme", page.get_by_role("button", name=re.compile("^Theme and language"))),
        ("layers", page.get_by_role("button", name="Layers")),
    ):
        opener.click()
        expect(page.get_by_role("menu")).to_be_visible()
        yield f"menu-{name}"
        page.keyboard.press("Escape")
    for name in ("bob", "FireMarshal"):
        editor.node(name).click(button="right")
        expect(page.get_by_role("menu")).to_be_visible()
        yield f"menu-of-{name}"
        page.keyboard.press("Escape")
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox").first).to_be_focused()
    yield "palette"
    page.keyboard.press("Escape")


def panels(editor: Editor) -> Surface:
    page = editor.page
    page.keyboard.press("o")
    expect(page.get_by_role("region", name="Outline", exact=True)).to_be_visible()
    yield "outline"
    page.keyboard.press("Escape")
    page.keyboard.press("h")
    expect(page.get_by_role("region", name="Activity")).to_be_visible()
    yield "activity"
    button(page, "Time-lapse")
    expect(page.get_by_role("slider", name="Which edit")).to_be_visible()
    yield "time-lapse"
    page.keyboard.press("Escape")
    organization(editor)
    yield "organization"
    button(page, "Close the organization")
    editor.select("user", "bob").get_by_role("button", name="Request").click()
    verdict = editor.ask("s3:GetObject", "arn:aws:s3:::photos/cat.jpg")
    expect(verdict.get_by_role("region", name="Decision")).to_be_visible()
    yield "why"
    verdict.get_by_role("button", name="Close").click()
    editor.node("FireMarshal").click(button="right")
    page.get_by_role("menuitem", name="Who can reach this?").click()
    expect(page.get_by_role("region", name=re.compile("^Who can reach"))).to_be_visible()
    yield "reach"
    page.keyboard.press("Escape")


def sessions(editor: Editor) -> Surface:
    page = editor.page
    editor.assume("FireMarshal", "bob").get_by_role("button", name="Done").click()
    inspector = editor.select("role", "FireMarshal")
    inspector.get_by_role("tab", name=re.compile("Sessions")).click()
    yield "session-live"
    button(page, "Sign in as…")
    page.get_by_role("dialog").get_by_role("button", name="Sign in").click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="You act as")).to_be_visible()
    yield "acting"
    page.get_by_role("button", name="You act as").click()
    yield "acting-menu"
    page.keyboard.press("Escape")
    editor.set_speed("3,600")
    expect(page.get_by_role("button", name=re.compile("Expired")).first).to_be_visible()
    yield "session-expired"


def notices(editor: Editor) -> Surface:
    page = editor.page
    send(page, "POST", "versions/", {"name": "Monday"})
    editor.card("user", "raj").focus()
    page.keyboard.press("F2")
    page.get_by_role("textbox", name="Name").fill("bob")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert").filter(has_text="already exists")).to_be_visible()
    page.keyboard.press("Escape")
    yield "refusal"


def pages(editor: Editor) -> Surface:
    page = editor.page
    editor.drag_link("jane", "role", "FireMarshal")
    expect(page.get_by_text("6 of 6").first).to_be_visible()
    link = send(page, "POST", "sharing/links/", {"name": "Class", "access": "view"})["token"]
    sandbox = page.url
    page.goto("/")
    button(page, "Certificate")
    page.wait_for_url("**/certificate/*/")
    yield "certificate"
    page.goto("/s/sb-aaaaaaaaaaaa/")
    yield "not-found"
    page.goto("/join/nowhere/")
    yield "no-such-link"
    page.goto(f"{sandbox}")
    page.goto(f"/embed/{link}/")
    expect(editor.card("role", "FireMarshal")).to_be_visible()
    yield "embed"
    page.goto("/")
    expect(page.get_by_role("button", name="The fire marshal").first).to_be_visible()
    yield "home"
    page.get_by_role("button", name="You are").click()
    yield "home-menu"
    page.get_by_role("menuitem", name=re.compile("^Calendar feed")).click()
    button(page, "Make an address")
    expect(page.get_by_text("Shown this once")).to_be_visible()
    yield "calendar-feed"
    page.keyboard.press("Escape")
    page.goto("/progress/")
    expect(page.get_by_role("link", name="Replay The fire marshal")).to_be_visible()
    yield "progress"
    yield from quiz(page)


def quiz(page: Page) -> Surface:
    page.goto("/quiz/")
    button(page, "Ask me ten questions")
    expect(page.get_by_role("region", name="Question 1 of 10")).to_be_visible()
    yield "quiz-question"
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text(re.compile("^(Right|Not quite)"))
    yield "quiz-judged"
    page.get_by_role("link", name="All questions").click()
    expect(page.get_by_role("heading", level=1, name="Quiz")).to_be_visible()
    yield "quiz-start"


def classroom(editor: Editor) -> Surface:
    page, learner = editor.page, editor.page.context.browser.new_page(base_url="/".join(editor.page.url.split("/")[:3]))
    become_instructor(page).goto("/")
    button(page, "New workshop")
    yield "workshop-new"
    page.keyboard.press("Escape")
    new_workshop(page, "Roles on a Friday", "fire", "Break the glass")
    yield "workshop-draft"
    button(page, "Open the doors")
    button(page, "Show on the projector")
    expect(page.get_by_role("dialog")).to_be_visible()
    yield "workshop-projector"
    page.keyboard.press("Escape")
    join(learner, code_of(page), "Bo Lee")
    expect(page.get_by_text("Bo Lee")).to_be_visible()
    button(page, "Begin: The fire marshal")
    yield "workshop-open"
    learner.wait_for_url("**/s/*/")
    hold_everything(page)
    yield "workshop-held"
    code, canvas = code_of(page), learner.url
    yield from afterwards(page)
    learner.close()
    yield from roster(page)
    page.goto(canvas)
    expect(page.get_by_role("region", name="Workshop")).to_be_visible()
    yield "workshop-looking-on"
    page.context.clear_cookies()
    page.goto(f"/join/{code}/")
    yield "workshop-join"
    join(page, code, "Cy")
    page.wait_for_url("**/s/*/")
    expect(page.get_by_role("region", name="Workshop")).to_be_visible()
    expect(page.get_by_role("status", name="Message")).to_be_visible()
    yield "workshop-canvas"


def roster(page: Page) -> Surface:
    with_roster(page, "name,team,email\n" + "".join(f"P {n},Team {n % 3},p{n}@example.com\n" for n in range(20)))
    expect(page.get_by_role("list", name="Who is expected")).to_be_visible()
    expect(page.get_by_role("group", name="Team 2")).to_be_visible()
    yield "workshop-roster-and-teams"
    page.get_by_role("link", name="Cards to print").click()
    expect(page.get_by_role("listitem")).to_have_count(20)
    yield "workshop-cards"


def authoring(editor: Editor) -> Surface:
    page = with_account(editor.page)
    made = copy_of(page, "fire-marshal")
    page.get_by_role("button", name=re.compile("^Without the hat")).click()
    page.get_by_text("The request's context").click()
    yield "author-goal"
    page.get_by_text("In writing").click()
    page.get_by_label("Title", exact=True).fill("")
    expect(page.get_by_role("link", name="Title")).to_be_visible()
    yield "author-findings"
    page.get_by_label("Title", exact=True).fill("The hat")
    expect(page.get_by_text("It can be published.")).to_be_visible()
    publish(page)
    page.locator("#picture-solution").get_by_role("button", name="Change").click()
    expect(page.get_by_role("region", name="Picture of an exercise")).to_be_visible()
    yield "drawing"
    page.goto(f"/exercise/own-{made}/")
    expect(page.get_by_role("heading", name="The hat")).to_be_visible()
    yield "exercise-begin"


@pytest.mark.parametrize(
    "walk", [inspectors, menus, panels, sessions, notices, pages, classroom, certificates, authoring]
)
def test_no_surface_has_a_violation_or_scrolls_sideways_in_either_theme_at_any_size(
    visitor: Visitor, walk: Callable[[Editor], Surface]
) -> None:
    editor = Editor.open(visitor(), "fire marshal")
    faults = {name: found for name in walk(editor) if (found := everywhere(editor.page, name, sideways))}
    assert faults == {}


def sideways(page: Page) -> list[str]:
    wider = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return ["scrolls sideways"] if wider else []
