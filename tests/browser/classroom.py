"""A class in browsers: an instructor with a workshop, and learners who come in by its code."""

import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, expect

ROOT = Path(__file__).resolve().parents[2]
DATA: dict[str, Path] = {}  # of each running playground, by its address: its data folder


def manage(page: Page, *words: str) -> str:
    """Run a command where this page comes from. Out: what it prints."""
    where = urlsplit(page.url)
    folder = DATA[f"{where.scheme}://{where.netloc}"]
    done = subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env={**os.environ, "PLAYGROUND_DATA_DIR": str(folder)},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def become_instructor(page: Page) -> Page:
    """Visit a fresh instructor's link, as whoever runs the server prints it."""
    page.goto("/health/")
    page.goto(manage(page, "instructor_link"))
    return page


def stuck_for_ten_minutes(desk: Page, learner: str) -> None:
    """As if this learner of the workshop on the page had met no goal for so long."""
    workshop = desk.url.split("/workshops/")[1].split("/")[0]
    manage(
        desk,
        "shell",
        "-c",
        f"""
from datetime import timedelta
from django.utils import timezone
from playground.workshop.models import Attempt
rows = Attempt.objects.filter(enrollment__workshop__public_id={workshop!r}, enrollment__nickname={learner!r})
long_ago = timezone.now() - timedelta(minutes=10)
assert rows.update(started_at=long_ago, moved_at=long_ago) == 1
""",
    )


def new_workshop(page: Page, title: str, *exercises: str) -> Page:
    """Out: the page of a new workshop with these exercises, found by a word each."""
    page.goto("/")
    page.get_by_role("button", name="New workshop").click()
    expect(page.get_by_role("textbox", name="Your name")).not_to_have_value("")
    page.get_by_role("textbox", name="Your name").fill("Ms Ito")
    page.get_by_role("textbox", name="Title").fill(title)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()
    rows = page.locator(".exercise-row")
    for count, word in enumerate(exercises, 1):
        page.get_by_role("combobox", name="Add an exercise").fill(word)
        page.get_by_role("option").first.click()
        expect(rows).to_have_count(count)
    return page


def bar(desk: Page) -> Locator:
    return desk.get_by_role("region", name="Hold the class")


def new_class(page: Page) -> Locator:
    """Out: the instructor's bar of a new workshop that is open."""
    new_workshop(become_instructor(page), "Roles on a Friday", "fire")
    page.get_by_role("button", name="Open the doors").click()
    return bar(page)


def say(desk: Page, text: str, whom: str = "") -> None:
    """A message to all, or to one."""
    bar(desk).get_by_role("button", name="Message").click()
    dialog = desk.get_by_role("dialog")
    dialog.get_by_role("textbox", name="Message").fill(text)
    if whom:
        dialog.get_by_role("combobox", name="To whom").select_option("Chosen learners")
        dialog.get_by_role("checkbox", name=whom).check()
    dialog.get_by_role("button", name="Send").click()
    expect(dialog.get_by_role("list", name="Said so far")).to_contain_text(text.strip())
    desk.keyboard.press("Escape")
    expect(dialog).to_have_count(0)


def hold_everything(desk: Page) -> None:
    """Time, clocks, a pause and a message."""
    bar(desk).get_by_role("button", name="Give time").click()
    desk.get_by_role("menuitem", name="30 min").click()
    bar(desk).get_by_role("button", name="Clocks").click()
    desk.get_by_role("menuitemcheckbox", name=re.compile("^60×")).click()
    expect(bar(desk)).to_contain_text(re.compile(r"(\d+) of \1 set"))
    bar(desk).get_by_role("button", name="Pause all").click()
    say(desk, "Save your questions for the end. " * 6)


def code_of(page: Page) -> str:
    """Out: the join code that this page of a workshop shows."""
    shown = page.locator(".join-code")
    expect(shown).to_have_text(re.compile("[0-9A-Z]{4}-[0-9A-Z]{4}"))
    return shown.inner_text().strip()


def join(page: Page, code: str, nickname: str) -> Page:
    page.goto("/join/")
    page.get_by_role("textbox", name="Code").fill(code)
    page.get_by_role("textbox", name="Your name here").fill(nickname)
    page.get_by_role("button", name="Join").click()
    return page


def join_many(desk: Page, code: str, names: list[str]) -> None:
    """People who joined, and are gone again."""
    where = urlsplit(desk.url)
    address = f"{where.scheme}://{where.netloc}"
    for name in names:
        context = desk.context.browser.new_context(base_url=address)
        context.request.get("/join/")
        token = next(each["value"] for each in context.cookies() if "csrf" in each["name"])
        form = {"code": code, "nickname": name, "csrfmiddlewaretoken": token}
        answer = context.request.post("/join/", form=form, headers={"Referer": f"{address}/join/"}, max_redirects=0)
        assert answer.status == 302
        context.close()


def about_to_ask_for_help(page: Page) -> None:
    """A learner of a new workshop on this page, with the question open."""
    where = urlsplit(page.url)
    desk = page.context.browser.new_context(base_url=f"{where.scheme}://{where.netloc}").new_page()
    new_workshop(become_instructor(desk), "Roles on a Friday", "fire")
    desk.get_by_role("button", name="Open the doors").click()
    code = code_of(desk)
    desk.get_by_role("button", name="Begin: The fire marshal").click()
    join(page, code, "Bo").wait_for_url("**/s/*/")
    desk.context.close()
    page.get_by_role("button", name="Ask for help").click()
