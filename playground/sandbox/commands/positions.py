"""Move nodes."""

import math
from collections.abc import Mapping
from typing import Any

from playground.live.shapes import PositionShape
from playground.sandbox import limits
from playground.sandbox.errors import NotFound, ValidationError
from playground.sandbox.models import Account, Group, Identity, Note, Position, Provider, Resource, Role
from playground.sandbox.rows import rows_where
from playground.sandbox.stream import Edit
from playground.sentences import say

NODES = (Account, Identity, Group, Role, Provider, Resource, Note)
CARD_STEP = 62 + 24  # a card's height and the margin to the next one
FIRST = (24, 48 + 24)  # under the account's header
COLUMNS = {
    Identity: 0,
    Group: 1,
    Provider: 0,
    Resource: 2,
    Role: 3,
    Note: 2,
}  # who asks on the left, roles on the right
COLUMN_STEP = 178 + 48
BOX = (4 * COLUMN_STEP, 420)
NO_PINS: Mapping[str, bool] = {}


def move(edit: Edit, positions: Mapping[str, PositionShape], pins: Mapping[str, bool] = NO_PINS) -> None:
    """In: new places by node id, at most 5,000, and which of these nodes to pin (True) or to unpin there (False).

    Unknown nodes and impossible places are refused; nothing moves then.
    """
    if len(positions) > limits.POSITIONS_AT_ONCE:
        raise ValidationError(
            say("{count} positions at once.", count=len(positions)),
            hint=say("Send at most {most:,}.", most=limits.POSITIONS_AT_ONCE),
            place="positions",
        )
    for position in positions.values():
        check_position(position)
    rows = _rows_of(edit, positions)
    edit.say(_said(len(positions), pins))
    for node_id, position in positions.items():
        row = rows[node_id]
        row.x, row.y = position.x, position.y
        row.width, row.height = position.width or row.width, position.height or row.height
        row.pinned = pins.get(node_id, row.pinned)
    edit.change(list(rows.values()), ("x", "y", "width", "height", "pinned"))


def _said(count: int, pins: Mapping[str, bool]) -> str:
    if pins:
        return "Pin" if any(pins.values()) else "Unpin"
    return "Move" if count == 1 else say("Move {count} nodes", count=count)


def check_position(position: PositionShape, place: str = "position") -> None:
    """Refuse places that are no place: not a number, or a hundred screens away."""
    numbers = [position.x, position.y, position.width or 0.0, position.height or 0.0]
    if not all(math.isfinite(number) and abs(number) <= limits.FARTHEST for number in numbers):
        raise ValidationError(
            say("A position must be numbers from -1,000,000 to 1,000,000."),
            hint=say("Drop the node on the canvas."),
            place=place,
        )
    if not all(0 <= number <= limits.LARGEST_NODE for number in numbers[2:]):
        raise ValidationError(
            say("A node is 0 to 20,000 pixels wide and high."), hint=say("Make it smaller."), place=f"{place}.width"
        )


def place_new(edit: Edit, row: Any, position: PositionShape | None, siblings: int = 0) -> None:
    """Put a new node where it was dropped, or in the next slot of its kind's column, after `siblings` others."""
    if position is None:
        x, y = FIRST[0] + COLUMNS[type(row)] * COLUMN_STEP, FIRST[1] + siblings * CARD_STEP
        position = PositionShape(float(x), float(y))
    check_position(position)
    edit.place(row.public_id, position.x, position.y, position.width, position.height, pinned=position.pinned)


def forget(edit: Edit, *node_ids: str) -> None:
    """The nodes are about to be deleted."""
    edit.delete_many(list(Position.objects.filter(sandbox_id=edit.sandbox.pk, node_id__in=node_ids).order_by("pk")))


def _rows_of(edit: Edit, positions: Mapping[str, PositionShape]) -> dict[str, Position]:
    """Out: a position row for each node, new where there was none."""
    rows = {row.node_id: row for row in _places(edit, list(positions))}
    known = set(rows)  # a place goes with its node
    for kind in NODES:
        if len(known) == len(positions):
            break
        here = kind.objects.filter(sandbox_id=edit.sandbox.pk, public_id__in=positions.keys() - known)
        known.update(here.values_list("public_id", flat=True))
    unknown = sorted(positions.keys() - known)
    if unknown:
        raise NotFound(
            say("There is no node {id} in this sandbox.", id=unknown[0][:40]),
            hint=say("It may have been deleted."),
        )
    return {
        node_id: rows.get(node_id) or Position(sandbox_id=edit.sandbox.pk, node_id=node_id) for node_id in positions
    }


def _places(edit: Edit, node_ids: list[str]) -> list[Position]:
    if len(node_ids) == 1:  # a card is dragged, which is what a class does most
        return rows_where(edit.sandbox.pk, Position, "node_id", node_ids[0])
    return list(Position.objects.filter(sandbox_id=edit.sandbox.pk, node_id__in=node_ids))
