"""Numbers as characters of six bits, which every LMS hands back. Twin of `player/bits.js`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
ID_BITS = 30
PARAMETER_BITS = 5


def sixes(value: int, bits: int) -> str:
    """A number as characters of six bits."""
    return "".join(ALPHABET[value >> shift & 63] for shift in range(bits - 6, -1, -6))


def hash_of(text: str) -> int:
    """30 bits of a text: the upper ones of its 32-bit FNV-1a."""
    value = 0x811C9DC5
    for character in text:
        value = (value ^ ord(character)) * 0x01000193 & 0xFFFFFFFF
    return value >> 2


def check_value(text: str) -> str:
    """Five characters by which a text that was cut or altered is known."""
    return sixes(hash_of(text), ID_BITS)


def gamma_width(number: int) -> int:
    """Bits that `Writer.gamma` takes for a number."""
    return 2 * int(number).bit_length() - 1


def rice_parameter(gaps: int, room: int) -> int:
    """How many low bits of each gap are best written as they are, where all gaps add up to `room`;
    the rest is counted in ones."""
    parameter = 0
    while (room >> parameter) - (room >> parameter + 1) > gaps:
        parameter += 1
    return parameter


class Writer:
    """Bits, most significant first, as characters of six."""

    def __init__(self) -> None:
        self._bits: list[str] = []

    def put(self, value: int, width: int) -> None:
        """A number in so many bits."""
        self._bits.append(f"{int(value):0{width}b}")

    def maybe(self, value: int | None, width: int) -> None:
        """A bit that says whether there is one, and then the number."""
        self.put(value is not None, 1)
        if value is not None:
            self.put(value, width)

    def gamma(self, number: int) -> None:
        """Elias gamma: a number from 1, short where it is small."""
        self.put(number, gamma_width(number))

    def ids(self, ids: Sequence[int]) -> None:
        """A sorted set that is not empty: its size, the first, the others as Rice-coded gaps."""
        first, gaps = ids[0], len(ids) - 1
        parameter = rice_parameter(gaps, ids[-1] - first - gaps)
        self.gamma(len(ids))
        self.put(first, ID_BITS)
        self.put(parameter, PARAMETER_BITS)
        for before, id_ in pairwise(ids):
            gap = id_ - before - 1
            self._bits.append("1" * (gap >> parameter) + "0")
            if parameter:
                self.put(gap & (1 << parameter) - 1, parameter)

    def text(self) -> str:
        """All that was put, filled up with zeros to whole characters."""
        bits = "".join(self._bits)
        bits += "0" * (-len(bits) % 6)
        return "".join(ALPHABET[int(bits[i : i + 6], 2)] for i in range(0, len(bits), 6))


class Reader:
    """The same bits, read; ValueError where they end too soon."""

    def __init__(self, body: str) -> None:
        self._bits = "".join(f"{ALPHABET.index(character):06b}" for character in body)
        self._at = 0

    def take(self, width: int) -> int:
        """The number in the next so many bits."""
        end = self._at + width
        if end > len(self._bits):
            raise ValueError("the record ends too soon")
        value = int(self._bits[self._at : end], 2) if width else 0
        self._at = end
        return value

    def maybe(self, width: int) -> int | None:
        """None where nothing is left to read, too."""
        return self.take(width) if self._at < len(self._bits) and self.take(1) else None

    def gamma(self) -> int:
        """A number in Elias gamma, of at most 31 bits."""
        zeros = 0
        while not self.take(1):
            zeros += 1
            if zeros > ID_BITS:
                raise ValueError("no such number")
        return 1 << zeros | self.take(zeros)

    def ids(self) -> list[int]:
        """A set as `Writer.ids` writes it, in order."""
        count, first = self.gamma(), self.take(ID_BITS)
        return self.rice(count, self.take(PARAMETER_BITS), [first])

    def rice(self, count: int, parameter: int, ids: list[int]) -> list[int]:
        """As many ids, those that are known first."""
        id_ = ids[0] if ids else -1
        while len(ids) < count:
            high = 0
            while self.take(1):
                high += 1
            id_ += 1 + (high << parameter | self.take(parameter))
            if id_ >= 1 << ID_BITS:
                raise ValueError("no such id")
            ids.append(id_)
        return ids
