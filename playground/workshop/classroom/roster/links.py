"""Personal links: whoever opens one comes in as somebody of the roster. Nothing is stored of it: it is signed.

Another link than before is another `link_number`, and the earlier one opens nothing any more.
"""

from typing import Final

from django.core.signing import BadSignature, Signer

from playground.workshop.models import RosterEntry

_SALT: Final = "playground.workshop.roster"
_BETWEEN: Final = "."


def link_of(entry: RosterEntry) -> str:
    """Out: what stands in the address."""
    return _signer(entry.link_number).sign(entry.public_id)


def entry_behind(link: str) -> RosterEntry | None:
    """Out: whose link it is, None for any other text."""
    rows = RosterEntry.objects.select_related("workshop__supervision", "workshop__owner", "team")
    found = rows.filter(public_id=link.partition(_BETWEEN)[0]).first()
    if found is None:
        return None
    try:
        _signer(found.link_number).unsign(link)
    except BadSignature:
        return None
    return found


def _signer(number: int) -> Signer:
    return Signer(salt=f"{_SALT}.{number}", sep=_BETWEEN)
