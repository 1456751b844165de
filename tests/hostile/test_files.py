"""Files, names and links that are not what they seem give findings, in time and without a trace."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hostile.limited import is_fine, run, write

LESSON = "---\nid: hive\ntitle: The hive\n---\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{0}</svg>'
IMAGE = LESSON + "![A bee](bee.svg)\n"
BOMB = "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)

FILES: dict[str, tuple[dict[str, str | bytes], str]] = {
    "NUL": ({"en/hive.md": LESSON + "a\0b"}, "control-character"),
    "a megabyte of NUL": ({"en/hive.md": b"\0" * 1_000_000}, "file-too-large"),
    "many lines of NUL": ({"en/hive.md": b"\0\n" * 90_000}, "control-character"),
    "UTF-16": ({"en/hive.md": LESSON.encode("utf-16")}, "not-utf8"),
    "UTF-16 without a mark": ({"en/hive.md": LESSON.encode("utf-16-le")}, "control-character"),
    "Latin-1": ({"en/hive.md": (LESSON + "día").encode("latin-1")}, "not-utf8"),
    "half a character": ({"en/hive.md": LESSON.encode() + b"\xc3"}, "not-utf8"),
    "a surrogate": ({"en/hive.md": LESSON.encode() + b"\xed\xa0\x80"}, "not-utf8"),
    "a picture": ({"en/hive.md": b"\x89PNG\r\n\x1a\n" + os.urandom(99)}, "not-utf8"),
    "nothing": ({"en/hive.md": ""}, "key-missing"),
    "a byte order mark": ({"en/hive.md": b"\xef\xbb\xbf"}, "key-missing"),
    "UTF-16 course": ({"course.yaml": "id: bees".encode("utf-16")}, "not-utf8"),
    "no course": ({"course.yaml": ""}, "key-missing"),
    "a megabyte of front matter": (
        {"en/hive.md": "---\n" + "a: b\n" * 200_000 + "---\n"},
        "file-too-large",
    ),
    "long front matter": (
        {"en/hive.md": "---\n" + "".join(f"a{i}: b\n" for i in range(17_000)) + "---\n"},
        "key-unknown",
    ),
    "one key 20,000 times": ({"en/hive.md": "---\n" + "a: b\n" * 20_000 + "---\n"}, "key-twice"),
    "front matter of brackets": (
        {"en/hive.md": f"---\na: {'[' * 9_000}\n---\n"},
        "nested-too-deep",
    ),
    "100,000 brackets": ({"course.yaml": ("[" * 9_999 + "\n") * 10}, "nested-too-deep"),
    "45,000 braces": ({"course.yaml": ("{a: " * 4_999 + "\n") * 9}, "nested-too-deep"),
    "9,000 dashes": ({"course.yaml": "- " * 9_000}, "nested-too-deep"),
    "9,000 question marks": ({"course.yaml": "? " * 9_000}, "nested-too-deep"),
    "deep keys": (
        {"course.yaml": "\n".join(" " * i + "a:" for i in range(300))},
        "nested-too-deep",
    ),
    "long list": ({"course.yaml": f"id: [{'a, ' * 6_000}]\n"}, "key-type"),
    "long text": ({"course.yaml": "id: >\n" + "  a b c\n" * 20_000}, "id-form"),
    "quotes": ({"course.yaml": "id: " + "''" * 9_000}, "id-form"),
    "anchors": (
        {"course.yaml": "a: &a [x]\n" + "".join(f"b{i}: &b{i} [*a,*a]\n" for i in range(99))},
        "yaml-anchor",
    ),
    "python objects": ({"course.yaml": "id: !!python/object/apply:os.system [id]"}, "yaml-anchor"),
    "a number of 5,000 digits": (
        {"course.yaml": f"%YAML {'1' * 5_000}.1\n---\nid: a"},
        "yaml-syntax",
    ),
    "a character beyond all": ({"course.yaml": 'id: a\ntitle: "\\UFFFFFFFF"'}, "yaml-syntax"),
    "an escaped NUL": ({"course.yaml": 'id: a\ntitle: "a\\0b"'}, "control-character"),
    "an escaped surrogate": ({"course.yaml": 'id: a\ntitle: "\\ud800"'}, "control-character"),
    "script": ({"en/hive.md": IMAGE, "en/bee.svg": SVG.format("<script/>")}, "svg-unsafe"),
    "onload": ({"en/hive.md": IMAGE, "en/bee.svg": SVG.format("<g onload='x'/>")}, "svg-unsafe"),
    "foreign": ({"en/hive.md": IMAGE, "en/bee.svg": SVG.format("<foreignObject/>")}, "svg-unsafe"),
    "import": (
        {"en/hive.md": IMAGE, "en/bee.svg": SVG.format("<style>@import 'a'</style>")},
        "svg-unsafe",
    ),
    "use": ({"en/hive.md": IMAGE, "en/bee.svg": SVG.format("<use href='a.svg#b'/>")}, "svg-unsafe"),
    "xlink": (
        {
            "en/hive.md": IMAGE,
            "en/bee.svg": SVG.format(
                "<a xmlns:x='http://www.w3.org/1999/xlink' x:href='javascript:alert(1)'/>"
            ),
        },
        "svg-unsafe",
    ),
    "entities": (
        {
            "en/hive.md": IMAGE,
            "en/bee.svg": f'<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">{BOMB}]>' + SVG.format("&i;"),
        },
        "image-unreadable",
    ),
    "outer entity": (
        {
            "en/hive.md": IMAGE,
            "en/bee.svg": '<!DOCTYPE svg [<!ENTITY a SYSTEM "/etc/passwd">]>' + SVG.format("&a;"),
        },
        "svg-unsafe",
    ),
    "deep drawing": (
        {"en/hive.md": IMAGE, "en/bee.svg": SVG.format("<g>" * 9_000 + "</g>" * 9_000)},
        "image-unreadable",
    ),
    "endless view box": (
        {"en/hive.md": IMAGE, "en/bee.svg": SVG.format("").replace("0 0 9 9", "0 0 inf 1e999")},
        "image-unreadable",
    ),
    "title of 100,000 characters": (
        {"course.yaml": f"id: a\nlanguages: [en]\ntitle: {'Bees ' * 3_000}"},
        "titles-fit",
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_not_what_it_seems_is_named(name: str, tmp_path: Path) -> None:
    files, code = FILES[name]
    write(tmp_path / "bees", files)
    ran = run("build", "bees", "--out", "out", cwd=tmp_path)
    is_fine(ran)
    assert re.search(rf"\[(?:{code})\]$", ran.said, re.M)
    assert ran.code == 1
    assert not (tmp_path / "out").exists()


def test_an_image_that_is_used_often_is_read_in_time(tmp_path: Path) -> None:
    drawing = SVG.format("<path d='M0 0h1'/>" * 30_000)
    write(
        tmp_path / "bees",
        {"en/hive.md": LESSON + "![a](b.svg)\n\na\n\n" * 300, "en/b.svg": drawing},
    )
    is_fine(run("build", "bees", "--out", "out", cwd=tmp_path))


def test_many_small_lessons_are_read_in_time(tmp_path: Path) -> None:
    text = "---\nid: l{0}\ntitle: L\n---\nBees.\n\n::: choice q{0}\nA?\n- [x] a\n- [ ] b\n:::\n"
    write(tmp_path / "bees", {f"en/{i}.md": text.format(i) for i in range(400)})
    ran = run("build", "bees", "--out", "out", cwd=tmp_path)
    is_fine(ran)
    assert ran.code == 0


def test_a_file_of_three_gigabytes_that_nobody_uses_is_not_read(tmp_path: Path) -> None:
    course = write(tmp_path / "bees", {"en/film.mp4": ""})
    os.truncate(course / "en/film.mp4", 3_000_000_000)
    ran = run("build", "bees", "--out", "out", cwd=tmp_path)
    is_fine(ran)
    assert ran.code == 0


@pytest.mark.parametrize("target", ["/etc/passwd", "/dev/zero", "/proc/self/environ", "..", "."])
def test_a_link_out_of_the_folder_is_not_read(target: str, tmp_path: Path) -> None:
    course = write(tmp_path / "bees", {})
    (course / "en/more.md").symlink_to(target)
    ran = run("check", "bees", cwd=tmp_path)
    is_fine(ran)
    assert "[link-not-followed]" in ran.said
    assert "root:" not in ran.said


@pytest.mark.parametrize("name", [b"a\nb.md", b"\xff.md", b"a\x1b[31m.md", b"\x7f.md", b"a\rb.md"])
def test_a_name_that_cannot_be_shown_is_one_finding_on_one_line(
    name: bytes, tmp_path: Path
) -> None:
    course = write(tmp_path / "bees", {})
    with open(os.fsencode(course) + b"/en/" + name, "w") as file:  # noqa: PTH123
        file.write(LESSON)
    ran = run("check", "bees", cwd=tmp_path)
    is_fine(ran)
    assert ran.said.count("[file-name]") == 1
    assert all(character.isprintable() or character == "\n" for character in ran.said)


@pytest.mark.parametrize("name", ["a b.md", "ñandú.md", "a'\"&<>.md", "-rf.md", "🐝.md", "%00.md"])
def test_a_strange_name_is_only_a_name(name: str, tmp_path: Path) -> None:
    write(tmp_path / "bees", {f"en/{name}": "---\nid: more\ntitle: More\n---\nBees.\n"})
    ran = run("build", "bees", "--out", "out", cwd=tmp_path)
    is_fine(ran)
    assert ran.code == 0


def test_films_that_nobody_uses_are_not_read(tmp_path: Path) -> None:
    course = write(tmp_path / "bees", {f"en/{i}.mp4": "" for i in range(8)})
    for i in range(8):
        os.truncate(course / f"en/{i}.mp4", 190_000_000)
    ran = run("build", "bees", "--out", "out", cwd=tmp_path)
    is_fine(ran)
    assert ran.code == 0
    assert ran.rss < 300_000_000


def test_a_thousand_warnings_hide_no_error(tmp_path: Path) -> None:
    body = "a\n{: .bee }\n\n" * 1_100 + "[a](nowhere) ![a](nothing.png)\n"
    write(tmp_path / "bees", {"en/hive.md": LESSON + body})
    ran = run("check", "bees", cwd=tmp_path)
    is_fine(ran)
    assert "[download-missing]" in ran.said
    assert "[image-missing]" in ran.said
    assert ran.code == 1
