"""A card on a country: shown where its law was reviewed, and else in no package at all."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import cast

import docx
import pytest
from conftest import ROOT, files_of, tarred
from hostile.case import PNG
from pypdf import PdfReader

from smcourse.compile.compiled import Compiled, html_of
from smcourse.diagnostics import any_errors
from smcourse.order import Order
from smcourse.pipeline import Result, build, understand
from smcourse.targets import all_targets
from smcourse.targets.handbook.page import page_of
from smcourse.words import known_languages

Write = Callable[[dict[str, str | bytes]], Path]

TARGETS = all_targets()
HEAD = "---\nid: {}\ntitle: {}\n---\n"
CARD = "::: country ES\nHives stand 25 metres from a road.\n:::\n"
COURSE: dict[str, str | bytes] = {
    "course.yaml": "id: bees\ntitle: Bees\nlanguages: [en]\n",
    "en/hive.md": HEAD.format("hive", "The hive") + f"Bees live in hives.\n\n{CARD}\nThey fly.\n",
    "en/handbook/law.md": HEAD.format("law", "The law") + f"Bees live in hives.\n\n{CARD}",
}
ACME = "id: acme\nlanguages: [en]\n"
LISTED = "jurisdictions: [MX, ES]\n"
ON, BY = "law_reviewed_on: {ES: 2026-11-02}\n", "law_reviewed_by: {ES: Ana <Ruiz>}\n"
LAW = LISTED + ON + BY
LINE = "A summary for guidance, not legal advice. Reviewed by Ana &lt;Ruiz&gt; on November 2, 2026."


def _with(law: str) -> dict[str, str | bytes]:
    return {**COURSE, "company.yaml": ACME + law}


def _built(course: Path, target: str = "scorm12", today: str = "") -> Result:
    result = build(course, TARGETS[target], course.parent / "dist", Order(today=today))
    assert result.built, [str(one.message) for one in result.found]
    return result


def _page(course: Path) -> str:
    return files_of(_built(course).built[0].path)["index.html"].decode()


def _codes(course: Path, **order: str) -> set[str]:
    found = understand(course, TARGETS["scorm12"], Order(**order), lambda compiled: None)
    return {one.code for one in found} - {"word-missing"}


def test_a_card_that_was_reviewed_is_a_note_with_its_countrys_name(write_course: Write) -> None:
    page = _page(write_course(_with(LAW)))
    note = re.search(r'<div class="sm-note sm-note" role="note">.*?</div>', page, re.S)
    assert note and "</svg>Spain</p>" in note[0]
    assert "<p>Hives stand 25 metres from a road.</p>" in note[0]
    assert f"<p><small>{LINE}</small></p>" in note[0]


def test_a_title_stands_behind_the_countrys_name(write_course: Write) -> None:
    files = _with(LAW + "company_name: Acme\n")
    files["en/hive.md"] = cast(str, files["en/hive.md"]).replace(
        "country ES", "country ES The roads of {{ company_name }}"
    )
    assert "Spain · The roads of Acme</p>" in _page(write_course(files))


@pytest.mark.parametrize(
    "law",
    [
        "",
        LISTED,
        ON + BY,
        LISTED + ON,
        LISTED + BY,
        "jurisdictions: [MX]\n" + ON + BY,
        LISTED + "law_reviewed_on: {ES: 2026-11}\n" + BY,
        LISTED + "law_reviewed_on: {MX: 2026-11-02}\nlaw_reviewed_by: {MX: Ana Ruiz}\n",
    ],
)
def test_any_other_card_leaves_no_trace(write_course: Write, law: str) -> None:
    page = _page(write_course(_with(law)))
    without = dict(COURSE, **{"en/hive.md": cast(str, COURSE["en/hive.md"]).replace(CARD, "")})
    assert "Hives stand" not in page
    assert "guidance" not in page
    assert page == _page(write_course({**without, "company.yaml": ACME + law}))


def test_without_a_company_there_are_no_cards(write_course: Write) -> None:
    assert "Hives stand" not in _page(write_course(COURSE))


@pytest.mark.parametrize("is_on", [True, False])
def test_open_edx_and_each_copy_of_the_handbook_agree(write_course: Write, is_on: bool) -> None:
    course = write_course(_with(LAW if is_on else LISTED))
    tarball = b"".join(tarred(_built(course, "olx").built[0].path).values()).decode()
    book = _built(course, "handbook").built[0].path
    page = (book / "index.html").read_text(encoding="utf-8")
    word = "\n".join(one.text for one in docx.Document(str(book / "handbook.docx")).paragraphs)
    paper = " ".join(one.extract_text() for one in PdfReader(book / "handbook.pdf").pages)
    for text in (tarball, page, word, " ".join(paper.split())):
        assert "Bees live in hives." in text
        for said in ("Spain", "Hives stand 25 metres", "Reviewed by Ana"):
            assert (said in text) is is_on


def test_what_is_built_does_not_depend_on_the_day(write_course: Write) -> None:
    course = write_course(_with(LAW))
    young = _built(course, today="2026-11-02").built[0].path.read_bytes()
    assert _built(course, today="2040-01-01").built[0].path.read_bytes() == young
    assert "law-review-overdue" not in _codes(course, today="2027-11-02")
    assert "law-review-overdue" in _codes(course, today="2027-11-03")
    assert "law-review-overdue" not in _codes(course)


@pytest.mark.parametrize("language", known_languages())
def test_every_language_names_the_country_and_the_review(
    write_course: Write, language: str
) -> None:
    files: dict[str, str | bytes] = {
        "course.yaml": f"id: bees\ntitle: Bees\nlanguages: [{language}]\n",
        f"{language}/hive.md": HEAD.format("hive", "Hive") + f"Text.\n\n{CARD}",
        "company.yaml": f"id: acme\nlanguages: [{language}]\n{LISTED}{ON}law_reviewed_by: {{ES: Q}}\n",
    }
    page = _page(write_course(files))
    note = page[page.index('role="note"') :]
    name = {"ar": "إسبانيا", "ca": "Espanya", "de": "Spanien", "en": "Spain", "fr": "Espagne"}
    name |= {"it": "Spagna", "pt-BR": "Espanha"}
    assert f"</svg>{name.get(language, 'España')}</p>" in note
    line = re.search(r"<p><small>(.*)</small></p>", note)
    assert line and "Q" in line[1] and "2026" in line[1] and "{" not in line[1]
    assert ("no es asesoría legal. Revisado por Q el 2 de noviembre de 2026." in line[1]) is (
        language[:2] == "es"
    )


def test_a_reviewer_can_be_named_by_language(write_course: Write) -> None:
    files = _with(LISTED + ON + "law_reviewed_by: {ES: {en: Kim Lee, es-419: Ana Ruiz}}\n")
    files["company.yaml"] = cast(str, files["company.yaml"]).replace("[en]", "[en, es-419]")
    assert "Reviewed by Kim Lee on" in _page(write_course(files))


def test_what_a_card_alone_would_fill_goes_with_it(write_course: Write) -> None:
    lesson = f"Bees.\n\n---\n\n{CARD}\n---\n\n:::: note\n{CARD}::::\n\nLast.\n\n"
    lesson += f":::: tabs\n### One\nText.\n\n### Two\n{CARD}::::\n"
    files = {**_with(LISTED), "en/hive.md": HEAD.format("hive", "Hive") + lesson}
    off: list[Compiled] = []
    understand(write_course(files), TARGETS["scorm12"], Order(), off.append)
    steps = off[0].lessons[0].steps
    assert [len(step.parts) for step in steps] == [1, 2]
    assert "Two" not in "".join(html_of(steps[1].parts))
    on: list[Compiled] = []
    understand(
        write_course({**files, "company.yaml": ACME + LAW}), TARGETS["scorm12"], Order(), on.append
    )
    assert [len(step.parts) for step in on[0].lessons[0].steps] == [1, 1, 3]


def test_the_minutes_of_what_is_left_out_are_not_counted(write_course: Write) -> None:
    card = ":::: country ES\nText.\n\n::: only audience=queen minutes=3\nMore.\n:::\n::::\n"
    files: dict[str, str | bytes] = {
        "course.yaml": "id: bees\ntitle: Bees\nlanguages: [en]\naudiences: {queen: Queens}\n",
        "en/hive.md": f"---\nid: hive\ntitle: Hive\nminutes: 2\n---\nBees.\n\n{card}",
        "company.yaml": ACME + LISTED,
    }
    assert _built(write_course(files)).built[0].minutes == 2
    assert _built(write_course({**files, "company.yaml": ACME + LAW})).built[0].minutes == 5


def test_advice_counts_the_words_that_are_shown(write_course: Write) -> None:
    many = "Bees fly far. " * 25
    asked = "::: choice {}\nWho?\n\n- [x] A\n- [ ] B\n:::\n\n"
    lesson = (
        f"{asked.format('one')}Bees fly.\n\n::: country ES\n{many}\n:::\n\n{asked.format('two')}"
    )
    files: dict[str, str | bytes] = {
        "course.yaml": "id: bees\ntitle: Bees\nlanguages: [en]\nchecks:\n"
        "  words: {between_questions: 40}\n  only: [words-between-questions]\n",
        "en/hive.md": HEAD.format("hive", "Hive") + lesson,
        "company.yaml": ACME + LISTED + "sample: true\n",
    }
    assert _codes(write_course(files)) == set()
    assert _codes(write_course({**files, "company.yaml": ACME + LAW})) == {
        "words-between-questions"
    }


def test_a_card_asks_nothing(write_course: Write) -> None:
    asking = "::: choice one\nWho?\n\n- [x] A\n- [ ] B\n:::\n"
    lesson = f"Bees.\n\n:::: country ES\nText.\n\n{asking}::::\n"
    for law in (LISTED + "sample: true\n", LAW):
        files = {**_with(law), "en/hive.md": HEAD.format("hive", "Hive") + lesson}
        assert _codes(write_course(files)) == {"not-inside"}


def test_what_is_wrong_in_a_card_is_said_before_it_is_shown(write_course: Write) -> None:
    card = "::: country ES\n![A bee](c.png)\n\n[Words](#nowhere) {{ nobody }} [@F9]\n:::\n"
    files = _with(LISTED + "sample: true\n")
    for page in ("en/hive.md", "en/handbook/law.md"):
        wrong = {**files, page: cast(str, files[page]).replace(CARD, card)}
        codes = {"image-missing", "link-to-nothing", "variable-unknown", "fact-unknown"}
        assert _codes(write_course(wrong)) == codes


def test_a_picture_of_a_card_goes_with_it(write_course: Write) -> None:
    card = CARD.replace("Hives", "![A hive](b.png)\n\nHives")
    files = {**_with(LISTED), "en/b.png": PNG}
    files["en/hive.md"] = cast(str, files["en/hive.md"]).replace(CARD, card)

    def pictures(law: str) -> list[str]:
        path = _built(write_course({**files, "company.yaml": ACME + law})).built[0].path
        return [name for name in files_of(path) if name.endswith(".png")]

    assert not pictures(LISTED)
    assert pictures(LAW)


CONECTA = ROOT / "courses" / "conecta"
CARDS = re.compile(r"^::: country [A-Z]{2}\n(.*?)\n:::$", re.M | re.S)
MARKS = re.compile(r"\[@[^\]]*\]|\{lang=\w+\}|[*\[\]]")


def _sentences(language: str) -> set[str]:
    """What Conecta's cards say, piece by piece, without their marks."""
    pages = [CONECTA / language / "03-normativa" / "03-no-es-tuyo.md"]
    pages += [CONECTA / language / "handbook" / "08-informacion.md"]
    texts = [text for page in pages for text in CARDS.findall(page.read_text(encoding="utf-8"))]
    assert len(texts) == 6
    pieces = (piece.strip() for text in texts for piece in re.split(r"[.;]\s|\n|\[@.*?\]", text))
    return {MARKS.sub("", piece).strip() for piece in pieces if len(piece) > 20}


def _everything(order: Order, out: Path) -> str:
    """Whatever stands in Conecta's packages for one language and for employees, without tags."""
    pages: list[bytes] = []

    def keep(compiled: Compiled) -> None:
        assert compiled.handbook
        pages.append(page_of(compiled, compiled.handbook).encode())

    found = [*understand(CONECTA, TARGETS["handbook"], order, keep)]
    for name, opened in (("scorm12", files_of), ("olx", tarred)):
        result = build(CONECTA, TARGETS[name], out, order)
        pages += opened(result.built[0].path).values()
        found += result.found
    assert not any_errors(found)
    return unescape(re.sub(r"<[^>]*>", "", b"\n".join(pages).decode("utf-8", "replace")))


@pytest.mark.parametrize(("language", "spain"), [("es-419", "España"), ("en", "Spain")])
def test_conecta_shows_a_card_to_who_had_it_reviewed(
    language: str, spain: str, tmp_path: Path
) -> None:
    sentences = _sentences(language)
    assert len(sentences) > 8
    order = Order(languages=(language,), audiences=(("employee",),), today="2026-12-01")
    usual = _everything(order, tmp_path)
    assert [one for one in sentences if one in usual] == []
    words = (CONECTA / "company.yaml").read_text(encoding="utf-8")
    own = tmp_path / "own.yaml"
    reviewed = ON + "law_reviewed_by: {ES: Ana Ruiz}\n"
    own.write_text(words.replace("\nsample: true\n", "\n") + reviewed, encoding="utf-8")
    shown = _everything(replace(order, company=own), tmp_path)
    assert len([one for one in sentences if one in shown]) == 4
    assert len(re.findall(rf"^ *{spain}$", shown, re.M)) == 3
    assert shown.count("Ana Ruiz") == 3
