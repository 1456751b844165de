"""Words that stand where an image should be described, and describe none."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

from smcourse.compile.kinds import IMAGE_KINDS

_WORDS = frozenset(
    (
        "alt|alt text|description|figure|graphic|image|image description|img|photo|photograph|pic|"
        "picture|placeholder|screenshot|untitled|captura|captura de pantalla|descripcion|figura|"
        "foto|fotografia|grafico|imagen|pantallazo|sin titulo|texto alternativo|imatge|imagem|"
        "immagine|bild|صورة|fixme|tbd|todo|xxx|pendiente|por hacer|por describir|to do"
    ).split("|")
)
_PENDING = re.compile(r"(?:TODO|TBD|FIXME|XXX)\b")  # in capitals: `todo` is a word of Spanish
_SIGNS = re.compile(r"[\s.…_?-]+")
_NUMBER = re.compile(r"[\s\d.,:;#()\[\]_…-]+")


def says_nothing(alt: str, file: PurePosixPath) -> bool:
    """Whether a text is no more than a sign that one belongs here, or the name of its file."""
    folded = unicodedata.normalize("NFKD", alt.casefold())
    plain = "".join(sign for sign in folded if not unicodedata.combining(sign))
    bare = " ".join(_NUMBER.sub(" ", plain).split())
    is_name = alt.casefold().endswith(tuple(IMAGE_KINDS)) or (
        alt == file.stem and _NUMBER.search(alt) is not None
    )
    is_empty = _SIGNS.fullmatch(alt) or _PENDING.match(alt)
    return bare in _WORDS or is_name or is_empty is not None
