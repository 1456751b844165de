"""`company.yaml` and `{{ }}`: values that are code somewhere, paths that climb, files that swell."""

from __future__ import annotations

from collections.abc import Iterator

from hostile.case import FRONT, PNG, Case, Files, packed, refused

from smcourse.order import Order

HEAD = "id: acme\nsample: true\nlanguages: [en]\n"
LONG = "own:\n  a: " + "\n    ".join("b" * 15_000 for _ in range(12)) + "\n"
PAYLOADS = {
    "a script": "</script><script>window.pwned=1</script>",
    "an image": "<img src=x onerror=window.pwned=1>",
    "an attribute": "\" onmouseover=window.pwned=1 x=\"' onclick='window.pwned=1",
    "Markdown": "**a** [b](javascript:window.pwned=1) ![c](https://evil.example/x.png) `d` [^1]",
    "a fence": "::: choice q",
    "a template": "{{ policy_owner }} {% raw %} {{ 7*7 }} {# a #} ${7*7} {{ ''.__class__ }}",
    "a format": "{0.__class__} %s %(name)s {company_name} {n}",
    "an entity": "&lt;script&gt;window.pwned=1&lt;/script&gt; &#60;b&#62;",
    "a token of ours": "word0123456789abcdefn0e \ue0000\ue001 drawing-0-",
    "a replacement": "\\1 \\g<0> $1 $& $`",
    "separators": "a\u2028b\u2029c \u202ed\u202c",
}
USED = (
    "## Of {{ own.x }}\n\n{{ own.x }}\n\nA *{{ own.x }}*, `{{ own.x }}` and {{ own.x }}.\n\n- {{ own.x }}\n\n"
    "| {{ own.x }} |\n|---|\n| {{own.x}} |\n\n![{{ own.x }}](b.png '{{ own.x }}')\n\n"
    "[{{ own.x }}](https://a.example '{{ own.x }}')\n\n::: details {{ own.x }}\n{{ own.x }}\n:::\n\n"
    "::: tabs\n## {{ own.x }}\na\n:::\n\n::: choice q\n{{ own.x }}?\n- [x] {{ own.x }} a\n  > {{ own.x }}\n"
    "- [ ] b\n\nhint: {{ own.x }}\n:::\n"
)


def _with(company: str, text: str = "Bees.\n", **more: str | bytes) -> Files:
    return {"company.yaml": company, "en/hive.md": FRONT + text, "en/b.png": PNG, **more}


def _quoted(text: str) -> str:
    escaped = "".join(f"\\u{ord(sign):04x}" if ord(sign) > 126 else sign for sign in text)
    return '"' + escaped.replace("\\", "\\\\").replace("\\\\u", "\\u").replace('"', '\\"') + '"'


def _values() -> Iterator[Case]:
    for name, text in PAYLOADS.items():
        title = {"course.yaml": "id: bees\ntitle: Of {{ own.x }}\nlanguages: [en]\n"}
        yield packed(
            f"company: {name} everywhere",
            _with(f"{HEAD}own: {{x: {_quoted(text)}}}\n", USED, **title),
        )
    for name, address in {
        "javascript": "javascript:window.pwned=1",
        "javascript in capitals": " JAVASCRIPT:window.pwned=1",
        "data": "data:text/html,<script>window.pwned=1</script>",
        "http": "http://evil.example",
        "another host": "//evil.example",
        "a file": "../../../etc/passwd",
        "words": "the handbook",
    }.items():
        files = _with(f"{HEAD}handbook_url: {_quoted(address)}\n", "[a]({{ handbook_url }})\n")
        yield refused(f"company: {name} in a link", "variable-in-link", files, "en/hive.md:5:5")
    yield refused(
        "company: a word for a half of a scheme",
        "variable-in-link",
        _with(f"{HEAD}own: {{x: script}}\n", "[a](java{{ own.x }}:window.pwned=1)\n"),
    )
    yield refused(
        "company: a word in an image's address",
        "image-missing",
        _with(f"{HEAD}logo: b.png\n", "![a]({{ logo }})\n"),
    )
    yield packed(
        "company: an address that is one",
        _with(f"{HEAD}handbook_url: 'https://a.example/\"><b>'\n", "[a]({{ handbook_url }})\n"),
    )
    yield packed("company: no word is asked for", _with(f"{HEAD}own: {{a: b}}\n"))


def _paths() -> Iterator[Case]:
    for name, path in {
        "an attribute of Python": "__class__",
        "a call": "own.x()",
        "a filter": "own.x|safe",
        "arithmetic": "7*7",
        "an index": "own['x']",
        "a string": "''.__class__.__mro__",
        "nothing": "",
        "two dots": "own..x",
        "a path": "../own",
        "a statement": "own.x; import os",
        "letters beyond ASCII": "øwn.x",
        "a tag of another": "% raw %",
        "spaces": "a" + " " * 9_000 + "x",
    }.items():
        text = f"Ask {{{{ {path} }}}}.\n"
        yield refused(
            f"word: {name}",
            "variable-form",
            _with(f"{HEAD}own: {{x: a}}\n", text),
            "en/hive.md:5:5",
        )
    for name, path in {
        "a method of mappings": "own.items",
        "a method of texts": "own.x.upper",
        "a key of another": "own.y",
        "an unknown name": "compony_name",
    }.items():
        files = _with(f"{HEAD}company_name: A\nown: {{x: a}}\n", f"Ask {{{{ {path} }}}}.\n")
        yield refused(f"word: {name}", "variable-unknown", files, "en/hive.md:5:5")
    yield refused(
        "word: not filled in",
        "variable-empty",
        _with(HEAD, "{{ company_name }}\n"),
        "en/hive.md:5:1",
    )
    yield refused(
        "word: no company", "company-file-missing", {"en/hive.md": FRONT + "{{ company_name }}\n"}
    )
    yield refused(
        "word: in a title",
        "variable-form",
        _with(HEAD, **{"en/index.md": "---\ntitle: '{{ 7*7 }}'\n---\n"}),
    )
    yield refused(
        "word: in a panel's heading",
        "variable-form",
        _with(HEAD, "::: tabs\n## {{ 7*7 }}\na\n:::\n"),
    )
    yield refused(
        "word: in an option",
        "variable-form",
        _with(HEAD, "::: choice q\nA?\n- [x] {{ 7*7 }}\n- [ ] b\n:::\n"),
    )
    yield refused(
        "word: 7,000 that are unknown",
        "variable-unknown",
        _with(
            HEAD + "own:\n" + "".join(f"  a{i}: b\n" for i in range(10_000)),
            "".join(f"{{{{ own.b{i} }}}}\n\nA\n\n" for i in range(6_000)),
        ),
    )
    yield packed("word: in code", _with(HEAD, "`{{ 7*7 }}`\n\n```\n{{ 7*7 }}\n```\n"))


def _file() -> Iterator[Case]:
    for name, text, code in (
        ("empty", "", "key-missing"),
        ("a list", "- a\n", "yaml-not-keys"),
        ("broken", "id: 'a\n", "yaml-syntax"),
        ("an anchor", HEAD + "own: &a {b: *a}\n", "yaml-anchor"),
        ("a key twice", HEAD + "vpn: a\nvpn: b\n", "key-twice"),
        ("17,000 keys", HEAD + "".join(f"a{i}: b\n" for i in range(15_000)), "key-unknown"),
        (
            "a megabyte of keys",
            HEAD + "own:\n" + "".join(f"  a{i}: b\n" for i in range(99_999)),
            "file-too-large",
        ),
        (
            "deep words",
            HEAD + "own:\n" + "".join(" " * (i + 1) + "a:\n" for i in range(50)),
            "nested-too-deep",
        ),
        ("deep brackets", HEAD + f"own: {'[' * 9_000}\n", "nested-too-deep"),
        ("9,000 languages", "id: a\nlanguages:\n" + "- en\n" * 9_000, "list-too-long"),
        ("languages that climb", "id: a\nlanguages: [../en]\n", "language-form"),
        ("languages in languages", HEAD + "company_name: {en: {en: a}}\n", "key-type"),
        ("an id of markup", "id: <b>\nlanguages: [en]\n", "id-form"),
        ("a contact of words", HEAD + "policy_owner: Ana\n", "key-type"),
        ("a list of lists", HEAD + "do_list: [[a]]\n", "key-type"),
        ("a number of words", HEAD + "pass_mark: '80; rm'\n", "key-type"),
        ("a number without end", HEAD + f"pass_mark: {'9' * 999}\n", "key-type"),
        ("a day that is none", HEAD + "handbook_date: 2026-13-45\n", "date-form"),
        ("a password", HEAD + "own: {password: hunter2}\n", "company-secret"),
        ("an API key deep inside", HEAD + "own: {a: {b: [{api_key: x}]}}\n", "company-secret"),
    ):
        yield refused(f"company.yaml: {name}", code, {"company.yaml": text})
    swelling = {
        "in a paragraph": ("{{ own.a }} " * 150 + "\n", "page-too-large"),
        "in every step": (("{{ own.a }} " * 10 + "\n\n---\n\n") * 80, "page-too-large"),
        "in every link": ("[a]({{own.a}})\n\nA\n\n" * 6_000, "page-too-large"),
        "in a title": ("::: note {{ own.a }}{{ own.a }}\na\n:::\n", "title-too-long"),
    }
    for name, (text, code) in swelling.items():
        yield refused(f"company.yaml: a word of 180 kB {name}", code, _with(HEAD + LONG, text))
    title = {"course.yaml": "id: bees\ntitle: '{{ own.a }}'\nlanguages: [en]\n"}
    yield refused(
        "company.yaml: a word of 180 kB for a title", "title-too-long", _with(HEAD + LONG, **title)
    )
    yield refused(
        "company.yaml: a release of a word of 180 kB",
        "word-missing",
        _with(HEAD + f'sector: "{("a" * 15_000 + chr(92) + chr(10)) * 12}"\n'),
        order=Order(release=True),
    )


CASES: tuple[Case, ...] = (*_values(), *_paths(), *_file())
