"""Content that `wrap` has something to say of: what it is made of, the code that it earns, and
whether a package results."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

PAGE = "<!doctype html><html lang=en><title>Fire safety</title><p>Leave the building.</p></html>"
VTT = "WEBVTT\n\n00:01.000 --> 00:04.000\nBees.\n"
MP4 = b"\0\0\0\x20ftypisom"

Make = Callable[[Path], Path]
Odd = tuple[Make, str, bool]


def folder(**files: str | bytes) -> Make:
    """A folder with a good `index.html` and these files, `__` for a slash and `_` for a dot."""

    def make(home: Path) -> Path:
        source = home / "site"
        for name, content in {"index_html": PAGE, **files}.items():
            path = source / name.replace("__", "/").replace("_", ".")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return source

    return make


def single(name: str, content: bytes, **beside: str) -> Make:
    """One file, and what lies beside it."""

    def make(home: Path) -> Path:
        for other, text in beside.items():
            (home / other.replace("_", ".")).write_text(text)
        (home / name).write_bytes(content)
        return home / name

    return make


def _sparse(home: Path) -> Path:
    with (home / "film.mp4").open("wb") as file:
        file.write(MP4)
        file.truncate(200_000_001)
    return home / "film.mp4"


def _odd(act: Callable[[Path], object]) -> Make:
    def make(home: Path) -> Path:
        source = folder()(home)
        act(source)
        return source

    return make


def _named(home: Path) -> Path:
    source = folder()(home)
    (source / "index.html").rename(source / "start.html")
    (source / "other.html").write_text(PAGE)
    return source


WRAPPED: Mapping[str, Odd] = {
    "a presentation": (single("talk.pptx", b"PK"), "content-kind", False),
    "a page alone": (single("index.html", PAGE.encode()), "content-kind", False),
    "a pdf that is none": (single("talk.pdf", b"<html>"), "content-unreadable", False),
    "a film that is none": (single("talk.mp4", b"%PDF-1.7"), "content-unreadable", False),
    "a film of 200 MB": (_sparse, "content-too-large", False),
    "no first page": (_named, "launch-missing", False),
    "a package": (folder(imsmanifest_xml="<manifest/>"), "already-a-package", False),
    "an export": (folder(a_js="API.LMSInitialize('')"), "content-calls-lms", True),
    "scripts": (folder(a_html="<script>1</script>"), "content-has-scripts", True),
    "a handler": (folder(a_html="<p onclick=x>"), "content-has-scripts", True),
    "hidden files": (folder(_git__config="x", _env="x"), "hidden-left-out", True),
    "what a Mac leaves": (_odd(lambda site: (site / "__MACOSX").mkdir()), "hidden-left-out", True),
    "a server's script": (folder(a_php="<?php ?>"), "script-left-out", True),
    "no captions": (single("talk.mp4", MP4), "captions-missing", True),
    "bad captions": (single("talk.mp4", MP4, talk_vtt="1\nno"), "captions-unreadable", False),
    "a pipe": (_odd(lambda site: os.mkfifo(site / "pipe.js")), "file-not-plain", False),
    "a link out": (
        _odd(lambda site: (site / "out.txt").symlink_to("/etc/hostname")),
        "link-not-followed",
        False,
    ),
    "a loop of links": (
        _odd(lambda site: (site / "loop").symlink_to(site)),
        "link-not-followed",
        False,
    ),
    "a name that is no text": (
        _odd(lambda site: (Path(os.fsdecode(os.fsencode(site) + b"/\xff.txt"))).write_bytes(b"x")),
        "file-name",
        False,
    ),
    "a film to be scrolled": (single("talk.mp4", MP4, talk_vtt=VTT), "rule-fits", False),
}
