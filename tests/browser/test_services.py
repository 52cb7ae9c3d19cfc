"""What acts by itself: an instance with a profile has credentials that nobody asked for, and loses them in time."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.editor import Editor
from tests.browser.test_look import violations

Visitor = Callable[..., Page]


def test_an_instance_gets_credentials_through_its_profile_and_keeps_them_when_it_is_detached(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "Empty sandbox")
    page = editor.page
    editor.create_role("Web", policy="AmazonS3ReadOnlyAccess", service="EC2")
    page.get_by_role("button", name="Resource", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="EC2 instance").click()
    page.keyboard.press("Enter")
    card = page.get_by_role("group", name=re.compile("^resource .*, EC2 instance"))
    expect(card).to_be_visible()
    card.click()
    panel = page.get_by_role("region", name="Inspector")
    expect(panel.get_by_text("What runs on it has no credentials of AWS")).to_be_visible()
    panel.get_by_role("combobox", name="Attach an instance profile").select_option("Web")

    held = panel.get_by_role("list", name="Credentials it has now")
    expect(held.get_by_text("renewed by its service")).to_be_visible()
    expect(held).to_contain_text("ASIA")
    expect(panel.get_by_text("No key lies on the box.")).to_be_visible()
    expect(
        page.get_by_role("button", name=re.compile("1 live session from .* to Web, renews by itself"))
    ).to_be_visible()
    assert violations(page) == []

    panel.get_by_role("button", name="Detach Web").click()
    expect(held.get_by_text("goes on until it expires")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("1 live session from .* to Web, next ends in"))).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(held.get_by_text("renewed by its service")).to_be_visible()
    expect(held.get_by_role("listitem")).to_have_count(2)


def test_new_credentials_take_the_place_of_the_old_ones_by_themselves(visitor: Visitor) -> None:
    editor = Editor.open(visitor(theme="dark"), "Empty sandbox")
    page = editor.page
    editor.create_role("Web", service="EC2")
    page.get_by_role("button", name="Resource", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="EC2 instance").click()
    page.keyboard.press("Enter")
    page.get_by_role("group", name=re.compile("^resource .*, EC2 instance")).click()
    panel = page.get_by_role("region", name="Inspector")
    panel.get_by_role("combobox", name="Attach an instance profile").select_option("Web")
    held = panel.get_by_role("list", name="Credentials it has now")
    first = held.get_by_text(re.compile("^ASIA")).first.inner_text()
    editor.set_speed("^3,?600")  # six hours in six seconds
    expect(held.get_by_text(first)).to_have_count(0)
    expect(held.get_by_text("renewed by its service")).to_be_visible()
    assert violations(page) == []


def test_a_task_of_ecs_acts_in_its_task_role_and_is_refused_one_that_does_not_let_it_in(visitor: Visitor) -> None:
    editor = Editor.open(visitor(), "Empty sandbox")
    page = editor.page
    editor.create_role("Web", service="EC2")
    editor.create_role("Payer", service="ECS task")
    page.get_by_role("button", name="Resource", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="ECS task").click()
    page.keyboard.press("Enter")
    page.get_by_role("group", name=re.compile("^resource .*, ECS task")).click()
    panel = page.get_by_role("region", name="Inspector")
    expect(panel.get_by_role("heading", name="Task role")).to_be_visible()
    panel.get_by_role("combobox", name="Give it a role").select_option("Web")
    expect(panel.get_by_text("ECS was unable to assume the role")).to_be_visible()
    panel.get_by_role("combobox", name="Give it a role").select_option("Payer")
    held = panel.get_by_role("list", name="Credentials it has now")
    expect(held.get_by_text("renewed by its service")).to_be_visible()
    expect(
        page.get_by_role("button", name=re.compile("1 live session from .* to Payer, renews by itself"))
    ).to_be_visible()
    assert violations(page) == []
