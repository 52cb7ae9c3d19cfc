"""PURE: a question as it is asked: options in an order of their own, and which of them are right."""

import random
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asked:
    """`many`: any number of options may be right, else exactly one. `why`: sentences, for after the answer."""

    text: str
    options: tuple[str, ...]
    many: bool
    right: tuple[int, ...]
    why: tuple[str, ...]

    def judge(self, picked: Sequence[int]) -> bool:
        """In: indexes of options. Out: whether they are the right ones, all of them and no other."""
        return sorted(set(picked)) == sorted(self.right)

    def takes(self, picked: Sequence[int]) -> bool:
        """Whether this is an answer at all: options that are there, none twice, one alone unless `many`."""
        known = range(len(self.options))
        fits = all(index in known for index in picked) and len(set(picked)) == len(picked)
        return fits and (len(picked) == 1 or (self.many and len(picked) > 1))


def shuffled(
    dice: random.Random, text: str, right: Sequence[str], wrong: Sequence[str], why: Sequence[str], many: bool = False
) -> Asked:
    """In: what is right and what is not; what stands in both or twice is shown once. Out: the question."""
    kept = [(option, True) for option in dict.fromkeys(right)]
    kept += [(option, False) for option in dict.fromkeys(wrong) if option not in right]
    dice.shuffle(kept)
    return Asked(
        text=text,
        options=tuple(option for option, _ in kept),
        many=many,
        right=tuple(index for index, (_, is_right) in enumerate(kept) if is_right),
        why=tuple(dict.fromkeys(why)),
    )
