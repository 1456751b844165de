"""`course.yaml` and front matter: missing, broken, of the wrong type, said twice, too clever."""

from __future__ import annotations

from collections.abc import Iterator

from hostile.case import COURSE, Case, body, packed, refused

BOMB = "a: &a [x]\n" + "".join(f"b{i}: &b{i} [*a,*a]\n" for i in range(99))


def _course(name: str, text: str | bytes, code: str, at: str = "") -> Case:
    return refused(f"course.yaml: {name}", code, {"course.yaml": text}, at and f"course.yaml:{at}")


def _front(name: str, text: str, code: str, at: str = "") -> Case:
    page = f"---\n{text}---\nBees live in a hive.\n"
    return refused(f"front matter: {name}", code, {"en/hive.md": page}, at and f"en/hive.md:{at}")


def _of_the_course() -> Iterator[Case]:
    yield refused("no course.yaml", "course-file-missing", {}, without=("course.yaml",))
    yield _course("empty", "", "key-missing", "1:1")
    yield _course("only a comment", "# id: bees\n", "key-missing")
    yield _course("a list", "- id\n- title\n", "yaml-not-keys")
    yield _course("one word", "bees\n", "yaml-not-keys")
    yield _course("a number", "42\n", "yaml-not-keys")
    yield _course("HTML", "<!doctype html>\n<title>Bees</title>\n", "yaml-not-keys")
    yield _course("JSON that is cut", '{"id": "bees", "title": "Be', "yaml-syntax", "1:28")
    yield _course("an open quote", 'id: bees\ntitle: "Bees\nlanguages: [en]\n', "yaml-syntax")
    yield _course("an open list", "id: bees\nlanguages: [en\n", "yaml-syntax", "3:1")
    yield _course("a tab", "id: bees\ncompletion:\n\tpass_mark: 80\n", "yaml-syntax", "3:1")
    yield _course("a colon in a title", "id: bees\ntitle: Bees: a life\n", "yaml-syntax", "2:12")
    yield _course("two documents", "id: bees\n---\nid: wasps\n", "yaml-syntax", "2:1")
    yield _course("a duplicate key", COURSE + "title: Wasps\n", "key-twice", "4:1")
    yield _course("a duplicate key, nested", COURSE + "completion: {a: 1, a: 2}\n", "key-twice")
    yield _course("an unknown key", COURSE + "titel: Bees\n", "key-unknown", "4:1")
    yield _course("a key without a value", "id: bees\ntitle:\nlanguages: [en]\n", "key-empty")
    yield _course("a colour that is a comment", COURSE + "brand_color: #0b5568\n", "key-empty")
    yield _course("a colour in words", COURSE + "brand_color: red\n", "color-form", "4:14")
    yield _course(
        "a colour with CSS", COURSE + "brand_color: '#000000;}*{x:y'\n", "color-form", "4:14"
    )
    yield _course("a list for a title", "id: bees\ntitle: [Bees]\n", "key-type", "2:8")
    yield _course("a mapping for an id", "id: {a: b}\ntitle: Bees\n", "key-type", "1:5")
    yield _course("a mapping for languages", "id: bees\nlanguages: {en: x}\n", "key-type", "2:12")
    yield _course("lists in languages", "id: bees\nlanguages: [[en]]\n", "key-type", "2:12")
    yield _course("a word for a number", COURSE + "show_answer_after: two\n", "key-type")
    yield _course("a huge number", COURSE + f"show_answer_after: {'9' * 5000}\n", "key-type")
    yield _course("a number beyond its range", COURSE + "show_answer_after: -1\n", "key-type")
    yield _course("a word for a section", COURSE + "completion: passed\n", "key-type")
    yield _course("a theme of another", COURSE + "theme: dracula\n", "theme-unknown", "4:8")
    yield _course("a scheme of another", COURSE + "scheme: dusk\n", "key-value", "4:9")
    yield _course("an id in capitals", "id: Bees\ntitle: B\nlanguages: [en]\n", "id-form", "1:5")
    yield _course("an id that climbs", "id: ../../bees\ntitle: B\n", "id-form")
    yield _course("an id of a thousand", f"id: {'b' * 1000}\ntitle: B\n", "id-form")
    yield _course("an id with a line break", 'id: "a\\nb"\ntitle: B\n', "id-form")
    yield _course("a version that climbs", COURSE + "version: ../1\n", "version-form")
    yield _course("a version with markup", COURSE + "version: '<b>1'\n", "version-form")
    yield _course("a language that climbs", "id: bees\nlanguages: [../en]\n", "language-form")
    yield _course(
        "a language without folder", "id: bees\nlanguages: [es]\n", "language-folder-missing"
    )
    yield _course(
        "9,000 languages", "id: b\nlanguages:\n" + "- en\n" * 9_000, "list-too-long", "2:1"
    )
    yield _course(
        "5,000 audiences",
        COURSE + "audiences:\n" + "".join(f"  a{i}: b\n" for i in range(5_000)),
        "list-too-long",
        "4:1",
    )
    yield _course("15,000 modules", COURSE + "modules:\n" + "- m\n" * 15_000, "list-too-long")
    yield _course(
        "modules that are not there", COURSE + "modules: [../en, en]\n", "module-folder-missing"
    )
    yield _course("an audience with markup", COURSE + "audiences: {'<b>': B}\n", "id-form")
    yield _course(
        "a title of 15,000", f"id: bees\nlanguages: [en]\ntitle: {'Bees ' * 3_000}", "titles-fit"
    )
    yield _course("a byte order mark alone", b"\xef\xbb\xbf", "key-missing")
    yield _course("an escaped NUL", 'id: a\ntitle: "a\\0b"', "control-character", "2:8")
    yield _course("an escaped surrogate", 'id: a\ntitle: "\\ud800"', "control-character")
    yield _course("an escape in a key", 'id: a\n"\\x07": b', "control-character")
    yield _course("a character beyond all", 'id: a\ntitle: "\\UFFFFFFFF"', "yaml-syntax")
    yield _course(
        "a version of YAML of 5,000 digits", f"%YAML {'1' * 5_000}.1\n---\nid: a", "yaml-syntax"
    )


def _too_clever() -> Iterator[Case]:
    yield _course("anchors", BOMB, "yaml-anchor", "1:4")
    yield _course("an anchor", "id: &a bees\n", "yaml-anchor", "1:5")
    yield _course("an alias", "id: *a\n", "yaml-anchor", "1:5")
    yield _course("a merge", "x: &x {id: bees}\n<<: *x\n", "yaml-anchor")
    yield _course(
        "python objects", "id: !!python/object/apply:os.system [id]", "yaml-anchor", "1:5"
    )
    yield _course("a tag", "id: !!str 1\n", "yaml-anchor")
    yield _course("a binary", "id: !!binary YmVlcw==\n", "yaml-anchor")
    yield _course("an include", "id: !include /etc/passwd\n", "yaml-anchor")
    yield _course("a verbatim tag", "id: !<tag:yaml.org,2002:str> a\n", "yaml-anchor")
    yield _course("a key that is a list", COURSE + "? [a, b]\n: c\n", "key-unknown", "4:3")
    yield _course("a key that is null", COURSE + "~: c\n", "key-unknown")
    yield _course("100,000 brackets", ("[" * 9_999 + "\n") * 10, "nested-too-deep", "1:21")
    yield _course("45,000 braces", ("{a: " * 4_999 + "\n") * 9, "nested-too-deep")
    yield _course("9,000 dashes", "- " * 9_000, "nested-too-deep")
    yield _course("9,000 question marks", "? " * 9_000, "nested-too-deep")
    yield _course("deep keys", "\n".join(" " * i + "a:" for i in range(300)), "nested-too-deep")
    yield _course("a long list", f"id: [{'a, ' * 6_000}]\n", "key-type")
    yield _course("a long text", "id: >\n" + "  a b c\n" * 20_000, "id-form")
    yield _course("quotes", "id: " + "''" * 9_000, "id-form")
    yield _course("a megabyte of comments", "# bees\n" * 150_000, "file-too-large")
    yield packed(
        "course.yaml: words that are types elsewhere",
        {"course.yaml": "id: no\ntitle: yes\nlanguages: en\nversion: 1e3\n"},
    )
    yield packed(
        "course.yaml: a title of markup",
        {
            "course.yaml": "id: bees\nlanguages: [en]\ntitle: >-\n  </title><script>window.pwned=1</script>"
            '<img src=x onerror=window.pwned=1>"\' onload="window.pwned=1\n'
        },
    )
    yield packed(
        "course.yaml: a title of templates",
        {"course.yaml": "id: bees\nlanguages: [en]\ntitle: '{% raw %}{# x #}${7*7}{x}'\n"},
    )
    yield packed(
        "course.yaml: a title that turns",
        {"course.yaml": 'id: bees\nlanguages: [en]\ntitle: "\\u202egnp.\\u2066bees\\u200b"\n'},
    )


def _of_pages() -> Iterator[Case]:
    page = {"en/hive.md": "---\nid: hive\ntitle: The hive\nBees.\n"}
    yield refused("front matter: no end", "front-matter-unclosed", page, "en/hive.md:1:1")
    yield _front("empty", "", "key-missing", "2:1")
    yield _front("a list", "- a\n", "yaml-not-keys")
    yield _front("prose", "Bees live in a hive\n", "yaml-not-keys")
    yield _front("broken", "id: hive\ntitle: 'The\n", "yaml-syntax")
    yield _front("a tab", "id: hive\n\ttitle: The hive\n", "yaml-syntax", "3:1")
    yield _front("a key twice", "id: hive\ntitle: A\ntitle: B\n", "key-twice", "4:1")
    yield _front("one key 20,000 times", "a: b\n" * 20_000, "key-twice")
    yield _front("17,000 keys", "".join(f"a{i}: b\n" for i in range(17_000)), "key-unknown")
    yield _front("a megabyte", "a: b\n" * 200_000, "file-too-large")
    yield _front("brackets", f"a: {'[' * 9_000}\n", "nested-too-deep", "2:23")
    yield _front("an anchor", "id: &a hive\ntitle: *a\n", "yaml-anchor", "2:5")
    yield _front("a list for an id", "id: [hive]\ntitle: A\n", "key-type", "2:5")
    yield _front("minutes in words", "id: hive\ntitle: A\nminutes: four\n", "key-type", "4:10")
    yield _front("minutes without end", f"id: hive\ntitle: A\nminutes: {'9' * 99}\n", "key-type")
    yield _front("minutes of other digits", "id: hive\ntitle: A\nminutes: ٣\n", "key-type")
    yield _front("objectives as a list", "id: hive\ntitle: A\nobjectives: [a]\n", "key-type")
    yield _front("an id with markup", "id: <b>hive\ntitle: A\n", "id-form", "2:5")
    yield _front("an old id that is none", "id: hive\ntitle: A\nwas: [A b]\n", "id-form", "4:6")
    yield _front("20,000 old ids", "id: hive\ntitle: A\nwas:\n" + "- a\n" * 20_000, "list-too-long")
    yield _front("a day that is none", "id: hive\ntitle: A\nreview: 2026-02-30\n", "date-form")
    yield _front("an audience of none", "id: hive\ntitle: A\naudience: [boss]\n", "audience-known")
    yield _front("record maybe", "id: hive\ntitle: A\nrecord: maybe\n", "key-value")
    yield _front("a title of 15,000", f"id: hive\ntitle: {'Bees ' * 3_000}\n", "title-too-long")
    yield refused(
        "ids: two lessons of one id",
        "ids-unique",
        {"en/more.md": "---\nid: hive\ntitle: More\n---\nBees.\n"},
        "en/more.md:2:5",
    )
    yield refused(
        "ids: a question named for its lesson",
        "ids-unique",
        body("::: choice hive\nA?\n- [x] a\n- [ ] b\n:::\n"),
        "en/hive.md:5:1",
    )
    yield refused(
        "ids: two questions of one id",
        "ids-unique",
        body("::: choice q\nA?\n- [x] a\n- [ ] b\n:::\n" * 2),
        "en/hive.md:10:1",
    )
    yield refused(
        "ids: two options of one id",
        "option-ids-unique",
        body("::: choice q\nA?\n- [x] a {#c}\n- [ ] b {#c}\n:::\n"),
        "en/hive.md:8:1",
    )
    yield refused(
        "ids: an option that takes another's letter",
        "option-ids-unique",
        body("::: choice q\nA?\n- [x] a {#b}\n- [ ] b\n:::\n"),
    )
    yield refused(
        "ids: an old id that somebody has",
        "ids-unique",
        {"en/more.md": "---\nid: more\ntitle: More\nwas: [hive]\n---\nBees.\n"},
    )
    yield refused(
        "ids: a term named for a lesson",
        "ids-unique",
        {"en/glossary.md": "Hive\n: A house of bees.\n"},
        "en/glossary.md:1:1",
    )
    yield packed(
        "front matter: a title of markup",
        {
            "en/hive.md": "---\nid: hive\ntitle: '</h1><script>window.pwned=1</script>\u2028"
            '<svg onload=window.pwned=1>" autofocus onfocus="window.pwned=1\'\n'
            "objectives: {O1: </script><script>window.pwned=1</script>}\n---\nBees.\n"
        },
    )


CASES: tuple[Case, ...] = (*_of_the_course(), *_too_clever(), *_of_pages())
