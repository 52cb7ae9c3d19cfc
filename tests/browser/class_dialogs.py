"""How one gets to the dialogs of a workshop, see test_every_dialog.py."""

from playwright.sync_api import Page, expect

from tests.browser.classroom import become_instructor, new_class, new_workshop


def end_dialog(page: Page) -> None:
    become_instructor(page)
    new_workshop(page, "Roles on a Friday")
    page.get_by_role("button", name="More for this workshop").click()
    page.get_by_role("menuitem", name="Delete").click()


def time_dialog(page: Page) -> None:
    new_class(page).get_by_role("button", name="Give time", exact=True).click()
    page.get_by_role("menuitem", name="Another end").click()


def back_up_dialog(page: Page) -> None:
    become_instructor(page)
    new_workshop(page, "Roles on a Friday")
    page.get_by_role("button", name="More for this workshop").click()
    page.get_by_role("menuitem", name="Back up").click()
    page.get_by_role("dialog").get_by_role("button", name="Make the file", exact=True).click()
    expect(page.get_by_text("The file is ready")).to_be_visible()


def restore_dialog(page: Page) -> None:
    become_instructor(page)
    page.goto("/")
    page.get_by_role("button", name="Restore", exact=True).click()
    broken = {"name": "a.workshop.json", "mimeType": "application/json", "buffer": b'{"format": "zip"}'}
    page.get_by_role("dialog").locator("input[type=file]").set_input_files(broken)
    page.get_by_role("dialog").get_by_role("button", name="Restore", exact=True).click()
    expect(page.get_by_text("This is no back-up of a workshop")).to_be_visible()
