"""The dashboard: who is how far, who is stuck, and the way to a learner's canvas."""

import os
import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.browser.classroom import become_instructor, code_of, join, new_workshop
from tests.browser.editor import Editor
from tests.browser.test_look import violations

Visitor = Callable[..., Page]


def begun(visitor: Visitor, *names: str, phones: int = 0) -> tuple[Page, list[Page]]:
    """Out: the dashboard of a workshop that does its first exercise, and its learners' pages, first the phones."""
    desk = new_workshop(become_instructor(visitor()), "Roles on a Friday", "fire")
    desk.get_by_role("textbox", name="Name of a new team").fill("Red")
    desk.get_by_role("button", name="Make team").click()
    desk.get_by_role("button", name="Open the doors").click()
    code = code_of(desk)
    desk.get_by_role("button", name="Begin: The fire marshal").click()
    sizes = [{"width": 390, "height": 844, "touch": True}] * phones + [{}] * (len(names) - phones)
    pages = [join(visitor(**size), code, name) for name, size in zip(names, sizes, strict=True)]
    for page in pages:
        page.wait_for_url("**/s/*/")
    desk.get_by_role("link", name="Dashboard").click()
    expect(rows(desk)).to_have_count(len(names))
    return desk, pages


def rows(desk: Page) -> Locator:
    return desk.get_by_role("grid", name="Learners and goals").get_by_role("rowheader")


def goal(desk: Page, learner: str, number: int) -> Locator:
    row = desk.get_by_role("row").filter(has=desk.get_by_role("button", name=re.compile(f"^{learner}: ")))
    return row.get_by_role("gridcell", name=re.compile(f"^Goal {number}: "))


def let_in(page: Page) -> None:
    """Jane may put on the hat: the second goal."""
    editor = Editor(page)
    editor.port("jane").drag_to(editor.card("role", "FireMarshal"))
    expect(editor.link("jane", "FireMarshal")).to_have_count(1)


def test_a_goal_that_a_learner_meets_is_ticked_by_itself_and_who_is_stuck_comes_first(visitor: Visitor) -> None:
    desk, (_, cy, di) = begun(visitor, "Bo", "Cy", "Di")
    expect(goal(desk, "Cy", 2)).to_have_attribute("data-state", "unmet")
    let_in(cy)
    expect(goal(desk, "Cy", 2)).to_have_attribute("data-state", re.compile("fresh|met"))
    expect(goal(desk, "Bo", 2)).to_have_attribute("data-state", "unmet")
    desk.get_by_role("button", name="Sort now: stuck longest first").click()
    expect(rows(desk)).to_have_text(["Bo", "Di", "Cy"])
    di.close()
    expect(desk.get_by_role("button", name=re.compile("^Di: .*offline"))).to_be_visible()
    desk.get_by_role("button", name=re.compile("^Offline 1")).click()
    expect(rows(desk)).to_have_text(["Di"])


def test_looking_over_a_shoulder_is_seen_by_the_learner(visitor: Visitor) -> None:
    desk, (bo,) = begun(visitor, "Bo")
    desk.get_by_role("button", name=re.compile("^Bo: ")).click()
    with desk.expect_popup() as opened:
        desk.get_by_role("link", name="Look over the shoulder").click()
    look = opened.value
    expect(Editor(look).card("role", "FireMarshal")).to_be_visible()
    expect(look.get_by_role("button", name="Connect")).to_have_count(0)
    expect(bo.get_by_role("group", name="1 other person here")).to_be_visible()


def test_keys_go_from_row_to_row(visitor: Visitor) -> None:
    desk, _ = begun(visitor, "Bo", "Cy")
    desk.get_by_role("button", name=re.compile("^(Bo|Cy): ")).first.focus()
    desk.keyboard.press("End")
    desk.keyboard.press("Enter")
    name = rows(desk).last.inner_text()
    expect(desk.get_by_role("heading", level=2, name=name)).to_be_visible()


def test_the_wall_draws_each_canvas_anew_when_it_changes_and_the_other_views_tell_the_rest(visitor: Visitor) -> None:
    desk, (bo, _) = begun(visitor, "Bo", "Cy")
    desk.get_by_role("button", name="Wall", exact=True).click()
    sheet = desk.get_by_role("listitem").filter(has_text="Bo").locator("canvas")
    expect(sheet).to_have_attribute("data-revision", re.compile(r"\d+"))
    first, before = int(sheet.get_attribute("data-revision") or 0), sheet.evaluate("each => each.toDataURL()")
    let_in(bo)
    expect(sheet).not_to_have_attribute("data-revision", str(first))
    assert sheet.evaluate("each => each.toDataURL()") != before
    desk.get_by_role("button", name="Mistakes").click()
    expect(desk.get_by_role("list", name="Common mistakes")).to_contain_text("trust policy does not let the caller in")
    desk.get_by_role("button", name="Timeline").click()
    expect(desk.get_by_role("list", name="Timeline")).to_contain_text("Begun: The fire marshal")
    desk.get_by_role("button", name="Projector").click()
    expect(desk.get_by_role("region", name="Projector")).to_contain_text("of 2 learners finished")
    expect(desk.get_by_role("region", name="Projector")).not_to_contain_text("Cy")
    desk.keyboard.press("Escape")
    expect(desk.get_by_role("region", name="Projector")).to_have_count(0)
    expect(desk.get_by_role("button", name="Projector")).to_be_focused()


def test_who_waits_at_the_door_is_seen_and_let_in_from_the_dashboard(visitor: Visitor) -> None:
    desk = new_workshop(become_instructor(visitor()), "Roles on a Friday", "fire")
    desk.get_by_role("checkbox", name="Waiting room").check()
    desk.get_by_role("button", name="Open the doors").click()
    expect(desk.get_by_text("Whoever has the code waits until you let them in.")).to_be_visible()
    code = code_of(desk)
    desk.get_by_role("button", name="Begin: The fire marshal").click()
    desk.get_by_role("link", name="Dashboard").click()
    learner = join(visitor(width=390, height=844, touch=True), code, "Bo")
    expect(learner.get_by_role("heading", name="Your instructor lets you in")).to_be_visible()
    settings = learner.get_by_role("button", name="Your settings in this workshop")
    theme = learner.get_by_role("button", name=re.compile("^Theme and language"))
    beside, last = settings.bounding_box(), theme.bounding_box()
    assert beside and last and last["x"] - beside["x"] - beside["width"] < 24  # not alone in the middle of the bar
    desk.get_by_role("button", name="Let 1 learner in").click()
    learner.wait_for_url("**/s/*/")
    expect(rows(desk)).to_have_count(1)
    expect(desk.get_by_role("heading", level=1)).to_be_focused()


def test_every_view_is_fit_for_everybody_in_both_themes_at_three_widths(visitor: Visitor) -> None:
    desk, _ = begun(visitor, "Bo", "Cy")
    for theme in ("light", "dark"):
        desk.emulate_media(color_scheme=theme)
        for width, height in ((1440, 900), (1024, 768), (390, 844)):
            desk.set_viewport_size({"width": width, "height": height})
            for view in ("Grid", "Wall", "Sessions", "Mistakes", "Timeline"):
                desk.get_by_role("button", name=view, exact=True).click()
                if view == "Wall":
                    expect(desk.locator("canvas[data-revision]")).to_have_count(2)
                keep(desk, f"dashboard-{view}-{theme}-{width}")
                assert violations(desk) == [], (view, theme, width)
                assert desk.evaluate("document.documentElement.scrollWidth <= innerWidth"), (view, theme, width)


def keep(page: Page, name: str) -> None:
    if folder := os.environ.get("PLAYGROUND_SHOTS"):
        page.screenshot(path=f"{folder}/{name}.png")
