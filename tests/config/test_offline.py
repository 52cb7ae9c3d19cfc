"""A room without internet has everything: no page, style or script of ours asks another host. Each page's policy allows
none, and in the browser tests a page that asks one fails."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BUILT = ROOT / "frontend" / "dist" / "assets"
LOADS = re.compile(
    r"<(?:script|img|iframe|source|video|audio|embed|object|link)\b[^>]*?(?:src|href|data)=[\"']([^\"']*)"
)
HOST = re.compile(r"\b(?:https?|wss?)://([\w.-]*\w)")
# What stands in scripts as a name, or leads there when somebody clicks; nothing is loaded from it.
NAMED = {
    "www.w3.org": "namespaces of SVG and XHTML",
    "www.eclipse.org": "the licence of the layout engine, and its namespace",
    "reactflow.dev": "messages of the canvas for developers, and its attribution",
    "react.dev": "messages of React for developers",
    "rolldown.rs": "a message of the bundler for developers",
    "signin.aws.amazon.com": "addresses that people read",
    "token.actions.githubusercontent.com": "an identity provider that is drawn",
}


@pytest.mark.parametrize("file", sorted((ROOT / "templates").rglob("*.html")), ids=lambda file: file.name)
def test_no_page_loads_anything_from_elsewhere(file: Path) -> None:
    loaded = LOADS.findall(file.read_text(encoding="utf-8"))
    assert [each for each in loaded if re.match(r"(?:\w+:)?//", each)] == []


def test_no_style_names_another_host() -> None:
    styles = sorted(BUILT.glob("*.css"))
    assert styles
    for file in styles:
        assert HOST.findall(file.read_text(encoding="utf-8")) == [], file.name


def test_scripts_name_no_host_without_a_reason() -> None:
    found = {host for file in BUILT.glob("*.js") for host in HOST.findall(file.read_text(encoding="utf-8"))}
    assert found - NAMED.keys() == set()
    assert found
