"""The known name that a misspelt one most likely means: the one that shares most pairs of neighbouring letters.

Fast enough to be asked for each name of a policy at each keystroke: an index of pairs is made once for each service.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from playground.iam.catalog import shared_keys
from playground.iam.reference.files import read_service, service_titles
from playground.iam.reference.lookup import LONGEST_NAME

_NEAR_ENOUGH = 0.6  # of all pairs of both names; 1 is the same name


class _Index:
    """Names by the pairs of letters in them."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(names)
        self._sizes = [len(_pairs(name)) for name in self._names]
        self._holders: Mapping[str, list[int]] = defaultdict(list)
        for number, name in enumerate(self._names):
            for pair in _pairs(name):
                self._holders[pair].append(number)

    def nearest(self, name: str) -> str | None:
        """Out: the name that shares most; None if none shares enough."""
        pairs = _pairs(name)
        shared: Counter[int] = Counter()
        for pair in pairs:
            shared.update(self._holders.get(pair, ()))
        scored = ((2 * count / (len(pairs) + self._sizes[number]), number) for number, count in shared.items())
        score, best = max(scored, default=(0.0, 0))
        return self._names[best] if score >= _NEAR_ENOUGH else None


def _pairs(name: str) -> set[str]:
    """With an end on each side, so that first and last letters count, too."""
    framed = f"^{name.lower()}$"
    return {framed[index : index + 2] for index in range(len(framed) - 1)}


@lru_cache(maxsize=2048)
def nearest_action(name: str) -> str | None:
    """In: an action of a known service that is none of its actions. Out: the one it most likely means."""
    prefix = name.partition(":")[0].lower()
    return _actions(prefix).nearest(name.partition(":")[2]) if len(name) <= LONGEST_NAME else None


@lru_cache(maxsize=2048)
def nearest_service(prefix: str) -> str | None:
    """In: a prefix that no service has. Out: the one it most likely means."""
    return _services().nearest(prefix) if len(prefix) <= LONGEST_NAME else None


@lru_cache(maxsize=2048)
def nearest_key(name: str) -> str | None:
    """In: a condition key that is none. Out: the known one with the same prefix that it most likely means."""
    return _keys(name.partition(":")[0].lower()).nearest(name) if len(name) <= LONGEST_NAME else None


@cache
def _services() -> _Index:
    return _Index(service_titles())


@lru_cache(maxsize=64)
def _actions(prefix: str) -> _Index:
    service = read_service(prefix)
    return _Index(action.name.partition(":")[2] for action in service.actions.values()) if service else _Index(())


@lru_cache(maxsize=64)
def _keys(prefix: str) -> _Index:
    service = read_service(prefix)
    own = [key.name for key in service.keys.values()] if service else []
    return _Index([*own, *(key.name for name, key in shared_keys().items() if name.startswith(f"{prefix}:"))])
