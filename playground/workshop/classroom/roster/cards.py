"""Cards to hand out: a name, the join code, and the personal link as a QR code. Ten on a sheet of paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from playground.languages import for_reader
from playground.sentences import say
from playground.workshop.classroom.codes_qr import drawn
from playground.workshop.classroom.roster.links import link_of
from playground.workshop.classroom.roster.queries import LINK_PATH, by_name
from playground.workshop.models import RosterEntry, Workshop

ON_A_SHEET: Final = 10
ON_A_PART: Final = 200  # cards of one page of ours: drawing a code takes milliseconds


@dataclass(frozen=True, slots=True)
class Card:
    """`size` and `path`: the QR code; `label`: what it is, for those who do not see it."""

    name: str
    team: str
    size: int
    path: str
    label: str


@dataclass(frozen=True, slots=True)
class Cards:
    """Part `part` of `parts`, from 1; `count`: how many there are in all."""

    count: int
    part: int
    parts: int
    sheets: Sequence[Sequence[Card]]


def cards_of(workshop: Workshop, home: str, part: int, *, waiting: bool) -> Cards:
    """In: the address of our home page; `waiting`: only of those who have not come. Out: a part of the cards."""
    asked = workshop.roster.select_related("team")
    rows = by_name(asked.filter(taken_by=None) if waiting else asked)
    count = len(rows)
    parts = max(1, -(-count // ON_A_PART))
    part = min(max(1, part), parts)
    cards = [_card(each, home) for each in rows[(part - 1) * ON_A_PART : part * ON_A_PART]]
    sheets = [cards[first : first + ON_A_SHEET] for first in range(0, len(cards), ON_A_SHEET)]
    return Cards(count, part, parts, sheets)


def _card(entry: RosterEntry, home: str) -> Card:
    size, path = drawn(home + LINK_PATH.format(link=link_of(entry)))
    label = for_reader(say("Personal link of {name} as a QR code", name=entry.name))
    return Card(entry.name, entry.team.name if entry.team is not None else "", size, path, label)
