"""What Studio would drop in silence, and what nobody should open: each has a code."""

from __future__ import annotations

import gzip
import io
import tarfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from time import process_time

import pytest
from conftest import ROOT, build_olx, tarred
from packages.tarballs import BROKEN, NO_TARBALL, UNIT, Files

from smcourse.diagnostics import SmcourseError
from smcourse.formats.olx_rules import olx_findings
from smcourse.packing import write_tarball
from smcourse.tarball import is_tarball
from smcourse.verify import verify


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_olx(ROOT / "courses" / "hello", tmp_path_factory.mktemp("olx")).built[0].path


@pytest.mark.parametrize(("code", "spoil"), BROKEN)
def test_what_an_import_would_drop_is_said(
    good: Path, code: str, spoil: Callable[[Files], Files]
) -> None:
    assert list(olx_findings(tarred(good))) == []
    assert code in {one.code for one in olx_findings(spoil(tarred(good)))}


def test_a_course_that_points_to_itself_ends(good: Path) -> None:
    files = tarred(good) | {UNIT: b'<vertical><vertical url_name="u_hello-reach"/></vertical>'}
    assert [one.code for one in olx_findings(files)] == ["olx-name-twice"]


def _tar(path: Path, *members: tarfile.TarInfo) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        for member in members:
            archive.addfile(member, io.BytesIO(b"x" * member.size))
    return path


def _member(name: str, kind: bytes = tarfile.REGTYPE, size: int = 0) -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.type, member.size, member.linkname = kind, size, "/etc/passwd"
    return member


@pytest.mark.parametrize(
    ("code", "members"),
    [
        ("path-is-link", [_member("course/a", tarfile.SYMTYPE)]),
        ("path-is-link", [_member("course/a", tarfile.LNKTYPE)]),
        ("path-is-link", [_member("course/a", tarfile.CHRTYPE)]),
        ("path-unsafe", [_member("../a")]),
        ("path-unsafe", [_member("/etc/a")]),
        ("path-unsafe", [_member("course/..\\a")]),
        ("path-twice", [_member("course/a"), _member("course/a")]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_unsafe_tarball_is_refused_unread(
    tmp_path: Path, code: str, members: list[tarfile.TarInfo]
) -> None:
    found = verify(_tar(tmp_path / "a.tar.gz", *members), olx_findings)
    assert {one.code for one in found} == {code}


def test_a_bomb_is_left_after_what_a_course_may_hold(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.tar.gz"
    header = _member("course/a.xml", size=2**33).tobuf(tarfile.GNU_FORMAT)
    with gzip.open(bomb, "wb", 9) as file:
        file.write(header)
        file.write(bytes(2**20))
    assert [one.code for one in verify(bomb, olx_findings)] == ["archive-too-large"]


def _header(name: str, kind: bytes, size: int) -> bytes:
    return _member(name, kind, size).tobuf(tarfile.GNU_FORMAT)


def _written(path: Path, *pieces: bytes) -> Path:
    with gzip.open(path, "wb", 9) as file:
        for piece in pieces:
            file.write(piece)
    return path


def _unit_of(path: Path, unit: bytes) -> Path:
    files = {PurePosixPath("course/course.xml"): b'<course url_name="r"><chapter>' + unit + CLOSED}
    with path.open("wb") as file:
        write_tarball(files, file)
    return path


CLOSED = b"</chapter></course>"
BLOCK = bytes(512)
MEGA = bytes(1_000_000)
HEAVY: dict[str, Callable[[Path], Path]] = {
    "a name without end": lambda path: _written(
        path, _header("././@LongLink", tarfile.GNUTYPE_LONGNAME, 300_000_000), *[MEGA] * 300
    ),
    "a pax header without end": lambda path: _written(
        path, _header("a", tarfile.XHDTYPE, 300_000_000), *[MEGA] * 300
    ),
    "headers of headers": lambda path: _written(
        path, *[_header("a", tarfile.GNUTYPE_LONGNAME, 1) + b"x" + bytes(511)] * 3000
    ),
    "members without end": lambda path: _written(
        path, _header("course/a", tarfile.DIRTYPE, 0) * 50_001
    ),
    "data without end": lambda path: _written(
        path, _header("course/a.xml", tarfile.REGTYPE, 300_000_000), *[MEGA] * 300
    ),
    "many blocks that nobody knows": lambda path: _unit_of(path, b"<unheard/>" * 300_000),
    "many files that are missing": lambda path: _unit_of(
        path, b"".join(b"<b x='&quot;/static/%d&quot;'/>" % n for n in range(100_000))
    ),
    "nested without end": lambda path: _unit_of(path, b"<vertical>" * 250 + b"</vertical>" * 250),
}


@pytest.mark.parametrize("name", HEAVY)
def test_a_heavy_tarball_is_judged_in_no_time(tmp_path: Path, name: str) -> None:
    path = HEAVY[name](tmp_path / "heavy.tar.gz")
    assert path.stat().st_size < 2_000_000
    start = process_time()
    assert verify(path, olx_findings)
    assert process_time() - start < 5


def test_files_that_point_to_each_other_without_end_are_said(good: Path) -> None:
    files = tarred(good) | {
        f"course/vertical/v{n}.xml": f'<vertical><vertical url_name="v{n + 1}"/></vertical>'.encode()
        for n in range(600)
    }
    files[UNIT] = b'<vertical><vertical url_name="v0"/></vertical>'
    assert "olx-unreadable" in {one.code for one in olx_findings(files)}


@pytest.mark.parametrize("name", ["a//course.xml", "a/./course.xml"])
def test_a_name_that_is_written_oddly_is_no_name(tmp_path: Path, name: str) -> None:
    found = verify(_tar(tmp_path / "a.tar.gz", _member(name)), olx_findings)
    assert [one.code for one in found] == ["path-unsafe"]


def test_what_is_no_tarball_is_said(good: Path, tmp_path: Path) -> None:
    whole = good.read_bytes()
    text = tmp_path / "text.tar.gz"
    text.write_bytes(gzip.compress(b"only text"))
    assert [one.code for one in verify(text, olx_findings)] == [NO_TARBALL]
    cut = tmp_path / "cut.tar.gz"
    for length in (3, 11, len(whole) // 2, len(whole) - 4):
        cut.write_bytes(whole[:length])
        found = verify(cut, olx_findings)
        assert {one.code for one in found} <= {NO_TARBALL, "zip-damaged"}, length
        assert found
    assert not is_tarball(tmp_path)
    assert not is_tarball(tmp_path / "nowhere")
    with pytest.raises(SmcourseError):
        verify(tmp_path / "nowhere", olx_findings)


def test_files_are_packed_alike_however_long_their_names(tmp_path: Path) -> None:
    files = {Path("course") / ("n" * 150) / "a.xml": b"a", Path("course/b"): b"b" * 10_000}
    packed = []
    for _ in range(2):
        written = io.BytesIO()
        write_tarball(dict(files.items()), written)
        packed.append(written.getvalue())
    assert packed[0] == packed[1]
    (tmp_path / "a.tar.gz").write_bytes(packed[0])
    assert tarred(tmp_path / "a.tar.gz") == {str(name): one for name, one in files.items()}
