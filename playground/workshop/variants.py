"""PURE: the same exercise with other account numbers, names and values, so that neighbours cannot copy.

A seed decides which; 0 is the exercise as it was written. Drawn are every account number, the names of people (from
the lists below, so that "her" stays right) and each `[[vary]]` table of `exercise.toml`:

    [[vary]]
    text = "acme-7f3c91"                    as it stands in the files
    as = ["acme-51c0d8", "acme-e6240b"]     one of these, or `text` itself, stands there instead

A word is replaced wherever it stands alone, with a capital letter too, in the start, the goals, the solution, the
mistakes and all texts in every language at once: what was true of the exercise stays true.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from random import Random
from typing import Any, Final

from playground.workshop.goals.table import Table
from playground.workshop.package import Package

MOST_VARIED: Final = 10
MOST_CHOICES: Final = 20
MOST_SEED: Final = 2**31 - 1
NUMBER: Final = re.compile(r"(?<!\d)\d{12}(?!\d)")
# Four times the same three digits can be told apart at a glance; more accounts than that are drawn freely.
SHORT: Final = range(101, 1000)
# None ends in s, x or z: German would write their genitive otherwise.
HER: Final = (
    *("ada", "ana", "bea", "carol", "cleo", "clara", "dana", "dina", "ella", "emma", "eve", "frida", "gina"),
    *("hanna", "ida", "ina", "jana", "jane", "karla", "lea", "lena", "lotte", "mallory", "mara", "mia", "nina"),
    *("nora", "olga", "paula", "rita", "rosa", "sue", "thea", "ulla", "uma", "vera", "wanda", "zara"),
)
HIS: Final = (
    *("adam", "anton", "ben", "bob", "carl", "emil", "erik", "finn", "georg", "hugo", "ian", "ivan", "jan", "karim"),
    *("leo", "milo", "noah", "oskar", "otto", "paul", "raj", "rolf", "sam", "sven", "theo", "tim", "tom", "viktor"),
)
EITHER: Final = ("kim", "pat", "robin", "kai", "sascha", "toni", "chris", "alex", "jo", "noel")


@dataclass(frozen=True, slots=True)
class Varied:
    """One value of an exercise, and what may stand in its place."""

    text: str
    choices: tuple[str, ...]


def varied_from(given: Any) -> tuple[Varied, ...]:
    """In: what exercise.toml has under `vary`. Out: it; MalformedExercise with the place of the first slip."""
    outer = Table({"vary": given}, "")
    if not isinstance(given, list) or len(given) > MOST_VARIED:
        raise outer.complaint("vary", "These are no values to vary.", f"Write at most {MOST_VARIED} [[vary]] tables.")
    found: list[Varied] = []
    for index, each in enumerate(given):
        table = Table(each, f"vary[{index}]")
        table.only(("text", "as"))
        text, choices = table.text("text", longest=120), table.texts("as")
        if text in {earlier.text for earlier in found}:
            raise table.complaint("text", "An earlier table varies this.", "Name each value once.")
        if not 1 <= len(choices) <= MOST_CHOICES or not all(choices):
            raise table.complaint("as", f"There are {len(choices)} choices.", f"Write 1 to {MOST_CHOICES} texts.")
        found.append(Varied(text, choices))
    return tuple(found)


def variant(package: Package, seed: int) -> Package:
    """In: an exercise's files, a seed. Out: the files as they read in that variant; MalformedExercise as reading."""
    if not seed:
        return package
    dice = Random(seed)
    trees = [package.json(file) if file.endswith(".json") else package.toml(file) for file in sorted(package.files)]
    texts = [text for tree in trees for text in _texts(tree)]
    sheet = package.toml("exercise.toml")
    words = _numbers(texts, dice) | _people(package.json("start.json"), texts, dice)
    for each in varied_from(sheet.get("vary", [])):
        words[each.text] = dice.choice((each.text, *each.choices))
    return replace(package, words=words)


def _texts(tree: Any) -> Iterator[str]:
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, Mapping):
        for key, value in tree.items():
            yield key
            yield from _texts(value)
    elif isinstance(tree, list):
        for each in tree:
            yield from _texts(each)


def _numbers(texts: Iterable[str], dice: Random) -> dict[str, str]:
    """Out: a new number for every account that is named anywhere."""
    known = sorted({number for text in texts for number in NUMBER.findall(text)})
    if len(known) <= len(SHORT) // 2:
        drawn = [f"{part}" * 4 for part in dice.sample(SHORT, len(known))]
    else:
        drawn = [str(number) for number in dice.sample(range(10**11, 10**12), len(known))]
    return dict(zip(known, drawn, strict=True))


def _people(world: Any, texts: Iterable[str], dice: Random) -> dict[str, str]:
    """Out: another name for each user who is called as people are; one that no text of the exercise has yet."""
    rows = world.get("users", []) if isinstance(world, dict) else []
    users = [row["name"] for row in rows if isinstance(row, dict) and isinstance(row.get("name"), str)]
    taken = {word for text in texts for word in re.findall(r"\w+", text.lower())}
    found: dict[str, str] = {}
    for names in (HER, HIS, EITHER):
        free = [name for name in names if name not in taken and f"{name}s" not in taken]
        dice.shuffle(free)
        found |= dict(zip((name for name in dict.fromkeys(users) if name in names), free, strict=False))
    return found
