"""A course for Open edX: whole, alike each time, and kept by names that do not move."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import olxcleaner
import pytest
from browser.courses import choice, course, lesson
from conftest import ROOT, build_olx, build_scorm12, files_of, tarred, write_files
from edx.sitting import BLOCKS, Recording, edited
from lxml import etree
from olxcleaner.exceptions import ErrorLevel
from packages.tarballs import LOST

from smcourse.formats.scorm12_rules import scorm12_findings

COURSES = ("hello", "tour", "pause", "conecta", "manual")
OURS = tuple(BLOCKS)
HEADER = 10  # bytes of a gzip (RFC 1952): its 5th to 8th are a time


@pytest.fixture(scope="module", params=COURSES)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first tarball of a course."""
    result = build_olx(ROOT / "courses" / request.param, tmp_path_factory.mktemp("olx"), "", "en")
    assert result.built, result.found
    return result.built[0].path


def _blocks(files: dict[str, bytes]) -> list[etree._Element]:
    """Our blocks, as they stand in their units."""
    units = [content for name, content in files.items() if "/vertical/" in name]
    return [el for unit in units for el in etree.fromstring(unit) if el.tag in OURS]


def test_a_course_is_the_same_bytes_each_time(built: Path, tmp_path: Path) -> None:
    name = built.name.partition("-en")[0]
    again = build_olx(ROOT / "courses" / name, tmp_path, "", "en").built[0].path
    assert built.read_bytes() == again.read_bytes()
    assert built.read_bytes()[4:8] == bytes(4), "no time"


def test_the_platforms_own_validation_finds_no_error(built: Path, tmp_path: Path) -> None:
    write_files(tmp_path, tarred(built))
    _, errors, _ = olxcleaner.validate(
        str(tmp_path / "course" / "course.xml"), steps=8, allowed_xblocks=list(OURS)
    )
    found = [one for one in errors.errors if one._level.value >= ErrorLevel.ERROR.value]
    assert [one.description for one in found] == []


def test_every_block_is_imported_and_shown_by_the_real_runtime(built: Path) -> None:
    blocks = _blocks(tarred(built))
    assert blocks
    for el in blocks:
        runtime = Recording()
        block = runtime.get_block(runtime.parse_xml_string(etree.tostring(el).decode()))
        assert block.lost == []
        assert "cannot be shown" not in block.student_view({}).content
        assert block.max_score() >= 0
        if el.tag == OURS[0]:
            shown = json.loads(edited(block).json_init_args["json"])["told"]
            companys = "{{" in block.markdown
            errors = [one["code"] for one in shown["found"] if one["severity"] == "error"]
            assert companys or (errors, bool(shown["preview"])) == ([], True), block.markdown


def test_nothing_of_our_page_is_left_in_what_the_platform_shows(built: Path) -> None:
    texts = {
        name: content.decode() for name, content in tarred(built).items() if name.endswith(".html")
    }
    assert texts
    ours = r'<[^<>]*(?:data-sm-|"sm-|"media/|"#sm)'
    assert [name for name, text in texts.items() if re.search(ours, text)] == []
    payloads = [el.get("payload", "") for el in _blocks(tarred(built))]
    assert [one for one in payloads if re.search(r"data-sm-|\\\"media/|#sm-l|#sm-g", one)] == []


def _lessons(**texts: str) -> dict[str, str | bytes]:
    return course(
        {f"m/{n}-{name}.md": text for n, (name, text) in enumerate(texts.items())}, modules=["m"]
    )


def _names(files: dict[str, str | bytes], tmp_path: Path, name: str) -> set[tuple[str, str]]:
    result = build_olx(write_files(tmp_path / name, files), tmp_path / f"{name}-out")
    assert not result.found, result.found
    units = [c for n, c in tarred(result.built[0].path).items() if "/vertical/" in n]
    return {
        (str(el.tag), el.get("url_name", "")) for unit in units for el in etree.fromstring(unit)
    }


def test_names_stay_when_lessons_move_and_sections_come(tmp_path: Path) -> None:
    one = lesson("one", "Prose of one.", f"On q1.\n\n{choice('q1')}", "More of it.")
    two = lesson("two", choice("q2"))
    before = _names(_lessons(one=one, two=two), tmp_path, "before")
    grown = one.replace("Prose of one.", "## A section\n\nIts words.\n\n---\n\nProse of one.")
    after = _names(_lessons(new=lesson("new", "New."), two=two, one=grown), tmp_path, "after")
    kept = {name for name in before if name[0] == "smcourse_question"}
    assert kept <= after
    assert ("html", "h_one_q1") in before & after
    assert ("smcourse_question", "q_q1") in before


def _built(files: dict[str, str | bytes], tmp_path: Path, variant: str = "") -> dict[str, bytes]:
    result = build_olx(write_files(tmp_path / "c", files), tmp_path / "out", variant)
    assert result.built, [(one.code, str(one.message)) for one in result.found]
    return tarred(result.built[0].path)


def test_sections_may_be_called_alike_and_lessons_like_what_is_ours(tmp_path: Path) -> None:
    same = lesson("final", *["## Same\n\nWords."] * 3)
    files = course(
        {
            "final/1-a.md": same,
            "final/2-b.md": lesson("glossary", "More.", "On a [word](#reach)."),
            "before/1-c.md": lesson("whole", choice("t")),
            "glossary.md": "Reach {#reach}\n: How far.\n",
        },
        modules=["final", "before"],
    )
    named = _built(files, tmp_path)
    chapters = [name for name in named if "/chapter/" in name]
    assert len(chapters) == len(set(chapters)) >= 2
    units = [name for name in named if "/vertical/u_final" in name]
    assert len(units) == 3


def test_no_title_loses_what_looks_like_markup(tmp_path: Path) -> None:
    title = "Type List<int> &amp; <b>"
    text = lesson("a", "Before.", "## On `<i>` & *more*\n\nWords.").replace("Lesson a", title)
    files = course({"m/1-a.md": text}, modules=["m"])
    files["en/m/index.md"] = f"---\ntitle: {title}\n---\nIts promise.\n"
    built = _built(files, tmp_path)
    shown = {
        (str(el.tag), el.get("display_name"))
        for name, content in built.items()
        if re.search(r"/(chapter|sequential|vertical|html)/.*xml$", name)
        for el in [etree.fromstring(content)]
    }
    tags = ("chapter", "sequential", "vertical", "html")
    sections = {(tag, "On <i> & more") for tag in tags[2:]}
    assert shown == {(tag, title) for tag in tags} | sections


def test_an_image_in_a_question_is_named_as_the_platform_has_it(tmp_path: Path) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"><path d="M0 0h1v1z"/></svg>'
    asked = "::: choice q\n![One](a.svg)\n\n![Two](<../pic (1).svg>)\n\nWhat?\n\n- [x] Yes\n- [ ] No\n:::\n"
    files = course({"m/1-a.md": lesson("a", asked)}, modules=["m"])
    files |= {"en/m/a.svg": svg, "en/a.svg": svg.replace("4 2", "5 5"), "en/pic (1).svg": svg}
    files["en/m/2-b.md"] = lesson("b", "![Other](../a.svg)")
    named = _built(files, tmp_path)
    (block,) = _blocks(named)
    statics = {Path(name).name for name in named if "/static/" in name}
    for field in ("markdown", "payload"):
        found = set(re.findall(r"/static/([^\s)\"\\]+)", block.get(field, "")))
        assert len(found) == 2
        assert found <= statics


def test_a_menu_shows_plain_text_and_no_two_alike(tmp_path: Path) -> None:
    asked = (
        "::: match q\nWhat belongs?\n\n- One :: Say <em>no</em> now\n"
        "- Two :: Say **no** now\n- Three :: `rm` it, it's old\n:::\n"
    )
    named = _built(course({"m/1-a.md": lesson("a", asked)}, modules=["m"]), tmp_path, "native")
    problem = etree.fromstring(named["course/problem/q_q.xml"])
    (texts, *_) = [[one.text for one in menu] for menu in problem.iter("optioninput")]
    assert sorted(map(str, texts)) == ["Say no now", "Say no now (2)", "rm it, it\u2019s old"]


def test_code_on_a_page_from_right_to_left_reads_from_left_to_right(tmp_path: Path) -> None:
    text = "---\nid: a\ntitle: درس\n---\nنص عربي هنا.\n\n```\nprint(1)\n```\n"
    named = _built(
        {"course.yaml": "id: c\ntitle: دورة\nlanguages: [ar]\n", "ar/a.md": text}, tmp_path
    )
    (html,) = [
        one.decode() for name, one in named.items() if name.endswith(".html") and "/html/" in name
    ]
    assert html.startswith('<div dir="rtl">')
    assert '<pre dir="ltr">' in html
    assert "<p" not in html.partition("<pre")[2], "no empty paragraph around it"


def test_a_renamed_question_keeps_its_first_name(tmp_path: Path) -> None:
    renamed = lesson("one", choice("later").replace("objective=", "").replace("{", "{was=q1 "))
    assert ("smcourse_question", "q_q1") in _names(_lessons(one=renamed), tmp_path, "renamed")
    assert "course/problem/q_q1.xml" in _built(_lessons(one=renamed), tmp_path, "native")


def test_a_test_leads_to_its_lessons_and_is_all_of_the_grade(tmp_path: Path) -> None:
    result = build_olx(ROOT / "courses" / "pause", tmp_path, "", "en")
    files = tarred(result.built[0].path)
    (grader,) = json.loads(files["course/policies/en/grading_policy.json"])["GRADER"]
    assert (grader["type"], grader["weight"], grader["min_count"]) == ("Final test", 1.0, 1)
    graded = [n for n, c in files.items() if "/sequential/" in n and b"graded" in c]
    assert graded == ["course/sequential/l_sm_t_final.xml"]
    tests = [el for el in _blocks(files) if el.tag == OURS[1]]
    assert [el.get("url_name") for el in tests] == ["t_start", "t_final"]
    links = json.loads(tests[1].get("payload", ""))["links"]
    addresses = {link["href"].removeprefix("/jump_to_id/") for link in links.values()}
    assert addresses
    assert all(f"course/sequential/{name}.xml" in files for name in addresses)


def test_the_mark_is_the_cutoff_and_lessons_are_the_grade_without_a_test(tmp_path: Path) -> None:
    files = course(
        {"m/1-a.md": lesson("a", choice("q"))},
        modules=["m"],
        settings="completion:\n  pass_mark: 75\n",
    )
    result = build_olx(write_files(tmp_path / "c", files), tmp_path / "out")
    policy = json.loads(tarred(result.built[0].path)["course/policies/en/grading_policy.json"])
    assert policy["GRADE_CUTOFFS"] == {"Pass": 0.75}
    assert [one["type"] for one in policy["GRADER"]] == ["Questions in the lessons"]


def test_languages_are_courses_of_their_own(tmp_path: Path) -> None:
    whole = _pause()
    whole["course.yaml"] = whole["course.yaml"] + b"packages: all-languages-in-one\n"
    result = build_olx(write_files(tmp_path / "c", dict(whole)), tmp_path / "out")
    assert [one.languages for one in result.built] == [("es-419",), ("en",)]


def _pause() -> dict[str, bytes]:
    folder = ROOT / "courses" / "pause"
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_a_platform_without_our_block_gets_its_own_problems_and_is_told_what_is_lost(
    tmp_path: Path,
) -> None:
    result = build_olx(ROOT / "courses" / "tour", tmp_path, "native", "en")
    assert {one.code for one in result.found} == {LOST[0]}
    files = tarred(result.built[0].path)
    assert _blocks(files) == []
    assert b"advanced_modules" not in files["course/course/en-author.xml"]
    problems = {
        Path(name).stem: etree.fromstring(content)
        for name, content in files.items()
        if "/problem/" in name
    }
    who = problems["q_who-reads"]
    assert [one.get("correct") for one in who.iter("choice")].count("true") == 1
    assert len(who.findall(".//choicehint")) == len(who.findall(".//choice"))
    (number,) = problems["q_first-hour"].iter("numericalresponse")
    assert re.fullmatch(r"\[[\d.]+,[\d.]+\]", number.get("answer", ""))
    text = problems["q_reach-words"]
    assert len(list(text.iter("stringresponse"))) == len(list(text.iter("textline"))) > 0
    menus = problems["q_spread"]
    assert all(
        [one.get("correct") for one in menu.iter("option")].count("True") == 1
        for menu in menus.iter("optioninput")
    )
    for problem in problems.values():
        responses = [el for el in problem.iter() if str(el.tag).endswith("response")]
        assert responses
        assert not [el for el in problem.iter() if "sm-" in el.get("class", "")]
    drawn = build_olx(ROOT / "courses" / "pause", tmp_path / "p", "native", "en").built[0].path
    assert sum("/problem/t_final_" in name for name in tarred(drawn)) == 4


def test_the_stock_scorm_block_gets_the_package_that_every_lms_gets(tmp_path: Path) -> None:
    result = build_olx(ROOT / "courses" / "hello", tmp_path / "olx", "scorm")
    assert [one.code for one in result.found] == [LOST[1]]
    files = tarred(result.built[0].path)
    package = files["course/scorm/sm_whole/package.zip"]
    plain = build_scorm12(ROOT / "courses" / "hello", tmp_path / "scorm").built[0].path
    assert package == plain.read_bytes()
    assert list(scorm12_findings(files_of(plain))) == []
    (block,) = etree.fromstring(files["course/vertical/u_sm_whole.xml"])
    assert block.get("scorm_package_path") == "scorm/sm_whole/package.zip"
    meta: dict[str, Any] = json.loads(block.get("package_meta", ""))
    assert meta["size"] == len(package) == io.BytesIO(package).seek(0, 2)
