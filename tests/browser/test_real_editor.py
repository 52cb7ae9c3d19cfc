"""The canvas as an editor: several nodes at once, copies, the palette, notes, the map, what is saved."""

import re
from collections.abc import Callable
from itertools import combinations

from playwright.sync_api import APIResponse, FloatRect, Locator, Page, Route, expect

from tests.browser.editor import Editor
from tests.browser.test_lines_and_boxes import box_of, pull

Visitor = Callable[..., Page]


def test_nodes_are_chosen_together_duplicated_and_deleted_each_as_one_edit(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "fire marshal")
    page = editor.page
    editor.card("user", "jane").click()
    editor.card("user", "raj").click(modifiers=["Shift"])
    bar = page.get_by_role("toolbar", name="What is chosen")
    expect(bar).to_contain_text("2 chosen")
    bar.get_by_role("button", name="Duplicate").click()
    expect(editor.card("user", "jane-copy")).to_be_visible()
    expect(editor.card("user", "raj-copy")).to_be_visible()
    page.keyboard.press("Control+z")
    expect(editor.card("user", "raj-copy")).to_have_count(0)
    expect(editor.card("user", "jane-copy")).to_have_count(0)

    draw_a_box_around(page, [editor.card("user", "jane"), editor.card("user", "raj")])
    expect(bar).to_contain_text("chosen")
    page.keyboard.press("Delete")
    page.get_by_role("dialog").get_by_role("button", name=re.compile("^Delete")).click()
    expect(editor.card("user", "jane")).to_have_count(0)
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("Control+z")
    expect(editor.card("user", "jane")).to_be_visible()

    page.keyboard.press("Control+a")
    expect(bar).to_contain_text(re.compile(r"\d chosen"))


def test_nodes_chosen_together_move_together_and_one_undo_brings_both_back(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "fire marshal")
    jane, raj = editor.card("user", "jane"), editor.card("user", "raj")
    jane.click()
    raj.click(modifiers=["Shift"])
    before = box_of(jane), box_of(raj)
    middle = before[0]["x"] + 60, before[0]["y"] + 12
    pull(editor.page, middle, (middle[0] + 150, middle[1] + 120))
    moved = box_of(jane), box_of(raj)
    assert moved[0]["x"] - before[0]["x"] > 100 and moved[1]["x"] - before[1]["x"] > 100
    expect(editor.page.get_by_role("button", name="Undo")).to_be_enabled()
    editor.page.get_by_role("button", name="Undo").click()
    editor.page.wait_for_function(
        "([x, element]) => Math.abs(element.getBoundingClientRect().x - x) < 2",
        arg=[before[1]["x"], raj.element_handle()],
    )


def test_a_user_and_a_role_are_copied_into_another_sandbox(visitor: Visitor) -> None:
    page = visitor()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    editor = Editor.open(page, "fire marshal")
    editor.card("user", "jane").click()
    editor.card("role", "FireMarshal").click(modifiers=["Shift"])
    page.keyboard.press("Control+c")
    expect(page.get_by_text("2 nodes copied")).to_be_visible()
    other = Editor.open(page, "Empty sandbox")
    other.page.keyboard.press("Control+v")
    expect(other.card("user", "jane")).to_be_visible()
    expect(other.card("role", "FireMarshal")).to_be_visible()
    other.page.keyboard.press("Control+z")
    expect(other.card("role", "FireMarshal")).to_have_count(0)


def test_the_palette_finds_acts_and_understands_sentences(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "fire marshal")
    page = editor.page

    def say(text: str) -> None:
        page.keyboard.press("Control+k")
        page.get_by_role("combobox", name="Find a node, or say what to do").fill(text)
        page.keyboard.press("Enter")

    say("let jane assume FireMarshal")
    expect(editor.link("jane", "FireMarshal")).to_have_count(1)
    say("can jane s3:GetObject arn:aws:s3:::photos/cat.jpg")
    request = page.get_by_role("region", name="Make a request")
    expect(request.get_by_role("combobox", name="Action")).to_have_value("s3:GetObject")
    expect(request.get_by_role("combobox", name="Resource")).to_have_value("arn:aws:s3:::photos/cat.jpg")
    page.keyboard.press("Escape")
    say("raj")
    expect(page.get_by_role("region", name="Inspector").get_by_role("heading", level=2, name="raj")).to_be_visible()
    say("shortcuts")
    expect(page.get_by_role("dialog", name="Keyboard")).to_contain_text("Duplicate what is chosen")
    page.keyboard.press("Escape")


def test_tidy_puts_callers_left_of_roles_and_one_undo_brings_all_back(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "company merger")
    page = editor.page
    nodes = page.locator(".react-flow__node")
    expect(nodes.first).to_be_visible()
    places = "all => all.map(one => one.dataset.id + ' ' + one.style.transform).sort().join()"
    before = nodes.evaluate_all(places)
    page.keyboard.press("t")
    expect(page.get_by_text("Tidied. Ctrl Z brings it back.")).to_be_attached()
    assert nodes.evaluate_all(places) != before
    cards = [box_of(each) for each in page.locator(".react-flow__node .card").all()]
    assert [pair for pair in combinations(cards, 2) if overlap(*pair)] == []
    page.keyboard.press("Control+z")
    page.wait_for_function(
        f"before => ({places})([...document.querySelectorAll('.react-flow__node')]) === before", arg=before
    )


def overlap(one: FloatRect, other: FloatRect) -> bool:
    across = one["x"] < other["x"] + other["width"] and other["x"] < one["x"] + one["width"]
    return across and one["y"] < other["y"] + other["height"] and other["y"] < one["y"] + one["height"]


def test_a_note_is_stuck_written_seen_by_others_and_deleted(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "fire marshal")
    other = editor.in_another_browser(visitor(of=editor.page))
    editor.page.get_by_role("button", name="Note", exact=True).click()
    text = editor.page.get_by_role("textbox", name="Note")
    expect(text).to_be_focused()
    text.fill("Marshals change on Mondays.")
    editor.page.keyboard.press("Control+Enter")
    note = other.page.get_by_role("group", name="Note: Marshals change on Mondays.")
    expect(note).to_be_visible()
    expect(editor.page.get_by_role("group", name=re.compile("^Note: Marshals"))).to_be_focused()
    editor.page.keyboard.press("Delete")
    editor.page.get_by_role("dialog").get_by_role("button", name=re.compile("^Delete")).click()
    expect(note).to_have_count(0)


def test_dragging_shows_guides_and_cards_snap_into_line(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "fire marshal")
    page, jane, raj = editor.page, editor.card("user", "jane"), editor.card("user", "raj")
    target, start = box_of(jane), box_of(raj)
    x, y = start["x"] + 60, start["y"] + 12
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 90, y + 20, steps=6)
    for across in range(60, -30, -3):
        page.mouse.move(x + across, y + 34)
        if abs(box_of(raj)["x"] - target["x"]) < 1:
            break
    expect(page.locator(".guide-x")).to_have_count(1)
    page.mouse.move(x + across - 2, y + 34)
    assert abs(box_of(raj)["x"] - target["x"]) < 1, "a card in line stays there for some pixels"
    page.mouse.up()
    expect(page.locator(".guide")).to_have_count(0)
    assert abs(box_of(raj)["x"] - target["x"]) < 1


def test_the_map_opens_by_key_and_by_button(visitor: Visitor) -> None:
    page = Editor.open(visitor(), "company merger").page
    page.keyboard.press("m")
    expect(page.get_by_role("img", name="Map")).to_be_visible()
    page.get_by_role("button", name="Map").click()
    expect(page.get_by_role("img", name="Map")).to_have_count(0)


def test_a_change_made_offline_is_refused_with_words_and_put_back(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "fire marshal")
    page, raj = editor.page, editor.card("user", "raj")
    expect(page.get_by_role("status").filter(has_text="Saved")).to_be_visible()
    page.route("**/api/**", lambda route: route.abort("internetdisconnected"))
    before = box_of(raj)
    pull(page, (before["x"] + 60, before["y"] + 12), (before["x"] + 160, before["y"] + 60))
    expect(page.get_by_text("so this may not be saved").first).to_be_visible()
    page.wait_for_function(
        "([x, element]) => Math.abs(element.getBoundingClientRect().x - x) < 1", arg=[before["x"], raj.element_handle()]
    )


def draw_a_box_around(page: Page, cards: list[Locator]) -> None:
    boxes = [box_of(card) for card in cards]
    start = min(box["x"] for box in boxes) - 8, min(box["y"] for box in boxes) - 8
    end = max(box["x"] + box["width"] for box in boxes) + 8, max(box["y"] + box["height"] for box in boxes) + 8
    page.keyboard.down("Shift")
    pull(page, start, end)
    page.keyboard.up("Shift")


def test_a_menu_opened_while_a_name_is_being_stored_stays_open(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "fire marshal")
    page = editor.page
    held: list[Route] = []
    page.route(re.compile(r"/identities/[^/]+/$"), lambda route: held.append(route))
    editor.card("user", "raj").focus()
    page.keyboard.press("F2")
    page.get_by_role("textbox", name="Name").fill("rajesh")
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Name")).to_have_attribute("readonly", "")
    page.get_by_role("button", name="Sandbox menu").click()
    menu = page.get_by_role("menu", name="Sandbox")
    expect(menu).to_be_visible()
    held[0].continue_()
    expect(editor.card("user", "rajesh")).to_be_visible()
    expect(page.get_by_role("textbox", name="Name")).to_have_count(0)
    expect(menu).to_be_visible()


def test_who_chooses_something_while_a_link_is_being_written_keeps_it_chosen(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "fire marshal")
    page = editor.page
    held: list[tuple[Route, APIResponse]] = []
    page.route("**/trust-links/", lambda route: held.append((route, route.fetch())))
    editor.drag_link("jane", "role", "FireMarshal")
    expect(editor.link("jane", "FireMarshal")).to_be_attached()
    editor.select("user", "raj")
    route, answer = held[0]
    route.fulfill(response=answer)
    expect(page.get_by_text("FireMarshal now trusts this caller.").first).to_be_attached()
    expect(page.get_by_role("region", name="Inspector").get_by_role("heading", level=2, name="raj")).to_be_visible()
