"""Small drawings of many sandboxes: one question for each kind of row, however many sandboxes there are."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django.db.models import F, Window
from django.db.models.functions import RowNumber

from playground.iam.trust import NOBODY
from playground.sandbox.documents import links_of
from playground.sandbox.models import Account, Group, Identity, Position, Provider, Resource, Role, Sandbox
from playground.sandbox.models.account import AccountKind
from playground.sandbox.providers import provider_arn
from playground.sts.models import RoleSession, State

MOST_TILES: Final = 100  # in one answer
MOST_OF_A_KIND: Final = 40  # of one sandbox: more of them are dots that nobody tells apart
MOST_LINES: Final = 120
CARD: Final = (178, 62)
FRAME: Final = (420, 220)  # of an account that nobody has sized
OTHERS_FRAME: Final = (300, 84)
MARGIN: Final = 24  # an account grows with what it owns
KINDS: Final = ("user", "service", "web_identity", "anonymous", "group", "role", "resource", "provider")
NODES: Final = (Identity, Group, Role, Provider, Resource)


@dataclass(frozen=True, slots=True)
class TileShape:
    """One sandbox, small. Whole canvas pixels in plain rows of numbers, so that a wall of them is read at once.

    `boxes`: x, y, width, height, hue of each account. `cards`: x, y, kind (an index into user, service, web_identity,
    anonymous, group, role, resource, provider). `lines`: x1, y1, x2, y2 of each trust. `live`: x, y of the role's card
    of each live session.
    """

    sandbox: str
    revision: int
    boxes: list[int]
    cards: list[int]
    lines: list[int]
    live: list[int]


@dataclass(slots=True)
class _Sheet:
    """What is known of one sandbox on the way. `cards`: corners by node. `ends`: where a line starts, by principal."""

    boxes: dict[int, list[int]] = field(default_factory=dict)  # by an account's key
    numbers: dict[int, str] = field(default_factory=dict)
    cards: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    ends: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)
    lines: list[int] = field(default_factory=list)
    live: list[int] = field(default_factory=list)


def tiles_of(sandboxes: Sequence[Sandbox]) -> list[TileShape]:
    """In: sandboxes just read. Out: a tile for each."""
    keys = [each.pk for each in sandboxes]
    rows = {kind: list(_some(kind, keys)) for kind in (Account, *NODES)}
    nodes = [row.public_id for kind in rows for row in rows[kind]]
    found = Position.objects.filter(sandbox__in=keys, node_id__in=nodes)
    places = {each.node_id: each for each in found}
    sheets: dict[int, _Sheet] = defaultdict(_Sheet)
    for account in rows[Account]:
        _add_account(sheets[account.sandbox_id], account, places.get(account.public_id))
    for kind in NODES:
        for row in rows[kind]:
            _add_card(sheets[row.sandbox_id], row, places.get(row.public_id))
    for account in rows[Account]:
        _end_lines_at(sheets[account.sandbox_id], account)
    for role in rows[Role]:
        _add_lines(sheets[role.sandbox_id], role)
    for sandbox, role_id in _live(keys):
        if role_id in sheets[sandbox].cards:
            sheets[sandbox].live += sheets[sandbox].cards[role_id][:2]
    return [_tile(each, sheets[each.pk]) for each in sandboxes]


def _some(kind: type[Any], keys: Sequence[int]) -> Iterable[Any]:
    """Out: the first rows of a kind of each sandbox, oldest first."""
    number = Window(RowNumber(), partition_by=F("sandbox"), order_by=F("pk").asc())
    return kind.objects.filter(sandbox__in=keys).annotate(nth=number).filter(nth__lte=MOST_OF_A_KIND).order_by("pk")


def _live(keys: Sequence[int]) -> Iterable[tuple[int, str]]:
    rows = RoleSession.objects.filter(sandbox__in=keys, state=State.ACTIVE)
    return rows.values_list("sandbox", "principal_id").distinct()


def _add_account(sheet: _Sheet, account: Account, at: Position | None) -> None:
    x, y = _corner(at)
    width, height = OTHERS_FRAME if account.kind == AccountKind.EXTERNAL else FRAME
    if at is not None:
        width, height = int(at.width or width), int(at.height or height)
    sheet.boxes[account.pk], sheet.numbers[account.pk] = [x, y, width, height, account.hue], account.number


def _add_card(sheet: _Sheet, row: Any, at: Position | None) -> None:
    x, y = _corner(at)
    box = sheet.boxes.get(row.account_id)
    if box is not None:
        box[2:4] = max(box[2], x + CARD[0] + MARGIN), max(box[3], y + CARD[1] + MARGIN)
        x, y = x + box[0], y + box[1]
    kind = row.kind if isinstance(row, Identity) else type(row).__name__.lower()
    sheet.cards[row.public_id] = (x, y, KINDS.index(kind))
    for principal in _principals(sheet, row):
        sheet.ends.setdefault(principal, (x + CARD[0], y + CARD[1] // 2))


def _end_lines_at(sheet: _Sheet, account: Account) -> None:
    """An account as principal: its frame's right edge, as wide as the frame is by now."""
    x, y, width, height, _ = sheet.boxes[account.pk]
    sheet.ends["AWS", account.root_arn] = sheet.ends["AWS", account.number] = (x + width, y + height // 2)


def _principals(sheet: _Sheet, row: Any) -> list[tuple[str, str]]:
    """Out: how stored trust policies name this node."""
    if isinstance(row, Provider):
        return [("Federated", provider_arn(sheet.numbers.get(row.account_id, ""), row.kind, row.name))]
    if isinstance(row, Identity) and row.principal_value:
        return [("Service" if row.kind == "service" else "Federated", row.principal_value)]
    if isinstance(row, Identity) and row.kind == "anonymous":
        return [("AWS", "*")]
    return [("AWS", row.public_id)] if isinstance(row, Identity | Role) else []


def _add_lines(sheet: _Sheet, role: Role) -> None:
    x, y, _ = sheet.cards[role.public_id]
    for link in links_of(role.trust_policy):
        end = sheet.ends.get((link.principal_type, link.value))
        if end is not None and link.sid != NOBODY["Sid"] and len(sheet.lines) < 4 * MOST_LINES:
            sheet.lines += [*end, x, y + CARD[1] // 2]


def _corner(at: Position | None) -> tuple[int, int]:
    return (int(at.x), int(at.y)) if at else (0, 0)


def _tile(sandbox: Sandbox, sheet: _Sheet) -> TileShape:
    cards = [number for card in sheet.cards.values() for number in card]
    boxes = [number for box in sheet.boxes.values() for number in box]
    return TileShape(sandbox.public_id, sandbox.revision, boxes, cards, sheet.lines, sheet.live)
