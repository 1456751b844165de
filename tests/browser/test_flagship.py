"""The flagship from its cover to its result, as each of its tracks takes it, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from browser.learner import Learner, rightly
from browser.lms import Lms, interactions
from browser.server import Server
from browser.sitter import take
from conftest import ROOT, files_of
from playwright.sync_api import expect

from smcourse.order import Order
from smcourse.pipeline import build
from smcourse.targets import all_targets

FLAGSHIP = ROOT / "courses" / "conecta"
TESTS = {  # how many items each track is asked in the tests of its package
    "employee": {"inicio": 10, "final": 20},
    "community": {"inicio": 10, "final": 20, "rol-comunidad": 6},
    "leader": {"inicio": 10, "final": 20, "rol-lider": 4},
    "hr": {"inicio": 10, "final": 20, "rol-talento": 4},
    "security": {"inicio": 10, "final": 20, "rol-seguridad": 4},
}
WIDER = """() => document.documentElement.scrollWidth - document.documentElement.clientWidth"""


WALKS = [  # each track once and the one of all in both languages
    ("employee", "es-419", "scorm-again"),
    ("employee", "en", "strict"),
    ("community", "es-419", "strict"),
    ("leader", "en", "strict"),
    ("hr", "es-419", "strict"),
    ("security", "en", "strict"),
]


@pytest.fixture(scope="session")
def served(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], str]:
    """Where the package of a track in a language is served."""

    @cache
    def serve(track: str, language: str) -> str:
        order = Order(languages=(language,), audiences=((track,),))
        folder = tmp_path_factory.mktemp("flagship")
        result = build(FLAGSHIP, all_targets()["scorm12"], folder, order)
        assert result.built, [str(one) for one in result.found]
        return server.add_package(files_of(result.built[0].path))

    return serve


@pytest.mark.parametrize(("track", "language", "api"), WALKS)
def test_a_track_is_passed_on_a_phone(
    lms: Lms, served: Callable[[str, str], str], track: str, language: str, api: str
) -> None:
    """Nothing on the way is wider than the screen, and the LMS hears of every question and item."""
    phone = {"viewport": {"width": 320, "height": 640}}
    sitting = lms.launch(served(track, language), api=api, page=phone)
    learner = sitting.learner
    wide: list[str] = []

    def measure() -> None:
        if learner.frame.evaluate(WIDER) > 0:
            wide.append(str(learner.sight))

    sat = take(learner, measure)
    assert not wide
    assert [len(one) for one in sat] == [*TESTS[track].values()]
    expect(learner.heading).to_have_text(learner.word("resultPassedPercent").replace("{n}", "100"))
    learner.exit()
    record = sitting.record
    assert record["cmi.core.lesson_status"] == "passed"
    assert record["cmi.core.score.raw"] == "100"
    told = {one["id"].partition("_v")[0] for one in interactions(record)}  # a version is confirmed
    asked = {id for one in learner.course["lessons"] for id in one["questions"]}
    kept = {one["id"] for one in learner.course["questions"] if one["record"]}
    assert asked & kept | {id for one in sat for id in one} <= told
    assert sitting.story.violations == []


def test_the_fast_lane_leaves_out_what_was_known(
    lms: Lms, served: Callable[[str, str], str]
) -> None:
    """All right and very sure: of modules 1 to 5 only the lessons of the fast lane are asked for."""
    sitting = lms.launch(served("employee", "en"))
    learner = sitting.learner
    learner.press("next")
    learner.press("begin")
    while learner.sight.question:
        learner.choose(rightly(learner.asked()))
        learner.question.get_by_label(learner.word("sureHigh")).check()
        learner.press("next")
    learner.press("hand-in")
    for box in learner.frame.get_by_role("checkbox").all():
        box.check()
    learner.press("next")
    assert _lessons_on_the_way(learner) == [
        "publicos-cruzados",
        "veo-una-queja",
        "en-nombre-de-quien",
        "respeto-y-derechos",
        "no-es-quien-dice",
        "verifica-a-la-persona",
        "mi-compromiso",
    ]


def _lessons_on_the_way(learner: Learner) -> list[str]:
    """Those to which going on leads, until a test stands in the way."""
    met: list[str] = []
    while "begin" not in (sight := learner.sight).actions:
        if sight.lesson:
            met.append(sight.lesson)
        learner.step(rightly)
    return list(dict.fromkeys(met))
