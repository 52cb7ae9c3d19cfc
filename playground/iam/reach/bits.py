"""Sets of small numbers as Python integers: bit i says that i is in."""

from collections.abc import Iterable, Iterator

_IN_BYTE = tuple(tuple(bit for bit in range(8) if byte >> bit & 1) for byte in range(256))


def bits_of(numbers: Iterable[int], size: int) -> int:
    """In: numbers below `size`. Out: the set of them."""
    data = bytearray(size // 8 + 1)
    for number in numbers:
        data[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(data, "little")


def members(bits: int) -> Iterator[int]:
    """The numbers in a set, ascending. Byte by byte: taking off the lowest bit would copy the integer each time."""
    start = lowest(bits) >> 3 if bits else 0
    bits >>= start * 8
    for at, byte in enumerate(bits.to_bytes((bits.bit_length() + 7) // 8, "little"), start):
        if byte:
            for bit in _IN_BYTE[byte]:
                yield at * 8 + bit


def lowest(bits: int) -> int:
    """The smallest number in a set that is not empty."""
    return (bits & -bits).bit_length() - 1


def has(bits: int, number: int) -> bool:
    """Whether a number is in."""
    return bool(bits >> number & 1)
