"""Lessons that drive a parser into the ground: the name says of what they are made.

Each is the worst that fits under the limits: blocks as long as they may be, in a file as large as
it may be. A megabyte of the same is refused for its size alone.
"""

from __future__ import annotations

from hostile.case import FRONT

from smcourse.parse.limits import MAX_BLOCK, MAX_BYTES, MAX_LINE

LINES = {
    "open brackets": "[" * 150,
    "closed brackets": "[" * 90 + "]" * 90,
    "brackets": "[a]" * 60,
    "stars": "*" * 150,
    "stars and blanks": "* " * 70,
    "open emphasis": "*a **b " * 30,
    "emphasis in words": "a**b*c " * 30,
    "three stars": "***a** " * 30,
    "underscores": "_a __b " * 30,
    "backticks": "`" * 150,
    "backticks of all lengths": "` `` ``` " * 20,
    "open code": "`a " * 60,
    "less": "<" * 150,
    "open tags": "<a " * 60,
    "tags": "<b>" * 60,
    "a tag a line": "<b>",
    "a block tag a line": "<p>",
    "an open tag a line": "<b",
    "an open block tag a line": "<div",
    "pre": "<pre>",
    "closing tags": "</b>",
    "open closing tags": "</",
    "breaks": "<br>" * 50,
    "rules": "<hr>",
    "comments": "<!-- a",
    "many open comments": "<!--" * 40,
    "cdata": "<![CDATA[",
    "instructions": "<?",
    "declarations": "<!a",
    "greater": ">" * 19 + " a",
    "ampersands": "&" * 150,
    "entities": "&amp;&#65;" * 15,
    "private entities": "&#xE000;0&#xE001; &#2;klzzwxh:0&#3;",
    "list": "- a",
    "numbers": "1. a",
    "nested list": "- a\n  - b\n    - c",
    "deep list": "\n".join("    " * i + "- a" for i in range(18)),
    "loose list": "- a\n",
    "list of paragraphs": "- a\n\n    b\n",
    "quote": "> a",
    "nested quotes": "> " * 19 + "a",
    "quotes with lists": "> - > - a",
    "table": "|c|d|",
    "table heads": "|a|b|\n|-|-|\n",
    "headings": "## a",
    "headings with classes": "## a {.kick #b}",
    "underlined headings": "a\n---\n",
    "attributes": "*a*{.lead} " * 20,
    "open attributes": "*a*{" * 60,
    "attributes of braces": "## a" + " {" * 60,
    "links": "[a](https://a.example) " * 9,
    "links to nowhere": "[a](b) " * 30,
    "open links": "[a](" * 60,
    "open links with brackets": "[a](<" * 60,
    "open link titles": '[a](b "' * 40,
    "images": "![](x.png)\n",
    "open images": "![](" * 60,
    "nested images": "![" * 90 + "](a)" * 90,
    "references": "[a][b" * 60,
    "web addresses": "<https://a.example>" * 9,
    "mail addresses": "<a@b.example>" * 9,
    "link definitions": "[a]: https://a.example",
    "foot notes": "[^1]: a",
    "definitions": ":   b",
    "terms": "a\n:   b\n",
    "code blocks": "```\na\n```",
    "open code blocks": "```\n\n~~~",
    "indented code": "    a\n",
    "backslashes": "\\*" * 70,
    "blanks": " " * 150 + "a" + " " * 150,
    "no words": "",
    "colons": ":::",
    "unknown fences": "::: x\n:::",
    "fences without id": "::: choice\n:::",
    "unclosed fences": "::: choice a",
    "questions": "::: choice q\nA?\n- [ ] a\n- [x] b\n:::\n",
    "steps": "a\n\n---\n",
    "kickers": "## a {.kick}\n\na\n\n---\n",
    "line separators": "a\u2028b\u0085c",
    "bees": "🐝" * 60,
}

_LONG = MAX_LINE - 10
ONE_LINE = {
    "spaces in a fence": ":::x" + " " * _LONG + "x",
    "spaces in attributes": "::: choice a {" + " " * (_LONG - 10) + "x",
    "spaces in a heading": "\n## a" + " " * _LONG + "x\n\nb\n\n---\n",
    "braces in a heading": "\n## a" + " {" * (_LONG // 2) + "x\n\nb\n\n---\n",
    "spaces in a sentence": "a" + " " * _LONG + "x\n",
    "spaces in a number": "::: number q\nA?\n\n= 1" + " " * _LONG + "x1\n:::",
    "spaces in a node": "::: scenario q\nA?\n\n### a" + " " * _LONG + "x\n:::",
    "zones": f"::: spot q\nA?\n\n{'![' * (_LONG // 2)}\n\n- [x] a {'@ 1,1 1x1 ' * (_LONG // 10)}b\n:::",
    "spaces in a zone": "::: spot q\nA?\n\n- [x] a @ 1,1 1x1" + " " * _LONG + "x\n:::",
    "an open image": "::: spot q\nA?\n\n![a](" + "(a)" * (_LONG // 3) + "\n\n- [x] a\n:::",
    "hashes behind a node": "::: scenario q\nA?\n\n### a" + " #" * (_LONG // 2) + "x\n:::",
    "spaces in a gap": "::: text q\nA?\n\n[[a" + " " * _LONG + "x\n:::",
    "spaces in an option": "::: choice q\nA?\n- [ ] a" + " " * _LONG + "x\n:::",
    "attributes of a fence": "::: choice q {" + "a=1 " * (_LONG // 4 - 4) + "}\n:::",
    "a long word": "a" * _LONG + "\n",
    "a wide table": "|a" * (_LONG // 2) + "|\n" + "|-" * (_LONG // 2) + "|\n|b|\n",
}


def _full(unit: str) -> str:
    block = unit + "\n"
    block *= (MAX_BLOCK - 100) // len(block)
    return _repeated(block + "\n\nBees live in a hive.\n\n")


def _repeated(text: str) -> str:
    room = MAX_BYTES - 1000
    return (
        (FRONT + text * (room // len(text.encode()) + 1)).encode()[:room].decode("utf-8", "ignore")
    )


LESSONS = {
    **{f"{name}, blocks": _full(unit) for name, unit in LINES.items()},
    **{f"{name}": _repeated(line + "\n") for name, line in ONE_LINE.items()},
    "10,000 questions": FRONT
    + "".join(f"::: choice q{i}\nA?\n- [x] a\n- [ ] b\n:::\n" for i in range(10_000))[
        : MAX_BYTES - 1000
    ],
    "10,000 options": FRONT + "::: choice q\nA?\n" + "- [ ] a\n" * 10_000 + ":::\n",
    "a table with 10,000 columns": FRONT
    + "|a" * 9_990
    + "|\n"
    + "|-" * 9_990
    + "|\n"
    + "|\n" * 5_000,
    "backticks of growing length": FRONT
    + "\n\n".join("a" + "`" * i for i in range(1, 600))
    + "\n\n<b>a</b>\n",
    "link definitions that are used": FRONT
    + "\n".join(f"[a{i}]: https://a.example/{i}" for i in range(4_000))
    + "".join(f"\n\nSee [a{i}]." for i in range(4_000)),
    "a megabyte": FRONT + "Bees live in a hive. [*_`<>&\n" * 40_000,
}
