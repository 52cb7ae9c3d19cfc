"""PURE: an address as a QR code."""

import segno

QUIET_ZONE = 2


def drawn(address: str) -> tuple[int, str]:
    """Out: how many squares wide it is, its quiet zone with it, and the dark ones as one SVG path: a piece for each run
    of them in a row."""
    rows = [list(row) for row in segno.make(address, error="m", micro=False).matrix_iter(border=QUIET_ZONE)]
    return len(rows), "".join(_runs(y, row) for y, row in enumerate(rows))


def _runs(y: int, row: list[int]) -> str:
    parts, start = [], None
    for x, dark in enumerate([*row, 0]):
        if dark and start is None:
            start = x
        elif not dark and start is not None:
            parts.append(f"M{start} {y}h{x - start}v1h-{x - start}z")
            start = None
    return "".join(parts)
