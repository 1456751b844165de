"""Pages as bytes and lines: encodings, invisible characters, lengths, depths, emptiness."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

from hostile.case import FRONT, Case, body, packed, refused

NOISE = b"".join(hashlib.sha256(bytes([i])).digest() for i in range(9))


def _page(name: str, content: str | bytes, code: str, at: str = "") -> Case:
    return refused(f"text: {name}", code, {"en/hive.md": content}, at and f"en/hive.md:{at}")


def _filled(megabyte: bytes) -> Callable[[Path], None]:
    """A page of 50 of these, which nobody holds in memory."""

    def make(folder: Path) -> None:
        with (folder / "en/hive.md").open("wb") as file:
            for _ in range(50):
                file.write(megabyte)

    return make


def _encodings() -> Iterator[Case]:
    yield _page("NUL", FRONT + "a\0b", "control-character", "5:2")
    yield _page("a megabyte of NUL", b"\0" * 1_000_000, "file-too-large")
    yield _page("many lines of NUL", b"\0\n" * 90_000, "control-character", "1:1")
    yield _page("UTF-16", FRONT.encode("utf-16"), "not-utf8", "1:1")
    yield _page("UTF-16 without a mark", FRONT.encode("utf-16-le"), "control-character")
    yield _page("UTF-32", FRONT.encode("utf-32"), "not-utf8")
    yield _page("UTF-7", FRONT + "+ADw-script+AD4-alert(1)+ADw-/script+AD4-\0", "control-character")
    yield _page("Latin-1", (FRONT + "día").encode("latin-1"), "not-utf8", "5:1")
    yield _page("Shift-JIS", (FRONT + "蜂蜜").encode("shift-jis"), "not-utf8", "5:1")
    yield _page("half a character", FRONT.encode() + b"\xc3", "not-utf8", "5:1")
    yield _page("an overlong slash", FRONT.encode() + b"\xc0\xaf", "not-utf8", "5:1")
    yield _page("beyond Unicode", FRONT.encode() + b"\xf4\x90\x80\x80", "not-utf8")
    yield _page("a surrogate", FRONT.encode() + b"\xed\xa0\x80", "not-utf8", "5:1")
    yield _page("a picture", b"\x89PNG\r\n\x1a\n" + NOISE, "not-utf8")
    yield _page("a zip", b"PK\x03\x04" + NOISE, "not-utf8")
    yield _page("noise", NOISE, "not-utf8")
    yield _page("an escape of a terminal", FRONT + "\x1b[2J\x1b]0;bees\x07", "control-character")
    yield _page("a backspace", FRONT + "good\b\b\b\bbad", "control-character", "5:5")
    yield _page("a form feed", FRONT + "a\fb", "control-character")
    yield _page("a C1 control", FRONT + "a\x9bb", "control-character")
    yield _page("no character", FRONT + "a\ufffeb", "control-character", "5:2")
    yield _page(
        "the marks of Markdown's own stash", FRONT + "\x02klzzwxh:0\x03", "control-character"
    )
    yield refused("text: UTF-16 course", "not-utf8", {"course.yaml": "id: bees".encode("utf-16")})
    yield refused("text: UTF-16 company", "not-utf8", {"company.yaml": "id: a".encode("utf-16")})
    yield refused(
        "text: UTF-16 glossary", "not-utf8", {"en/glossary.md": "A\n: b".encode("utf-16")}
    )
    yield refused(
        "text: NUL in an index", "control-character", {"en/index.md": "---\ntitle: A\0\n---\n"}
    )
    yield packed(
        "text: a byte order mark", {"en/hive.md": b"\xef\xbb\xbf" + FRONT.encode() + b"Bees."}
    )
    yield packed(
        "text: ends of lines of three kinds", {"en/hive.md": FRONT.replace("\n", "\r\n") + "A\rB\n"}
    )
    yield packed(
        "text: separators of lines that are none",
        body("Bees\u2028live\u2029in\u0085a hive\u2028.\n"),
    )
    yield packed(
        "text: directions, joiners and tags",
        body(
            "\u202e*seeb*\u202c \u2066[a](https://a.example)\u2069 \u200b\u2060\ufeff \U000e0041 🐝\u200d🍯\n"
        ),
    )
    yield packed("text: a thousand accents on a letter", body("Z" + "\u0301\u0489" * 500 + "\n"))
    yield packed(
        "text: private and unassigned characters", body("\ue000\U0010fffd \u0378 \ufffd\n")
    )


def _lengths() -> Iterator[Case]:
    yield _page("nothing", "", "key-missing", "1:1")
    yield _page("a byte order mark alone", b"\xef\xbb\xbf", "key-missing")
    yield _page("blanks", " \n" * 99, "key-missing")
    yield _page("front matter alone", FRONT, "lesson-has-content", "3:8")
    yield _page("a comment alone", FRONT + "<!-- later -->\n", "lesson-has-content")
    yield _page("breaks alone", FRONT + "---\n\n***\n", "lesson-has-content")
    yield _page("a link definition alone", FRONT + "[a]: https://a.example\n", "lesson-has-content")
    yield _page("invisible letters alone", FRONT + "\u200b\u2060\ufeff\n", "lesson-has-content")
    yield _page("entities of blanks alone", FRONT + "&nbsp;&#8203;\n", "lesson-has-content")
    for name, unit in {
        "a line of 50 MB": b"a" * 20,
        "50 MB of lines": b"Bees live in hives.\n",
    }.items():
        yield refused(
            f"text: {name}", "file-too-large", {}, "en/hive.md:1:1", make=_filled(unit * 50_000)
        )
    yield _page("a line of 100,000", FRONT + "a " * 50_000, "line-too-long", "5:1")
    yield _page("a paragraph of 100,000", FRONT + "a bee\n" * 20_000, "block-too-long", "5:1")
    yield _page(
        "a table of 100,000 cells",
        FRONT + "|a" * 1_000 + "|\n" + "|-" * 1_000 + "|\n" + "|\n" * 100,
        "table-too-large",
    )
    yield _page("100,000 brackets", FRONT + ("[" * 9_999 + "\n\nA\n\n") * 10, "too-many-brackets")
    yield _page("100,000 quotes", FRONT + (">" * 9_999 + "\n\nA\n\n") * 10, "nested-too-deep")
    yield _page("100,000 stars", FRONT + ("*" * 9_990 + "a\n\nA\n\n") * 10, "too-many-brackets")
    yield _page("100,000 lists", FRONT + ("+ " * 4_990 + "\n\nA\n\n") * 19, "nested-too-deep")
    yield _page("lists in quotes in lists", FRONT + "> - " * 30 + "a\n", "nested-too-deep", "5:1")
    yield _page(
        "deep lists", FRONT + "\n".join("  " * i + "- a" for i in range(80)), "nested-too-deep"
    )
    yield _page("200,000 colons", FRONT + (":" * 9_999 + "\n") * 19, "fence-stray")
    yield refused("text: no lesson at all", "language-folder-missing", {}, without=("en/hive.md",))
    yield refused(
        "text: only an opening page",
        "course-has-lessons",
        {"en/index.md": "---\ntitle: Bees\n---\nWelcome.\n"},
        without=("en/hive.md",),
    )
    yield refused(
        "text: an empty glossary page", "front-matter-unclosed", {"en/glossary.md": "---\n"}
    )
    yield packed("text: a glossary of nothing", {"en/glossary.md": "\n\n"})
    yield packed("text: a lesson without end of line", {"en/hive.md": FRONT + "Bees."})
    yield packed("text: 2,000 steps", body("Bees.\n\n---\n\n" * 2_000))


CASES: tuple[Case, ...] = (*_encodings(), *_lengths())
