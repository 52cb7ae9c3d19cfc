"""Put every secret at rest under today's encryption key. Run again, or stopped halfway, it does no harm."""

from collections.abc import Callable, Iterator
from typing import Any

from django.db import transaction
from django.db.models import Model

from playground.sandbox.models import AccessKey, JournalEntry, MfaDevice
from playground.sandbox.secrets import sealed_anew
from playground.sts.models import RoleSession, SigningKey

# Which column is sealed, and which names the owner that the seal is bound to.
SEALED: dict[type[Model], tuple[str, str]] = {
    AccessKey: ("secret", "key_id"),
    MfaDevice: ("secret", "public_id"),
    RoleSession: ("secret", "access_key_id"),
    SigningKey: ("private_key", "key_id"),
}
_BY_NAME = {kind.__name__: columns for kind, columns in SEALED.items()}


def reseal_all() -> int:
    """Out: how many secrets were under an older key: those of rows, and those that undo would bring back."""
    return sum(_reseal_rows(kind) for kind in SEALED) + _reseal_journal()


def _reseal_rows(kind: type[Model]) -> int:
    column, owner = SEALED[kind]
    return sum(_with_lock(kind, pk, lambda row: _reseal_row(row, column, owner)) for pk in _keys(kind))


def _reseal_journal() -> int:
    return sum(_with_lock(JournalEntry, pk, _reseal_entry) for pk in _keys(JournalEntry))


def _keys(kind: type[Model]) -> Iterator[int]:
    return kind.objects.order_by("pk").values_list("pk", flat=True).iterator()


def _with_lock(kind: type[Model], pk: int, change: Callable[[Any], int]) -> int:
    """A row at a time, so that servers go on working meanwhile; one that is gone by now has nothing to reseal."""
    with transaction.atomic():
        row = kind.objects.select_for_update().filter(pk=pk).first()
        return change(row) if row is not None else 0


def _reseal_row(row: Any, column: str, owner: str) -> int:
    anew = sealed_anew(getattr(row, column), getattr(row, owner))
    if anew is None:
        return 0
    type(row).objects.filter(pk=row.pk).update(**{column: anew})
    return 1


def _reseal_entry(entry: JournalEntry) -> int:
    count = 0
    for name, _, image in entry.inverse:
        if image is None or name not in _BY_NAME:
            continue
        column, owner = _BY_NAME[name]
        anew = sealed_anew(image[column], image[owner])
        if anew is not None:
            image[column] = anew
            count += 1
    if count:
        entry.save(update_fields=["inverse"])
    return count
