"""Contact sheets: one page at four sizes by day and by night in one small picture, and how far two
such pictures are apart.

They are compared cell by cell on a coarse grid. Another machine's antialiasing moves a cell's mean
by a few shades; a colour that changed moves all of them, and a thing that is gone moves its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageChops

SIZES = ((360, 740), (650, 666), (941, 666), (1280, 800))
SCHEMES = ("light", "dark")
SCALE = 0.36
GAP = 12
GROUND = (134, 133, 130)  # a grey on which both the day and the night have an edge
CELL = 8  # of a sheet's pixels: 22 of a page's

MEAN, WORST = 2, 24  # of 255; another rasterizer of text brings about 1.4 and 16

Size = tuple[int, int]
Shots = Mapping[tuple[Size, str], Image.Image]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """The mean over all cells, and the worst of them: how far, and where on the sheet."""

    mean: float
    worst: int
    at: tuple[int, int]

    @property
    def is_seen(self) -> bool:
        return self.mean > MEAN or self.worst > WORST


def sheet(shots: Shots) -> Image.Image:
    """Its sizes side by side, the day above the night."""
    sizes = [size for size in SIZES if (size, SCHEMES[0]) in shots]
    scaled = {
        key: shot.resize(_scaled(key[0]), Image.Resampling.LANCZOS) for key, shot in shots.items()
    }
    widths = [_scaled(size)[0] for size in sizes]
    height = max(_scaled(size)[1] for size in sizes)
    whole = Image.new("RGB", (sum(widths) + GAP * (len(SIZES) + 1), height * 2 + GAP * 3), GROUND)
    for row, scheme in enumerate(SCHEMES):
        for column, size in enumerate(sizes):
            left = sum(widths[:column]) + GAP * (column + 1)
            whole.paste(scaled[size, scheme], (left, GAP + row * (height + GAP)))
    return whole


def together(one: Image.Image, *others: Image.Image) -> Image.Image:
    """Sheets of one size, two in a row."""
    sheets = (one, *others)
    whole = Image.new("RGB", (one.width * 2, one.height * (len(sheets) + 1 >> 1)), GROUND)
    for at, image in enumerate(sheets):
        whole.paste(image, (at % 2 * one.width, at // 2 * one.height))
    return whole


def difference(one: Image.Image, two: Image.Image) -> Difference:
    """How far two sheets are apart; a sheet of another size is as far as can be."""
    if one.size != two.size:
        return Difference(mean=255, worst=255, at=(0, 0))
    cells = [image.convert("RGB").reduce(CELL) for image in (one, two)]
    red, green, blue = ImageChops.difference(*cells).split()
    values = ImageChops.lighter(ImageChops.lighter(red, green), blue).tobytes()
    top = max(values)
    row, column = divmod(values.index(top), cells[0].width)
    return Difference(mean=sum(values) / len(values), worst=top, at=(column * CELL, row * CELL))


def packed(image: Image.Image, quality: int = 40) -> bytes:
    """As kept in the manual."""
    file = BytesIO()
    image.save(file, "WEBP", quality=quality, method=4)
    return file.getvalue()


def unpacked(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content)).convert("RGB")


def _scaled(size: Size) -> Size:
    return round(size[0] * SCALE), round(size[1] * SCALE)
