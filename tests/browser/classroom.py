"""A class in browsers: an instructor with a workshop, and learners who come in by its code."""

import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

ROOT = Path(__file__).resolve().parents[2]
DATA: dict[str, Path] = {}  # of each running playground, by its address: its data folder


def become_instructor(page: Page) -> Page:
    """Visit a fresh instructor's link, as whoever runs the server prints it."""
    page.goto("/health/")
    where = urlsplit(page.url)
    folder = DATA[f"{where.scheme}://{where.netloc}"]
    done = subprocess.run(
        [sys.executable, "manage.py", "instructor_link"],
        cwd=ROOT,
        env={**os.environ, "PLAYGROUND_DATA_DIR": str(folder)},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    page.goto(done.stdout.strip())
    return page


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
