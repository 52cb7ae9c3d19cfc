"""{% vite "src/entries/canvas.tsx" %}: the built front end's files for a page, found in Vite's manifest."""

import json
import logging
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

logger = logging.getLogger(__name__)
register = template.Library()
Manifest = dict[str, Any]


@register.simple_tag(takes_context=True)
def vite(context: template.Context, entry: str) -> SafeString:
    """In: an entry's path below frontend/. Out: its style sheets, preloads and script. Unbuilt: a comment saying so."""
    found = manifest()
    if entry not in found:
        logger.error("The front end is not built, or has no %s. Run `python3 manage.py up`.", entry)
        return SafeString("<!-- The front end is not built: run python3 manage.py up -->")
    chunks = list(_chunks(found, entry))
    styles = dict.fromkeys(css for chunk in chunks for css in chunk.get("css", ()))
    preloads = dict.fromkeys(chunk["file"] for chunk in [*chunks[:-1], *_texts(found, context.get("language", ""))])
    return SafeString(
        format_html_join("", '<link rel="stylesheet" href="{}">', ((static(css),) for css in styles))
        + format_html_join("", '<link rel="modulepreload" href="{}">', ((static(file),) for file in preloads))
        + format_html('<script type="module" src="{}"></script>', static(found[entry]["file"]))
    )


def manifest() -> Manifest:
    """Out: the manifest as it is now: a build while we run is seen without a restart."""
    path = Path(settings.FRONTEND_DIST) / ".vite" / "manifest.json"
    return _read(path, path.stat().st_mtime_ns) if path.exists() else {}


@lru_cache(maxsize=4)
def _read(path: Path, changed: int) -> Manifest:
    return json.loads(path.read_text(encoding="utf-8"))


def _texts(found: Manifest, language: str) -> list[Manifest]:
    """Out: the catalogue of the page's language, which its modules ask for before anything is drawn."""
    name = f"src/locales/{language}.json"
    return [found[name]] if name in found else []


def _chunks(found: Manifest, entry: str, seen: set[str] | None = None) -> Iterator[Manifest]:
    """Out: what the entry imports statically, each once and before whoever imports it, and the entry's chunk last.

    Style sheets come in this order, so that a page's own rules win over those of what it is composed of.
    """
    seen = seen if seen is not None else set()
    seen.add(entry)
    for name in found[entry].get("imports", ()):
        if name not in seen:
            yield from _chunks(found, name, seen)
    yield found[entry]
