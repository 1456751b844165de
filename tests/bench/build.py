"""How long a build takes, as ratios to a baseline measured in the same run; not a test.

The reference course is that of the field's measurements: 5 modules, 20 lessons of about 500 words
with an image each, 60 questions; then the same shape at 200 and 1,000 lessons (the first 200
keep a record, which is what an LMS has room for). The baseline is
Python-Markdown alone, rendering the same text once in one call, start of Python included.

    make bench
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from pathlib import Path

WORDS = (
    "alcance red público mensaje equipo cuenta persona tienda cliente respuesta criterio canal "
    "plan manual duda pausa imagen permiso aviso turno"
).split()
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
BASELINE = (
    "import markdown,pathlib,sys;"
    "markdown.markdown('\\n\\n'.join(p.read_text() for p in sorted("
    "pathlib.Path(sys.argv[1]).rglob('*.md'))),extensions=['fenced_code','tables','attr_list'])"
)


def write_course(folder: Path, lessons: int) -> None:
    """The reference course with this many lessons, three questions in each."""
    dice = random.Random(7)
    (folder / "media").mkdir(parents=True)
    (folder / "media" / "image.png").write_bytes(PNG)
    (folder / "course.yaml").write_text("id: bench\ntitle: Bench\nlanguages: [es-419]\n")
    for number in range(lessons):
        module = folder / "es-419" / f"{number // 4 + 1:03}-modulo"
        module.mkdir(parents=True, exist_ok=True)
        (module / "index.md").write_text(f"---\nid: m{number // 4}\ntitle: Módulo\n---\n")
        kept = "" if number < 200 else "record: none\n"  # 600 questions and 200 lessons are kept
        head = f"id: l{number}\ntitle: Lección {number}\nminutes: 4\n{kept}"
        parts = [f"---\n{head}---\n"]
        parts.append("![Una imagen](../../media/image.png)\n")
        for question in range(3):
            for _ in range(4):
                words = " ".join(dice.choices(WORDS, k=40))
                parts.append(f"{words.capitalize()}, **{dice.choice(WORDS)}** y más.\n")
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


def measured(arguments: list[str]) -> tuple[float, float, float]:
    """CPU seconds, wall seconds and peak memory in MB of a command, the best of three runs."""
    best = (1e9, 1e9, 1e9)
    for _ in range(3):
        began = time.perf_counter()
        child = os.fork()
        if child == 0:
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, 1)
            os.execv(arguments[0], arguments)
        _, status, usage = os.wait4(child, 0)
        if status:
            raise SystemExit(f"failed: {' '.join(arguments)}")
        wall = time.perf_counter() - began
        best = min(best, (usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1000))
    return best


def main() -> None:
    """Print a line a size."""
    print("lessons  build CPU  peak      Markdown alone  ratio    wall, jobs 1 and 2  ratio")
    for lessons in (20, 200, 1000):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name) / "bench"
            write_course(folder, lessons)
            out = str(Path(name) / "dist")
            build = [sys.executable, "-m", "smcourse", "build", str(folder), "--out", out]
            ours, wall, memory = measured([*build, "--jobs", "1"])
            _, shared, most = measured([*build, "--jobs", "2"])
            theirs, _, _ = measured([sys.executable, "-c", BASELINE, str(folder)])
        print(
            f"{lessons:7}  {ours:7.2f} s  {max(memory, most):4.0f} MB  {theirs:12.2f} s  {ours / theirs:5.2f}"
            f"   {wall:7.2f} s {shared:7.2f} s  {shared / wall:5.2f}"
        )


if __name__ == "__main__":
    main()
