"""How something looks at each size, in each theme. `PLAYGROUND_SHOTS=folder` keeps a picture of each, to look at."""

import os
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.test_look import AT_REST, THEMES, violations

SIZES = ((1440, 900), (1024, 768), (390, 844))
BY_AXE = {(1440, "light"), (1440, "dark"), (390, "light")}  # its rules know of no other size
SHOTS = os.environ.get("PLAYGROUND_SHOTS")


def everywhere(page: Page, name: str, layout: Callable[[Page], list[str]], within: str | None = None) -> list[str]:
    """Out: what is wrong: with the layout at each size, and by axe in each theme and on a phone."""
    found = []
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        for theme in THEMES:
            page.emulate_media(color_scheme=theme)
            page.wait_for_function(AT_REST)
            asked = violations(page, within) if (width, theme) in BY_AXE else []
            found += [f"{each} at {width}, {theme}" for each in [*asked, *layout(page)]]
            if SHOTS:
                page.screenshot(path=Path(SHOTS) / f"{name}-{width}-{theme}.png")
    page.set_viewport_size({"width": 1440, "height": 900})
    return found
