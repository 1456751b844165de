"""Content that `wrap` has something to say of, odd or hostile: what it is made of, the code that it
earns, and whether a package results."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from conftest import write_files

PAGE = "<!doctype html><html lang=en><title>Fire safety</title><p>Leave the building.</p></html>"
VTT = "WEBVTT\n\n00:01.000 --> 00:04.000\nBees.\n"
MP4 = b"\0\0\0\x20ftypisom"
RUN = "window.pwned=1"

Make = Callable[[Path], Path]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrapped:
    """`make` puts the content into a folder and says where; `code` is what it must earn when the
    command is given these `arguments`; a package results where it `packs`."""

    name: str
    make: Make
    code: str
    packs: bool
    arguments: tuple[str, ...] = ()


def _refused(name: str, code: str, make: Make, *arguments: str) -> Wrapped:
    return Wrapped(name=name, make=make, code=code, packs=False, arguments=arguments)


def _packed(name: str, make: Make, code: str = "") -> Wrapped:
    return Wrapped(name=name, make=make, code=code, packs=True)


def folder(**files: str | bytes) -> Make:
    """A folder with a good `index.html` and these files, `__` for a slash and `_` for a dot."""

    def make(home: Path) -> Path:
        whole = {"index_html": PAGE, **files}
        named = {name.replace("__", "/").replace("_", "."): whole[name] for name in whole}
        return write_files(home / "site", named)

    return make


def single(name: str, content: bytes, **beside: str) -> Make:
    """One file, and what lies beside it."""

    def make(home: Path) -> Path:
        for other, text in beside.items():
            (home / other.replace("_", ".")).write_text(text)
        (home / name).write_bytes(content)
        return home / name

    return make


def _site(act: Callable[[Path], object]) -> Make:
    """A good folder, and what is then done to it."""

    def make(home: Path) -> Path:
        source = folder()(home)
        act(source)
        return source

    return make


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
        yield _packed(f"page: {name}", folder(index_html=content))


def _names() -> Iterator[Wrapped]:
    for name, raw in {
        "a line break": b"a\nb.html",
        "an escape": b"a\x1b[31m.html",
        "a turn": "a\u202elmth.exe".encode(),
        "no width": "a\u200b.html".encode(),
        "no UTF-8": b"\xff.html",
        "a surrogate": b"\xed\xa0\x80.html",
    }.items():
        yield _refused(f"name: {name}", "file-name", _named(raw))
    for name, raw in {
        "markup": b"<script>.html",
        "quotes": b"a'\".html",
        "percents": b"%00%2e%2e%2f.html",
        "a template": b"{{ 7*7 }}.html",
    }.items():
        yield _packed(f"name: {name}", _named(raw), "name-form")

    def alike(site: Path) -> None:
        for one in ("d\u00eda.html", "di\u0301a.html"):
            (site / one).write_text(PAGE)

    yield _packed("name: two that are one", _site(alike), "name-form")
    yield _packed("name: a device", _named(b"con.html"))
    yield _refused("name: a backslash", "path-unsafe", _named(b"a\\b.html"))
    yield _refused("name: capitals", "path-twice", _named(b"INDEX.html"))


def _named(raw: bytes) -> Make:
    return _site(lambda site: (site / os.fsdecode(raw)).write_text(PAGE))


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

    def unnamed(site: Path) -> None:
        (site / "index.html").rename(site / "start.html")
        (site / "other.html").write_text(PAGE)

    yield _refused("folder: 1,500 deep", "nested-too-deep", _site(deep))
    yield _packed("folder: 9,000 hidden files", _site(hidden), "more-of-the-same")
    yield _packed("folder: 6,000 pages", _site(many))
    yield _refused("folder: 1.7 GB", "archive-too-large", _site(heavy))
    yield _refused("folder: a page that is one", "launch-missing", _site(nested))
    yield _refused("folder: no first page", "launch-missing", _site(unnamed))


def _inside() -> Iterator[Wrapped]:
    """What lies in a folder beside the first page."""
    manifest = folder(imsmanifest_xml="<manifest/>")
    mac = _site(lambda site: (site / "__MACOSX").mkdir())
    yield _refused("folder: a package", "already-a-package", manifest)
    yield _packed("folder: an export", folder(a_js="API.LMSInitialize('')"), "content-calls-lms")
    yield _packed("folder: scripts", folder(a_html="<script>1</script>"), "content-has-scripts")
    yield _packed("folder: a handler", folder(a_html="<p onclick=x>"), "content-has-scripts")
    yield _packed("folder: hidden files", folder(_git__config="x", _env="x"), "hidden-left-out")
    yield _packed("folder: what a Mac leaves", mac, "hidden-left-out")
    yield _packed("folder: a server's script", folder(a_php="<?php ?>"), "script-left-out")
    for name, target in {
        "a page": "/etc/passwd",
        "a device": "/dev/zero",
        "itself": "b.html",
        "nowhere": "/nowhere",
        "the folder above": "..",
    }.items():
        link = _site(lambda site, target=target: (site / "b.html").symlink_to(target))
        code = "file-unreadable" if name == "nowhere" else "link-not-followed"
        yield _refused(f"link: {name}", code, link)
    pipe = _site(lambda site: os.mkfifo(site / "b.html"))
    yield _refused("pipe", "file-not-plain", pipe)


def _files() -> Iterator[Wrapped]:
    """One file, and the captions beside it."""

    def large(home: Path) -> Path:
        film = single("film.mp4", MP4)(home)
        os.truncate(film, 200_000_001)
        return film

    page = single("index.html", PAGE.encode())
    captioned = single("talk.mp4", MP4, talk_vtt=VTT)
    bad = single("talk.mp4", MP4, talk_vtt="1\nno")
    noisy = single("a.mp4", MP4, a_vtt="\0" * 9_000)
    yield _refused("file: a presentation", "content-kind", single("talk.pptx", b"PK"))
    yield _refused("file: a page alone", "content-kind", page)
    yield _refused("file: no pdf", "content-unreadable", single("talk.pdf", b"<html>"))
    yield _refused("file: no film", "content-unreadable", single("talk.mp4", b"%PDF-1.7"))
    yield _refused("film: 200 MB", "content-too-large", large)
    yield _refused("film: scrolled", "rule-fits", captioned, "--rule", "scrolled")
    yield _packed("captions: none", single("talk.mp4", MP4), "captions-missing")
    yield _refused("captions: bad", "captions-unreadable", bad)
    yield _refused("captions: noise", "captions-unreadable", noisy)
    yield _packed("a name of marks", single("$(id) ;`#.mp4", MP4), "captions-missing")
    yield _packed("a name of a group", single("(.*)[.mp4", MP4, b_vtt=VTT), "captions-missing")


WRAPPED: tuple[Wrapped, ...] = (*_pages(), *_names(), *_folders(), *_inside(), *_files())
