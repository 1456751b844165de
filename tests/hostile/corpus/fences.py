"""Fences of every kind: not closed, closed by another, too deep, of the wrong place or content."""

from __future__ import annotations

from collections.abc import Iterator

from hostile.case import COURSE, PNG, Case, body, packed, refused

CHOICE = "::: choice q\nWhere?\n- [x] In a hive.\n- [ ] In a hole.\n:::\n"
HOLDERS = (
    "note",
    "tip",
    "warning",
    "example",
    "details",
    "only",
    "country",
    "cards",
    "tabs",
    "figure",
    "video",
    "audio",
)


def _fence(name: str, text: str, code: str, at: str = "", **files: str | bytes) -> Case:
    return refused(f"fence: {name}", code, body(text, **files), at and f"en/hive.md:{at}")


def _opener(kind: str) -> str:
    return {
        "details": "details More",
        "only": "only audience=leader",
        "country": "country ES",
        "video": "video A film {src=b.mp4 silent}",
        "audio": "audio A sound {src=b.mp3}",
    }.get(kind, kind)


def _closing() -> Iterator[Case]:
    for kind in (*HOLDERS, "choice q", "true-false q"):
        opener = _opener(kind)
        yield _fence(
            f"{kind}, not closed", f"Bees.\n\n::: {opener}\nA hive.\n", "fence-unclosed", "7:1"
        )
    yield _fence("closed inside code", "::: note\n```\n:::\n```\n", "fence-unclosed", "5:1")
    yield _fence("closed inside code that is open", "::: note\n~~~\n:::\n", "code-unclosed", "6:1")
    yield _fence(
        "another of as many colons", "::: note\n::: tip\na\n:::\n:::\n", "fence-unclosed", "5:1"
    )
    yield _fence("closed by fewer colons", ":::: note\na\n:::\n", "fence-unclosed", "5:1")
    yield _fence("stray colons", "Bees.\n\n:::\n", "fence-stray", "7:1")
    yield _fence("45,000 stray fences", ":::\n" * 45_000, "fence-stray", "5:1")
    yield _fence("15,000 fences, none closed", "::: note a\n" * 15_000, "fence-unclosed", "5:1")
    nest = "".join(":" * (60 - i) + " note\n" for i in range(57))
    shut = "".join(":" * (4 + i) + "\n" for i in range(57))
    yield _fence("nested 57 deep", nest + "a\n" + shut, "nested-too-deep", "25:1")
    deep = "".join(":" * (600 - i) + " only audience=leader\n" for i in range(590))
    yield _fence("nested 590 deep, none closed", deep[:190_000], "fence-unclosed", "5:1")
    yield _fence("a colon count of 19,000", ":" * 19_000 + " note\na\n", "fence-unclosed", "5:1")
    yield _fence("no kind", "::: {a=b}\na\n:::\n", "fence-form", "5:1")
    yield _fence("an unknown kind", "::: script\nalert(1)\n:::\n", "fence-unknown", "5:5")
    yield _fence("a kind of markup", "::: <script>\na\n:::\n", "fence-unknown")
    yield _fence("a kind of 19,000", f"::: {'x' * 19_000}\na\n:::\n", "fence-unknown")
    yield _fence("braces without end", "::: note A {title=b\na\n:::\n", "fence-form", "5:1")
    yield _fence("spaces and a brace", f"::: note{' ' * 19_000}{{\na\n:::\n" * 9, "fence-form")
    yield _fence(
        "an attribute of none", "::: note A {onclick=alert(1)}\na\n:::\n", "fence-attribute-unknown"
    )
    yield _fence(
        "an attribute twice",
        "::: choice q {points=1 points=2}\nA?\n- [x] a\n- [ ] b\n:::\n",
        "fence-attribute-twice",
    )
    yield _fence(
        "an attribute without quotes",
        '::: audio A {src=b title="c}\na\n:::\n',
        "fence-attribute-form",
    )
    yield _fence(
        "10^99 points",
        f"::: choice q {{points={'9' * 99}}}\nA?\n- [x] a\n- [ ] b\n:::\n",
        "fence-attribute-value",
    )
    yield _fence(
        "2,500 attributes",
        f"::: note A {{{' '.join(f'a{i}=b' for i in range(2_500))}}}\na\n:::\n",
        "fence-attribute-unknown",
    )


def _questions() -> Iterator[Case]:
    yield _fence(
        "one option", "::: choice q\nWhere?\n- [x] In a hive.\n:::\n", "choice-has-options", "5:1"
    )
    yield _fence("no option", "::: choice q\nWhere?\n:::\n", "choice-has-options", "5:1")
    yield _fence(
        "27 options",
        "::: choice q\nA?\n" + "".join(f"- [x] a{i}\n" for i in range(27)) + ":::\n",
        "choice-has-options",
    )
    yield _fence(
        "no right answer", "::: choice q\nA?\n- [ ] a\n- [ ] b\n:::\n", "choice-has-answer", "5:1"
    )
    yield _fence("no question", "::: choice q\n- [x] a\n- [ ] b\n:::\n", "choice-has-prompt", "5:1")
    yield _fence(
        "an empty option", "::: choice q\nA?\n- [x] a\n- [ ] \n:::\n", "option-has-text", "8:1"
    )
    yield _fence(
        "two options alike", "::: choice q\nA?\n- [x] a\n- [ ]  a \n:::\n", "option-has-text", "8:1"
    )
    yield _fence(
        "an option without a box", "::: choice q\nA?\n- [x] a\n- b\n:::\n", "option-mark", "8:1"
    )
    yield _fence(
        "words after the options",
        "::: choice q\nA?\n- [x] a\n- [ ] b\nc\n:::\n",
        "option-line",
        "9:1",
    )
    yield _fence(
        "a list in an option", "::: choice q\nA?\n- [x] a\n  - c\n- [ ] b\n:::\n", "option-mark"
    )
    yield _fence("no id", "::: choice\nA?\n- [x] a\n- [ ] b\n:::\n", "question-id-missing", "5:1")
    yield _fence("an id of markup", '::: choice "><script>\nA?\n- [x] a\n- [ ] b\n:::\n', "id-form")
    yield _fence(
        "an option's id of markup",
        "::: choice q\nA?\n- [x] a {#<b>}\n- [ ] b\n:::\n",
        "id-form",
        "7:11",
    )
    yield _fence(
        "two truths", "::: true-false q\nA?\n- [x] true\n- [x] true\n:::\n", "true-false-options"
    )
    yield _fence(
        "a truth of three",
        "::: true-false q\nA?\n- [x] true\n- [ ] false\n- [ ] maybe\n:::\n",
        "true-false-options",
    )
    yield _fence(
        "nothing true", "::: true-false q\nA?\n- [ ] true\n- [ ] false\n:::\n", "choice-has-answer"
    )
    yield _fence(
        "10,000 options", "::: choice q\nA?\n" + "- [ ] a\n" * 10_000 + ":::\n", "block-too-long"
    )
    yield _fence(
        "3,000 questions",
        "".join(f"::: choice q{i}\nA?\n- [x] a\n- [ ] b\n:::\n" for i in range(3_000)),
        "state-fits",
    )
    for kind in HOLDERS:
        if kind not in ("only", "cards", "tabs", "figure"):
            inner = f":::: {_opener(kind)}\n{CHOICE}::::\n"
            yield _fence(f"a question inside {kind}", inner, "not-inside", "6:1")
    yield _fence(
        "cards inside a note", ":::: note\n::: cards\n### A\na\n:::\n::::\n", "not-inside", "6:1"
    )
    yield _fence(
        "tabs inside tabs", ":::: tabs\n## A\n::: tabs\n### B\nb\n:::\n::::\n", "not-inside", "7:1"
    )
    yield refused(
        "fence: a question on an opening page",
        "question-outside-lesson",
        {"en/index.md": "---\ntitle: A\n---\n" + CHOICE},
    )
    yield refused(
        "fence: cards on an opening page",
        "not-on-an-opening",
        {"en/index.md": "::: cards\n### A\na\n:::\n"},
    )


def _holders() -> Iterator[Case]:
    for kind in ("note", "details", "only", "country"):
        yield _fence(f"{kind} of nothing", f"::: {_opener(kind)}\n\n:::\n", "block-empty", "5:1")
    yield _fence("details without a title", "::: details\na\n:::\n", "fence-title-missing", "5:1")
    yield _fence(
        "cards with a title", "::: cards A\n### B\nb\n:::\n", "fence-title-unwanted", "5:1"
    )
    yield _fence("cards of nothing", "::: cards\n:::\n", "panel-heading-missing", "5:1")
    yield _fence("tabs without headings", "::: tabs\nBees.\n:::\n", "panel-heading-missing", "5:1")
    yield _fence(
        "tabs with headings in code", "::: tabs\n```\n## A\n```\n:::\n", "panel-heading-missing"
    )
    yield _fence("a figure of words", "::: figure\nBees.\n:::\n", "figure-image-missing", "5:1")
    yield _fence(
        "a figure without alt",
        "::: figure\n![](b.png)\n:::\n",
        "image-has-alt",
        **{"en/b.png": PNG},
    )
    yield _fence("only for nobody", "::: only\na\n:::\n", "fence-attribute-missing", "5:1")
    yield _fence("only for a stranger", "::: only audience=boss\na\n:::\n", "audience-known", "5:1")
    yield _fence(
        "3,000 audiences",
        f"::: only audience={','.join(f'a{i}' for i in range(3_000))}\na\n:::\n",
        "audience-known",
    )
    yield _fence("a film without src", "::: video A\na\n:::\n", "fence-attribute-missing", "5:1")
    yield _fence(
        "a film without captions",
        "::: video A {src=b.mp4}\na\n:::\n",
        "video-has-captions",
        "5:1",
        **{"en/b.mp4": b"\0\0\0\x20ftypisom"},
    )
    yield _fence(
        "a sound without words",
        "::: audio A {src=b.mp3}\n:::\n",
        "media-has-transcript",
        "5:1",
        **{"en/b.mp3": b"ID3\4"},
    )
    yield packed("fence: 13,000 notes", body("::: note\na\n:::\n" * 13_000))
    yield packed(
        "fence: a heading of 19,000 spaces",
        body("::: tabs\n" + f"### a{' ' * 19_000}x\na\n" * 9 + ":::\n"),
    )
    yield packed(
        "fence: titles of markup",
        body(
            "".join(
                f"::: {kind} </summary><script>window.pwned=1</script><img src=x onerror=window.pwned=1>\na\n:::\n\n"
                for kind in ("note", "tip", "warning", "example", "details")
            )
        ),
    )
    yield packed(
        "fence: headings of code that looks like HTML",
        body(
            "::: tabs\n### `<script>window.pwned=1</script>`\na\n### &lt;img src=x onerror=window.pwned=1&gt;\nb\n:::\n"
        ),
    )
    yield packed(
        "fence: true-false of markup in words",
        body(
            "::: true-false q\n`<script>window.pwned=1</script>`?\n- [x] true {#true}\n"
            "  > &lt;script&gt;window.pwned=1&lt;/script&gt;\n- [ ] `</script>` {#false}\n\nhint: `<!--` <!-- -->\n:::\n"
        ),
    )
    audiences = {
        "course.yaml": COURSE + "audiences: {leader: '</script><script>window.pwned=1</script>'}\n"
    }
    yield packed(
        "fence: nested 20 deep",
        {
            **body(
                "".join(":" * (30 - i) + " only audience=leader\n" for i in range(20))
                + "a\n"
                + "".join(":" * (11 + i) + "\n" for i in range(20))
            ),
            **audiences,
        },
    )


CASES: tuple[Case, ...] = (*_closing(), *_questions(), *_holders())
