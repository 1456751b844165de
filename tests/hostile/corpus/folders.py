"""What a folder can hold that is no plain file of its own: links, pipes, devices, strange names."""

from __future__ import annotations

import os
import socket
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

from hostile.case import FRONT, PNG, Case, body, packed, refused

LESSON = "---\nid: more\ntitle: More\n---\nBees.\n"
Make = Callable[[Path], None]


def _link(path: str, target: str) -> Make:
    return lambda folder: (folder / path).symlink_to(target)


def _links() -> Iterator[Case]:
    for name, path, target in (
        ("a page that is a password file", "en/more.md", "/etc/passwd"),
        ("a page without end", "en/more.md", "/dev/zero"),
        ("a page that waits for a terminal", "en/more.md", "/dev/tty"),
        ("a page of this process", "en/more.md", "/proc/self/environ"),
        ("a page that is the folder above", "en/more.md", ".."),
        ("a page that is its own folder", "en/more.md", "."),
        ("a page that is itself", "en/more.md", "more.md"),
        ("a page that is nowhere", "en/more.md", "/nowhere/more.md"),
        ("a page beside the course", "en/more.md", "../../secret.md"),
        ("a folder of pages", "en/more", "/etc"),
        ("a folder that holds itself", "en/more", "../en"),
        ("a language", "es", "/etc"),
        ("a glossary", "en/glossary.md", "/etc/passwd"),
        ("an opening page", "en/index.md", "/etc/passwd"),
    ):
        yield refused(
            f"link: {name}", "link-not-followed", {}, f"{path}:1:1", make=_link(path, target)
        )
    for name in ("course.yaml", "company.yaml"):
        yield refused(
            f"link: {name}",
            "link-not-followed",
            {},
            f"{name}:1:1",
            make=_link(name, "/etc/passwd"),
            without=(name,),
        )
    yield refused(
        "link: an image",
        "link-not-followed",
        body("![A bee](b.png)\n"),
        "en/b.png:1:1",
        make=_link("en/b.png", "/etc/passwd"),
    )
    yield refused(
        "link: an image through a folder",
        "image-missing",
        body("![A bee](b/c.png)\n"),
        "en/hive.md:5:10",
        make=_link("en/b", "/usr/share"),
    )
    yield refused(
        "link: a download that is a device",
        "link-not-followed",
        body("[a](b.pdf)\n"),
        make=_link("en/b.pdf", "/dev/urandom"),
    )

    def circle(folder: Path) -> None:
        (folder / "en/a.md").symlink_to("b.md")
        (folder / "en/b.md").symlink_to("a.md")

    yield refused("link: two in a circle", "link-not-followed", {}, "en/a.md:1:1", make=circle)
    yield packed(
        "link: an image that stays inside",
        body("![A bee](b.png)\n", **{"media/b.png": PNG}),
        make=_link("en/b.png", "../media/b.png"),
    )


def _pipe(path: str) -> Make:
    return lambda folder: os.mkfifo(folder / path)


def _device(path: str) -> Make:
    """A device where we may make one, else a pipe."""

    def make(folder: Path) -> None:
        try:
            os.mknod(folder / path, 0o666 | 0o020000, os.makedev(1, 5))  # as /dev/zero is
        except OSError:
            os.mkfifo(folder / path)

    return make


def _socket(folder: Path) -> None:
    here = Path.cwd()
    os.chdir(folder / "en")  # the path of a socket is short
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind("more.md")
    finally:
        os.chdir(here)


def _special() -> Iterator[Case]:
    for path in ("en/more.md", "en/glossary.md", "en/film.mp4", "notes", "company.yaml"):
        yield refused(f"pipe: {path}", "file-not-plain", {}, f"{path}:1:1", make=_pipe(path))
    yield refused(
        "pipe: course.yaml",
        "file-not-plain",
        {},
        "course.yaml:1:1",
        make=_pipe("course.yaml"),
        without=("course.yaml",),
    )
    yield refused(
        "pipe: an image",
        "file-not-plain",
        body("![A bee](b.png)\n"),
        "en/b.png:1:1",
        make=_pipe("en/b.png"),
    )
    yield refused(
        "device: a page", "file-not-plain", {}, "en/more.md:1:1", make=_device("en/more.md")
    )
    yield refused("socket: a page", "file-not-plain", {}, "en/more.md:1:1", make=_socket)
    yield refused(
        "folder: a page", "course-has-lessons", {"en/hive.md/a": "a"}, without=("en/hive.md",)
    )
    yield refused(
        "folder: course.yaml",
        "course-file-missing",
        {"course.yaml/a": "a"},
        without=("course.yaml",),
    )

    def deep(folder: Path) -> None:
        (folder / "/".join(["en", *"a" * 30])).mkdir(parents=True)

    yield refused("folder: 30 deep", "nested-too-deep", {}, make=deep)
    yield refused(
        "folder: 10,001 files", "folder-too-large", {f"en/{i}.txt": "" for i in range(10_001)}
    )

    def huge(folder: Path) -> None:
        (folder / "en/film.mp4").touch()
        os.truncate(folder / "en/film.mp4", 3_000_000_000)

    yield packed("file: 3 GB that nobody uses", {}, "file-not-read", make=huge)
    yield refused(
        "file: 3 GB that somebody uses",
        "media-missing",
        body("::: video A {src=film.mp4 silent}\na\n:::\n"),
        make=huge,
    )


def _raw(name: bytes) -> Make:
    """A lesson with an id of its own, so that a folder may hold all of these."""

    def make(folder: Path) -> None:
        text = LESSON.replace("id: more", f"id: more-{zlib.crc32(name)}")
        (folder / "en" / os.fsdecode(name)).write_text(text)

    return make


def _names() -> Iterator[Case]:
    for shown, name in {
        "a line break": b"a\nb.md",
        "no UTF-8": b"\xff.md",
        "an escape": b"a\x1b[31m.md",
        "a delete": b"\x7f.md",
        "a return": b"a\rb.md",
        "a turn": "a\u202edm.exe".encode(),
        "a letter of no width": "a\u200b.md".encode(),
        "a surrogate": b"\xed\xa0\x80.md",
    }.items():
        yield refused(f"name: {shown}", "file-name", {}, make=_raw(name))
    for shown, name in {
        "a device": "con.md",
        "a device in capitals": "NUL.md",
        "a device with a dot": "aux.bees.md",
        "a device with a number": "com1.md",
        "a printer": "lpt9.png",
        "a colon": "a:b.md",
        "a stream": "a.md:secret",
        "a question": "why?.md",
        "a star": "a*.md",
        "a bar": "a|b.md",
        "angles": "<script>.md",
        "quotes": 'a"b.md',
        "a backslash": "a\\b.md",
        "a climb by backslashes": "a\\..\\b.md",
        "a dot at the end": "a.",
        "a blank at the end": "a.md ",
        "a long name": f"{'a' * 220}.md",
    }.items():
        yield packed(f"name: {shown}", {}, "file-name-portable", make=_raw(name.encode()))
    for shown, name in {
        "blanks": "a b.md",
        "accents": "ñandú.md",
        "quotes and angles": "a'&.md",
        "an option": "-rf.md",
        "a bee": "🐝.md",
        "percents": "%00%2e%2e%2f.md",
        "a template": "{{ 7*7 }}.md",
        "a shell's word": "$(id).md",
        "an object's": "__proto__.md",
    }.items():
        yield packed(f"name: {shown}", {}, make=_raw(name.encode()))
    yield packed(
        "name: two that differ in capitals",
        {"en/More.md": LESSON, "en/more.md": LESSON.replace("id: more", "id: other")},
        "file-names-differ",
    )

    def alike(folder: Path) -> None:
        for name in ("d\u00eda.png", "di\u0301a.png"):
            (folder / "en" / name).write_bytes(PNG)

    yield refused("name: two that are one", "file-names-differ", {}, make=alike)
    yield packed(
        "name: of media that LMSs refuse",
        {
            "en/hive.md": FRONT
            + "![A](<Año nuevo (1) & 2.png>) ![B](CON.png) ![C](%E8%9C%9C.png) ![D](a%25.png)\n",
            "en/Año nuevo (1) & 2.png": PNG,
            "en/CON.png": PNG,
            "en/蜜.png": PNG,
            "en/a%.png": PNG,
        },
    )


CASES: tuple[Case, ...] = (*_links(), *_special(), *_names())
