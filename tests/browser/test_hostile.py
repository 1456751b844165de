"""Hostile courses that become packages: in a real browser nothing of them runs, asks or leaves."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from browser.learner import rightly, wrongly
from browser.lms import Lms
from browser.server import Server
from browser.sitting import Sitting
from conftest import files_of
from hostile.case import FRONT, Case
from hostile.corpus import CORPUS
from hostile.judged import judge

from smcourse.targets.course_page import POLICY

PACKED = [case for case in CORPUS if case.packs]
LARGE = 20_000  # characters: such a lesson has a package of its own, of which a part is played
QUESTION = re.compile(r"^(::: (?:choice|true-false) \S+)", re.M)

# What Chromium has made of the page, whatever we meant it to be.
LOOK = """() => {
  const all = [...document.querySelectorAll("*")]
  const driven = /^on|^style$|^srcdoc$|^formaction$|^ping$|^srcset$/
  const led = (el) => el.href?.baseVal ?? el.href ?? ""
  const home = location.href.split("#")[0]
  return {
    pwned: [window, window.top].filter((one) => "pwned" in one).length,
    driven: all.flatMap((el) => el.getAttributeNames().filter((name) => driven.test(name))),
    scripts: [...new Set([...document.scripts].map((el) => `${el.type} ${el.getAttribute("src")}`))].sort(),
    alive: all.filter((el) => el.matches("iframe, object, embed, base, link:not([rel=stylesheet]):not([rel=icon]):not([rel=preload]), "
      + "meta[http-equiv=refresh], form:not(.sm-step):not(.sm-find), style, animate, set, foreignObject")).map((el) => el.outerHTML),
    led: all.filter((el) => !el.matches("link")).map(led).filter((to) => to && !/^(https|mailto|tel):/.test(to) && !to.startsWith("#")
      && !to.startsWith(home) && !to.startsWith(new URL("media/", home).href)),
    clobbered: [...document.querySelectorAll("[id]")].map((el) => el.id)
      .filter((id) => !id.startsWith("sm-")),
  }
}"""
CLEAN = {
    "pwned": 0,
    "driven": [],
    "scripts": [" player.js", "application/json null"],
    "alive": [],
    "led": [],
    "clobbered": [],
}


def _merged() -> dict[str, Case]:
    """All that become packages, in as few as may be: names in one folder, lessons in one course."""
    names, lessons, alone = [], {}, {}
    for number, case in enumerate(PACKED):
        page = str(case.files.get("en/hive.md", ""))
        size = sum(map(len, case.files.values()))
        is_page = page.startswith(FRONT) and not case.make and size < LARGE
        if case.make and not case.files:
            names.append(case.make)
        elif is_page and all(path.startswith("en/") for path in case.files):
            text = QUESTION.sub(rf"\1-{number}", page.replace("id: hive", f"id: hive-{number}"))
            files = {**case.files, "en/hive.md": text}
            home = f"en/m{number}"
            lessons[f"{home}/index.md"] = "---\ntitle: A\n---\n"
            lessons |= {home + path.removeprefix("en"): one for path, one in files.items()}
        else:
            alone[case.name] = case
    assert len(names) > 25 and len(lessons) > 80

    def make(folder: Path) -> None:
        for one in names:
            one(folder)

    whole = Case(name="all lessons", files=lessons, packs=True)
    return {one.name: one for one in (Case(name="all names", make=make, packs=True), whole)} | alone


PACKAGES = _merged()


def _look(sitting: Sitting) -> dict[str, Any]:
    seen: dict[str, Any] = sitting.frame.evaluate(LOOK)
    return seen


def _play(sitting: Sitting, case: Case) -> None:
    """To the end by the buttons; of a long course only some steps, for they are all alike."""
    learner = sitting.learner
    steps = 9 if any(len(one) > LARGE for one in case.files.values()) else 9_999
    for _ in range(steps):
        sight = learner.sight
        if sight.action in ("exit", ""):
            return
        if sight.action == "check":
            learner.answer(wrongly)
            learner.answer(rightly)
            assert _look(sitting) == CLEAN
        learner.press("next")


@pytest.mark.parametrize("name", PACKAGES)
def test_nothing_of_a_hostile_course_comes_alive(
    name: str, lms: Lms, server: Server, tmp_path: Path
) -> None:
    case = PACKAGES[name]
    files = files_of(judge(case, tmp_path).built[0].path)
    sitting = lms.launch(server.add_package(files))
    dialogs: list[str] = []
    sitting.page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    assert _look(sitting) == CLEAN
    _play(sitting, case)
    assert _look(sitting) == CLEAN
    assert dialogs == []
    assert len(sitting.context.pages) == 1


def test_drawings_that_are_opened_alone_do_not_run(
    lms: Lms, server: Server, tmp_path: Path
) -> None:
    """As by "Open image in new tab", where no policy of ours holds."""
    files = files_of(judge(PACKAGES["all lessons"], tmp_path).built[0].path)
    drawings = [name for name in files if name.endswith(".svg")]
    assert drawings
    home = server.add_package(files).removesuffix("index.html")
    for name in drawings:
        page = lms.browser.new_page()
        page.goto(server.origin + home + name)
        assert page.evaluate("'pwned' in window") is False
        page.close()


def test_a_script_would_be_seen(lms: Lms, server: Server, tmp_path: Path) -> None:
    """Else the tests above would say nothing."""
    files = files_of(judge(PACKAGES["all names"], tmp_path).built[0].path)
    page = files["index.html"].replace(POLICY.replace("'", "&#39;").encode(), b"img-src *")
    for payload in ("<script>window.pwned=1</script>", "<img src=x onerror=window.pwned=1>"):
        bad = {**files, "index.html": page.replace(b"<main", f"{payload}<main".encode(), 1)}
        assert b"pwned" in bad["index.html"]
        sitting = lms.launch(server.add_package(bad))
        sitting.frame.wait_for_function("'pwned' in window")
        assert _look(sitting)["pwned"] == 1
        sitting.close()
        lms.sittings.remove(sitting)
