"""What becomes of content that was no course: its package, its order, and what is said of it."""

from __future__ import annotations

import time
import zipfile
from pathlib import Path

import pytest
from cli.running import piped
from conftest import ROOT
from hostile.wrapped import MP4, PAGE, VTT, folder, single

from smcourse import api
from smcourse.wrap.html import calls_lms, language_of, runs_script, title_of

PDF = ROOT / "courses" / "tour" / "media" / "tarjeta.pdf"


def _names(path: Path | None) -> list[str]:
    assert path
    with zipfile.ZipFile(path) as archive:
        return archive.namelist()


@pytest.mark.parametrize(
    ("source", "kind_of_rule"),
    [(folder(), "scrolled"), (lambda _: PDF, "confirmed"),
     (single("talk.mp4", MP4, talk_vtt=VTT), "played")],
)  # fmt: skip
def test_a_kind_has_its_usual_rule_and_a_package_that_is_sound(
    source: object, kind_of_rule: str, tmp_path: Path
) -> None:
    assert callable(source)
    first = api.wrap(source(tmp_path), tmp_path / "a", api.WrapOrder())
    second = api.wrap(source(tmp_path), tmp_path / "b", api.WrapOrder())
    assert first.path and second.path
    assert (first.rule, first.found) == (kind_of_rule, ())
    assert first.path.read_bytes() == second.path.read_bytes(), "the same bytes each time"
    assert api.verify_package(first.path) == ()
    assert first.size == first.path.stat().st_size


def test_title_and_language_are_those_of_the_first_page(tmp_path: Path) -> None:
    page = PAGE.replace("lang=en", "lang=es").replace("Fire safety", "Qu&eacute;  hacer")
    done = api.wrap(folder(index_html=page)(tmp_path), tmp_path / "dist", api.WrapOrder())
    assert (done.title, done.language) == ("Qué hacer", "es-419")


def test_what_is_left_out_is_not_in_the_package(tmp_path: Path) -> None:
    files = {"_git__config": "x", "a_php": "x", "img__bee_svg": "<svg/>", "Thumbs_db": "x"}
    done = api.wrap(folder(**files)(tmp_path), tmp_path / "dist", api.WrapOrder())
    inside = [name for name in _names(done.path) if name.startswith("content/")]
    assert inside == ["content/img/bee.svg", "content/index.html"]


def test_a_folder_without_scripts_runs_none(tmp_path: Path) -> None:
    for name, files in {"plain": {}, "lively": {"a_html": "<script>1</script>"}}.items():
        (tmp_path / name).mkdir()
        done = api.wrap(folder(**files)(tmp_path / name), tmp_path / "dist" / name, api.WrapOrder())
        assert done.path
        with zipfile.ZipFile(done.path) as archive:
            page = archive.read("index.html").decode()
        assert ("allow-scripts" in page) == (name == "lively")
        assert "allow-top-navigation" not in page


def test_strict_writes_nothing_where_there_is_a_warning(tmp_path: Path) -> None:
    source = single("talk.mp4", MP4)(tmp_path)
    assert api.wrap(source, tmp_path / "dist", api.WrapOrder(strict=True)).path is None
    assert list(tmp_path.glob("dist/*")) == []


def test_a_good_package_stays_where_the_next_one_is_refused(tmp_path: Path) -> None:
    source = folder()(tmp_path)
    done = api.wrap(source, tmp_path / "dist", api.WrapOrder())
    assert done.path
    before = done.path.read_bytes()
    (source / "imsmanifest.xml").write_text("<manifest/>")
    assert api.wrap(source, tmp_path / "dist", api.WrapOrder()).path is None
    assert done.path.read_bytes() == before
    assert list(done.path.parent.iterdir()) == [done.path]


@pytest.mark.parametrize(
    "order",
    [{"title": " "}, {"title": "x" * 201}, {"title": "a\nb"}, {"id": "Á"}, {"version": ""},
     {"language": "xx"}, {"rule": "smelled"}],
)  # fmt: skip
def test_an_order_that_nobody_can_fill_is_refused(tmp_path: Path, order: dict[str, str]) -> None:
    with pytest.raises(api.SmcourseError):
        api.wrap(folder()(tmp_path), tmp_path / "dist", api.WrapOrder(**order))


def test_a_package_goes_not_into_its_own_content(tmp_path: Path) -> None:
    source = folder()(tmp_path)
    with pytest.raises(api.SmcourseError, match="must not lie inside"):
        api.wrap(source, source / "dist", api.WrapOrder())


def test_the_command_says_what_it_wrote(tmp_path: Path) -> None:
    folder()(tmp_path)
    ran = piped("wrap", "site", "--title", "Fire safety", "--rule", "opened", cwd=tmp_path)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("dist/site-en-scorm12-1.zip  ")
    assert ran.out.endswith(" kB · 1 file · complete once it has opened\n")


def test_the_command_says_in_spanish_what_is_wrong(tmp_path: Path) -> None:
    single("talk.pptx", b"PK")(tmp_path)
    ran = piped("--messages", "es", "wrap", "talk.pptx", cwd=tmp_path)
    assert (ran.code, ran.out) == (1, "")
    assert "esto no es una carpeta ni un `.pdf`" in ran.err
    assert "[content-kind]" in ran.err
    assert "no se escribió ningún paquete" in ran.err


@pytest.mark.parametrize(
    "arguments", [("nothing",), ("site", "--rule", "smelled"), ("site", "--id", "Á"), ()]
)
def test_a_wrong_use_is_2(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    folder()(tmp_path)
    ran = piped("wrap", *arguments, cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("\n") <= 3 and "Traceback" not in ran.err


@pytest.mark.parametrize(
    "start",
    ["<html lang=", "<meta charset=", "<meta http-equiv=", "<a on", "<p onclick", "<title>"],
)
@pytest.mark.parametrize("rest", [" ", "a", "onclick ", "lang= ", "<html "])
def test_no_page_takes_long(start: str, rest: str) -> None:
    page = (start + rest * (4_000_000 // len(rest))).encode()
    begun = time.process_time()
    title_of(page), language_of(page), runs_script(page), calls_lms(page)
    assert time.process_time() - begun < 2


@pytest.mark.parametrize(
    ("page", "title", "language", "runs"),
    [
        (b"<HTML class=a LANG = ' es-MX '><Title\n>A\n b</TITLE>", "A b", "es-MX", False),
        ("<meta charset=iso-8859-1><title>Qu\xe9</title>".encode("latin-1"), "Qu\xe9", "", False),
        ("<title>Qu\xe9</title><script>".encode("utf-16"), "Qu\xe9", "", True),
        (b"<meta charset=klingon><title>A</title>", "A", "", False),
        (b"<p/onclick = 'x'>", "", "", True),
        (b"<meta http-equiv = ' refresh' content=0>", "", "", True),
        (b"<p>Come on = go", "", "", False),
    ],
)  # fmt: skip
def test_a_page_says_who_it_is(page: bytes, title: str, language: str, runs: bool) -> None:
    assert (title_of(page), language_of(page), runs_script(page)) == (title, language, runs)
