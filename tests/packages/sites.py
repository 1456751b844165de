"""A small course, and sites of it of which something is amiss, by the code that says so."""

from __future__ import annotations

from collections.abc import Callable

from packages.handbooks import PAGE, Files, cut, with_, without

COURSE: dict[str, str | bytes] = {
    "course.yaml": "id: small\ntitle: Small\nlanguages: [en]\n",
    "media/dot.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
    '<circle cx="4" cy="4" r="3"/></svg>',
    "en/1.md": "---\nid: first\ntitle: First\n---\nTo the [second](#second).\n",
    "en/2.md": "---\nid: second\ntitle: Second\n---\n::: choice q\nWhich?\n\n"
    "- [x] This.\n  > ![A dot](../media/dot.svg)\n- [ ] That.\n  > See [the first](#first).\n:::\n",
}
FRAMES = rb"\u003chtml>\u003cframeset>\u003ca href=gone.html>"
BROKEN: list[tuple[str, Callable[[Files], Files]]] = [
    ("site-page-missing", without(PAGE)),
    ("site-page-missing", cut(PAGE, 0)),
    ("site-link-broken", without("player.js")),
    ("site-link-broken", without("media/dot.svg")),  # what is said of an answer shows it
    ("site-link-broken", with_(b'id="sm-l-second"', b'id="sm-l-third"')),
    ("site-link-broken", with_(b'id="sm-l-first"', b'id="sm-l-none"')),  # and leads there
    ("site-link-broken", with_(rb"\u003cimg", FRAMES + rb"\u003cimg")),
    ("site-loads-elsewhere", with_(b'src="player.js"', b'src="//host.invalid/a.js"')),
    ("site-loads-elsewhere", with_(b"media/dot.svg", b"https://host.invalid/a.svg")),
    (
        "site-loads-elsewhere",
        with_(b"body{", b"@font-face{src:url(https://host.invalid/a)}body{", "player.css"),
    ),
]
