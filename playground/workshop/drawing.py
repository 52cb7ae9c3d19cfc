"""PURE: the small drawing of an exercise's starting picture, read from its layout and its trust policies."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from playground.iam.trust import TrustLink, trust_links
from playground.sandbox.world import document_text

CARD: Final = (178, 62)


@dataclass(frozen=True, slots=True)
class DrawnBox:
    """An account's frame; `hue` counts accounts in the order of the file."""

    x: int
    y: int
    width: int
    height: int
    hue: int


@dataclass(frozen=True, slots=True)
class DrawnCard:
    """A node's top left corner. `kind` is user, group, role, resource, service, web or anonymous."""

    x: int
    y: int
    kind: str


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """Trust: from the right edge of a card, or of another account's frame, to the left edge of a role's card."""

    x1: int
    y1: int
    x2: int
    y2: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """Lengths are canvas pixels; the top left corner of all is (0, 0)."""

    width: int
    height: int
    boxes: list[DrawnBox]
    cards: list[DrawnCard]
    lines: list[DrawnLine]


def drawing_of(world: Mapping[str, Any]) -> Drawing:
    """In: a world whose layout names every node. Out: its drawing."""
    accounts = [f"account:{row['id']}" for row in world["accounts"]]
    places = _places(world)
    boxes = [_box(world["layout"][node], hue) for hue, node in enumerate(accounts)]
    cards = [DrawnCard(x, y, _kind(node)) for node, (x, y) in places.items()]
    ends = {node: (x + CARD[0], y + CARD[1] // 2) for node, (x, y) in places.items()}
    ends |= {node: (box.x + box.width, box.y + box.height // 2) for node, box in zip(accounts, boxes, strict=True)}
    lines = [
        DrawnLine(*ends[source], x, y + CARD[1] // 2)
        for role in world.get("roles", [])
        for x, y in [places[f"role:{role['account']}/{role['name']}"]]
        for source in (_node_of(link, world) for link in trust_links(document_text(role["trust"])))
        if source in ends and source != f"account:{role['account']}"
    ]
    corners = [(box.x + box.width, box.y + box.height) for box in boxes]
    corners += [(card.x + CARD[0], card.y + CARD[1]) for card in cards]
    return Drawing(max(x for x, _ in corners), max(y for _, y in corners), boxes, cards, lines)


def _places(world: Mapping[str, Any]) -> dict[str, tuple[int, int]]:
    """Out: each card's corner on the open canvas; in the layout those inside an account count from its corner."""
    layout = world["layout"]
    owners = {f"resource:{row['arn']}": row["account"] for row in world.get("resources", [])}
    owners |= {f"provider:{row['arn']}": row["arn"].split(":")[4] for row in world.get("providers", [])}
    found = {}
    for node, at in layout.items():
        kind, _, rest = node.partition(":")
        if kind == "account":
            continue
        account = owners.get(node) or (rest.partition("/")[0] if kind in ("user", "group", "role") else "")
        frame = layout.get(f"account:{account}", {"x": 0, "y": 0})
        found[node] = (int(frame["x"] + at["x"]), int(frame["y"] + at["y"]))
    return found


def _node_of(link: TrustLink, world: Mapping[str, Any]) -> str:
    if link.principal_type == "Service":
        return f"service:{link.value}"
    if link.principal_type == "Federated":
        names = [row["name"] for row in world.get("web_identities", []) if row["provider"] == link.value]
        drawn = any(row["arn"] == link.value for row in world.get("providers", []))
        return f"provider:{link.value}" if drawn else f"web_identity:{names[0]}" if names else ""
    _, _, rest = link.value.partition("iam::")
    account, _, name = rest.partition(":")
    if name == "root":
        return f"account:{account}"
    kind, _, own_name = name.partition("/")
    return f"{kind}:{account}/{own_name}"


def _kind(node: str) -> str:
    kind = node.partition(":")[0]
    return "web" if kind == "web_identity" else kind


def _box(at: Mapping[str, Any], hue: int) -> DrawnBox:
    return DrawnBox(int(at["x"]), int(at["y"]), int(at["width"]), int(at["height"]), hue)
