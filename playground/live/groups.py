"""Names of channel groups."""


def of_sandbox(public_id: str) -> str:
    """Out: the group of everybody who looks at a sandbox."""
    return f"sandbox.{public_id}"


def of_person(public_id: str) -> str:
    """Out: the group of all pages that somebody has open, in every browser."""
    return f"person.{public_id}"


def of_supervision(public_id: str) -> str:
    """Out: the group of everybody who looks at a sandbox of this class."""
    return f"supervision.{public_id}"


def of_class(public_id: str) -> str:
    """Out: the group of everybody who learns in this class, without those whom they let into their sandboxes."""
    return f"class.{public_id}"


def of_supervised(supervision: str, person: str) -> str:
    """Out: the group of one person's pages in a class: a sandbox of it, or the page where they wait."""
    return f"supervision.{supervision}.{person}"


def of_workshop(public_id: str) -> str:
    """Out: the group of those who teach a workshop and have its page open."""
    return f"workshop.{public_id}"
