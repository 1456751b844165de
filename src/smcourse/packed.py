"""A long text while it waits to be written, in a tenth of its size."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

PIECE = 100_000


@dataclass(frozen=True, slots=True)
class Packed:
    """Bytes, deflated in haste; `size` is how many there are."""

    size: int
    deflated: bytes

    def pieces(self) -> Iterator[bytes]:
        """All of them, some at a time."""
        unpacking = zlib.decompressobj()
        rest = self.deflated
        while piece := unpacking.decompress(rest, PIECE):
            yield piece
            rest = unpacking.unconsumed_tail


def pack(pieces: Iterable[bytes]) -> Packed:
    """Pack bytes as they come, so that they are never in memory as a whole."""
    packing = zlib.compressobj(1)
    size, deflated = 0, bytearray()
    for piece in pieces:
        size += len(piece)
        deflated += packing.compress(piece)
    return Packed(size, bytes(deflated + packing.flush()))
