"""QR codes as one path of an SVG, drawn by the browser."""

import segno

QUIET_ZONE = 2  # squares left white around the code, so that a camera finds it


def qr_of(text: str) -> tuple[int, str]:
    """Out: how many squares it is wide, and the path of the dark ones."""
    code = segno.make(text, error="m", micro=False)
    rows = [list(row) for row in code.matrix_iter(border=QUIET_ZONE)]
    dark = (f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark)
    return len(rows), "".join(dark)
