"""The picture an exercise begins with. Built once in each process, with every check; later ones get a cast.

A cast is found by all that it was made of, so one of another edition, or of a variant, is never taken for it.
"""

import json
from hashlib import sha256
from typing import Final

from playground.sandbox.casting import Mould, cast, mould_of
from playground.sandbox.stream import Edit
from playground.sandbox.transfer import build
from playground.workshop.catalog import Exercise

MOST_KEPT: Final = 200
_moulds: dict[str, Mould] = {}  # by the digest of a world; the one that was made first is let go first


def begin(edit: Edit, exercise: Exercise) -> None:
    """In: the open edit of an empty sandbox. The start of the exercise is built in it."""
    mould = _moulds.get(_digest(exercise))
    if mould is None:
        build(edit, exercise.world)
    else:
        cast(edit, mould)


def keep(edit: Edit, exercise: Exercise) -> None:
    """In: the same edit, closed. Whoever begins with the same picture after it, in this process, gets a cast."""
    key = _digest(exercise)
    if key in _moulds:
        return
    organization = exercise.world.get("organization") or {}
    mould = mould_of(edit, given=[organization.get("id", "")])
    if mould is not None:
        while len(_moulds) >= MOST_KEPT:
            _moulds.pop(next(iter(_moulds)), None)
        _moulds[key] = mould


def forget() -> None:
    """The next one of each is built again."""
    _moulds.clear()


def _digest(exercise: Exercise) -> str:
    return sha256(json.dumps(exercise.world).encode()).hexdigest()
