"""A scenario: decided step by step, taken back, graded by its path, told, kept and taken up again."""

from __future__ import annotations

from browser.axe import DAY, LARGE, NIGHT, Axe
from browser.courses import choice, completion, course, lesson
from browser.learner import Learner, partly, rightly, wrongly
from browser.lms import Lms, Package, interactions
from browser.sitting import Sitting
from playwright.sync_api import expect

CLIP = """::: scenario clip
A clip says that the warehouse throws food away. Mateo works there.

Decide for him.

### In the group

He knows that the clip is old.

- Tell the group. -> quoted (1)
  > Somebody quotes him.
- Report it. -> answer (3)
  > The team has the date.

### He is quoted {#quoted}

- Go on. {#on} -> out (0)
- Stop and report it. -> answer (3)

### The channel answers {#answer}

- Give the date. -> end (3)
- Send pictures of the screens. -> out (0)

### It is out {#out}

- Say that it was him. -> mended (1)
- Delete it. -> hidden (0)

### The post is out {#end}

After 50 minutes.

### Mended {#mended}
### Hidden {#hidden}

Somebody had a capture.

right: The channel first.
part: There is a way back.
wrong: Hiding costs more.
:::
"""
FILES = course(
    {"1-a.md": lesson("a", CLIP), "2-b.md": lesson("b", choice("b1"))}, settings=completion(80)
)
PHONE = {"viewport": {"width": 360, "height": 740}}


def _reported(sitting: Sitting) -> list[tuple[str, ...]]:
    fields = ("id", "type", "student_response", "correct_responses.0.pattern", "result")
    return [tuple(one[field] for field in fields) for one in interactions(sitting.record)]


def _to(learner: Learner, id: str = "clip") -> Learner:
    learner.walk(rightly, until=id)
    return learner


def test_a_path_is_decided_told_and_reported(lms: Lms, package: Package, api: str) -> None:
    sitting = lms.launch(package(FILES), api=api)
    learner = _to(sitting.learner)
    learner.answer(lambda _: ["a", "on", "a"])
    expect(learner.question).to_contain_text("A path with a repair")
    expect(learner.question).to_contain_text("0 of 3 decisions were the best.")
    expect(learner.question).to_contain_text("There is a way back.")
    expect(learner.question).to_contain_text("Somebody quotes him.")
    learner.answer(lambda _: ["b", "a"])
    expect(learner.question).to_contain_text("A solid path")
    learner.walk(rightly)
    learner.exit()
    assert _reported(sitting)[:7] == [
        ("clip-a", "choice", "a", "b", "wrong"),
        ("clip-quoted", "choice", "a", "b", "wrong"),
        ("clip-out", "choice", "a", "a", "correct"),
        ("clip", "performance", "a.a,quoted.a,out.a=1", "a.b,answer.a=3", "wrong"),
        ("clip-a-a2", "choice", "b", "b", "correct"),
        ("clip-answer-a2", "choice", "a", "a", "correct"),
        ("clip-a2", "performance", "a.b,answer.a=3", "a.b,answer.a=3", "correct"),
    ]
    assert sitting.record["cmi.core.lesson_status"] == "passed"
    assert sitting.record["cmi.core.score.raw"] == "100", "a path gives no points"


def test_one_may_go_on_whatever_came_of_it(lms: Lms, package: Package) -> None:
    learner = _to(lms.launch(package(FILES)).learner)
    learner.answer(wrongly)
    expect(learner.question).to_contain_text("A path with harm")
    expect(learner.question).to_contain_text("Hiding costs more.")
    assert learner.sight.action == "next"
    learner.press("next")
    assert learner.sight.question == "b1"


def test_a_path_is_there_at_the_next_visit_and_never_worse(lms: Lms, package: Package) -> None:
    learner = _to(lms.launch(package(FILES)).learner)
    learner.answer(lambda _: ["a", "b", "a"])
    learner.answer(lambda _: ["a", "on", "b"])
    expect(learner.question).to_contain_text("A path with harm")
    learner.press("exit")
    learner.press("finish")
    again = lms.launch(package(FILES)).learner
    again.press("next")
    expect(again.question).to_contain_text("A path with a repair")
    expect(again.question).to_contain_text("Your decision: Stop and report it.")
    again.open(again.word("results"))
    again.frame.locator("[data-sm-result] summary").first.click()
    result = again.frame.locator("[data-sm-result]")
    expect(result).to_contain_text("A path with a repair")
    expect(result).to_contain_text("Tell the group · Stop and report it · Give the date.")


def test_keys_alone_are_enough(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(FILES), page=PHONE)
    learner = _to(sitting.learner)
    keys = sitting.page.keyboard
    learner.question.locator("input").first.focus()
    keys.press("Enter")
    expect(learner.question.get_by_role("status")).to_have_text(learner.word("missing"))
    keys.press("ArrowDown")
    keys.press("Enter")
    title = learner.question.get_by_text("The channel answers", exact=True)
    expect(title).to_be_focused()
    keys.press("Tab")
    expect(learner.question.get_by_role("radio", name="Give the date.")).to_be_focused()
    group = learner.question.get_by_role("radiogroup")
    expect(group).to_have_accessible_name("The channel answers")
    keys.press("Shift+Tab")
    back = learner.question.get_by_role("button", name="Decide again here: In the group")
    expect(back).to_be_focused()
    keys.press("Enter")
    expect(learner.question.get_by_text("In the group", exact=True)).to_be_focused()
    keys.press("Tab")
    keys.press("Space")
    keys.press("Enter")
    expect(learner.question.get_by_text("He is quoted", exact=True)).to_be_focused()


def test_what_is_decided_and_not_at_its_end_stays(lms: Lms, package: Package) -> None:
    """While the page is open, wherever one goes."""
    learner = _to(lms.launch(package(FILES)).learner)
    learner.choose(["a", "on"])
    learner.open_lesson("b")
    learner.open_lesson("a")
    expect(learner.question).to_contain_text("Your decision: Tell the group.")
    expect(learner.question.get_by_role("radio", name="Go on.")).to_be_checked()
    learner.press("check")
    expect(learner.question).to_contain_text("It is out")


def test_axe_finds_nothing_in_any_state(lms: Lms, package: Package) -> None:
    sitting = lms.launch(package(FILES), page=PHONE)
    learner = _to(sitting.learner)
    axe = Axe(sitting.page)
    found = [*axe.violations(DAY, NIGHT, LARGE)]
    learner.choose(["a", "on"])
    for act in (wrongly, partly, rightly):
        found += axe.violations(DAY, NIGHT, LARGE)
        learner.answer(act)
    found += axe.violations(DAY, NIGHT, LARGE)
    assert found == []
