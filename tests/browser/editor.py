"""The editor as a visitor uses it: by names they can read, with the mouse or the keyboard."""

import re

from playwright.sync_api import Locator, Page, expect


class Editor:
    """One open sandbox in one window."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @classmethod
    def open(cls, page: Page, picture: str) -> "Editor":
        """Open a starting picture from the home page, as a new visitor does."""
        page.goto("/")
        page.get_by_role("button", name=picture).first.click()
        return cls(page).ready()

    def ready(self) -> "Editor":
        expect(self.page.get_by_role("status").filter(has_text="Saved")).to_be_visible()
        return self

    def in_another_browser(self, page: Page) -> "Editor":
        page.goto(self.page.url)
        return Editor(page).ready()

    # The picture

    def card(self, kind: str, name: str) -> Locator:
        return self.page.get_by_role("group", name=re.compile(f"^{kind} {re.escape(name)}"))

    def node(self, name: str) -> Locator:
        return self.page.locator(".react-flow__node").filter(has=self.page.get_by_text(name, exact=True)).last

    def link(self, source: str, role: str) -> Locator:
        return self.page.get_by_role("button", name=f"{source} may assume {role}", exact=True)

    def port(self, name: str) -> Locator:
        return self.node(name).locator(".react-flow__handle-right").first

    def add_user(self, name: str) -> None:
        self.page.get_by_role("button", name="User", exact=True).click()
        self.page.get_by_role("textbox", name="Name").fill(name)
        self.page.keyboard.press("Enter")
        expect(self.card("user", name)).to_be_visible()

    def create_role(self, name: str, policy: str = "", service: str = "") -> None:
        """The console's path: trusted entity, permissions, name and review."""
        self.page.get_by_role("button", name="Role", exact=True).click()
        dialog = self.page.get_by_role("dialog", name="Create role")
        if service:
            choose(dialog.get_by_role("combobox", name="Which service"), service)
        dialog.get_by_role("button", name="Next").click()
        if policy:
            dialog.get_by_role("searchbox", name="Permissions policies").fill(policy)
            dialog.get_by_role("checkbox", name=policy, exact=True).check()
        dialog.get_by_role("button", name="Next").click()
        dialog.get_by_role("textbox", name="Role name").fill(name)
        dialog.get_by_role("button", name="Create role").click()
        expect(self.card("role", name)).to_be_visible()

    def drag_link(self, source: str, kind: str, target: str) -> None:
        """With the mouse, from the port of one card to the middle of another."""
        self.start_drag(source, kind, target)
        self.page.mouse.up()

    def start_drag(self, source: str, kind: str, target: str) -> None:
        port, card = self.port(source), self.card(kind, target)
        expect(port).to_be_visible()
        expect(card).to_be_visible()
        start, end = port.bounding_box(), card.bounding_box()
        assert start and end
        self.page.mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
        self.page.mouse.down()
        self.page.mouse.move(end["x"] + end["width"] / 2, end["y"] + end["height"] / 2, steps=12)

    def select(self, kind: str, name: str) -> Locator:
        """Out: the inspector showing it."""
        self.card(kind, name).click()
        inspector = self.page.get_by_role("region", name="Inspector")
        expect(inspector.get_by_role("heading", level=2, name=name)).to_be_visible()
        return inspector

    # Sessions and requests

    def ask_to_assume(self, role: str, who: str) -> Locator:
        """Out: the dialog, filled in so far."""
        self.select("role", role).get_by_role("button", name="Assume role").click()
        dialog = self.page.get_by_role("dialog")
        choose(dialog.get_by_role("combobox", name="Who"), who)
        return dialog

    def assume(self, role: str, who: str) -> Locator:
        """Ask for the role as somebody. Out: the dialog with the answer."""
        dialog = self.ask_to_assume(role, who)
        dialog.get_by_role("button", name="Assume role").click()
        return dialog

    def ask(self, action: str, resource: str) -> Locator:
        """In the open panel: send one request, or another one. Out: the panel with the verdict."""
        panel = self.page.get_by_role("region", name="Make a request")
        again = panel.get_by_role("button", name="Change the question")
        if again.count() > 0:
            again.click()
        panel.get_by_role("combobox", name="Action").fill(action)
        self.page.keyboard.press("Tab")
        panel.get_by_role("combobox", name="Resource").fill(resource)
        self.page.keyboard.press("Tab")
        panel.get_by_role("button", name="Send request").click()
        return panel

    def set_speed(self, name: str) -> None:
        self.page.get_by_role("button", name=re.compile("^Sandbox clock")).click()
        self.page.get_by_role("menuitemcheckbox", name=re.compile(name)).click()


def choose(combobox: Locator, name: str) -> None:
    """Pick from the suggestions what is not picked already."""
    if combobox.input_value() == name:
        return
    combobox.fill(name)
    combobox.page.get_by_role("option", name=re.compile(re.escape(name))).first.click()
