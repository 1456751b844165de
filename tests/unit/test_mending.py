"""Mends that need no judgement: what they do to bytes, to files on disk, and to names."""

from __future__ import annotations

import json
import stat
import unicodedata
from collections.abc import Callable
from itertools import permutations
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sarif import sarif

from smcourse.diagnostics import Fix, SmcourseError, Span, surely_meant
from smcourse.mend.disk import Change, write_changes
from smcourse.mend.texts import mended
from smcourse.mended import mend
from smcourse.messages import speaker
from smcourse.order import Order
from smcourse.pipeline import check, courses
from smcourse.report import data
from smcourse.targets import target_of

HERE = PurePosixPath("en/a.md")
SCORM12 = target_of("scorm12")
HEAD = "id: bees\ntitle: Bees\nlanguages: [en]\n"
FRONT = "---\nid: hive\ntitle: The hive\n---\n"

Write = Callable[..., Path]


def _fix(line: int, column: int, end_line: int, end_column: int, text: str) -> Fix:
    return Fix(span=Span(path=HERE).upto(line, column, end_line, end_column), text=text)


MARK = "\ufeff"
INSERTED = _fix(2, 1, 2, 1, "id: a\n")
EDITS = [  # before, fixes, after, how many of them were made
    ("a b\n", [_fix(1, 3, 1, 4, "c")], "a c\n", 1),
    ("a\r\nb\r\n", [INSERTED], "a\r\nid: a\r\nb\r\n", 1),
    ("a\rb", [INSERTED], "a\rid: a\rb", 1),
    ("a\nb\r\nc", [_fix(3, 2, 3, 2, "\n")], "a\nb\r\nc\r\n", 1),
    (f"{MARK}a", [_fix(1, 1, 1, 2, "é")], f"{MARK}é", 1),
    (f"{MARK}{MARK}a", [_fix(1, 2, 1, 3, "b")], f"{MARK}{MARK}b", 1),
    ("a\x0bb\u2028c", [_fix(1, 5, 1, 6, "d")], "a\x0bb\u2028d", 1),
    ("abcdef", [_fix(1, 2, 1, 4, "X"), _fix(1, 3, 1, 5, "Y")], "aXdef", 1),
    ("abcdef", [_fix(1, 3, 1, 5, "Y"), _fix(1, 2, 1, 2, "X")], "aXbYef", 2),
    ("abc", [_fix(1, 2, 1, 2, "X"), _fix(1, 2, 1, 2, "Y")], "aXbc", 1),
    ("abc", [_fix(1, 2, 1, 2, "X"), _fix(1, 2, 1, 2, "X")], "aXbc", 1),
    ("a\nb\nc", [_fix(1, 1, 3, 2, "x\ny")], "x\ny", 1),
]


@pytest.mark.parametrize(("before", "fixes", "after", "count"), EDITS)
def test_a_fix_changes_what_it_names_and_nothing_else(
    before: str, fixes: list[Fix], after: str, count: int
) -> None:
    assert mended(before.encode(), fixes) == (after.encode(), count)


@given(st.text("ab\r\n\ufeff\u2028é", max_size=30), st.data())
def test_what_no_fix_names_stays(text: str, drawn: st.DataObject) -> None:
    """Each word becomes itself in capitals, wherever lines end, and all else is as it was."""
    lines = text.removeprefix(MARK).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    words = [(i, j) for i, line in enumerate(lines, 1) for j, c in enumerate(line, 1) if c in "abé"]
    chosen = drawn.draw(st.lists(st.sampled_from(words), unique=True)) if words else []
    fixes = [_fix(i, j, i, j + 1, lines[i - 1][j - 1].upper()) for i, j in chosen]
    after, count = mended(text.encode(), fixes)
    assert after.decode().lower() == text
    made = sum(a != b for a, b in zip(after.decode(), text, strict=True))
    assert made == count
    assert count == len(chosen) or any((i, j + 1) in chosen for i, j in chosen)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("choise", "choice"), ("chioce", "choice"), ("choic", "choice"), ("Choice", "choice"),
        ("fastlane", "fast_lane"), ("fast-lane", "fast_lane"), ("fast_lnae", "fast_lane"),
        ("chiose", ""), ("crd", ""), ("idd", ""), ("cardz", ""), ("orders", "order"), ("", ""),
    ],
)  # fmt: skip
def test_only_a_slip_of_one_letter_is_certain(word: str, meant: str) -> None:
    known = ("choice", "fast_lane", "card", "cards", "id", "order")
    assert surely_meant(word, known) == meant


def _change(path: str, before: bytes, after: bytes) -> Change:
    return Change(path=PurePosixPath(path), before=before, after=after, fixes=1)


def test_files_are_written_as_a_whole_or_not_at_all(write_course: Write) -> None:
    name = unicodedata.normalize("NFD", "abejón.md")
    root = write_course({"a.md": "a", f"en/{name}": "b", "c.md": "c"})
    (root / "a.md").chmod(0o640)
    (root / "en/link.md").symlink_to("../c.md")
    changes = [
        _change("a.md", b"a", b"A"),
        _change("en/abejón.md", b"b", b"B"),
        _change("en/link.md", b"c", b"C"),
        _change("c.md", b"c", b"C"),
    ]
    (root / "c.md").write_bytes(b"somebody else was here")
    with pytest.raises(SmcourseError, match=r"c\.md has changed"):
        write_changes(root, changes)
    assert (root / "a.md").read_bytes() == b"a"
    (root / "c.md").write_bytes(b"c")
    write_changes(root, changes)
    written = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    assert sorted(written.values()) == [b"A", b"B", b"C", b"C"]
    assert stat.S_IMODE((root / "a.md").stat().st_mode) == 0o640
    assert (root / "en/link.md").is_symlink()
    assert (root / "en" / name).read_bytes() == b"B"


def test_a_link_that_leads_out_meanwhile_is_not_followed(write_course: Write) -> None:
    root = write_course({"en/a.md": "a"})
    outside = root.parent / "outside.md"
    outside.write_bytes(b"a")
    (root / "en/a.md").unlink()
    (root / "en/a.md").symlink_to(outside)
    with pytest.raises(SmcourseError, match="has changed"):
        write_changes(root, [_change("en/a.md", b"a", b"A")])
    assert outside.read_bytes() == b"a"


ASKED = {
    "who": "::: choice\nWho lays **the** [eggs](#hive), {{ company_name }}?\n\n- [x] A\n- [ ] B\n:::\n",
    "too": "::: choice\nWho lays the eggs?\n\n- [ ] A\n- [x] B\n:::\n",
    "how": "::: survey\nHow is it a2?\n\n- A\n- B\n:::\n",
    "way": "::: order\nهل؟\n\n1. A\n2. B\n:::\n",
}


def _names(root: Path) -> dict[str, list[str]]:
    """The names of the questions of each language, once they are mended."""
    _, changes = mend(root, SCORM12, Order())
    write_changes(root, changes)
    return {one.language: [asked.id for asked in one.questions()] for one in courses(root)}


def test_a_name_depends_on_words_and_not_on_places(write_course: Write) -> None:
    """Two that ask the same are told apart by all that they say, and what a report would take for
    something else is no name."""
    seen = set()
    for i, order in enumerate(permutations(ASKED)):
        page = FRONT + "\n".join(ASKED[name] for name in order)
        root = write_course({"course.yaml": HEAD, "en/hive.md": page}, name=f"course{i}")
        seen.add(tuple(sorted(zip(order, _names(root)["en"], strict=True))))
    (named,) = seen
    names = dict(named)
    assert names["who"].startswith("who-lays-the-eggs-")
    assert names["too"].startswith("who-lays-the-eggs-")
    assert names["how"].startswith("how-is-it-a2-")
    assert names["way"].startswith("order-")
    assert len(set(names.values())) == 4


PAIRS = [  # a language's questions, by id and kind; those of another; what both are called then
    (["- choice"], ["- choice"], ["what-0"], ["what-0"]),
    (["a choice"], ["- choice"], ["a"], ["a"]),
    (["- choice"], ["a choice"], ["a"], ["a"]),
    (["- choice", "b order"], ["b order", "- choice"], ["what-0", "b"], ["b", "what-0"]),
    (["- choice"], [], ["what-0"], []),
    (["- choice", "- order"], ["- order", "- choice"], ["", ""], ["", ""]),
    (["- choice", "- choice"], ["- choice"], ["", ""], [""]),
    (["a choice"], ["b choice", "- choice"], ["a"], ["b", ""]),
]


@pytest.mark.parametrize(("one", "two", "called", "too"), PAIRS)
def test_a_question_has_one_name_in_every_language(
    one: list[str], two: list[str], called: list[str], too: list[str], write_course: Write
) -> None:
    """The one that it has somewhere; and none where it may be another question."""

    def page(asked: list[str], word: str) -> str:
        each = (question.replace("- ", " ").split() for question in asked)
        return FRONT + "Bees.\n" + "".join(
            f"\n::: {' '.join(reversed(words))}\n{word} {i}?\n\n- [x] A\n- [ ] B\n:::\n"
            for i, words in enumerate(each)
        )  # fmt: skip

    head = HEAD.replace("[en]", "[en, es-419]")
    pages = {"en/hive.md": page(one, "What"), "es-419/hive.md": page(two, "Qué")}
    root = write_course({"course.yaml": head, **pages})
    assert _names(root) == {"en": called, "es-419": too}


RATIO = "id: bees\nlanguages: [en]\ntitle: |\n  ratio:3\n"
SLIPS = [  # a file, what it holds, what of it is mended
    (
        "en/hive.md",
        FRONT + "::: choice{points=2}\nWho?\n- [ ] A\n- [x] B\n:::\n",
        "choice who{points=2}",
    ),
    ("course.yaml", RATIO + "version:2\n", "ratio:3\nversion: 2"),
    ("course.yaml", HEAD + 'kicker: |\n  ratio:3\n"bad\n', ""),
    ("en/hive.md", FRONT + "<!-- smcourse: ignore long-sentnce so it is -->\n\udcff\n", ""),
    (
        "en/hive.md",
        FRONT + "<!-- smcourse: ignore long-sentnce so it is -->\n" + "A.\n" * 90_000,
        "",
    ),
]


@pytest.mark.parametrize(("path", "text", "mended_to"), SLIPS)
def test_a_mend_keeps_to_what_is_wrong(
    path: str, text: str, mended_to: str, write_course: Write
) -> None:
    pages = {"course.yaml": HEAD, "en/hive.md": FRONT + "Bees.\n"}
    root = write_course(pages)
    (root / path).write_bytes(text.encode("utf-8", "surrogateescape"))
    before, changes = mend(root, SCORM12, Order())
    assert before.found, "something is wrong"
    assert bool(changes) == bool(mended_to)
    assert [mended_to in change.after.decode() for change in changes] == [True] * len(changes)
    write_changes(root, changes)
    if changes:
        assert check(root, SCORM12).found == ()


def test_programs_are_told_the_same_mend(write_course: Write) -> None:
    """What JSON and SARIF say of a fix makes, when it is done, what `--fix` makes."""
    text = FRONT + "::: choice\nWho?\n\n- [] A “bee”\n- [x] B\n:::\n"
    root = write_course({"course.yaml": HEAD, "en/hive.md": text})
    found = check(root, SCORM12).found
    told = json.loads(data.as_json(found, PurePosixPath("bees"), speaker("en")))["findings"]
    assert [one["fix"] for one in told] == [
        {"line": 5, "column": 11, "endLine": 5, "endColumn": 11, "text": " who"},
        {"line": 8, "column": 1, "endLine": 8, "endColumn": 6, "text": "- [ ] "},
    ]
    (run,) = json.loads(sarif(found))["runs"]
    changes = [one for result in run["results"] for one in result["fixes"][0]["artifactChanges"]]
    assert {one["artifactLocation"]["uri"] for one in changes} == {"courses/bees/en/hive.md"}
    assert [one["replacements"] for one in changes] == [
        [{"deletedRegion": _region(one["fix"]), "insertedContent": {"text": one["fix"]["text"]}}]
        for one in told
    ]
    _, (change,) = mend(root, SCORM12, Order())
    assert (change.after, change.fixes) == mended(
        change.before, [one.fix for one in found if one.fix]
    )


def _region(fix: dict[str, int]) -> dict[str, int]:
    region = {"startLine": fix["line"], "startColumn": fix["column"]}
    return region | {"endLine": fix["endLine"], "endColumn": fix["endColumn"]}
