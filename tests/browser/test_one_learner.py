"""What is begun at one learner's panel, or for somebody found in a large class; who counts as looking."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.browser.classroom import bar, become_instructor, code_of, join_many, new_workshop
from tests.browser.everywhere import everywhere
from tests.browser.test_dashboard import begun
from tests.browser.test_shown_to_all import card, picture

Visitor = Callable[..., Page]


def panel(desk: Page, learner: str) -> Locator:
    desk.get_by_role("button", name=re.compile(f"^{learner}: ")).click()
    return desk.get_by_role("complementary", name=learner)


def test_words_for_a_learner_begin_at_their_panel(visitor: Visitor) -> None:
    desk, (bo, cy) = begun(visitor, "Bo", "Cy")
    panel(desk, "Bo").get_by_role("button", name="Message").click()
    dialog = desk.get_by_role("dialog", name="Message to Bo")
    expect(dialog.get_by_role("textbox", name="Message")).to_be_focused()
    desk.keyboard.type("Look at the trust policy")
    dialog.get_by_role("button", name="Send").click()
    expect(bo.get_by_role("status", name="Message")).to_contain_text("Look at the trust policy")
    expect(dialog.get_by_role("listitem").filter(has_text="to Bo")).to_contain_text("read by 0")
    cy.reload()
    expect(cy.get_by_role("button", name="Connect").or_(cy.locator(".strip")).first).to_be_visible()
    expect(cy.get_by_role("status", name="Message")).to_have_count(0)


def test_a_learners_canvas_is_shown_from_their_panel_and_who_closes_the_page_is_not_counted(visitor: Visitor) -> None:
    desk, (bo, cy) = begun(visitor, "Bo", "Cy")
    panel(desk, "Bo").get_by_role("button", name="Spotlight").click()
    dialog = desk.get_by_role("dialog", name="Spotlight")
    expect(dialog.get_by_role("combobox", name="Whose canvas")).to_have_value("Bo")
    dialog.get_by_role("button", name="Show it to all").click()
    expect(card(picture(cy), "FireMarshal")).to_be_visible()
    expect(dialog).to_contain_text("2 of 2 look at")
    cy.get_by_role("button", name="Back to mine").click()
    expect(dialog).to_contain_text("1 of 2 look at")
    cy.close()
    expect(dialog).to_contain_text("1 of 1 look at")
    expect(bo.get_by_text("Ms Ito shows this canvas to all, without your name.")).to_be_visible()


def test_over_the_shoulder_the_canvas_one_looks_at_is_shown_to_all_and_taken_back(visitor: Visitor) -> None:
    desk, (bo, cy) = begun(visitor, "Bo", "Cy")
    with desk.expect_popup() as opened:
        panel(desk, "Cy").get_by_role("link", name="Look over the shoulder").click()
    looking = opened.value
    region = looking.get_by_role("region", name="Workshop")
    expect(region).to_contain_text("you look on, and they see it")
    assert everywhere(looking, "over-the-shoulder", out_of_sight) == []
    region.get_by_role("button", name="Spotlight").click()
    dialog = looking.get_by_role("dialog", name="Spotlight")
    expect(dialog.get_by_role("combobox", name="Whose canvas")).to_have_value("Cy")
    dialog.get_by_role("button", name="Show it to all").click()
    expect(card(picture(bo), "FireMarshal")).to_be_visible()
    expect(dialog).to_contain_text("2 of 2 look at")
    expect(cy.get_by_text("Ms Ito shows this canvas to all, without your name.")).to_be_visible()
    dialog.get_by_role("button", name="End it for all").click()
    expect(dialog).to_have_count(0)
    expect(region.get_by_role("button", name="Spotlight")).to_be_focused()
    expect(bo.locator(".shown")).to_have_count(0)


def out_of_sight(page: Page) -> list[str]:
    """What of the bar over the canvas is cut off."""
    return page.evaluate(
        """() => [...document.querySelectorAll(".class-bar > *")]
        .filter((each) => each.getBoundingClientRect().right > innerWidth || each.getBoundingClientRect().width === 0)
        .map((each) => `${each.className} ${each.textContent} is out of sight`)"""
    )


def test_somebody_of_a_large_class_is_found_by_name_and_chosen_by_keys(visitor: Visitor) -> None:
    desk = new_workshop(become_instructor(visitor()), "Roles on a Friday", "fire")
    desk.get_by_role("button", name="Open the doors").click()
    join_many(desk, code_of(desk), [f"{'Ann' if number < 5 else 'Zoe'} {number:02}" for number in range(60)])
    bar(desk).get_by_role("button", name="Message").click()
    dialog = desk.get_by_role("dialog")
    dialog.get_by_role("textbox", name="Message").fill("Well done")
    dialog.get_by_role("combobox", name="To whom").select_option("Chosen learners")
    boxes = dialog.get_by_role("checkbox")
    expect(boxes.first).to_be_visible()
    assert boxes.count() < 30  # only those in sight are drawn
    dialog.get_by_role("searchbox", name="Search the learners").fill("ann")
    expect(boxes).to_have_count(5)
    desk.keyboard.press("Tab")
    desk.keyboard.press("ArrowDown")
    expect(dialog.get_by_role("checkbox", name="Ann 01")).to_be_focused()
    desk.keyboard.press("Space")
    expect(dialog.get_by_role("checkbox", name="Ann 01")).to_be_checked()
    dialog.get_by_role("searchbox", name="Search the learners").fill("nobody")
    expect(dialog).to_contain_text("To Ann 01")  # also whom the search does not show
    dialog.get_by_role("button", name="Send").click()
    expect(dialog.get_by_role("listitem")).to_contain_text(["to Ann 01"])


def test_on_a_phone_the_bar_begins_with_what_is_needed_most_and_unfolds(visitor: Visitor) -> None:
    desk = new_workshop(become_instructor(visitor(width=390, height=844)), "Roles on a Friday", "fire")
    desk.get_by_role("button", name="Open the doors").click()
    for name in ("Begin: The fire marshal", "Pause all", "Give time", "Message"):
        expect(bar(desk).get_by_role("button", name=name)).to_be_visible()
    expect(bar(desk).get_by_role("button", name="Quiz")).to_be_hidden()
    bar(desk).get_by_role("button", name="More").click()
    expect(bar(desk).get_by_role("button", name="End class")).to_be_visible()
    assert desk.evaluate("document.documentElement.scrollWidth <= innerWidth")
    bar(desk).get_by_role("button", name="Less").click()
    expect(bar(desk).get_by_role("button", name="End class")).to_be_hidden()
