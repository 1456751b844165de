"""The manual says of each code that it is mended where it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from checks.earned import HERE, earned
from docs.pages import LANGUAGES, page

MENDED = sorted(path.parent for path in HERE.glob("*/mended.diff"))


@pytest.fixture(scope="module")
def mended(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    home: Path = tmp_path_factory.mktemp("mended")
    found = (one for folder in MENDED for one in earned(folder, home / folder.name))
    return {one.code for one in found if one.fix}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_manual_lists_every_code_that_is_mended(language: str, mended: set[str]) -> None:
    _, table, *_ = re.split(
        r"^\|---\|---\|$", page(language, "04-reference/12-mend-and-ignore"), flags=re.M
    )
    rows = re.findall(r"^\|.*\| (`.*`) \|$", table.partition("\n---\n")[0], re.M)
    listed = {code for row in rows for code in re.findall(r"`([a-z-]+)`", row)}
    assert listed == mended
