"""`python -m playground.config.texts`: keeps `locales/*.json` in step with what the code says; --check only tells.

Every template written in a `say("…")`, a `phrase("…")` or a page's {% said "…" %} needs a text in each language, with
the same values in braces, and no text may be there that nobody says.
"""

import argparse
import ast
import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter

PLAYGROUND = Path(__file__).resolve().parents[1]
CATALOGUES = PLAYGROUND / "locales"
PAGES = PLAYGROUND.parent / "templates"
MODULE, SAYING = "playground.sentences", {"say", "phrase"}
_ON_A_PAGE = re.compile(r'{% said "([^"]+)" %}')


def main(arguments: list[str]) -> int:
    """Out: 0 when there is nothing to do, or --check was not asked for and every text is there."""
    parser = argparse.ArgumentParser(prog="python -m playground.config.texts", description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing")
    check = parser.parse_args(arguments).check
    wanted, complaints = said(), []
    for path in sorted(CATALOGUES.glob("*.json")):
        texts: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
        if not check:
            texts = {template: texts.get(template, "") for template in sorted(wanted)}
            path.write_text(json.dumps(texts, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        complaints += [f"{path.name}: {each}" for each in complaints_about(texts, wanted)]
    for each in complaints:
        print(each, file=sys.stderr)
    return 1 if complaints else 0


def complaints_about(texts: Mapping[str, str], wanted: Mapping[str, str]) -> list[str]:
    """In: template to text, and to the place that says it. Out: what is wrong, a line each."""
    missing = [f"no text for {template!r} of {place}" for template, place in wanted.items() if not texts.get(template)]
    unsaid = [f"nobody says {template!r}" for template in texts if template not in wanted]
    both = ((template, text) for template, text in texts.items() if text and template in wanted)
    others = [f"other values in {text!r} than in {template!r}" for template, text in both if _differ(template, text)]
    unsorted = [] if list(texts) == sorted(texts) else ["not sorted"]
    return missing + unsaid + others + unsorted


def said(root: Path = PLAYGROUND) -> dict[str, str]:
    """Out: every template that the code says, and where. ValueError for one that is not written out at its call."""
    found: dict[str, str] = {}
    for path in sorted(root.rglob("*.py")):
        for template, line in _said_in(path):
            found.setdefault(template, f"{path.relative_to(root.parent)}:{line}")
    for path in sorted(PAGES.rglob("*.html")):
        for template in _ON_A_PAGE.findall(path.read_text(encoding="utf-8")):
            found.setdefault(template, path.name)
    return found


def _said_in(path: Path) -> Iterator[tuple[str, int]]:
    source = path.read_text(encoding="utf-8")
    if f"from {MODULE} import" not in source and path.name != "sentences.py":
        return
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SAYING:
            template = node.args[0] if node.args else None
            if not isinstance(template, ast.Constant) or not isinstance(template.value, str):
                raise ValueError(f"{path}:{node.lineno} does not write its template out.")
            yield template.value, node.lineno


def _differ(template: str, text: str) -> bool:
    """Whether a text leaves a value out or has one that the template lacks. Without values braces are plain letters."""
    names = values_of(template)
    return values_of(text) != names if names else False


def values_of(template: str) -> set[str]:
    """Out: the names in braces; none where the braces are part of the text, such as JSON."""
    try:
        names = {name for _, name, _, _ in Formatter().parse(template) if name is not None}
    except ValueError:
        return set()
    return names if all(name.isidentifier() for name in names) else set()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
