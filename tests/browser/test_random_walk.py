"""The short form of `tests/trials/random_walk.py`: three people, bad lines, and in the end one picture."""

import random
from collections.abc import Callable

from playwright.sync_api import Page

from tests.browser.editor import Editor
from tests.trials.random_walk import figures_of, first_difference, walk
from tests.trials.walking import BAD_LINE, Walker

Visitor = Callable[..., Page]


def test_three_people_on_bad_lines_end_with_the_picture_of_a_fresh_load(visitor: Visitor) -> None:
    owner = Editor.open(visitor(), "fire marshal").page
    answer = owner.request.post(
        f"/api/sandboxes/{owner.url.rstrip('/').rsplit('/', 1)[1]}/sharing/links/",
        data={"name": "Walk", "access": "edit"},
        headers={"X-CSRFToken": csrf(owner)},
    )
    guests = [visitor(), visitor()]
    for page in (owner, *guests):
        page.context.add_init_script(BAD_LINE)
    owner.reload()
    for guest in guests:
        guest.goto(f"/join/{answer.json()['token']}/")
    chance = random.Random(1)
    walkers = [Walker(page, chance) for page in (owner, *guests)]
    figures = figures_of(walk(walkers, 60, chance))
    assert first_difference(walkers) is None
    assert figures["accepted"] > 20
    assert "InternalError" not in figures["refused"]


def csrf(page: Page) -> str:
    return next(cookie["value"] for cookie in page.context.cookies() if cookie["name"] == "csrftoken")
