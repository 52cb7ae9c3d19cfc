"""Names of channel groups."""


def of_sandbox(public_id: str) -> str:
    """Out: the group of everybody who looks at a sandbox."""
    return f"sandbox.{public_id}"


def of_supervision(public_id: str) -> str:
    """Out: the group of everybody who looks at a sandbox of this class."""
    return f"supervision.{public_id}"


def of_workshop(public_id: str) -> str:
    """Out: the group of everybody who watches a workshop's progress."""
    return f"workshop.{public_id}"
