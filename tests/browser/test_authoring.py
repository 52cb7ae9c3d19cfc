"""An exercise from nothing: its author draws, clicks goals together and publishes; somebody else solves it."""

import json
import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser.authors import copy_of, kept, publish, with_account
from tests.browser.editor import Editor

Visitor = Callable[..., Page]
TEXTS = {
    "Title": "The stage door",
    "Story": "Ana is late for her cue, and Eve has a camera.",
    "Task": "Let Ana in, and nobody else.",
    "Objective": "A trust policy names who may put on a role.",
    "The picture in a sentence": "A theatre with Ana, Eve and the role Stage.",
    "Sentence 1": "Naming somebody is enough within one account.",
    "Sentence 2": "Whoever is not named stays out.",
    "Sentence 3": "A role has no password that could be told on.",
}


def draw(page: Page, code: str) -> Editor:
    """Open a picture of the exercise in its sandbox."""
    page.locator(f"#picture-{code}").get_by_role("button").filter(has_text=re.compile("Draw it|Change")).click()
    return Editor(page).ready()


def keep(page: Page, words: str) -> None:
    page.get_by_role("region", name="Picture of an exercise").get_by_role("button", name=words).click()
    page.wait_for_url(re.compile("/author/"))
    kept(page)


def in_picture(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name="Start").get_by_role("button", name=name, exact=True)


def write_the_stage_door(page: Page) -> None:
    """Everything but the pictures that solve or spoil it: texts, start, goals, a hint."""
    page.get_by_role("button", name="New exercise").click()
    page.wait_for_url(re.compile("/author/"))
    for label, text in TEXTS.items():
        page.get_by_label(label, exact=True).fill(text)
    kept(page)
    editor = draw(page, "start")
    for name in ("ana", "eve"):
        editor.add_user(name)
    editor.create_role("Stage", service="EC2")
    keep(page, "It begins like this")

    in_picture(page, "ana").click()
    in_picture(page, "Stage").click()
    expect(page.get_by_label("In the learner's words")).to_have_value("Ana can put on Stage")
    page.get_by_role("button", name="Somebody cannot…").click()
    in_picture(page, "eve").click()
    in_picture(page, "Stage").click()
    expect(page.get_by_label("In the learner's words")).to_have_value("Eve cannot put on Stage")
    kept(page)
    page.get_by_role("button", name="Add a hint").click()
    page.get_by_label("Hint 1").fill("Who is listed at the door?")
    in_picture(page, "Stage").click()
    expect(page.get_by_label("Where to look", exact=True)).to_have_value(re.compile("^role:.*/Stage$"))
    kept(page)


def solve(editor: Editor) -> None:
    editor.drag_link("ana", "role", "Stage")
    expect(editor.link("ana", "Stage")).to_have_count(1)


def test_an_author_makes_an_exercise_from_nothing_and_another_person_solves_it(visitor: Visitor) -> None:
    page = with_account(visitor())
    write_the_stage_door(page)
    goals = page.get_by_role("region", name="Goals in each picture")
    expect(goals.get_by_role("row").nth(1)).to_contain_text("not met")
    expect(page.get_by_role("button", name="Publish")).to_be_disabled()

    editor = draw(page, "solution")
    panel = page.get_by_role("region", name="Picture of an exercise")
    expect(panel.get_by_role("listitem").first).to_contain_text("Not met")
    solve(editor)
    expect(panel.get_by_role("listitem").first).to_contain_text("Met: Ana can put on Stage")
    keep(page, "This solves it")

    page.get_by_role("button", name="Add a mistake").click()
    mistake = page.locator("#picture-MISTAKE_1")
    mistake.get_by_label("Feedback").fill("Eve got in, too.")
    mistake.get_by_role("checkbox", name="Eve cannot put on Stage").check()
    kept(page)
    editor = draw(page, "MISTAKE_1")
    solve(editor)
    editor.drag_link("eve", "role", "Stage")
    expect(editor.link("eve", "Stage")).to_have_count(1)
    keep(page, "This is the mistake")

    expect(page.get_by_text("It can be published.")).to_be_visible()
    publish(page)

    learner = visitor()
    learner.goto(exercise_address(page))
    expect(learner.get_by_role("heading", name="The stage door")).to_be_visible()
    learner.get_by_role("button", name="Begin").click()
    editor = Editor(learner).ready()
    exercise = learner.get_by_role("region", name="Exercise")
    expect(exercise).to_contain_text("1 of 2")
    editor.drag_link("eve", "role", "Stage")
    expect(exercise).to_contain_text("0 of 2")
    editor.page.keyboard.press("Control+z")
    expect(exercise).to_contain_text("1 of 2")
    solve(editor)
    expect(exercise).to_contain_text("2 of 2")
    exercise.get_by_role("button", name="The stage door").click()
    expect(exercise).to_contain_text("All goals are met")
    expect(exercise).to_contain_text("Whoever is not named stays out.")


def exercise_address(page: Page) -> str:
    return f"/exercise/own-{page.url.rstrip('/').rpartition('/')[2]}/"


def test_what_was_written_in_another_window_is_told_and_nothing_is_lost(visitor: Visitor) -> None:
    page = with_account(visitor())
    page.get_by_role("button", name="New exercise").click()
    page.wait_for_url(re.compile("/author/"))
    other = visitor(of=page)
    other.goto(page.url)
    other.get_by_label("Story", exact=True).fill("Theirs")
    kept(other)
    page.get_by_label("Task", exact=True).fill("Mine")
    conflict = page.get_by_role("alert").filter(has_text="changed in another window")
    conflict.get_by_role("button", name="Put mine on top").click()
    kept(page)
    page.reload()
    expect(page.get_by_label("Story", exact=True)).to_have_value("Theirs")
    expect(page.get_by_label("Task", exact=True)).to_have_value("Mine")


def test_a_copy_of_the_course_goes_out_as_a_file_and_a_spoilt_one_is_refused_with_its_place(
    visitor: Visitor, tmp_path: Path
) -> None:
    page = with_account(visitor())
    copy_of(page, "fire-marshal")
    page.get_by_role("button", name="Exercise menu").click()
    with page.expect_download() as saved:
        page.get_by_role("menuitem", name="Save as a file").click()
    file = tmp_path / saved.value.suggested_filename
    saved.value.save_as(file)
    spoilt = tmp_path / "spoilt.exercise.json"
    whole = json.loads(file.read_text())
    whole["files"]["exercise.toml"] = whole["files"]["exercise.toml"].replace('expect = "allow"', 'expect = "maybe"')
    spoilt.write_text(json.dumps(whole))

    page.goto("/")
    page.get_by_role("button", name="Open an exercise file").click()
    dialog = page.get_by_role("dialog", name="Open an exercise file")
    dialog.get_by_label("File").set_input_files(spoilt)
    dialog.get_by_role("button", name="Open", exact=True).click()
    expect(dialog.get_by_role("alert")).to_contain_text("exercise.toml goal[0].expect")
    dialog.get_by_label("File").set_input_files(file)
    dialog.get_by_role("button", name="Open", exact=True).click()
    page.wait_for_url(re.compile("/author/"))
    expect(page.get_by_text("It can be published.")).to_be_visible()
