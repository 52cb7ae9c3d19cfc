"""The pages after a workshop, for whoever looks at each surface."""

from collections.abc import Iterator

from playwright.sync_api import Page, expect


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
