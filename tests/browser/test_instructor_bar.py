"""The instructor's bar: whoever teaches holds the class, and a learner on a phone sees each thing and its end."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, Route, WebSocket, expect

from tests.browser.classroom import bar, become_instructor, code_of, join, manage, new_workshop, say
from tests.browser.editor import Editor
from tests.browser.everywhere import everywhere

Visitor = Callable[..., Page]
# Names of what leaves the window to the sides.
TOO_WIDE = """() => [document.documentElement, ...document.querySelectorAll(".farewell")]
    .filter((each) => each.getBoundingClientRect().right > innerWidth + 1 || each.scrollWidth > each.clientWidth + 1)
    .map((each) => `${each.className} is too wide`)"""


def begun(visitor: Visitor) -> tuple[Page, Page]:
    """Out: the page of a workshop that does its first exercise, and the phone of a learner in it."""
    desk = new_workshop(become_instructor(visitor()), "Roles on a Friday", "fire", "Break the glass")
    desk.get_by_role("button", name="Open the doors").click()
    code = code_of(desk)
    bar(desk).get_by_role("button", name="Begin: The fire marshal").click()
    phone = join(visitor(width=390, height=844, touch=True), code, "Bo Lee")
    phone.wait_for_url("**/s/*/")
    expect(Editor(phone).card("role", "FireMarshal")).to_be_visible()
    return desk, phone


def strip(phone: Page) -> Locator:
    return phone.get_by_role("region", name="Workshop")


def test_a_class_is_frozen_with_words_until_it_goes_on(visitor: Visitor) -> None:
    desk, phone = begun(visitor)
    connect = phone.get_by_role("button", name="Connect")
    expect(connect).to_be_visible()
    bar(desk).get_by_role("button", name="Pause all").click()
    held = phone.get_by_text("Ms Ito has paused the class")
    expect(held).to_be_visible()
    expect(connect).to_have_count(0)  # nothing on the canvas can be changed
    desk.get_by_role("textbox", name="What learners read").fill("Look up, please")
    desk.keyboard.press("Enter")
    expect(phone.get_by_text("Look up, please")).to_be_visible()
    phone.reload()
    expect(phone.get_by_text("Look up, please")).to_be_visible()  # from the database, for who comes later
    bar(desk).get_by_role("button", name="Go on").click()
    expect(held).to_have_count(0)
    expect(strip(phone)).to_contain_text("The pause is over")
    expect(connect).to_be_visible()


def test_a_pause_is_seen_also_where_an_older_answer_comes_after_its_news(visitor: Visitor) -> None:
    desk, phone = begun(visitor)
    late: list[Route] = []

    def keep(route: Route) -> None:
        late.append(route) if not late else route.continue_()

    phone.route("**/mine/controls/", keep)
    lines: list[WebSocket] = []
    phone.on("websocket", lambda line: lines.append(line))
    with phone.expect_request("**/mine/controls/"):
        phone.reload()
    connect = phone.get_by_role("button", name="Connect")
    expect(connect).to_be_visible()
    before = late[0].fetch()
    with lines[-1].expect_event("framereceived", lambda told: '"controls"' in told):
        bar(desk).get_by_role("button", name="Pause all").click()
    expect(connect).to_have_count(0)
    late[0].fulfill(response=before)
    expect(phone.get_by_text("Ms Ito has paused the class")).to_be_visible()


def test_a_message_stays_until_it_is_read_and_is_kept_on_both_sides(visitor: Visitor) -> None:
    desk, phone = begun(visitor)
    say(desk, "Save your questions for the end")
    say(desk, "Well done, Bo", "Bo Lee")
    card = phone.get_by_role("status", name="Message")
    expect(card).to_contain_text("Save your questions for the end")
    card.get_by_role("button", name="Read, 1 more").tap()
    expect(card).to_contain_text("Well done, Bo")
    phone.reload()
    expect(card).to_contain_text("Well done, Bo")
    card.get_by_role("button", name="Read", exact=True).tap()
    expect(card).to_have_count(0)
    bar(desk).get_by_role("button", name="Message").click()
    said = desk.get_by_role("dialog").get_by_role("listitem")
    expect(said).to_contain_text(["to Bo Lee", "to all"])
    expect(said).to_contain_text(["read by 1", "read by 1"])
    strip(phone).get_by_role("button", name="Messages of your class: 2").tap()
    expect(phone.get_by_role("dialog").get_by_role("listitem")).to_have_count(2)


def test_time_is_given_made_longer_and_taken_back(visitor: Visitor) -> None:
    desk, phone = begun(visitor)
    bar(desk).get_by_role("button", name="Give time").click()
    desk.get_by_role("menuitem", name="30 min").click()
    left = strip(phone).get_by_role("timer")
    expect(left).to_have_text(re.compile("^(30:00|29:)"))
    bar(desk).get_by_role("button", name="Five minutes more").click()
    expect(left).to_have_text(re.compile("^(35:00|34:)"))
    expect(bar(desk).get_by_role("timer")).to_have_text(re.compile("^(35:00|34:)"))
    bar(desk).get_by_role("button", name="End time").click()
    expect(left).to_have_count(0)
    expect(strip(phone)).to_contain_text("The time that was given counts no more")


def test_the_clocks_of_all_are_set_by_those_who_teach_until_they_are_given_back(visitor: Visitor) -> None:
    desk, phone = begun(visitor)
    clock = phone.get_by_role("button", name=re.compile("^Sandbox clock"))
    bar(desk).get_by_role("button", name="Clocks").click()
    desk.get_by_role("menuitemcheckbox", name=re.compile("^60×")).click()
    expect(bar(desk)).to_contain_text("1 of 1 set")
    expect(strip(phone)).to_contain_text("Ms Ito keeps the clocks: 60× accelerated")
    expect(clock).to_be_disabled()
    expect(clock).to_have_attribute("data-fast", "true")
    bar(desk).get_by_role("button", name="Give back").click()
    expect(strip(phone)).to_contain_text("Your clock is yours again")
    expect(clock).to_be_enabled()


def test_a_clock_that_could_not_be_set_is_told_with_the_way_out(visitor: Visitor) -> None:
    desk, phone = begun(visitor)
    learners = phone.url.split("/s/")[1].strip("/")
    full = f"Sandbox.objects.filter(public_id={learners!r}).update(revision=limits.EDITS)"
    manage(desk, "shell", "-c", f"from playground.sandbox import limits\nassert {full}")
    bar(desk).get_by_role("button", name="Clocks").click()
    desk.get_by_role("menuitemcheckbox", name=re.compile("^60×")).click()
    expect(bar(desk)).to_contain_text("0 of 1 set")
    expect(bar(desk).get_by_role("alert")).to_have_text("1 clock was not set: set them again")
    assert everywhere(desk, "bar-clock-not-set", too_wide) == []


def test_no_button_of_the_bar_stands_alone_on_a_line(visitor: Visitor) -> None:
    desk, _ = begun(visitor)
    assert everywhere(desk, "bar", alone) == []


def alone(page: Page) -> list[str]:
    """Which lines hold one button; on a phone the first ones are as wide as it is."""
    if page.get_by_role("button", name="More", exact=True).is_visible():
        return too_wide(page)
    middles = page.evaluate(
        """() => [...document.querySelectorAll(".bar-buttons .btn")].map((each) => each.getBoundingClientRect())
        .filter(({ width }) => width > 0).map(({ top, bottom }) => Math.round((top + bottom) / 2))"""
    )
    return too_wide(page) + [f"one button at {each}" for each in set(middles) if middles.count(each) == 1]


def test_a_class_ends_with_a_page_of_ones_own_results(visitor: Visitor) -> None:
    desk, phone = begun(visitor)
    bar(desk).get_by_role("button", name="Pause all").click()
    expect(phone.get_by_text("Ms Ito has paused the class")).to_be_visible()
    bar(desk).get_by_role("button", name="End class").click()
    desk.get_by_role("dialog").get_by_role("button", name="End the class").click()
    expect(desk.get_by_text("Closed", exact=True)).to_be_visible()
    expect(bar(desk)).to_have_count(0)
    expect(phone.get_by_text("Ms Ito has paused the class")).to_have_count(0)
    strip(phone).get_by_role("link", name=re.compile("The class has ended: see your results")).tap()
    expect(phone.get_by_role("heading", name="Your results: 0 of 2 finished")).to_be_visible()
    expect(phone.get_by_role("listitem").filter(has_text="The fire marshal")).to_contain_text("of 6 goals met")
    phone.get_by_role("button", name="Keep my work").tap()
    expect(phone.get_by_role("dialog", name="Keep my work")).to_be_visible()


def test_the_bar_works_by_keys_alone_also_on_the_dashboard(visitor: Visitor) -> None:
    desk, phone = begun(visitor)
    desk.get_by_role("link", name="Dashboard").click()
    bar(desk).get_by_role("button", name="Go to an exercise").focus()
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("menuitemcheckbox", name="The fire marshal")).to_be_focused()
    desk.keyboard.press("ArrowDown")
    expect(desk.get_by_role("menuitemcheckbox", name="Break the glass")).to_be_focused()
    desk.keyboard.press("Enter")
    expect(strip(phone).get_by_role("link", name="Next exercise: Break the glass")).to_be_visible()
    bar(desk).get_by_role("button", name="Pause all").focus()
    desk.keyboard.press("Enter")
    expect(bar(desk)).to_contain_text("Frozen for everybody by Ms Ito")
    expect(bar(desk).get_by_role("button", name="Go on")).to_be_focused()


def test_the_page_of_results_is_fit_for_everybody_in_both_themes_at_three_widths(visitor: Visitor) -> None:
    desk, phone = begun(visitor)
    bar(desk).get_by_role("button", name="End class").click()
    desk.get_by_role("dialog").get_by_role("button", name="End the class").click()
    strip(phone).get_by_role("link").tap()
    expect(phone.get_by_role("heading", name=re.compile("^Your results"))).to_be_visible()
    assert everywhere(phone, "class-farewell", too_wide) == []


def too_wide(page: Page) -> list[str]:
    return page.evaluate(TOO_WIDE)
