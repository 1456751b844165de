"""Once a course has loaded it goes on without a network: what later pages show is fetched ahead."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from browser.courses import Files, choice, course, lesson
from browser.learner import rightly, wrongly
from browser.lms import Lms, Package, interactions
from browser.server import Server
from browser.sitting import Sitting
from browser.tongues import speak, tongues

BROKEN = """() => [...document.querySelectorAll("img")]
  .filter((img) => img.checkVisibility() && !(img.complete && img.naturalWidth))
  .map((img) => img.getAttribute("src"))"""
FETCHED = """(count) => performance.getEntriesByType("resource")
  .filter(({ name }) => /[.](svg|png)$/.test(name)).length >= count"""
PICTURES = re.compile(r'(?:src|poster)=\\?"(media/[^"\\]+[.](?:svg|png))')
NAMES = ("first", "asked", "red", "green", "second", "third", "fourth")

SAVING = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });"
BUSY = "window.smLater = []; window.requestIdleCallback = (call) => smLater.push(call);"


def picture(name: str) -> str:
    return f"![What {name} shows](../../media/{name}.svg)"


QUESTION = f"""::: choice a1
{picture("asked")}

What is it?

- [ ] Red {picture("red")}
  > It is not.
- [x] Green
  > Look: {picture("green")}
:::
"""


def illustrated() -> Files:
    """Pictures in prose, in what is asked, in an option and in its feedback."""
    lessons = {
        "one/1-a.md": lesson("a", picture("first"), QUESTION, picture("second")),
        "one/2-b.md": lesson("b", "Some prose.", picture("third")),
        "two/1-c.md": lesson("c", choice("c1"), picture("fourth")),
    }
    drawing = (
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {} 9'><path d='M0 0h9v9z'/></svg>"
    )
    drawings: Files = {f"media/{name}.svg": drawing.format(i + 9) for i, name in enumerate(NAMES)}
    return {**course(lessons, modules=("one", "two")), **drawings}


@pytest.fixture(params=["", "no-store"], ids=["unsaid", "no-store"])
def caching(request: pytest.FixtureRequest, server: Server) -> Iterator[None]:
    """What an LMS says of keeping its files: nothing, or that none may be kept."""
    server.caching = request.param
    yield
    server.caching = ""


def asked_for(sitting: Sitting) -> list[str]:
    """The names of pictures that were requested, in order."""
    files = [request.url.rpartition("/")[2] for request in sitting.requests]
    return [file.removesuffix(".svg") for file in files if file.endswith(".svg")]


def wait_for_pictures(sitting: Sitting, count: int = len(NAMES)) -> None:
    sitting.frame.wait_for_function(FETCHED, arg=count, timeout=60_000)


def launched_with(script: str, lms: Lms, served: str) -> Sitting:
    """A visit with a browser like this."""
    sitting = lms.launch(served)
    sitting.context.add_init_script(script)
    sitting.requests.clear()
    sitting.open()
    return sitting


def look_at_the_first_question(sitting: Sitting) -> None:
    """From the cover, waiting for the pictures on the way."""
    for name in ("a", "a1"):
        sitting.learner.walk(until=name)
        sitting.frame.wait_for_function(f"() => !({BROKEN})().length")


def broken(sitting: Sitting) -> list[str]:
    """Pictures before the learner that show nothing."""
    found: list[str] = sitting.frame.evaluate(BROKEN)
    return found


def foul_but_for_the_network(lms: Lms, sitting: Sitting) -> list[str]:
    """What went wrong in a visit without a network, which is over now."""
    found = [text for text in sitting.foul() if "ERR_INTERNET_DISCONNECTED" not in text]
    lms.sittings.remove(sitting)
    sitting.close()
    return found


@pytest.mark.usefixtures("caching")
def test_a_loaded_course_is_done_without_a_network(lms: Lms, package: Package) -> None:
    """The LMS's API is a page that is there already: it takes every answer."""
    sitting = lms.launch(package(illustrated()))
    learner = sitting.learner
    questions = [question["id"] for question in learner.course["questions"]]
    wait_for_pictures(sitting)
    assert asked_for(sitting) == list(NAMES), "in reading order, each once"
    sitting.context.set_offline(True)
    while learner.sight.action != "exit":
        learner.step(wrongly)
        assert broken(sitting) == []
    learner.walk(rightly)
    assert asked_for(sitting) == list(NAMES)
    sitting.context.set_offline(False)
    learner.exit()
    tries = [one["id"] for one in interactions(sitting.record)]
    assert set(tries) == {*questions, *(f"{id}-a2" for id in questions)}


def test_every_picture_of_a_whole_course_is_there_without_a_network(
    lms: Lms, package: Package
) -> None:
    """Sound and video are not: the page says what they say in words."""
    sitting = lms.launch(package("tour/en"))
    learner = sitting.learner
    page = sitting.page.request.get(sitting.frame.url).text()
    wait_for_pictures(sitting, len(set(PICTURES.findall(page))))
    sitting.context.set_offline(True)
    seen = 0
    while learner.sight.action != "exit":
        assert broken(sitting) == []
        seen += sitting.frame.locator("img:visible").count()
        learner.step(rightly)
    assert seen
    assert foul_but_for_the_network(lms, sitting) == []


def test_what_did_not_come_is_fetched_when_it_is_shown_again(lms: Lms, package: Package) -> None:
    sitting = launched_with(SAVING, lms, package(illustrated()))
    learner = sitting.learner
    sitting.context.set_offline(True)
    learner.walk(until="a")
    sitting.frame.wait_for_function(f"() => ({BROKEN})().length")
    assert broken(sitting) == ["media/first.svg"]
    learner.press("next")
    sitting.context.set_offline(False)
    learner.press("previous")
    sitting.frame.wait_for_function(f"() => !({BROKEN})().length")
    assert foul_but_for_the_network(lms, sitting) == []


def test_nothing_is_fetched_ahead_while_a_page_is_busy(lms: Lms, package: Package) -> None:
    sitting = launched_with(BUSY, lms, package(illustrated()))
    sitting.frame.wait_for_function("() => smLater.length")
    look_at_the_first_question(sitting)
    assert asked_for(sitting) == ["first", "asked", "red"], "what is shown, and no more"
    sitting.frame.evaluate(
        "() => { requestIdleCallback = (call) => setTimeout(call); smLater[0]() }"
    )
    wait_for_pictures(sitting)
    assert asked_for(sitting)[3:] == ["green", "second", "third", "fourth"]


def test_who_saves_data_loads_only_what_is_shown(lms: Lms, package: Package) -> None:
    sitting = launched_with(BUSY + SAVING, lms, package(illustrated()))
    look_at_the_first_question(sitting)
    assert sitting.frame.evaluate("smLater") == []
    assert asked_for(sitting) == ["first", "asked", "red"]


def test_the_pictures_of_another_language_are_fetched_after_the_switch(
    lms: Lms, package: Package
) -> None:
    drawn = illustrated()
    files: Files = {**tongues(), **{name: drawn[name] for name in drawn if "media/" in name}}
    for tag, name in (("es-419", "first"), ("en", "second")):
        files[f"{tag}/one/1.md"] = f"{files[f'{tag}/one/1.md']}\n{picture(name)}\n"
    sitting = lms.launch(package(files))
    wait_for_pictures(sitting, 1)
    assert asked_for(sitting) == ["first"]
    speak(sitting, "en")
    wait_for_pictures(sitting, 2)
    assert asked_for(sitting) == ["first", "second"]
