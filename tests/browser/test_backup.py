"""An instructor takes a workshop along in one file, and has it again."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.classroom import become_instructor, code_of, join, new_workshop

Visitor = Callable[..., Page]


def test_a_workshop_goes_into_a_file_and_comes_back(visitor: Visitor, tmp_path: Path) -> None:
    desk = new_workshop(become_instructor(visitor()), "Roles on a Friday", "fire marshal")
    desk.get_by_role("button", name="Open the doors").click()
    join(visitor(), code_of(desk), "Bo")
    expect(desk.get_by_text("Bo", exact=True)).to_be_visible()
    desk.get_by_role("button", name="More for this workshop").click()
    desk.get_by_role("menuitem", name="Back up").click()
    desk.get_by_role("dialog").get_by_role("button", name="Make the file").click()
    with desk.expect_download() as waiting:
        desk.get_by_role("link", name="Download").click()
    file = tmp_path / "a.workshop.json"
    waiting.value.save_as(file)
    assert '"nickname": "Bo"' in file.read_text()

    desk.goto("/")
    desk.get_by_role("button", name="Restore").click()
    dialog = desk.get_by_role("dialog")
    cut = tmp_path / "cut.workshop.json"
    cut.write_text(file.read_text()[:-20])
    dialog.locator("input[type=file]").set_input_files(cut)
    dialog.get_by_role("button", name="Restore").click()
    expect(dialog.get_by_role("alert")).to_contain_text("This is not JSON")
    dialog.locator("input[type=file]").set_input_files(file)
    dialog.get_by_role("button", name="Restore").click()
    dialog.get_by_role("link", name="open the restored workshop").click()
    expect(desk.get_by_role("heading", level=1, name="Roles on a Friday")).to_be_visible()
    expect(desk.get_by_text("Closed", exact=True)).to_be_visible()
    expect(desk.get_by_text("Bo", exact=True)).to_be_visible()
    desk.goto("/")
    expect(desk.get_by_role("link", name=re.compile("^Roles on a Friday"))).to_have_count(2)
