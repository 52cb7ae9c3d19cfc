"""A course of a learning platform in a real browser: links are chosen in its own frame, and lead to the exercise."""

import json
import os
import re
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.classroom import DATA, ROOT
from tests.browser.everywhere import everywhere
from tests.browser.test_every_surface import sideways
from tests.workshop.lti.platform import Platform

Visitor = Callable[..., Page]


@pytest.fixture
def platform(playground: str) -> Iterator[Platform]:
    """On another host than ours, as far as a browser knows: no cookie of ours goes into its frames."""
    found = Platform(playground, lambda: json.load(urllib.request.urlopen(f"{playground}/lti/keys/")), "localhost")
    known = found.registration()
    options = [f"--{name.replace('_', '-')}={value}" for name, value in known.items() if name != "deployments"]
    subprocess.run(
        [sys.executable, "manage.py", "lti_platform", *options, "--deployment=1"],
        cwd=ROOT,
        env={**os.environ, "PLAYGROUND_DATA_DIR": str(DATA[playground]), "PLAYGROUND_LTI_LOCAL": "on"},
        check=True,
        stdout=subprocess.DEVNULL,
    )
    yield found
    found.close()


def test_a_link_is_chosen_in_the_course_and_leads_a_learner_to_the_exercise(
    visitor: Visitor, platform: Platform
) -> None:
    teacher = visitor(tour=True)  # what keeps the tour away is a script that may not store anything in a foreign frame
    teacher.goto(f"{platform.url}/course?who=ito&link=choose&frame=1")
    teacher.get_by_role("button", name="Launch").click()
    choice = teacher.frame_locator("iframe")
    expect(choice.get_by_role("heading", name="What does the link lead to?")).to_be_visible()
    choice.get_by_role("textbox", name="Title").fill("Roles in the cloud")
    choice.get_by_role("checkbox", name="The fire marshal").check()
    choice.get_by_role("checkbox", name="Break the glass").check()
    choice.get_by_role("button", name="Choose").click()
    expect(choice.get_by_text("2 links were placed.")).to_be_visible()
    assert [each["title"] for each in platform.returned] == ["The fire marshal", "Break the glass"]
    learner = visitor(tour=True)
    learner.goto(f"{platform.url}/course?who=ana&link=link-1&frame=1")
    learner.get_by_role("button", name="Launch").click()
    door = learner.frame_locator("iframe")
    expect(door.get_by_role("heading", name="Go on as Ana Lee?")).to_be_visible()
    with learner.context.expect_page() as opened:
        door.get_by_role("button", name="Go on in a new window").click()
    canvas = opened.value
    canvas.wait_for_url(re.compile("/s/sb-"))
    expect(canvas.get_by_role("region", name="Workshop")).to_be_visible()
    expect(canvas.get_by_role("heading", level=1, name="The fire marshal")).to_be_visible()
    teacher.goto(f"{platform.url}/course?who=ito&link=link-1")
    teacher.get_by_role("button", name="Launch").click()
    teacher.get_by_role("button", name="Go on", exact=True).click()
    teacher.wait_for_url("**/workshops/*/")
    expect(teacher.get_by_text("Ana Lee")).to_be_visible()


def test_a_refusal_is_shown_in_the_frame(visitor: Visitor, platform: Platform) -> None:
    platform.lies = {"aud": "another-tool"}
    page = visitor(tour=True)
    page.goto(f"{platform.url}/course?who=ana&link=by-hand&frame=1")
    page.get_by_role("button", name="Launch").click()
    expect(page.frame_locator("iframe").get_by_role("heading", name=re.compile("another platform"))).to_be_visible()


def test_no_page_on_the_way_has_a_violation_or_scrolls_sideways_in_either_theme_at_any_size(
    visitor: Visitor, platform: Platform
) -> None:
    page = visitor(tour=True)
    page.goto(f"{platform.url}/course?who=ito&link=choose")
    page.get_by_role("button", name="Launch").click()
    page.get_by_role("button", name="Choose").click()
    expect(page.get_by_role("alert")).to_be_visible()
    faults = everywhere(page, "lti-choice", sideways)
    page.get_by_role("checkbox", name="The fire marshal").check()
    page.get_by_role("button", name="Choose").click()
    expect(page.get_by_text("1 links were placed.")).to_be_visible()
    page.goto(f"{platform.url}/course?who=ito&link=link-1")
    page.get_by_role("button", name="Launch").click()
    expect(page.get_by_role("heading", name="Go on as Ms Ito?")).to_be_visible()
    faults += everywhere(page, "lti-door", sideways)
    page.get_by_role("button", name="Go on", exact=True).click()
    page.wait_for_url("**/workshops/*/")
    page.goto(f"{page.url}course/")
    page.get_by_role("button", name="Expect everybody of the course").click()
    expect(page.get_by_role("heading", name="Links")).to_be_visible()
    faults += everywhere(page, "lti-course", sideways)
    assert faults == []
