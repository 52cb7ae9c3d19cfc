"""What trials of real screens share: people with browsers on the real embedded set, and figures against their bars."""

import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Playwright, ViewportSize, sync_playwright

from playground.config.browser import launch_options
from playground.config.keyvalue import free_port
from tests.trials.embedded import Embedded, Visitor, percentile

WINDOW: ViewportSize = {"width": 1440, "height": 900}


class Set:
    """A playground that is up, and browsers to look at it with."""

    def __init__(self, embedded: Embedded, playwright: Playwright) -> None:
        self.port, self.data = embedded.port, embedded.data
        self.playwright = playwright

    def visitor(self, picture: str = "") -> Visitor:
        """Out: somebody new, in the sandbox made at the first visit, or in one of a starting picture."""
        visitor = Visitor(self.port)
        if picture:
            status, started = visitor.send("POST", f"/api/exercises/{picture}/start/")
            if status >= 300:
                raise SystemExit(f"Starting {picture} answered {status}: {started}")
            visitor.sandbox = started["sandbox"]
            visitor.base = f"/api/sandboxes/{visitor.sandbox}/"
        return visitor

    def browser(self) -> Browser:
        """Out: a Chromium with processes of its own."""
        return self.playwright.chromium.launch(**launch_options())

    def window(self, visitor: Visitor, browser: Browser | None = None) -> BrowserContext:
        """Out: a window of this visitor with nothing in its cache, in a browser of its own if none is given."""
        url = f"http://127.0.0.1:{self.port}"
        context = (browser or self.browser()).new_context(base_url=url, viewport=WINDOW)
        context.add_cookies([{"name": name, "value": value, "url": url} for name, value in visitor.cookies.items()])
        return context


@contextmanager
def running() -> Iterator[Set]:
    """`manage.py up` in a folder of its own; it and every browser end with the block."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        embedded = Embedded(Path(folder) / "data", free_port())
        try:
            embedded.start()
            yield Set(embedded, playwright)
        finally:
            embedded.stop()


def spread(values: list[float], *percents: int) -> dict[str, float]:
    """Out: how many, the percentiles asked for, the most; `{}` for none."""
    if not values:
        return {}
    shown = {"samples": len(values), **{f"p{percent}": round(percentile(values, percent), 1) for percent in percents}}
    return {**shown, "max": round(max(values), 1)}


def report(figures: Mapping[str, Any], ratios: Mapping[str, float | None]) -> int:
    """Print one line of JSON. In: each figure by its bar, None when there is none. Out: 0 when all are within."""
    rounded = {name: None if ratio is None else round(ratio, 3) for name, ratio in ratios.items()}
    load = round(os.getloadavg()[0], 2)  # what else this machine did: the figures of a busy one are worse
    print(json.dumps({**figures, "ratios": rounded, "load": load}))
    return 0 if all(ratio is not None and ratio <= 1 for ratio in ratios.values()) else 1
