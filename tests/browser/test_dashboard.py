"""The dashboard: who is how far, who is stuck, and the way to a learner's canvas."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.browser.classroom import become_instructor, code_of, join, new_workshop
from tests.browser.editor import Editor

Visitor = Callable[..., Page]


def begun(visitor: Visitor, *names: str) -> tuple[Page, list[Page]]:
    """Out: the dashboard of a workshop that does its first exercise, and the pages of its learners."""
    desk = new_workshop(become_instructor(visitor()), "Roles on a Friday", "fire")
    desk.get_by_role("button", name="Open the doors").click()
    code = code_of(desk)
    desk.get_by_role("button", name="Begin: The fire marshal").click()
    pages = [join(visitor(), code, name) for name in names]
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
