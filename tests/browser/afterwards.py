"""The pages after a workshop, for whoever looks at each surface."""

import re
from collections.abc import Iterator

from playwright.sync_api import Page, expect

from tests.browser.classroom import code_of, join, new_class
from tests.browser.editor import Editor


def afterwards(page: Page) -> Iterator[str]:
    """From the page of a workshop that somebody has begun to work in, and back to it."""
    workshop = page.url
    page.goto(f"{workshop}report/")
    expect(page.get_by_role("heading", name="Learner by learner")).to_be_visible()
    yield "report"
    page.get_by_text("Download CSV").click()
    yield "report-csv"
    page.goto(f"{workshop}certificates/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    yield "certificates-none"
    page.goto(f"{workshop}statements/")
    yield "statements-off"
    page.get_by_role("button", name="Turn on").click()
    expect(page.get_by_text("Download statements (JSON)")).to_be_visible()
    yield "statements"
    page.goto(workshop)
    expect(page.get_by_text("Bo Lee")).to_be_visible()


def certificates(editor: Editor) -> Iterator[str]:
    """Of a workshop that somebody has finished: before they are issued, issued, and one as a stranger verifies it."""
    page, learner = editor.page, editor.page.context.browser.new_page(base_url="/".join(editor.page.url.split("/")[:3]))
    new_class(page)
    workshop = page.url
    join(learner, code_of(page), "Bo Lee")
    page.get_by_role("button", name="Begin: The fire marshal").click()
    learner.wait_for_url("**/s/*/")
    expect(learner.get_by_role("region", name="Workshop")).to_be_visible()  # the canvas makes room for it
    Editor(learner).drag_link("jane", "role", "FireMarshal")
    expect(learner.get_by_text("6 of 6").first).to_be_visible()
    page.goto(f"{workshop}certificates/")
    yield "certificates-to-issue"
    page.get_by_role("button", name=re.compile("^Issue")).click()
    address = page.get_by_text(re.compile("/certificate/.+/")).inner_text()
    yield "certificates-issued"
    learner.context.clear_cookies()
    learner.goto(re.search("/certificate/[^/]+/", address).group())
    expect(learner.get_by_role("cell", name="The fire marshal")).to_be_visible()
    page.goto(learner.url)
    learner.close()
    yield "certificate-of-a-workshop"
