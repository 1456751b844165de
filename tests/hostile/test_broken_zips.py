"""`verify` says what is wrong with any zip, and never more than a finding happens."""

from __future__ import annotations

import os
import random
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hostile.broken_zips import BROKEN, ODD, good, zipped
from hostile.heavy_zips import HEAVY, write_large
from hostile.limited import run, slowness

from smcourse.diagnostics import Diagnostic, Severity, SmcourseError
from smcourse.targets import all_targets
from smcourse.verify import verify

RULES = all_targets()["scorm12"].verify


def _verify(folder: Path, content: bytes) -> list[Diagnostic]:
    (folder / "package.zip").write_bytes(content)
    return list(verify(folder / "package.zip", RULES))


def test_the_package_that_is_broken_below_is_whole(tmp_path: Path) -> None:
    assert _verify(tmp_path, zipped(good())) == []


@pytest.mark.parametrize(("name", "content", "code"), BROKEN, ids=[name for name, _, _ in BROKEN])
def test_what_is_broken_is_named(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    found = _verify(tmp_path, content)
    assert code in [finding.code for finding in found]
    for finding in found:
        assert finding.severity in (Severity.ERROR, Severity.NOTE)
        assert str(finding.message) and "\n" not in str(finding.message)
        assert finding.span.line >= 1


@pytest.mark.parametrize(("name", "content", "code"), ODD, ids=[name for name, _, _ in ODD])
def test_what_is_only_strange_is_no_error(
    tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    assert [finding.code for finding in _verify(tmp_path, content)] == [code] * bool(code)


def test_a_package_that_lms_refuse_for_its_size_is_named(tmp_path: Path) -> None:
    code = write_large(tmp_path / "package.zip")
    assert [finding.code for finding in verify(tmp_path / "package.zip", RULES)] == [code]


@pytest.mark.parametrize("name", HEAVY)
def test_no_archive_takes_long_or_much(tmp_path: Path, name: str) -> None:
    make, code = HEAVY[name]
    (tmp_path / "package.zip").write_bytes(make())
    ran = run("verify", "package.zip", cwd=tmp_path)
    assert ran.code in (0, 1), ran.err
    assert f"[{code}]" in ran.out
    assert ran.err == ""
    assert ran.cpu < 5 or ran.cpu < 5 * slowness()
    assert ran.rss < 200_000_000
    assert len(ran.out) < 60_000


@pytest.mark.parametrize("name", ["media/\u202egnp.exe", "media/\x1b[2J.png", "a" * 60_000])
def test_a_name_is_shown_as_it_is_and_not_whole(tmp_path: Path, name: str) -> None:
    found = _verify(tmp_path, zipped({**good(), name: b"x"}))
    for finding in found:
        path = str(finding.span.path)
        assert path.isprintable()
        assert len(path) <= 201


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "package.zip")
    with pytest.raises(SmcourseError, match="not a file"):
        verify(tmp_path / "package.zip", RULES)


@pytest.mark.parametrize("seed", range(4))
def test_no_mutant_of_a_package_raises(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    whole = zipped(good())
    central, end = whole.index(b"PK\x01\x02"), whole.index(b"PK\x05\x06")
    for _ in range(300):
        content = bytearray(whole)
        for _ in range(chance.choice([1, 1, 2, 8])):
            start, stop = chance.choice(
                [(0, len(whole)), (central, end), (end, len(whole)), (0, 80)]
            )
            content[chance.randrange(start, stop)] = chance.randrange(256)
        found = _verify(
            tmp_path, bytes(content[: chance.choice([None, None, chance.randrange(len(whole))])])
        )
        assert isinstance(found, list)


def test_no_file_is_an_error_of_the_world(tmp_path: Path) -> None:
    with pytest.raises(SmcourseError, match="cannot open"):
        verify(tmp_path / "nothing.zip", RULES)


def test_a_large_honest_looking_zip_is_not_kept_in_memory(tmp_path: Path) -> None:
    """40 files of 5 MB, each packed to 1/160: below every single limit."""
    with zipfile.ZipFile(tmp_path / "package.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in good().items():
            archive.writestr(name, content)
        for i in range(40):
            archive.writestr(
                f"media/{i}.bin", random.Random(i).randbytes(30_000) + bytes(5_000_000)
            )
    tracemalloc.start()
    verify(tmp_path / "package.zip", RULES)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 50_000_000


def test_a_standard_base_is_joined_to_addresses(tmp_path: Path) -> None:
    files = good()
    text = files.pop("imsmanifest.xml").decode()
    text = text.replace("<resources>", '<resources xml:base="content/">')
    moved = {name if name.endswith(".xsd") else f"content/{name}": c for name, c in files.items()}
    found = _verify(tmp_path, zipped({"imsmanifest.xml": text.encode(), **moved}))
    assert {finding.code for finding in found} == {"base-or-parameters"}


def test_a_plus_in_an_address_is_a_plus(tmp_path: Path) -> None:
    files = good()
    text = files["imsmanifest.xml"].decode().replace("media/a.png", "media/a+b%20c.png")
    files["media/a+b c.png"] = files.pop("media/a.png")
    found = _verify(tmp_path, zipped({**files, "imsmanifest.xml": text.encode()}))
    assert "file-missing" not in [finding.code for finding in found]
