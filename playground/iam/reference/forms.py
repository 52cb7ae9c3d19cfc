"""Can a Resource pattern of a policy mean a resource of this form, such as arn:${Partition}:s3:::${BucketName}?

Both sides have free places, so the question is whether any text fits both. All ways through the form run at once, as
bits of one integer, while the pattern is read letter by letter. In doubt the answer is yes: it is for warnings.
"""

import re
from functools import lru_cache

_FREE = re.compile(r"(\$\{[^}]*\}|\*)")  # a few forms say * where they mean any text
# Places that never hold a slash, so that arn:aws:s3:::b/* is no bucket and table/t/index/* no table.
_WITHOUT_SLASH = frozenset({"${BucketName}", "${TableName}"})
_LONGEST = 2048  # characters of a pattern; a longer one is taken to fit


class _Form:
    """Bit i of a state says: the first i letters of the form have been passed. A free place may stay where it is."""

    def __init__(self, arn: str) -> None:
        self.size = 0
        self._letters: dict[str, int] = {}
        self._free = self._no_colon = self._no_slash = 0
        colons = 0
        for part in _FREE.split(arn):
            here = 1 << self.size
            if _FREE.fullmatch(part):
                self._free |= here
                self._no_colon |= here if colons < 5 else 0
                self._no_slash |= here if part in _WITHOUT_SLASH else 0
                continue
            for letter in part:
                self._letters[letter] = self._letters.get(letter, 0) | 1 << self.size
                self.size += 1
            colons += part.count(":")

    def fits(self, pattern: str) -> bool:
        """In: a pattern in which * and ? are free. Out: whether some text fits both."""
        states = 1
        everything = (2 << self.size) - 1
        for letter in pattern:
            if letter == "*":  # whatever it stands for can lead from the least state to any later one
                states = everything & -(states & -states)
            elif letter == "?":
                states = everything & (states << 1 | states & self._free)
            else:
                barred = self._no_colon if letter == ":" else self._no_slash if letter == "/" else 0
                states = (states & self._letters.get(letter, 0)) << 1 | states & self._free & ~barred
            if not states:
                return False
        return bool(states >> self.size & 1)


@lru_cache(maxsize=4096)
def _form(arn: str) -> _Form:
    return _Form(arn)


@lru_cache(maxsize=16_384)
def may_mean(pattern: str, form: str) -> bool:
    """In: a Resource pattern (variables such as ${aws:username} count as free) and an ARN form of the catalogue."""
    if pattern == "*" or len(pattern) > _LONGEST:
        return True
    return _form(form).fits(_FREE.sub("*", pattern))
