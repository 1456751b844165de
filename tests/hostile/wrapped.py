"""Hostile content for `wrap`: pages, names and folders, the code that each earns, and whether a
package results."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from hostile.odd_content import MP4, PAGE, VTT, single

Make = Callable[[Path], Path]
Wrapped = tuple[str, Make, str, bool]
RUN = "window.pwned=1"


def _site(act: Callable[[Path], object]) -> Make:
    def make(home: Path) -> Path:
        source = home / "site"
        source.mkdir()
        (source / "index.html").write_text(PAGE)
        act(source)
        return source

    return make


def _first_page(content: str | bytes) -> Make:
    text = content.encode() if isinstance(content, str) else content
    return _site(lambda site: (site / "index.html").write_bytes(text))


def _pages() -> Iterator[Wrapped]:
    """What the first page says of itself."""
    for name, content in {
        "a coding that refuses": b"<meta charset=idna><title>\xff</title>",
        "a coding of none": b"<meta charset=undefined><title>a</title>",
        "a coding of bytes": b"<meta charset=hex><title>a</title>",
        "a coding that is compressed": b"<meta charset=bz2><title>a</title>",
        "half a character by escapes": b"<meta charset=raw_unicode_escape><title>\\ud800</title>",
        "half a character by UTF-7": b"<meta charset=utf-7><title>a+2AA-</title>",
        "half a character by entities": "<title>&#xD800;</title>",
        "UTF-16": "<title>Bees</title>".encode("utf-16"),
        "UTF-16 that is cut": b"\xff\xfe<",
        "controls in a title": "<title>a\x01b\x1b[2J\x07</title>",
        "controls by entities in a title": "<title>&#1;&#27;&#x9b;&#0;</title>",
        "no characters in a title": "<title>a\ufffe\uffffb</title>",
        "a title that turns": "<title>\u202egnp.bees\u2066</title>",
        "a title of markup": f"<title>&lt;/title>&lt;script>{RUN}&lt;/script></title>",
        "a title of a template": "<title>{{ 7*7 }}{% raw %}${7*7}</title>",
        "a title of 90,000": f"<title>{'&amp;' * 18_000}</title>",
        "a title that never ends": "<title>" * 14_000,
        "a language of 90,000": f"<html lang=en-{'a' * 90_000}><title>a</title>",
        "a language of markup": "<html lang='\"><b>'><title>a</title>",
        "spaces for a language": f"<html lang={' ' * 90_000}<",
        "spaces for a coding": f"<meta charset={' ' * 90_000}<",
        "spaces for a refresh": f"http-equiv={' ' * 4_000_000}<",
        "4 MB of handlers that are none": " on" * 1_300_000,
        "nothing": "",
        "NUL": b"\0" * 100_000,
        "noise": bytes(range(256)) * 40,
        "30 MB": PAGE + "a" * 30_000_000,
    }.items():
        yield f"page: {name}", _first_page(content), "", True


def _names() -> Iterator[Wrapped]:
    for name, raw in {
        "a line break": b"a\nb.html",
        "an escape": b"a\x1b[31m.html",
        "a turn": "a\u202elmth.exe".encode(),
        "no width": "a\u200b.html".encode(),
        "no UTF-8": b"\xff.html",
        "a surrogate": b"\xed\xa0\x80.html",
    }.items():
        yield f"name: {name}", _named(raw), "file-name", False
    for name, raw, code, packs in (
        ("a backslash", b"a\\b.html", "path-unsafe", False),
        ("a device", b"con.html", "", True),
        ("markup", b"<script>.html", "name-form", True),
        ("quotes", b"a'\".html", "name-form", True),
        ("percents", b"%00%2e%2e%2f.html", "name-form", True),
        ("a template", b"{{ 7*7 }}.html", "name-form", True),
        ("capitals", b"INDEX.html", "path-twice", False),
    ):
        yield f"name: {name}", _named(raw), code, packs

    def alike(site: Path) -> None:
        for one in ("d\u00eda.html", "di\u0301a.html"):
            (site / one).write_text(PAGE)

    yield "name: two that are one", _site(alike), "name-form", True


def _named(raw: bytes) -> Make:
    def act(site: Path) -> None:
        with open(os.fsencode(site) + b"/" + raw, "w") as file:  # noqa: PTH123
            file.write(PAGE)

    return _site(act)


def _folders() -> Iterator[Wrapped]:
    def deep(site: Path) -> None:
        here = Path.cwd()
        os.chdir(site)
        try:
            for _ in range(1_500):
                Path("a").mkdir()
                os.chdir("a")
        finally:
            os.chdir(here)

    def hidden(site: Path) -> None:
        for number in range(9_000):
            (site / f".{number}").touch()

    def many(site: Path) -> None:
        for number in range(6_000):
            (site / f"{number}.html").touch()

    def heavy(site: Path) -> None:
        for number in range(9):
            (site / f"{number}.bin").touch()
            os.truncate(site / f"{number}.bin", 190_000_000)

    def nested(site: Path) -> None:
        (site / "index.html").unlink()
        (site / "index.html").mkdir()

    yield "folder: 1,500 deep", _site(deep), "nested-too-deep", False
    yield "folder: 9,000 hidden files", _site(hidden), "more-of-the-same", True
    yield "folder: 6,000 pages", _site(many), "", True
    yield "folder: 1.7 GB", _site(heavy), "archive-too-large", False
    yield "folder: a page that is one", _site(nested), "launch-missing", False
    for name, target in {
        "a page": "/etc/passwd",
        "a device": "/dev/zero",
        "itself": "b.html",
        "nowhere": "/nowhere",
        "the folder above": "..",
    }.items():
        link = _site(lambda site, target=target: (site / "b.html").symlink_to(target))
        code = "file-unreadable" if name == "nowhere" else "link-not-followed"
        yield f"link: {name}", link, code, False
    yield "pipe", _site(lambda site: os.mkfifo(site / "b.html")), "file-not-plain", False
    yield (
        "captions of noise",
        single("a.mp4", MP4, a_vtt="\0" * 9_000),
        "captions-unreadable",
        False,
    )
    yield "a name of marks", single("$(id) ;`#.mp4", MP4), "captions-missing", True
    yield "a name of a group", single("(.*)[.mp4", MP4, b_vtt=VTT), "captions-missing", True


WRAPPED: tuple[Wrapped, ...] = (*_pages(), *_names(), *_folders())
