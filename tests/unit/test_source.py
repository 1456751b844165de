"""ROOM 1: a folder's bytes, and nothing outside the folder."""

from __future__ import annotations

import os
import signal
import unicodedata
from pathlib import Path, PurePosixPath

import pytest

from smcourse.diagnostics import SmcourseError
from smcourse.source import Sources, read


def _codes(root: Path) -> dict[str, str]:
    return {str(finding.span.path): finding.code for finding in read(root)[1]}


@pytest.fixture
def course(tmp_path: Path) -> Path:
    (tmp_path / "course/en").mkdir(parents=True)
    (tmp_path / "course/course.yaml").write_text("id: bees")
    (tmp_path / "course/en/hive.md").write_text("Bees")
    return tmp_path / "course"


def test_files_are_read_in_name_order_under_the_folder_s_name(course: Path) -> None:
    sources, found = read(course)
    assert found == []
    assert sources.name == "course"
    assert list(sources.files) == [PurePosixPath("course.yaml"), PurePosixPath("en/hive.md")]
    assert sources.files[PurePosixPath("en/hive.md")] == b"Bees"


def test_no_folder_is_an_error_of_the_world(tmp_path: Path) -> None:
    with pytest.raises(SmcourseError, match="no course folder"):
        read(tmp_path / "nowhere")


def test_a_file_is_not_a_folder(course: Path) -> None:
    with pytest.raises(SmcourseError, match="no course folder"):
        read(course / "course.yaml")


@pytest.mark.parametrize("name", [".git/config", ".hidden.md", "en/.DS_Store", "dist/a.zip"])
def test_hidden_files_and_our_own_output_are_not_read(course: Path, name: str) -> None:
    (course / name).parent.mkdir(exist_ok=True)
    (course / name).write_text("x")
    assert PurePosixPath(name) not in read(course)[0].files


def test_a_folder_dist_deeper_down_is_read(course: Path) -> None:
    (course / "en/dist").mkdir()
    (course / "en/dist/a.md").write_text("x")
    assert PurePosixPath("en/dist/a.md") in read(course)[0].files


def test_a_link_out_of_the_folder_is_not_read(course: Path) -> None:
    (course.parent / "secret.md").write_text("secret")
    (course / "en/secret.md").symlink_to("../../secret.md")
    sources, _ = read(course)
    assert b"secret" not in sources.files.values()
    assert _codes(course) == {"en/secret.md": "link-not-followed"}


def test_a_linked_folder_is_not_read(course: Path) -> None:
    (course / "es").symlink_to("en")
    assert PurePosixPath("es/hive.md") not in read(course)[0].files
    assert _codes(course) == {"es": "link-not-followed"}


def test_links_in_a_circle_are_not_read(course: Path) -> None:
    (course / "one.md").symlink_to("two.md")
    (course / "two.md").symlink_to("one.md")
    assert set(_codes(course).values()) == {"link-not-followed"}


def test_a_link_inside_the_folder_is_the_file_it_names(course: Path) -> None:
    (course / "en/same.md").symlink_to("hive.md")
    sources, found = read(course)
    assert (sources.files[PurePosixPath("en/same.md")], found) == (b"Bees", [])


def test_a_link_to_nothing_is_said(course: Path) -> None:
    (course / "en/gone.md").symlink_to("nowhere.md")
    assert _codes(course) == {"en/gone.md": "file-unreadable"}


def test_a_course_folder_may_itself_be_a_link(course: Path) -> None:
    (course.parent / "link").symlink_to(course)
    sources, found = read(course.parent / "link")
    assert found == []
    assert PurePosixPath("en/hive.md") in sources.files


def test_names_are_brought_to_one_unicode_form(course: Path) -> None:
    (course / unicodedata.normalize("NFD", "en/miel ñ.md")).write_text("x")
    assert PurePosixPath("en/miel ñ.md") in read(course)[0].files


@pytest.mark.parametrize("name", [b"en/\xff.md", b"en/a\nb.md", b"en/a\x1b[31m.md"])
def test_a_name_that_cannot_be_shown_is_said_and_not_read(course: Path, name: bytes) -> None:
    (course / os.fsdecode(name)).write_text("x")
    sources, found = read(course)
    assert [finding.code for finding in found] == ["file-name"]
    assert str(found[0].span.path).isprintable()
    assert len(sources.files) == 2


def _waited(number: int, frame: object) -> None:
    raise AssertionError("the pipe was waited for")


def test_a_pipe_is_not_waited_for(course: Path) -> None:
    os.mkfifo(course / "en/pipe.md")
    signal.signal(signal.SIGALRM, _waited)
    signal.alarm(3)
    assert _codes(course) == {"en/pipe.md": "file-not-plain"}
    signal.alarm(0)


def test_files_and_folders_directly_below() -> None:
    names = ["a.md", "en/b.md", "en/a.md", "en/x.png", "en/one/c.md", "en/two/deep/d.md"]
    sources = Sources(name="c", files={PurePosixPath(name): b"" for name in sorted(names)})
    en = PurePosixPath("en")
    assert [str(path) for path in sources.under(en, ".md")] == ["en/a.md", "en/b.md"]
    assert [str(path) for path in sources.folders(en)] == ["en/one", "en/two"]
    assert [str(path) for path in sources.folders(PurePosixPath())] == ["en"]


def test_numbers_in_names_are_numbers_and_order_never_depends_on_chance() -> None:
    tied = ["1-a", "01-a", "001-a", "0001-a", "00001-a", "000001-a", "0000001-a"]
    names = [*tied, "2-b", "10-c", "a", "ab2", "ab10"]
    paths = sorted(PurePosixPath("en", name, "x.md") for name in names)
    folders = Sources(name="c", files=dict.fromkeys(paths, b"")).folders(PurePosixPath("en"))
    assert [folder.name for folder in folders] == [*sorted(tied), *names[7:]]
    pages = [PurePosixPath("en", f"{name}.md") for name in ("2", "10", "1", "02")]
    found = Sources(name="c", files=dict.fromkeys(sorted(pages), b"")).under(
        PurePosixPath("en"), ".md"
    )
    assert [page.stem for page in found] == ["1", "02", "2", "10"]


@pytest.mark.parametrize("name", ["At 10.00\u202fAM.png", "a\u00a0b.png", "蜂蜜.png", "a\u0301.md"])
def test_a_name_with_another_blank_or_script_is_read(course: Path, name: str) -> None:
    (course / "en" / name).write_text("x")
    sources, found = read(course)
    assert found == []
    assert len(sources.files) == 3
