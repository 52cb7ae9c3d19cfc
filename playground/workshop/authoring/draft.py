"""PURE: a draft, which is the files of an exercise as they read, and the way to files and back.

{"sheet": exercise.toml without format, number, slug and after, "start": start.json or None,
 "solution": solution.json or None, "mistakes": mistakes.json, each with `ops` None until it was drawn,
 "lesson": lesson.toml or None, "de": de.toml or None}
"""

import json
import re
import unicodedata
from collections.abc import Mapping
from typing import Any, Final

from playground.sandbox.world import LISTS
from playground.sentences import say
from playground.workshop.authoring.errors import DraftTooLarge
from playground.workshop.goals.notation import MOST_GOALS
from playground.workshop.goals.table import Table
from playground.workshop.mistakes import MOST_MISTAKES
from playground.workshop.package import LONGEST_SLUG, Package
from playground.workshop.toml_text import toml_text

Draft = dict[str, Any]
OURS: Final = ("format", "number", "slug", "after")  # of exercise.toml: nobody writes them in the browser
SHEET: Final = ("title", "track", "minutes", "objective", "story", "task", "picture", "why", "hint", "goal", "vary")
MOST_ROWS: Final = 200  # of a picture: it is drawn anew for each that starts, and for each trial
MOST_CHARACTERS: Final = 1_000_000
PICTURES: Final = ("start", "solution")  # besides those of mistakes
UNTITLED: Final = "exercise"


def empty(title: str, start: Mapping[str, Any] | None) -> Draft:
    """Out: a draft of which only the picture is there."""
    sheet = {"title": title, "track": "beyond", "minutes": 10, "why": ["", "", ""], "hint": [], "goal": []}
    return {"sheet": sheet, "start": start, "solution": None, "mistakes": [], "lesson": None, "de": None}


def draft_of(package: Package) -> Draft:
    """In: the files of an exercise that was read without a complaint. Out: it as a draft."""
    sheet = {name: value for name, value in package.toml("exercise.toml").items() if name not in OURS}
    return {
        "sheet": sheet,
        "start": package.json("start.json"),
        "solution": package.json("solution.json"),
        "mistakes": package.json("mistakes.json"),
        "lesson": package.toml("lesson.toml") if "lesson.toml" in package.files else None,
        "de": package.toml("de.toml") if "de.toml" in package.files else None,
    }


def package_of(draft: Draft, slug: str = "") -> Package:
    """Out: its files; what is not there yet is left out. MalformedExercise for what no file could hold."""
    slug = slug or slug_of(draft)
    sheet = {"format": 1, "number": 1, "slug": slug, **draft["sheet"]}
    files = {"exercise.toml": toml_text(sheet)}
    for name in ("start", "solution"):
        if draft[name] is not None:
            files[f"{name}.json"] = _json(draft[name])
    files["mistakes.json"] = _json(draft["mistakes"])
    for name in ("lesson", "de"):
        if draft[name] is not None:
            files[f"{name}.toml"] = toml_text(draft[name])
    return Package(slug, files)


def slug_of(draft: Draft) -> str:
    """Out: a file name from the title: small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", str(draft["sheet"].get("title", ""))).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain.lower()))[:LONGEST_SLUG].strip("-") or UNTITLED


def with_changes(draft: Draft, changes: Mapping[str, Any]) -> Draft:
    """In: `sheet` and `lesson` with the fields to change, None for those to take out; `mistakes`, whose pictures stay
    those that were drawn under their codes; `de` None to drop it. Out: the draft that follows; it may lack much."""
    table = Table(changes, "")
    table.only(("sheet", "mistakes", "lesson", "de"))
    changed = {**draft}
    for name in ("sheet", "lesson"):
        if table.has(name) and (changes[name] is not None or name == "sheet"):
            inner = table.inner(name)
            if name == "sheet":
                inner.only(SHEET)
            fields = {**(draft[name] or {}), **inner.given}
            changed[name] = {field: value for field, value in fields.items() if value is not None}
        elif table.has(name):
            changed[name] = None
    if table.has("mistakes"):
        changed["mistakes"] = _mistakes(draft["mistakes"], Table({"mistakes": changes["mistakes"]}, ""))
    if table.has("de"):
        if changes["de"] is not None:
            raise table.complaint("de", say("Translations come with a file."), say("Import one that has it."))
        changed["de"] = None
    check_size(changed)
    return changed


def _mistakes(before: list[dict[str, Any]], table: Table) -> list[dict[str, Any]]:
    given = table.given["mistakes"]
    if not isinstance(given, list) or len(given) > MOST_MISTAKES:
        hint = say("Write a list of at most {most_mistakes} objects.", most_mistakes=MOST_MISTAKES)
        raise table.complaint("mistakes", say("These are no mistakes."), hint)
    drawn = {each.get("code"): each.get("ops") for each in before}
    found: list[dict[str, Any]] = []
    for index, each in enumerate(given):
        inner = Table(each, f"mistakes[{index}]")
        inner.only(("code", "feedback", "breaks", "also_unmet", "signs", "ops"))
        code, breaks = inner.text("code", longest=40), list(inner.texts("breaks"))
        if code in [earlier["code"] for earlier in found] or code in PICTURES:
            raise inner.complaint("code", say("Another picture has this code."), say("Give each its own."))
        found.append({**each, "breaks": breaks, "ops": drawn.get(code)})
    return found


def check_files(draft: Draft) -> None:
    """MalformedExercise for what no file could hold, or nobody could read again."""
    package = package_of(draft)
    for file in package.files:
        package.json(file) if file.endswith(".json") else package.toml(file)


def check_size(draft: Draft) -> None:
    """DraftTooLarge for what nobody draws by hand."""
    if len(json.dumps(draft)) > MOST_CHARACTERS:
        raise DraftTooLarge(
            say("This exercise has more than {most:,} characters.", most=MOST_CHARACTERS),
            hint=say("Draw a smaller picture, write less."),
        )
    goals = draft["sheet"].get("goal")
    if isinstance(goals, list) and len(goals) > MOST_GOALS:
        raise DraftTooLarge(
            say("There are {count} goals.", count=len(goals)),
            hint=say("Write 1 to {most_goals} [[goal]] tables.", most_goals=MOST_GOALS),
        )
    rows = sum(len(rows) for kind in LISTS if isinstance(rows := (draft["start"] or {}).get(kind, []), list))
    if rows > MOST_ROWS:
        raise DraftTooLarge(
            say("There are {count:,} things in this picture.", count=rows),
            hint=say("An exercise has at most {most:,}.", most=MOST_ROWS),
        )


def _json(value: Any) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"
