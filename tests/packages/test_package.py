"""A package holds what it must, in the same bytes each time, whoever builds it and where."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import unicodedata
import zipfile
from pathlib import Path

import pytest
from conftest import ROOT, build_scorm12, files_of, write_files
from lxml import etree

import smcourse
from smcourse.diagnostics import SmcourseError
from smcourse.formats.schemas import CONTROL_DOCUMENTS, manifest_schema
from smcourse.formats.xml import parse_untrusted, qn
from smcourse.order import Order
from smcourse.pipeline import build
from smcourse.targets import all_targets
from smcourse.verify import verify

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path class="a" d="M0 0"/></svg>'
FRONT = "---\nid: {0}\ntitle: {0}\nminutes: 2\n---\n"
COURSE: dict[str, str] = {
    "course.yaml": "id: bees\ntitle: Bees\nversion: 1.10\nlanguages: [en, es-419]\n",
    "en/index.md": "![A bee](../media/abeja ñandú.svg){.themed}\n\nWelcome.\n",
    "es-419/index.md": "---\ntitle: Abejas\n---\nBienvenida.\n",
    "media/abeja ñandú.svg": SVG,
    "media/plain.svg": SVG.replace('class="a"', 'fill="#000"'),
    "media/unused.svg": SVG,
    "media/notes.txt": "not for learners",
    ".git/config": "secret",
    "media/.DS_Store": "secret",
}
for language in ("en", "es-419"):
    COURSE[f"{language}/01-hive/index.md"] = "---\ntitle: The hive\n---\n"
    COURSE[f"{language}/01-hive/a.md"] = (
        FRONT.format("hive") + "![A bee](../../media/plain.svg)\n\n"
        "![A](<../../media/abeja%20ñandú.svg>)\n\n::: choice q\nA?\n- [x] a\n- [ ] b\n:::\n"
    )


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_files(tmp_path_factory.mktemp("sources") / "bees", COURSE)


@pytest.fixture(scope="module")
def packages(course: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The course's packages by language."""
    result = build_scorm12(course, tmp_path_factory.mktemp("out"))
    assert result.found == ()
    return {built.languages[0]: built.path for built in result.built}


@pytest.fixture(scope="module")
def package(packages: dict[str, Path]) -> Path:
    return packages["en"]


def _manifest(package: Path) -> etree._Element:
    return parse_untrusted(files_of(package)["imsmanifest.xml"])


def test_a_package_a_language_is_named_for_course_language_target_and_version(
    packages: dict[str, Path],
) -> None:
    assert [path.name for path in packages.values()] == [
        "bees-en-scorm12-1.10.zip",
        "bees-es-419-scorm12-1.10.zip",
    ]


def test_twice_the_same_bytes(course: Path, packages: dict[str, Path], tmp_path: Path) -> None:
    for built in build_scorm12(course, tmp_path).built:
        assert built.path.read_bytes() == packages[built.languages[0]].read_bytes()


def test_the_same_bytes_over_an_older_package(course: Path, package: Path, tmp_path: Path) -> None:
    (tmp_path / package.name).write_bytes(b"old")
    build_scorm12(course, tmp_path, "en")
    assert (tmp_path / package.name).read_bytes() == package.read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == [package.name]


ELSEWHERE = {
    "kiritimati": {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
    "azores": {"TZ": "Atlantic/Azores", "LC_ALL": "C.utf8", "PYTHONHASHSEED": "4242"},
    "posix": {"TZ": "XYZ+13", "LC_ALL": "POSIX", "PYTHONHASHSEED": "0"},
}


@pytest.mark.parametrize("place", ELSEWHERE)
def test_the_same_bytes_on_another_machine(
    place: str, packages: dict[str, Path], tmp_path: Path
) -> None:
    """Another folder and name, time zone, locale, hash seed, file times, umask; a dist/ inside."""
    folder = write_files(tmp_path / place / "otra carpeta", COURSE)
    (folder / "dist").mkdir()
    (folder / "dist/bees-en-scorm12-1.10.zip").write_bytes(b"old")
    for i, path in enumerate(sorted(folder.rglob("*"))):
        os.utime(path, (86_400 * i, 86_400 * i))
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("LC_")},
        **ELSEWHERE[place],
        "PYTHONPATH": str(Path(smcourse.__file__).parents[1]),
        "SOURCE_DATE_EPOCH": "1",
    }
    ran = subprocess.run(
        [sys.executable, "-m", "smcourse", "build", ".", "--out", "dist"],
        cwd=folder, env=environment, capture_output=True, check=False, umask=0o077,
    )  # fmt: skip
    assert (ran.returncode, ran.stderr) == (0, b"")
    for path in packages.values():
        assert (folder / "dist" / path.name).read_bytes() == path.read_bytes()


def test_line_ends_marks_and_the_form_of_accents_do_not_matter(
    packages: dict[str, Path], tmp_path: Path
) -> None:
    folder = tmp_path / "bees"
    for path, text in COURSE.items():
        target = folder / unicodedata.normalize("NFD", path)
        target.parent.mkdir(parents=True, exist_ok=True)
        raw = text.encode()
        target.write_bytes(
            b"\xef\xbb\xbf" + raw.replace(b"\n", b"\r\n") if path[-3:] in (".md", "aml") else raw
        )
    for built in build_scorm12(folder, tmp_path / "out").built:
        assert files_of(built.path) == files_of(packages[built.languages[0]])


def test_the_manifest_comes_first_then_the_control_documents_at_the_root(package: Path) -> None:
    names = list(files_of(package))
    assert names[0] == "imsmanifest.xml"
    assert set(names[1:5]) == set(CONTROL_DOCUMENTS)


def test_only_used_files_are_in_at_plain_names(package: Path) -> None:
    assert set(files_of(package)) - {"imsmanifest.xml", *CONTROL_DOCUMENTS} == {
        "index.html",
        "player.css",
        "player.js",
        "media/abeja-nandu.svg",
        "media/plain.svg",
    }


def test_every_file_is_listed_exactly_once(package: Path) -> None:
    hrefs = [el.get("href") for el in _manifest(package).iter(qn("imscp:file"))]
    assert len(hrefs) == len(set(hrefs))
    assert set(hrefs) == set(files_of(package)) - {"imsmanifest.xml", *CONTROL_DOCUMENTS}


def test_the_manifest_is_valid(packages: dict[str, Path]) -> None:
    for path in packages.values():
        assert manifest_schema().validate(_manifest(path).getroottree())


def test_languages_are_different_packages_that_stay_the_same_from_version_to_version(
    packages: dict[str, Path], course: Path, tmp_path: Path
) -> None:
    ids = {language: _manifest(path).get("identifier") for language, path in packages.items()}
    assert len(set(ids.values())) == 2
    folder = shutil.copytree(course, tmp_path / "bees")
    text = (folder / "course.yaml").read_text().replace("1.10", "2.0")
    (folder / "course.yaml").write_text(text)
    newer = build_scorm12(folder, tmp_path / "out", "en").built[0].path
    assert _manifest(newer).get("identifier") == ids["en"]
    assert _manifest(newer).get("version") == "2.0"


def test_no_entry_has_a_clock_an_owner_or_a_method_that_an_lms_does_not_know(
    package: Path,
) -> None:
    with zipfile.ZipFile(package) as archive:
        assert archive.comment == b""
        for info in archive.infolist():
            assert info.date_time == (1980, 1, 1, 0, 0, 0)
            assert info.external_attr >> 16 == 0o100644
            assert info.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
            assert (info.create_system, info.flag_bits, info.extra) == (3, 0, b"")
            assert info.file_size <= 200 * max(1, info.compress_size)
            assert re.fullmatch(r"[a-zA-Z0-9._/-]+", info.filename)


def test_the_page_names_nothing_that_is_not_in_the_package(package: Path) -> None:
    files = files_of(package)
    page = files["index.html"].decode()
    assert set(re.findall(r'src="([^"]*)"', page)) <= set(files)
    assert not re.search(r"\son\w+=|\sstyle=|<script>|javascript:|http://(?!www\.w3\.org)", page)
    assert b"secret" not in b"".join(files.values())
    assert str(ROOT).encode() not in b"".join(files.values())


def test_verify_finds_nothing_in_our_own_packages(packages: dict[str, Path]) -> None:
    for path in packages.values():
        assert verify(path, all_targets()["scorm12"].verify) == []


@pytest.mark.parametrize(
    "folder", sorted(path.parent for path in ROOT.glob("courses/*/course.yaml"))
)
def test_our_own_courses_build_without_a_finding(folder: Path, tmp_path: Path) -> None:
    """The follow-up speaks with the words of the flagship's company, as `make packages` has it."""
    company = folder.parent / "conecta" / "company.yaml"
    order = Order(company=company if folder.name == "conecta-repaso" else None)
    result = build(folder, all_targets()["scorm12"], tmp_path, order)
    assert result.found == ()
    assert result.built
    assert all(verify(built.path, all_targets()["scorm12"].verify) == [] for built in result.built)


def test_with_an_error_nothing_is_written(course: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(course, tmp_path / "bees")
    (folder / "es-419/01-hive/a.md").write_text("<script>")
    result = build_scorm12(folder, tmp_path / "out")
    assert result.built == ()
    assert not (tmp_path / "out").exists()


def test_where_nothing_can_be_written_nothing_is_left(course: Path, tmp_path: Path) -> None:
    (tmp_path / "out/bees-en-scorm12-1.10.zip").mkdir(parents=True)
    with pytest.raises(SmcourseError, match="cannot write"):
        build_scorm12(course, tmp_path / "out", "en")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["bees-en-scorm12-1.10.zip"]
