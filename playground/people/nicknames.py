"""What somebody may call themselves. The setting names the filter; this one is used where it names no other.

A filter takes a name of 1 to 40 characters on one line, and whether this person may teach. It answers nothing, or a
sentence that says what is wrong with it.
"""

import unicodedata
from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.utils.module_loading import import_string

from playground.people.errors import NameNotUsable
from playground.sentences import Sentence, say

LONGEST_NAME: Final = 40
MOST_MARKS: Final = 4  # over and under one letter; Vietnamese and Thai need two
Filter = Callable[[str, bool], Sentence | None]
# Letters that show nothing although Unicode calls them letters or signs.
BLANK: Final = frozenset("\u115f\u1160\u2800\u3164\uffa0")
# Titles that would make a learner believe somebody.
TITLES: Final = ("instructor", "administrator", "dozent", "kursleit")
WHOLE_TITLES: Final = frozenset(("admin", "root", "system", "understudy"))
# What looks like a Latin letter in small print. Source: Unicode's confusables.txt, of the letters in these titles.
_LOOKALIKES: Final = {
    "a": "@4αаᴀ",
    "c": "сϲᴄ",
    "d": "ԁᴅ",
    "e": "3еєεᴇ",
    "i": "1l|!¡іıɪι",
    "m": "мᴍ",
    "n": "пηɴ",
    "o": "0οоσᴏ",
    "r": "гʀ",
    "s": "5$ѕꜱ",
    "t": "7тτᴛ",
    "u": "υսцᴜ",
}
_READ_AS: Final = str.maketrans({each: letter for letter, all_of in _LOOKALIKES.items() for each in all_of})


def check_name(name: str, *, may_teach: bool) -> str:
    """Out: the name, with single spaces. NameNotUsable."""
    name = " ".join(name.split())
    if not 1 <= len(name) <= LONGEST_NAME or not name.isprintable():
        raise NameNotUsable(
            say("A name has 1 to {most} characters on one line.", most=LONGEST_NAME),
            hint=say("Shorten it.") if len(name) > LONGEST_NAME else say("Write one that can be read."),
            place="name",
        )
    wanted: Filter = import_string(settings.NAME_FILTER)
    wrong = wanted(name, may_teach)
    if wrong is not None:
        raise NameNotUsable(wrong, hint=say("Choose another name."), place="name")
    return name


def usual(name: str, may_teach: bool) -> Sentence | None:
    """Out: why not, for names that cannot be seen, that cover their neighbours, or that pretend to teach here."""
    if all(each in BLANK or unicodedata.category(each)[0] in "MZC" for each in name):
        return say("This name cannot be seen.")
    if _marks(name) > MOST_MARKS:
        return say("This name has more signs over its letters than a line has room for.")
    if not may_teach and _pretends(name):
        return say("This name is kept for those who teach or run this server.")
    return None


def _marks(name: str) -> int:
    """Out: the longest pile of combining marks."""
    longest = pile = 0
    for each in unicodedata.normalize("NFD", name):
        pile = pile + 1 if unicodedata.category(each) in ("Mn", "Me") else 0
        longest = max(longest, pile)
    return longest


def _pretends(name: str) -> bool:
    letters, words = _letters(name), {_letters(word) for word in name.split()}
    whole = {_letters(title) for title in WHOLE_TITLES}
    return any(_letters(title) in letters for title in TITLES) or bool((words | {letters}) & whole)


def _letters(text: str) -> str:
    """Out: the letters as they are read at a glance."""
    plain = unicodedata.normalize("NFKD", text).casefold().translate(_READ_AS)
    return "".join(each for each in plain if each.isalpha())
