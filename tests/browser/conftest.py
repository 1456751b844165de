"""One browser, one server and each package built once, for all browser tests."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import which
from typing import Any

import pytest
from browser.courses import Files
from browser.learner import Learner
from browser.lms import Lms, Package
from browser.seen import ByWalk, Told, Walks
from browser.server import Server
from conftest import ROOT, build_scorm12, files_of, write_files
from playwright.sync_api import Browser, Playwright, sync_playwright

FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--disable-gpu",
]
WINDOWED = "/usr/bin/chromium"  # shows PDF, and keeps pages to go back to
# Without windows, where the machine has it: a page opens in a third of the time.
CHROMIUM = which("chromium-headless-shell") or WINDOWED


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByWalk:
    return ByWalk(config, log)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    flags = [*FLAGS, "--disable-back-forward-cache"]
    with playwright.chromium.launch(executable_path=CHROMIUM, args=flags) as launched:
        yield launched


@pytest.fixture
def windowed(playwright: Playwright) -> Iterator[Browser]:
    """For what a browser does that has windows."""
    with playwright.chromium.launch(executable_path=WINDOWED, args=FLAGS) as launched:
        yield launched


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    started = Server()
    yield started
    started.close()


@pytest.fixture
def lms(browser: Browser, server: Server) -> Iterator[Lms]:
    """An LMS with one learner. Whatever a test does, no visit may have been foul."""
    lms = Lms(server, browser)
    yield lms
    lms.close()


@pytest.fixture(scope="session")
def walks(browser: Browser, server: Server, package: Package) -> Walks:
    return Walks(browser, server, package)


@pytest.fixture
def seen(request: pytest.FixtureRequest, walks: Walks) -> Told:
    """What a look tells of each sight of a walk: see `each_sight`."""
    return walks.told(request.param, request.session.items)


@pytest.fixture(scope="session")
def played(
    browser: Browser, server: Server, package: Callable[[Files | str], str]
) -> Callable[[Files, Callable[[Learner], None]], dict[str, Any]]:
    """The record that a visit leaves which plays a course so far and ends by Exit."""
    known: dict[str, dict[str, Any]] = {}

    def play(course: Files, act: Callable[[Learner], None]) -> dict[str, Any]:
        key = f"{act.__name__} {json.dumps(course)}"
        if key not in known:
            sitting = Lms(server, browser).launch(package(course))
            act(sitting.learner)
            sitting.learner.exit()
            known[key] = sitting.record
            sitting.close()
            assert not sitting.foul()
        return known[key]

    return play


@pytest.fixture(scope="session")
def package(
    server: Server, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[Files | str], str]:
    """Where a course is served: given as files, or as "name" or "name/language" of courses/."""
    known: dict[str, str] = {}

    def serve(course: Files | str) -> str:
        key = course if isinstance(course, str) else repr(course)
        if key not in known:
            known[key] = server.add_package(
                files_of(_build(course, tmp_path_factory.mktemp("course")))
            )
        return known[key]

    return serve


@pytest.fixture(params=["strict", "scorm-again"])
def api(request: pytest.FixtureRequest) -> str:
    """Whose API it is: our strict run-time's, or that of a library which LMSs are built on."""
    return str(request.param)


def _build(course: Files | str, folder: Path) -> Path:
    if isinstance(course, str):
        name, _, language = course.partition("/")
        result = build_scorm12(ROOT / "courses" / name, folder, *filter(None, [language]))
    else:
        result = build_scorm12(write_files(folder / "source", course), folder)
    assert not result.found, [diagnostic.message for diagnostic in result.found]
    built: Path = result.built[0].path
    return built
