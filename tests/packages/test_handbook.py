"""The handbook as it is written: a page, a PDF and a Word document that say the same."""

from __future__ import annotations

import io
import re
import shutil
import sys
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path, PurePosixPath

import docx
import pytest
from click.testing import CliRunner
from conftest import ROOT, write_files
from docx.oxml.ns import qn
from lxml import etree, html
from packages.handbooks import BROKEN
from pypdf import PdfReader

from smcourse.api import verify_package
from smcourse.cli import cli
from smcourse.diagnostics import SmcourseError
from smcourse.order import Order
from smcourse.package import Staging
from smcourse.pipeline import Result, build, check
from smcourse.targets import Package, all_targets

HANDBOOK = all_targets()["handbook"]
TOUR = ROOT / "courses" / "tour"
GOLDEN = Path(__file__).parents[1] / "golden" / "tour" / "handbook"
HANDBOOK_OF_TOUR = (
    *("--messages", "en", "build", str(TOUR), "--target", "handbook", "--lang", "en"),
)
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

Files = dict[str, bytes]
Write = Callable[[dict[str, str | bytes]], Path]


def _files(folder: Path) -> Files:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def _built(course: Path, out: Path, *languages: str) -> Result:
    result = build(course, HANDBOOK, out, Order(languages=languages))
    assert not result.found
    return result


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tour's handbook in English."""
    return _built(TOUR, tmp_path_factory.mktemp("handbook"), "en").built[0].path


@pytest.fixture(scope="module")
def page(folder: Path) -> html.HtmlElement:
    return html.document_fromstring((folder / "index.html").read_bytes())


@pytest.fixture(scope="module")
def pdf(folder: Path) -> PdfReader:
    return PdfReader(folder / "handbook.pdf")


@pytest.fixture(scope="module")
def word(folder: Path) -> docx.document.Document:
    return docx.Document(str(folder / "handbook.docx"))


def test_there_is_one_for_each_language_whatever_the_audiences(tmp_path: Path) -> None:
    order = Order(audiences=(("author",),))
    built = build(TOUR, HANDBOOK, tmp_path, order).built
    names = ["tour-es-419-marenta-handbook-1.0", "tour-en-marenta-handbook-1.0"]
    assert [one.path.name for one in built] == names
    assert [(one.chapters, one.lessons, one.remarks) for one in built] == [(3, 0, ())] * 2


def test_the_page_is_its_golden_file(folder: Path, update_golden: bool) -> None:
    content = (folder / "index.html").read_bytes()
    if update_golden:
        GOLDEN.mkdir(parents=True, exist_ok=True)
        (GOLDEN / "index.html").write_bytes(content)
    assert content == (GOLDEN / "index.html").read_bytes(), "look at it, then --update-golden"


def test_the_same_course_makes_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(TOUR, tmp_path / "elsewhere")
    again = _built(copy, tmp_path, "en").built[0].path
    assert _files(again) == _files(folder)
    assert [name for name in _files(folder) if not name.startswith("media/")] == [
        "handbook.css",
        "handbook.docx",
        "handbook.pdf",
        "index.html",
    ]


def test_only_what_the_handbook_shows_goes_with_it(folder: Path) -> None:
    media = {name for name in _files(folder) if name.startswith("media/")}
    assert media == {"media/marenta.svg", "media/marenta-dark.svg", "media/thread.png"}


def test_the_page_runs_nothing_and_has_its_headings_in_order(page: html.HtmlElement) -> None:
    assert list(page.iter("script", "iframe", "form", "style")) == []
    assert [el for el in page.iter() if any(str(name)[:2] == "on" for name in el.attrib)] == []
    assert "default-src 'none'" in page.xpath("string(//meta[@http-equiv]/@content)")
    levels = [int(el.tag[1]) for el in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(two <= one + 1 for one, two in pairwise(levels))


def test_each_chapter_has_its_id_its_number_and_its_line_in_the_contents(
    page: html.HtmlElement,
) -> None:
    sections = [(el.get("id"), _text(el.find("h2"))) for el in page.iter("section")]
    assert sections == [
        ("why", "1 Why we open the networks"),
        ("response", "2 What we answer"),
        ("card", "A Pocket card"),
    ]
    contents = [(a.get("href"), _text(a)) for nav in page.iter("nav") for a in nav.iter("a")]
    assert contents == [(f"#{id_}", title) for id_, title in sections]
    assert page.xpath("//section[@id='why']//a[@href='#response']")


def test_a_table_of_the_companys_words_can_be_read_by_ear(page: html.HtmlElement) -> None:
    table = page.xpath("//table[caption='Our accounts']")[0]
    assert [th.get("scope") for th in table.iter("th")] == ["col", "col", "row"]
    assert _text(table.find("tbody")) == "instagram @marenta.ejemplo"
    assert table.xpath("string(.//td/@data-sm-label)") == "Account"


def _text(el: html.HtmlElement | None) -> str:
    return " ".join(" ".join(el.itertext()).split()) if el is not None else ""


def test_the_pdf_says_what_the_page_says(pdf: PdfReader) -> None:
    text = " ".join(" ".join(one.extract_text() for one in pdf.pages).split())
    for words in (
        *("Handbook for social media", "Version 1.0", "Why we open the networks", "Take care"),
        *("What if I am wrong?", "Say so soon", "Whom to call in a crisis", "@marenta.ejemplo"),
        *("Sample company", "https://example.org/study", "A Pocket card"),
    ):
        assert words.replace("Take care", "Before you post") in text, words
    assert f"1 / {len(pdf.pages)}" not in text, "the front has no number"
    assert f"2 / {len(pdf.pages)}" in text


def test_the_pdf_is_tagged_in_its_language_with_bookmarks_and_a_title(pdf: PdfReader) -> None:
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]
    assert root["/Lang"] == "en"
    assert pdf.metadata and pdf.metadata.title == "Handbook for social media"
    assert pdf.metadata.author == "Marenta Group (fictional company)"
    titles = [one.title for one in pdf.outline if not isinstance(one, list)]
    assert [" ".join(title.split()) for title in titles] == [
        *("Contents", "1 Why we open the networks", "2 What we answer", "A Pocket card"),
    ]
    assert {"why", "response", "card"} <= set(pdf.named_destinations)


def test_a_short_annex_is_not_torn(pdf: PdfReader) -> None:
    pages = [" ".join(page.extract_text().split()) for page in pdf.pages]
    (card,) = [text for text in pages if text.rfind("A Pocket card") >= 0 and "Green" in text]
    assert card.index("A Pocket card") < card.index("Green")


def test_the_word_document_is_made_of_what_word_knows(word: docx.document.Document) -> None:
    styled = [(p.style.name, " ".join(p.text.split())) for p in word.paragraphs if p.style]
    assert ("Title", "Handbook for social media") in styled
    assert [text for name, text in styled if name == "Heading 1"] == [
        *("1 Why we open the networks", "2 What we answer", "A Pocket card"),
    ]
    assert ("Heading 2", "Whom to call") in styled
    assert ("Heading 2", "Green") in styled
    assert ("Box Label", "What if I am wrong?") in styled
    assert ("Quote", "Nobody is perfect.") in styled
    assert ("Caption", "The same people meet you in several networks.") in styled
    items = [p for p in word.paragraphs if p._p.pPr is not None and p._p.pPr.numPr is not None]
    assert [" ".join(p.text.split()) for p in items][:4] == [
        "Reporting in time is never punished.",
        "Your rights stay whole:",
        "you may organise;",
        "you may complain.",
    ]
    assert [int(p._p.pPr.numPr.ilvl.val) for p in items][:4] == [0, 0, 1, 1]


def test_a_table_of_the_word_document_repeats_its_header(word: docx.document.Document) -> None:
    crisis = word.tables[1]
    assert [cell.text for cell in crisis.rows[0].cells] == ["Who", "How", "When", "Or else"]
    assert [bool(row._tr.findall(f"{WORD}trPr/{WORD}tblHeader")) for row in crisis.rows][:2] == [
        True,
        False,
    ]
    caption = crisis._tbl.tblPr.find(f"{WORD}tblCaption")
    assert caption is not None and caption.get(qn("w:val")) == "Whom to call in a crisis"


def test_links_of_the_word_document_lead_out_and_to_bookmarks(
    word: docx.document.Document,
) -> None:
    body = word.element.body
    anchors = {str(a) for a in body.xpath(".//w:hyperlink/@w:anchor")}
    marks = {str(name) for name in body.xpath(".//w:bookmarkStart/@w:name")}
    assert anchors and anchors - marks == set()
    targets = {one.target_ref for one in word.part.rels.values() if one.is_external}
    mailboxes = {f"mailto:{name}@marenta.example" for name in ("prensa", "redes", "seguridad")}
    assert targets == {"https://example.org/study", *mailboxes}


def test_pictures_of_the_word_document_have_words(word: docx.document.Document) -> None:
    described = [one.get("descr") for one in word.element.body.iter(qn("wp:docPr"))]
    assert described == [
        "One person speaks in three ways: personal, professional and corporate",
        "Marenta",
        "Three circles that overlap; where all meet, a speech mark",
        "A thread of five rings",
    ]


def test_the_word_document_has_the_properties_of_the_handbook(
    word: docx.document.Document, folder: Path
) -> None:
    core = word.core_properties
    assert (core.title, core.language) == ("Handbook for social media", "en")
    assert core.author == core.last_modified_by == "Marenta Group (fictional company)"
    assert core.modified == datetime(2026, 11, 30, tzinfo=UTC)
    with zipfile.ZipFile(folder / "handbook.docx") as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in archive.namelist() if "thumbnail" in name]
        styles = etree.fromstring(archive.read("word/styles.xml"))
    assert {el.get(f"{WORD}val") for el in styles.iter(f"{WORD}lang")} == {"en"}


@pytest.mark.parametrize("missing", ["weasyprint", "docx", "resvg_py"])
def test_what_a_machine_cannot_make_is_left_out_and_told(
    missing: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [one for one in sys.modules if one.split(".")[0] == missing]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delitem(sys.modules, "smcourse.targets.handbook.word_body", raising=False)
    monkeypatch.setitem(sys.modules, missing, None)
    ran = CliRunner().invoke(
        cli,
        [*HANDBOOK_OF_TOUR, "--out", str(tmp_path)],
    )
    assert ran.exit_code == 0
    written = _files(tmp_path / "tour-en-marenta-handbook-1.0")
    gone = {"weasyprint": "handbook.pdf", "docx": "handbook.docx"}.get(missing, "")
    assert gone not in written
    assert {"index.html", "handbook.css"} <= set(written)
    assert ran.stderr.count("\n") == (1 if gone else 0)
    if gone:
        assert ran.stderr.startswith("no ") and "smcourse[handbook]" in ran.stderr
        assert gone.encode() not in written["index.html"]
    if missing == "resvg_py":
        text = "\n".join(
            p.text for p in docx.Document(io.BytesIO(written["handbook.docx"])).paragraphs
        )
        assert "Three circles that overlap" in text


def test_what_is_written_holds_together(folder: Path) -> None:
    assert verify_package(folder) == ()
    ran = CliRunner().invoke(cli, ["--messages", "en", "verify", str(folder)])
    assert (ran.exit_code, ran.stdout) == (0, f"{folder}: a handbook that holds together.\n")


@pytest.mark.parametrize(("code", "damage"), BROKEN)
def test_damage_is_found(
    code: str, damage: Callable[[Files], Files], folder: Path, tmp_path: Path
) -> None:
    broken = write_files(tmp_path / "broken", dict(damage(_files(folder))))
    assert {one.code for one in verify_package(broken)} == {code}


def test_a_link_out_of_the_folder_is_not_followed(folder: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(folder, tmp_path / "copy")
    (copy / "media" / "secret.svg").symlink_to("/etc/passwd")
    assert [one.code for one in verify_package(copy)] == ["path-is-link"]


def test_a_new_handbook_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    first = _built(TOUR, tmp_path, "en").built[0].path
    (first / "old.txt").write_text("of another time")
    _built(TOUR, tmp_path, "en")
    assert "old.txt" not in _files(first)
    assert [path.name for path in tmp_path.iterdir()] == [first.name]


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    write_files(tmp_path / "tour-en-marenta-handbook-1.0", {"mine.txt": "words"})
    with pytest.raises(SmcourseError, match="is a folder of something else"):
        _built(TOUR, tmp_path, "en")
    assert list(_files(tmp_path)) == ["tour-en-marenta-handbook-1.0/mine.txt"]


def test_nothing_stays_of_a_handbook_that_was_not_put_in_place(tmp_path: Path) -> None:
    with Staging(tmp_path) as staging:
        staging.add(_package())
        assert list(tmp_path.iterdir())
    assert list(tmp_path.iterdir()) == []


def _package() -> Package:
    return Package(name="a", suffix="", files={PurePosixPath("deep/index.html"): b"a"})


HOSTILE = (
    '<script>alert(1)</script>" onload="x {{ company_name }} ${x} </header> <svg> [a](javascript:x)'
)


def test_hostile_words_stay_words(write_course: Write, tmp_path: Path) -> None:
    company = (
        "id: acme\nlanguages: [en]\n"
        f"company_name: '{HOSTILE}'\ncompany_legal_name: '{HOSTILE}'\n"
        "handbook_version: '</style>'\nhandbook_url: 'javascript:alert(1)'\n"
        "crisis_committee:\n"
        f"  - {{name: '{HOSTILE}', channel: 'https://a.example/\"onclick=x', hours: '<b>', backup: b}}\n"
        "own:\n  rows: [{a: '</table>', b: 'x@example.org'}]\n"
    )
    chapter = (
        "---\nid: open\ntitle: '</h2> & <b>'\nsection: '\"><i>'\n---\n"
        '{{ company_name }} and [b](handbook:open "<h2>").\n\n'
        "::: table crisis_committee {{ company_name }}\n- name: <b>Who</b>\n- channel: How\n:::\n\n"
        "::: table own.rows\n- a: A\n- b: B\n:::\n\n"
        '![<h2 class="x">](../../a.png)\n'
    )
    png = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR\0\0\0\x09\0\0\0\x09" + b"\0" * 40
    course = write_course(
        {
            "course.yaml": "id: a\ntitle: A\n",
            "company.yaml": company,
            "a.png": png,
            "en/one.md": "---\nid: one\ntitle: One\n---\nSee [it](handbook:open).\n",
            "en/handbook/open.md": chapter,
        }
    )
    result = build(course, HANDBOOK, tmp_path / "out", Order())
    assert {one.code for one in result.found} <= {"word-missing", "html-not-allowed"}
    built = build(course, HANDBOOK, tmp_path / "out", Order()).built
    assert built
    folder = built[0].path
    text = (folder / "index.html").read_text(encoding="utf-8")
    root = html.document_fromstring(text)
    assert list(root.iter("script")) == []
    assert not [el for el in root.iter() if any(str(name)[:2] == "on" for name in el.attrib)]
    assert verify_package(folder) == ()
    paragraphs = [p.text for p in docx.Document(str(folder / "handbook.docx")).paragraphs]
    assert any("<script>alert(1)</script>" in text for text in paragraphs)
    assert re.search(r"</h2> & <b>", "\n".join(paragraphs))


@pytest.mark.parametrize("url", ["https://a.example/book#top", "http://a.example", "", "intranet"])
def test_a_lesson_links_to_where_the_company_keeps_it(
    url: str, write_course: Write, tmp_path: Path
) -> None:
    course = write_course(
        {
            "course.yaml": "id: a\ntitle: A\n",
            "company.yaml": f"id: acme\nlanguages: [en]\nhandbook_url: '{url}'\n",
            "en/one.md": "---\nid: one\ntitle: One\n---\nSee [the book](handbook:open).\n",
            "en/handbook/open.md": "---\nid: open\ntitle: Open\n---\nWords.\n",
        }
    )
    (built,) = build(course, all_targets()["scorm12"], tmp_path / "out", Order()).built
    with zipfile.ZipFile(built.path) as archive:
        text = archive.read("index.html").decode()
    if url.startswith("https:"):
        assert '<a href="https://a.example/book#open"' in text
    else:
        assert "See the book." in re.sub(r"</?span>", "", text)


def test_a_mistake_in_the_handbook_is_said_whatever_is_built(write_course: Write) -> None:
    course = write_course(
        {
            "course.yaml": "id: a\ntitle: A\n",
            "en/one.md": "---\nid: one\ntitle: One\n---\nWords.\n",
            "en/handbook/open.md": "---\nid: open\ntitle: Open\n---\n![A](gone.svg)\n\n[^1]: Unused.\n",
            "en/handbook/deep/er.md": "Left out.\n",
        }
    )
    for target in ("scorm12", "olx", "handbook"):
        codes = {one.code for one in check(course, all_targets()[target]).found}
        assert codes == {"image-missing", "footnote-unused", "page-left-out"}
