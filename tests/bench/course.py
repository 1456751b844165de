"""The reference course: that of the field's measurements, and the same shape at other sizes.

5 modules, 20 lessons of about 500 words with an image each, 60 questions; then 200 and 1,000
lessons, of which the first 200 keep a record, which is what an LMS has room for.
"""

from __future__ import annotations

import random
from pathlib import Path

WORDS = (
    "alcance red público mensaje equipo cuenta persona tienda cliente respuesta criterio canal "
    "plan manual duda pausa imagen permiso aviso turno"
).split()
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def write_course(folder: Path, lessons: int, *languages: str) -> None:
    """The reference course with this many lessons, three questions in each."""
    tags = languages or ("es-419",)
    (folder / "media").mkdir(parents=True)
    (folder / "media" / "image.png").write_bytes(PNG)
    (folder / "course.yaml").write_text(
        f"id: bench\ntitle: Bench\nlanguages: [{', '.join(tags)}]\n"
        + ("packages: all-languages-in-one\n" if languages else "")
    )
    for tag in tags:
        _write_language(folder / tag, lessons)


def paragraphs(dice: random.Random) -> list[str]:
    """Those before a question."""
    lines: list[str] = []
    for _ in range(4):
        words = " ".join(dice.choices(WORDS, k=40))
        lines.append(f"{words.capitalize()}, **{dice.choice(WORDS)}** y más.\n")
    return lines


def _write_language(folder: Path, lessons: int) -> None:
    dice = random.Random(7)
    for number in range(lessons):
        module = folder / f"{number // 4 + 1:03}-modulo"
        module.mkdir(parents=True, exist_ok=True)
        (module / "index.md").write_text(f"---\nid: m{number // 4}\ntitle: Módulo\n---\n")
        kept = "" if number < 200 else "record: none\n"  # 600 questions and 200 lessons are kept
        head = f"id: l{number}\ntitle: Lección {number}\nminutes: 4\n{kept}"
        parts = [f"---\n{head}---\n"]
        parts.append("![Una imagen](../../media/image.png)\n")
        for question in range(3):
            parts += paragraphs(dice)
            options = "".join(
                f"- [{'x' if i == 1 else ' '}] {' '.join(dice.choices(WORDS, k=8))} {i}.\n"
                f"  > {' '.join(dice.choices(WORDS, k=20))}.\n"
                for i in range(3)
            )
            record = " {record=none}" if kept else ""
            parts.append(
                f"::: choice q{number}-{question}{record}\n¿Qué conviene?\n\n{options}:::\n"
            )
        (module / f"{number:04}.md").write_text("\n".join(parts))
