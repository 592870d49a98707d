"""Sets of numbers as the bits of integers: packing them in blocks, and adding up weights in them."""

from collections.abc import Iterable, Iterator

BLOCK = 1024
_BYTES = BLOCK // 8


def packed(bits: int) -> bytes:
    """Return the bits of one block as bytes, the lowest first, without the empty end."""
    return bits.to_bytes((bits.bit_length() + 7) // 8, "little")


def unpacked(data: bytes | memoryview) -> int:
    """Return the bits that `packed` wrote."""
    return int.from_bytes(data, "little")


def assembled(blocks: Iterable[tuple[int, bytes | memoryview]]) -> int:
    """Return one set from its blocks, each with its number."""
    found = bytearray()
    for block, data in blocks:
        start = block * _BYTES
        if len(found) < start + len(data):
            found.extend(bytes(start + len(data) - len(found)))
        found[start : start + len(data)] = data
    return int.from_bytes(found, "little")


def numbers(bits: int, most: int | None = None) -> Iterator[int]:
    """Yield the numbers in a set from the lowest on, at most so many."""
    left = bits.bit_count() if most is None else min(most, bits.bit_count())
    data = bits.to_bytes((bits.bit_length() + 7) // 8, "little")
    for index, byte in enumerate(data):
        while byte:
            if not left:
                return
            lowest = byte & -byte
            yield index * 8 + lowest.bit_length() - 1
            byte ^= lowest
            left -= 1


class Scores:
    """A score for each number, held as one set for each binary digit, so that sets are added at once."""

    def __init__(self) -> None:
        self._digits: list[int] = []

    def add(self, bits: int, weight: int) -> None:
        """Add a weight to the score of every number in a set."""
        digit = 0
        while weight:
            if weight & 1:
                self._carry(bits, digit)
            weight >>= 1
            digit += 1

    def _carry(self, bits: int, digit: int) -> None:
        while bits:
            while len(self._digits) <= digit:
                self._digits.append(0)
            held = self._digits[digit]
            self._digits[digit] = held ^ bits
            bits &= held
            digit += 1

    def best(self, among: int, most: int) -> list[tuple[int, int]]:
        """Return (number, score) of the best among a set: by score, then by number; at most so many."""
        found: list[tuple[int, int]] = []
        # Divided by one digit after another, from the highest: the left branch scores more.
        branches = [(among, len(self._digits) - 1, 0)]
        while branches and len(found) < most:
            bits, digit, score = branches.pop()
            if not bits:
                continue
            if digit < 0:
                found += ((number, score) for number in numbers(bits, most - len(found)))
                continue
            held = self._digits[digit]
            branches.append((bits & ~held, digit - 1, score))
            branches.append((bits & held, digit - 1, score | 1 << digit))
        return found
