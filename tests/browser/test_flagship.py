"""The flagship from its cover to its result, as each of its tracks takes it, in both languages."""

from __future__ import annotations

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
LANGUAGES = ("es-419", "en")
TESTS = {  # how many items each track is asked in the tests of its package
    "employee": {"inicio": 10, "final": 20},
    "community": {"inicio": 10, "final": 20, "rol-comunidad": 6},
    "leader": {"inicio": 10, "final": 20, "rol-lider": 4},
    "hr": {"inicio": 10, "final": 20, "rol-talento": 4},
    "security": {"inicio": 10, "final": 20, "rol-seguridad": 4},
}
WIDER = """() => document.documentElement.scrollWidth - document.documentElement.clientWidth"""


@pytest.fixture(scope="session")
def tracks(server: Server, tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], str]:
    """Where the package of each language and track is served."""
    target = all_targets()["scorm12"]
    result = build(FLAGSHIP, target, tmp_path_factory.mktemp("flagship"), Order())
    assert len(result.built) == len(LANGUAGES) * len(TESTS), [str(one) for one in result.found]
    return {
        (one.languages[0], one.audience[0]): server.add_package(files_of(one.path))
        for one in result.built
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("track", TESTS)
def test_a_track_is_passed_on_a_phone(
    lms: Lms, tracks: dict[tuple[str, str], str], track: str, language: str
) -> None:
    """Nothing on the way is wider than the screen, and the LMS hears of every item."""
    phone = {"viewport": {"width": 320, "height": 640}}
    api = "scorm-again" if (track, language) == ("employee", "es-419") else "strict"
    sitting = lms.launch(tracks[language, track], api=api, page=phone)
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
    told = {one["id"] for one in interactions(record)}
    assert {id for one in sat for id in one} <= told
    assert sitting.story.violations == []


def test_the_fast_lane_leaves_out_what_was_known(
    lms: Lms, tracks: dict[tuple[str, str], str]
) -> None:
    """All right and very sure: of modules 1 to 5 only the lessons of the fast lane are asked for."""
    sitting = lms.launch(tracks["en", "employee"])
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
