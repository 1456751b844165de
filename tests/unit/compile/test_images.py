"""An image's size is read from its first bytes, if it is the kind that its name says."""

from __future__ import annotations

import base64
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smcourse.compile.kinds import IMAGE_KINDS, image_size


def png(width: int, height: int) -> bytes:
    """A whole PNG, all black."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        crc = struct.pack(">I", zlib.crc32(kind + body))
        return struct.pack(">I", len(body)) + kind + body + crc

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * (width + 1) * height)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )


def jpeg(width: int, height: int, frame: int = 0xC0) -> bytes:
    """A JPEG's segments up to its frame header."""
    segments = b"\xff\xe0\x00\x10JFIF\0\1\1\0\0\1\0\1\0\0"
    segments += b"\xff\xe1\x00\x0aExif\0\0MM" + b"\xff\xdb\x00\x43" + b"\1" * 65
    segments += b"\xff\xc4\x00\x05\0\0\0"  # a Huffman table is no frame header
    size = struct.pack(">HH", height, width)
    return (
        b"\xff\xd8" + segments + bytes([0xFF, frame]) + b"\x00\x0b\x08" + size + b"\1\1\1\0\xff\xd9"
    )


WEBP_LOSSLESS = base64.b64decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==")
WEBP_LOSSY = base64.b64decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA")
WEBP_LARGE = b"RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0" + b"\x2b\x01\0" + b"\x57\x02\0"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" %s/>'


@pytest.mark.parametrize(
    ("suffix", "content", "size"),
    [
        (".png", png(3, 2), (3, 2)),
        (".jpg", jpeg(300, 200), (300, 200)),
        (".jpeg", jpeg(300, 200, frame=0xC2), (300, 200)),
        (".webp", WEBP_LOSSLESS, (1, 1)),
        (".webp", WEBP_LOSSY, (1, 1)),
        (".webp", WEBP_LARGE, (300, 600)),
        (".svg", SVG % b'viewBox="0 0 20 10.4"', (20, 10)),
        (".svg", SVG % b'viewBox="0 0 .2 .1"', (1, 1)),
        (".svg", SVG % b'width="20" height="10px"', (20, 10)),
    ],
)
def test_the_size_is_read(suffix: str, content: bytes, size: tuple[int, int]) -> None:
    assert image_size(suffix, content) == size


@pytest.mark.parametrize(
    ("suffix", "content"),
    [
        (".png", jpeg(3, 2)),
        (".jpg", png(3, 2)),
        (".webp", png(3, 2)),
        (".png", SVG % b'viewBox="0 0 20 10"'),
        (".svg", png(3, 2)),
        (".png", png(3, 2)[:20]),
        (".png", png(3, 2)[:16] + b"\0" * 20),
        (".jpg", jpeg(3, 2)[:40]),
        (".jpg", b"\xff\xd8" + b"\xff\xe0\0\0" * 50),
        (".webp", WEBP_LOSSY[:20]),
        (".svg", SVG % b'width="100%" height="50%"'),
        (".svg", SVG % b'viewBox="0 0 inf inf"'),
        (".svg", b"<svg/>"),
        (".png", b""),
    ],
)
def test_what_is_not_of_its_kind_has_no_size(suffix: str, content: bytes) -> None:
    assert image_size(suffix, content) is None


HEADS = st.sampled_from([png(3, 2), jpeg(3, 2), WEBP_LOSSLESS, WEBP_LOSSY, WEBP_LARGE, SVG])


@given(st.sampled_from(IMAGE_KINDS), HEADS, st.integers(0, 60), st.binary(max_size=30))
def test_no_bytes_raise(suffix: str, content: bytes, cut: int, tail: bytes) -> None:
    size = image_size(suffix, content[:cut] + tail)
    assert size is None or min(size) > 0
