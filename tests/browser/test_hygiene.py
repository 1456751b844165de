"""What a package asks of the world: little, from its own place, under a strict policy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from browser.courses import completion, small
from browser.learner import rightly, wrongly
from browser.lms import Lms, Package
from browser.server import Server
from browser.sitter import take, to_lessons
from browser.sitting import Sitting
from playwright.sync_api import expect

from smcourse.targets.course_page import POLICY

DIRECTIVES = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "media-src 'self'",
    "require-trusted-types-for 'script'",
}


@pytest.fixture
def policy_header(server: Server) -> Iterator[None]:
    """The LMS sends the policy too, as a header of each file."""
    server.policy = POLICY
    yield
    server.policy = ""


def asked_for(sitting: Sitting) -> list[str]:
    """The package's files that were requested, in order."""
    urls = [request.url for request in sitting.requests]
    return [url.rpartition("/package/")[2].partition("/")[2] for url in urls if "/package/" in url]


def test_the_page_carries_the_policy(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package("hello"))
    meta = sitting.frame.locator("meta[http-equiv=Content-Security-Policy]")
    policy = meta.get_attribute("content") or ""
    assert policy == POLICY
    assert set(policy.split("; ")) >= DIRECTIVES
    assert "unsafe" not in policy and "*" not in policy


@pytest.mark.usefixtures("policy_header")
@pytest.mark.parametrize("name", ["hello", "conecta/en"])
def test_the_policy_as_a_header_stops_nothing(lms: Lms, package: Package, name: str) -> None:
    sitting = lms.launch(package(name))
    learner = sitting.learner
    learner.walk(wrongly) if name == "hello" else take(learner)
    learner.exit()
    assert sitting.story.violations == []


def test_the_policy_is_in_force(lms: Lms, package: Package) -> None:
    """Else the tests above would say nothing."""
    sitting = lms.launch(package("hello"))
    script = (
        "document.body.append(Object.assign(document.createElement('style'), {textContent: 'p{}'}))"
    )
    sitting.frame.evaluate(script)
    assert any("style-src" in violation for violation in sitting.told.violations)
    assert any("style-src" in thing for thing in sitting.foul())
    lms.sittings.remove(sitting)
    sitting.close()


@pytest.mark.parametrize("name", ["hello", "conecta/en", "conecta/es-419"])
def test_at_most_five_requests_before_the_first_lesson(
    lms: Lms, package: Package, name: str
) -> None:
    sitting = lms.launch(package(name))
    learner = sitting.learner
    to_lessons(learner)
    expect(learner.heading).to_be_visible()
    files = asked_for(sitting)
    assert files[:3] == ["index.html", "player.css", "player.js"]
    assert len(files) <= 5, files


def test_every_file_of_the_package_is_there_when_asked_for(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package("conecta/en"))
    missing: list[str] = []
    sitting.context.on(
        "response", lambda answer: missing.append(answer.url) if answer.status >= 400 else None
    )
    take(sitting.learner)
    for image in sitting.frame.locator("img").all():
        assert image.get_attribute("src")
    assert missing == []
    assert len(asked_for(sitting)) == len(set(asked_for(sitting))), "nothing is asked for twice"


def test_nothing_is_kept_in_the_browser(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(small(completion(80))))
    sitting.learner.walk(rightly)
    assert sitting.context.cookies() == []
    assert sitting.frame.evaluate("localStorage.length + sessionStorage.length") == 0


def test_the_page_names_its_language_and_itself(lms: Lms, package: Package) -> None:
    for language in ("en", "es-419"):
        sitting = lms.launch(package(f"conecta/{language}"), data=None)
        assert sitting.frame.locator("html").get_attribute("lang") == language
        assert sitting.frame.title() == sitting.learner.course["title"]


@pytest.mark.parametrize("course", ["tour/es-419", small(completion(80))])
def test_no_word_is_missing_on_any_page(lms: Lms, package: Package, course: Any) -> None:
    """A phrase without its translation would show its key, one without its value its braces."""
    sitting = lms.launch(package(course))
    learner = sitting.learner
    keys = {key for key in learner.course["words"] if re.search(r"[a-z][A-Z]", key)}
    texts: list[str] = []
    while not texts or learner.sight.action != "exit":
        if texts:
            learner.step(rightly if isinstance(course, str) else wrongly)
        texts.append(sitting.frame.locator("body").inner_text())
    for text in texts:
        assert not re.search(r"\{\w+\}|undefined|NaN|\[object", text), text
        assert not keys & set(re.findall(r"\w+", text))


def test_it_plays_without_javascript_errors_in_a_sandbox(lms: Lms, package: Package) -> None:
    """Some LMSs sandbox the frame; same-origin and scripts are the least they must allow."""
    sitting = lms.launch(package(small()), sandbox="allow-scripts allow-same-origin allow-forms")
    sitting.learner.walk(rightly)
    sitting.learner.exit()
    assert sitting.record["cmi.core.lesson_status"] == "completed"
