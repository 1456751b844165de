"""What the folders here cannot hold as files: what is too large, links, and names that git or
another system would not keep. A function named for the folder adds it to a copy of the course."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from hostile.case import FRONT


def _lesson(course: Path, body: str) -> None:
    (course / "en/hive.md").write_text(FRONT + body, encoding="utf-8", newline="\n")


def file_name(course: Path) -> None:
    (course / "en" / os.fsdecode(b"h\xefve.md")).write_text(FRONT)
    (course / "en/two\nlines.md").write_text(FRONT)


def file_name_portable(course: Path) -> None:
    for name in ("con.md", "a:b.md", "what?.md", "dot..md", "space .md"):
        (course / "en" / name).write_text(
            f"---\nid: lesson-{ord(name[0])}\ntitle: A lesson\n---\nBees.\n"
        )
    (course / "aux").mkdir()
    (course / "aux/bee.txt").write_text("Bees.\n")
    (course / "ends in a dot.").write_text("Bees.\n")
    (course / ("long " * 39 + "name")).mkdir()
    (course / ("long " * 39 + "name") / "bee.txt").write_text("Bees.\n")


def file_names_differ(course: Path) -> None:
    for name in ("bee.txt", "Bee.txt", "abej\u00f3n.txt", "abejo\u0301n.txt"):
        (course / name).write_text("Bees.\n")


def folder_too_large(course: Path) -> None:
    (course / "junk").mkdir()
    for i in range(10_001):
        (course / f"junk/{i:05}.o").touch()


def page_too_large(course: Path) -> None:
    """A footnote of 9 kB that fifty steps refer to."""
    note = "[^1]: " + "Bees and bees and bees. " * 400
    _lesson(course, f"{note}\n\n" + "Bees.[^1]\n\n---\n\n" * 50)


def file_unreadable(course: Path) -> None:
    (course / "en/swarm.md").symlink_to("gone.md")


def link_not_followed(course: Path) -> None:
    (course.parent / "secret.md").write_text(FRONT)
    (course / "en/secret.md").symlink_to(course.parent / "secret.md")
    (course / "en/round.md").symlink_to("and-round.md")
    (course / "en/and-round.md").symlink_to("round.md")
    (course / "en/01-all").symlink_to("..")


def link_not_followed_ok(course: Path) -> None:
    """A link to a file inside the folder is that file."""
    (course / "media").mkdir()
    (course / "media/bee.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'
    )
    (course / "media/same.svg").symlink_to("bee.svg")
    _lesson(course, "![A bee](../media/same.svg)\n")


def file_not_plain(course: Path) -> None:
    os.mkfifo(course / "en/swarm.md")


def file_not_read(course: Path) -> None:
    with (course / "film.mov").open("wb") as file:
        file.truncate(200_000_001)


def file_not_read_ok(course: Path) -> None:
    with (course / "film.mov").open("wb") as file:
        file.truncate(200_000_000)


def logo_heavy(course: Path) -> None:
    drawn = "M0 0h96v32H0z" * 10_000
    (course / "logo.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 32"><path d="'
        + drawn
        + '"/></svg>'
    )


def file_too_large(course: Path) -> None:
    _lesson(course, "Bees live in a hive.\n\n" * 20_000)


def line_too_long(course: Path) -> None:
    _lesson(course, "bee " * 6_000 + "\n")


def line_too_long_ok(course: Path) -> None:
    _lesson(course, "bee " * 2_000 + "\n")


def block_too_long(course: Path) -> None:
    _lesson(course, "- a bee in a hive\n" * 2_000)


def block_too_long_ok(course: Path) -> None:
    """What is too long is one list or paragraph, not a lesson."""
    _lesson(course, ("Some bees:\n\n" + "- a bee in a hive\n" * 100 + "\nMore of them.\n\n") * 30)


def table_too_large(course: Path) -> None:
    _lesson(course, "|a" * 1_000 + "|\n" + "|-" * 1_000 + "|\n" + "|\n" * 500)


def table_too_large_ok(course: Path) -> None:
    _lesson(course, "| Bee | Work |\n|---|--:|\n" + "| worker | all of it |\n" * 200)


def state_fits(course: Path) -> None:
    _many_questions(course, 450)


def state_fits_ok(course: Path) -> None:
    """600 single-choice questions over 200 lessons fit."""
    _many_questions(course, 3)


def _many_questions(course: Path, of_a_lesson: int) -> None:
    lessons = 2 if of_a_lesson > 3 else 200
    for i in range(lessons):
        text = f"---\nid: lesson-{i}\ntitle: Lesson {i}\n---\n"
        for j in range(of_a_lesson):
            text += f"::: choice q-{i}-{j}\nWho?\n- [x] A bee.\n- [ ] A fly.\n- [ ] A cow.\n:::\n\n"
        (course / f"en/{i:03}.md").write_text(text)


MADE: dict[str, Callable[[Path], None]] = {
    function.__name__.replace("_", "-"): function
    for function in (
        file_name,
        file_name_portable,
        file_names_differ,
        folder_too_large,
        page_too_large,
        file_unreadable,
        file_not_plain,
        file_not_read,
        file_not_read_ok,
        link_not_followed,
        link_not_followed_ok,
        file_too_large,
        line_too_long,
        logo_heavy,
        line_too_long_ok,
        block_too_long,
        block_too_long_ok,
        table_too_large,
        table_too_large_ok,
        state_fits,
        state_fits_ok,
    )
}
