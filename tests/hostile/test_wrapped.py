"""Content, odd or hostile, is wrapped or refused; in time, without a trace, nothing half-written."""

from __future__ import annotations

import subprocess
import zipfile
from pathlib import Path

import pytest
from hostile.limited import is_fine, run
from hostile.wrapped import WRAPPED, Wrapped

from smcourse.diagnostics import any_errors
from smcourse.formats.scorm12_rules import scorm12_findings
from smcourse.parse.limits import CONTROL
from smcourse.verify import verify


@pytest.mark.parametrize("one", WRAPPED, ids=[one.name for one in WRAPPED])
def test_hostile_content_is_wrapped_or_refused(one: Wrapped, tmp_path: Path) -> None:
    source = one.make(tmp_path)
    (tmp_path / "out").mkdir()
    before = tmp_path / "out" / "before.zip"
    before.write_bytes(b"the package of yesterday")
    ran = run("wrap", source.name, "--out", "out", *one.arguments, cwd=tmp_path)
    subprocess.run(["rm", "-rf", source], check=True)  # pytest cannot: it may be too deep
    is_fine(ran)
    assert not one.code or f"[{one.code}]" in ran.said
    assert not CONTROL.search(ran.said.replace("\n", ""))
    assert "bug:" not in ran.said
    assert ran.code == (0 if one.packs else 1)
    written = [path for path in (tmp_path / "out").iterdir() if path != before]
    assert len(written) == one.packs
    assert before.read_bytes() == b"the package of yesterday"
    for path in written:
        assert not any_errors(verify(path, scorm12_findings))
        with zipfile.ZipFile(path) as archive:
            assert b"<script>window.pwned" not in archive.read("index.html")
