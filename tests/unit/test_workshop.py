"""A course while it is written: what a page that is open may be given in place, and what not."""

from __future__ import annotations

import asyncio
from pathlib import Path, PurePosixPath

import pytest
from conftest import write_files

from smcourse.cli.preview import named_apart
from smcourse.memo import Memo
from smcourse.preview.folder import found_at
from smcourse.preview.view import View
from smcourse.preview.watch import watch
from smcourse.preview.workshop import Workshop

LESSON = "---\nid: hive\ntitle: The hive\n---\nBees.\n"
SHOWN = "\n![A square](../media/square.svg)\n"
SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {0}"/>'
COURSE = {
    "course.yaml": "id: bees\ntitle: Bees\nlanguages: [en]\n",
    "en/hive.md": LESSON + SHOWN,
    "media/square.svg": SQUARE.format(1),
}
FILE = PurePosixPath("media/square.svg")
VIEW = View(language="en")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_files(tmp_path / "bees", COURSE)


@pytest.fixture
def workshop(root: Path) -> Workshop:
    memo = Memo()
    made = Workshop(root, {}, "2026-11-30", memo, found_at(root, memo))
    assert made.draft(VIEW).drawn
    return made


def _save(workshop: Workshop, path: str, text: str) -> None:
    (workshop.root / path).write_text(text, encoding="utf-8")
    assert workshop.renew()
    assert workshop.draft(VIEW).drawn


def test_a_picture_that_was_away_comes_back_as_it_is_now(workshop: Workshop) -> None:
    """A page that is open has the old one at the same address."""
    _save(workshop, "en/hive.md", LESSON)
    assert [draft.revision for draft in workshop.drafts(VIEW, 1)] == [1, 2]
    _save(workshop, "media/square.svg", SQUARE.format(2))
    _save(workshop, "en/hive.md", LESSON + SHOWN)
    assert workshop.file(VIEW, 1, FILE) == SQUARE.format(2).encode()
    assert [draft.revision for draft in workshop.drafts(VIEW, 1)] == [4]


def test_nothing_is_left_of_what_was_wrong_from_the_start(workshop: Workshop) -> None:
    workshop.skip()
    assert workshop.draft(VIEW).revision == 2
    assert [draft.revision for draft in workshop.drafts(VIEW, 1)] == [2]


def test_a_watch_that_fails_goes_on_looking(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WATCHFILES_FORCE_POLLING", "1")
    (root / "loop").symlink_to("loop")

    async def looks() -> int:
        stop, enough, count = asyncio.Event(), asyncio.Event(), 0

        async def changed() -> None:
            nonlocal count
            count += 1
            if count == 2:
                enough.set()

        watching = asyncio.create_task(watch(root, (), changed, stop))
        await asyncio.wait(
            [watching, asyncio.create_task(enough.wait())], timeout=8, return_when="FIRST_COMPLETED"
        )
        stop.set()
        await watching
        return count

    assert asyncio.run(looks()) >= 2


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        (["a/acme.yaml", "b/other.yaml"], ["acme.yaml", "other.yaml"]),
        (["a/x/one.yaml", "b/x/one.yaml"], ["a x one.yaml", "b x one.yaml"]),
        (["x/one.yaml", "a/x/one.yaml", "x/one.yaml"], ["home x one.yaml", "a x one.yaml"]),
    ],
)
def test_companies_are_called_apart(paths: list[str], names: list[str], tmp_path: Path) -> None:
    files = [tmp_path / "home" / path for path in paths]
    named = named_apart(files)
    assert [*named] == names
    assert {*named.values()} == {file.resolve() for file in files}
