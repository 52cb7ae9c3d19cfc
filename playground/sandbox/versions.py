"""Named versions: keep the picture as it is, look at it later, put it back as one edit that can be undone."""

from dataclasses import asdict
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Model, RestrictedError

from playground.people.models import Person
from playground.sandbox import limits, names
from playground.sandbox.errors import LimitExceeded, NotFound, RestoreConflict
from playground.sandbox.images import TRACKED, image_of, row_from
from playground.sandbox.models import AccessKey, Sandbox, Version
from playground.sandbox.queries import canvas
from playground.sandbox.stream import Edit, editing
from playground.sentences import say

KEPT: tuple[type[Model], ...] = tuple(kind for kind in TRACKED if kind not in (Sandbox, AccessKey))


@transaction.atomic
def save_version(sandbox: Sandbox, person: Person, name: str) -> Version:
    """Out: the sandbox as it stands now, under a name."""
    locked = Sandbox.objects.select_for_update().get(pk=sandbox.pk)
    if locked.versions.count() >= limits.VERSIONS:
        raise LimitExceeded(
            say("Cannot exceed quota for VersionsPerSandbox: {most}", most=limits.VERSIONS),
            hint=say("Delete a version you no longer need."),
        )
    shape = asdict(canvas(locked, None))
    rows = [[kind.__name__, row.pk, image_of(row)] for kind in KEPT for row in _rows(kind, locked)]
    return Version.objects.create(
        sandbox=locked,
        name=names.check_title(name, "name", 80),
        revision=locked.revision,
        person=person,
        canvas=shape,
        rows=rows,
    )


def find_version(sandbox: Sandbox, version_id: str) -> Version:
    found = sandbox.versions.filter(public_id=version_id).select_related("person").first()
    if found is None:
        raise NotFound(say("There is no version {id}.", id=version_id[:40]), hint=say("It may have been deleted."))
    return found


def restore(sandbox: Sandbox, person: Person, version_id: str) -> Edit:
    """Put every row back as it was then, ids and all; what came since goes. Undo takes it back."""
    try:
        with editing(sandbox, person) as edit:
            version = find_version(edit.sandbox, version_id)
            edit.say(say("Restore {version}", version=version.name))
            _put_back(edit, version.rows)
    except (IntegrityError, RestrictedError) as error:
        raise RestoreConflict(
            say("This version cannot be put back over what is drawn now."),
            hint=say("Delete what is new, then restore it."),
        ) from error
    return edit


def _put_back(edit: Edit, rows: list[list[Any]]) -> None:
    """What is new goes first, from the leaves on, so that nothing stands on it; then rows come back, roots first."""
    kept = {(name, pk) for name, pk, _ in rows}
    for kind in reversed(TRACKED):
        if kind is Sandbox:
            continue
        for row in _rows(kind, edit.sandbox):
            if _goes(row, kept):
                edit.delete(row)
    kinds = {kind.__name__: kind for kind in KEPT}
    for name, pk, image in rows:
        row = row_from(kinds[name], pk, image)
        stored = kinds[name].objects.filter(pk=pk).first()
        if stored is None or image_of(stored) != image_of(row):
            edit.save(row)


def _goes(row: Model, kept: set[tuple[str, int]]) -> bool:
    """Whether a row of today is not in the version. A key stays as long as its user does."""
    if isinstance(row, AccessKey):
        return ("Identity", row.identity_id) not in kept
    return (type(row).__name__, row.pk) not in kept


def _rows(kind: type[Model], sandbox: Sandbox) -> list[Any]:
    return list(kind._default_manager.filter(sandbox=sandbox).order_by("pk"))
