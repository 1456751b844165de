"""Drawings, images, films and downloads that hold something else than their names say."""

from __future__ import annotations

import gzip
import struct
from collections.abc import Iterator

from hostile.case import FRONT, Case, Files, packed, refused

RUN = "window.pwned=1"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{0}</svg>'
HTML = f"<!doctype html><script>{RUN}</script>"
BOMB = "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
LAUGHS = '<g id="u0"><path d="M0 0h1"/></g>' + "".join(
    f'<g id="u{i + 1}">{f"""<use href="#u{i}"/>""" * 10}</g>' for i in range(9)
)

UNSAFE = {
    "script": f"<script>{RUN}</script>",
    "script by another prefix": f"<s:script xmlns:s='http://www.w3.org/2000/svg'>{RUN}</s:script>",
    "script of HTML": f"<script xmlns='http://www.w3.org/1999/xhtml'>{RUN}</script>",
    "script of no namespace": f"<script xmlns=''>{RUN}</script>",
    "script by address": "<script href='https://evil.example/x.js'/>",
    "script in CDATA": f"<desc><![CDATA[</desc><script>{RUN}</script>]]></desc>",
    "script by entities": f"<title>&lt;script&gt;{RUN}&lt;/script&gt;</title>",
    "script in a comment that HTML ends early": f"<!--><script>{RUN}</script>-->",
    "a handler": f"<g onload='{RUN}'/>",
    "a handler in capitals": f"<g onLoad='{RUN}'/>",
    "a handler of an animation": f"<animateTransform attributeName='transform' onbegin='{RUN}'/>",
    "foreign content": f"<foreignObject><p xmlns='http://www.w3.org/1999/xhtml' onclick='{RUN}'/></foreignObject>",
    "a frame": f"<iframe xmlns='http://www.w3.org/1999/xhtml' srcdoc='&lt;script>{RUN}'/>",
    "a link that runs": f"<a href='javascript:{RUN}'><path d='M0 0'/></a>",
    "a link that runs, by another name": f"<a xmlns:x='http://www.w3.org/1999/xlink' x:href='javascript:{RUN}'/>",
    "a link that runs, by entities": f"<a href='java&#115;cript:{RUN}'/>",
    "a link that runs, behind a tab": f"<a href='java&#9;script:{RUN}'/>",
    "a link that is made to run": f"<a><set attributeName='href' to='javascript:{RUN}'/></a>",
    "a link that moves": f"<a><animate attributeName='href' values='javascript:{RUN}'/></a>",
    "a link that moves in capitals": f"<a><Animate attributeName='xlink:href' values='javascript:{RUN}'/></a>",
    "an image of another place": "<image href='https://evil.example/x.png'/>",
    "an image of data that is a drawing": "<image href='data:image/svg+xml;base64,PHN2Zy8+'/>",
    "a part of another file": "<use href='wasp.svg#b'/>",
    "a part of data": "<use href='data:image/svg+xml,%3Csvg/%3E#x'/>",
    "a style of another place": "<style>@import 'https://evil.example'</style>",
    "a style with an address": "<style>*{fill:url(https://evil.example/x)}</style>",
    "a style with an escaped address": "<style>*{fill:\\75rl(https://evil.example/x)}</style>",
    "a fill of another place": "<path fill='url(https://evil.example/x#a)' d='M0 0'/>",
    "a style attribute": "<path style='background:url(//evil.example)' d='M0 0'/>",
    "a base": "<g xml:base='https://evil.example/'><use href='#a'/></g>",
    "a style sheet": "</svg><?xml-stylesheet href='https://evil.example/x.css'?><svg>",
    "a listener": "<ev:listener xmlns:ev='http://www.w3.org/2001/xml-events' event='load'/>",
    "201 attributes": "<path " + " ".join(f"a{i}='b'" for i in range(201)) + "/>",
    "3 MB of paths": "<path d='M0 0h1'/>" * 170_000,
    "parts of parts of parts": LAUGHS + '<use href="#u9"/>',
}
WHOLE = {
    "a style sheet before": ("<?xml-stylesheet href='https://evil.example'?>" + SVG, "svg-unsafe"),
    "an outer entity": (
        '<!DOCTYPE svg [<!ENTITY a SYSTEM "/etc/passwd">]>' + SVG.format("&a;"),
        "svg-unsafe",
    ),
    "an outer type": ('<!DOCTYPE svg SYSTEM "https://evil.example/x.dtd">' + SVG, "svg-unsafe"),
    "entities of entities": (
        f'<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">{BOMB}]>' + SVG.format("&i;"),
        "image-unreadable",
    ),
    "UTF-16": (SVG.format(f"<script>{RUN}</script>").encode("utf-16"), "svg-unsafe"),
    "UTF-7": (
        '<?xml version="1.0" encoding="utf-7"?>' + SVG.format("+ADw-script+AD4-"),
        "image-unreadable",
    ),
    "another encoding": (
        '<?xml version="1.0" encoding="x-user-defined"?>' + SVG,
        "image-unreadable",
    ),
    "9,000 deep": (SVG.format("<g>" * 9_000 + "</g>" * 9_000), "image-unreadable"),
    "an endless view box": (SVG.replace("0 0 9 9", "0 0 inf 1e999"), "image-unreadable"),
    "packed by gzip": (gzip.compress(SVG.encode(), mtime=0), "image-unreadable"),
    "HTML": (HTML, "image-unreadable"),
    "nothing": ("", "image-unreadable"),
    "NUL": (SVG.format("\0"), "image-unreadable"),
    "no namespace": ("<svg viewBox='0 0 9 9'/>", "image-unreadable"),
    "another namespace": (
        "<svg xmlns='http://www.w3.org/1999/xhtml' viewBox='0 0 9 9'/>",
        "image-unreadable",
    ),
}
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
FALSE = {
    "a png of HTML": ("![a](b.png)", "en/b.png", HTML.encode(), "image-unreadable"),
    "a png of a drawing": ("![a](b.png)", "en/b.png", SVG.encode(), "image-unreadable"),
    "a png of no size": ("![a](b.png)", "en/b.png", PNG + bytes(8), "image-unreadable"),
    "a png that is cut": ("![a](b.png)", "en/b.png", PNG + b"\0\0", "image-unreadable"),
    "a png of 4 billion by 4 billion": (
        "![a](b.png)",
        "en/b.png",
        PNG + struct.pack(">II", 2**32 - 1, 2**32 - 1),
        "image-too-large",
    ),
    "a jpg without a frame": (
        "![a](b.jpg)",
        "en/b.jpg",
        b"\xff\xd8\xff\xfe\0\2",
        "image-unreadable",
    ),
    "a jpg that goes in circles": (
        "![a](b.jpg)",
        "en/b.jpg",
        b"\xff\xd8" + b"\xff\xfe\0\0" * 99,
        "image-unreadable",
    ),
    "a webp of nothing": ("![a](b.webp)", "en/b.webp", b"RIFF\0\0\0\0WEBP", "image-unreadable"),
    "a gif": ("![a](b.gif)", "en/b.gif", b"GIF89a", "image-kind"),
    "a page for an image": ("![a](hive.md)", "en/c.md", b"", "image-kind"),
    "a pdf of HTML": ("[a](b.pdf)", "en/b.pdf", HTML.encode(), "download-unreadable"),
    "a docx of a script": ("[a](b.docx)", "en/b.docx", b"#!/bin/sh\n", "download-unreadable"),
    "a page of HTML": ("[a](b.html)", "en/b.html", HTML.encode(), "download-kind"),
    "a program": ("[a](b.exe)", "en/b.exe", b"MZ", "download-kind"),
    "a macro": ("[a](b.docm)", "en/b.docm", b"PK\3\4", "download-kind"),
    "a drawing that runs to keep": (
        "[a](b.svg)",
        "en/b.svg",
        SVG.format(f"<script>{RUN}</script>").encode(),
        "svg-unsafe",
    ),
    "a film of HTML": (
        "::: video A {src=b.mp4 silent}\na\n:::",
        "en/b.mp4",
        HTML.encode(),
        "media-unreadable",
    ),
    "a film of another kind": (
        "::: video A {src=b.webm silent}\na\n:::",
        "en/b.webm",
        b"\x1aE\xdf\xa3",
        "media-kind",
    ),
    "a film of another place": (
        "::: video A {src=https://evil.example/b.mp4 silent}\na\n:::",
        "en/b.mp4",
        b"",
        "media-missing",
    ),
    "a film that runs": (
        f"::: video A {{src=javascript:{RUN} silent}}\na\n:::",
        "en/b.mp4",
        b"",
        "media-missing",
    ),
    "a sound outside": (
        "::: audio A {src=../../../b.mp3}\na\n:::",
        "en/b.mp3",
        b"ID3",
        "media-missing",
    ),
    "captions of HTML": (
        "::: video A {src=b.mp4 captions=b.vtt}\na\n:::",
        "en/b.vtt",
        HTML.encode(),
        "media-unreadable",
    ),
}


def _shown(drawing: str | bytes, words: str = "") -> Files:
    return {"en/hive.md": f"{FRONT}![A bee](bee.svg){words}\n", "en/bee.svg": drawing}


def _refused() -> Iterator[Case]:
    for name, inner in UNSAFE.items():
        code = "image-unreadable" if name == "a style sheet" else "svg-unsafe"
        yield refused(f"drawing: {name}", code, _shown(SVG.format(inner)), "en/hive.md:5")
    for name, (whole, code) in WHOLE.items():
        yield refused(f"drawing: {name}", code, _shown(whole), "en/hive.md:5")
    for name, inner in {
        "an image": "<image href='data:image/png;base64,AAAA'/>",
        "a link": "<a href='#b'/>",
        "a style": "<path style='fill:red' d='M0 0'/>",
        "an id of markup": "<path id='\"&gt;&lt;b' d='M0 0'/>",
        "an element of another": "<x xmlns='https://x.example'/>",
        "a text": "<text>a</text>",
        "a class of ours": "<path class='sm-page a' d='M0 0'/>",
        "an address in a path": "<path d='url(#a)javascript'/>",
    }.items():
        files = _shown(SVG.format(inner), "{.themed}")
        yield refused(f"themed drawing: {name}", "svg-not-themable", files, "en/hive.md:5")
    beside = {"en/b.mp4": b"\0\0\0\x20ftypisom", "en/b.mp3": b"ID3\4"}
    for name, (text, path, content, code) in FALSE.items():
        files = {**beside, "en/hive.md": f"{FRONT}{text}\n", path: content}
        yield refused(f"file: {name}", code, files, "en/hive.md:5")


def _packed() -> Iterator[Case]:
    words = f'"><script>{RUN}</script>" onload="{RUN}'.replace("<", "&lt;")
    for kind in ("", "{.themed}"):
        yield packed(
            f"drawing: shown with an alt of markup {kind}",
            {
                "en/hive.md": f"{FRONT}![{words}](bee.svg '{words.replace(chr(39), '')}'){kind}\n",
                "en/bee.svg": SVG.format("<title>A &amp; b</title><path class='a' d='M0 0h9'/>"),
            },
        )
    yield packed("drawing: 30,000 paths, shown 9 times", _often())
    yield packed(
        "drawing: parts and styles of its own",
        _shown(
            SVG.format(
                "<style>path{fill:url(#a)}</style><g id='a'><path d='M0 0h9'/></g><use href='#a'/>"
            )
        ),
    )


def _often() -> Files:
    drawing = SVG.format("<path d='M0 0h1'/>" * 30_000)
    return {"en/hive.md": FRONT + "![a](bee.svg)\n\na\n\n" * 9, "en/bee.svg": drawing}


CASES: tuple[Case, ...] = (*_refused(), *_packed())
