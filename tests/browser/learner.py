"""A learner at the keyboard: plays any course through the player's stable hooks."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lxml import html
from playwright.sync_api import Frame, Locator

from smcourse.model import UNGRADED
from smcourse.words import words_for

Question = dict[str, Any]
Choose = Callable[[Question], list[str]]

VISIBLE = """() => {
  const all = (name, key) => [...document.querySelectorAll(`[${name}]`)]
    .filter((el) => el.checkVisibility()).map((el) => el.dataset[key])
  return {
    actions: all("data-sm-action", "smAction"),
    question: all("data-sm-question", "smQuestion")[0] ?? "",
    lesson: all("data-sm-lesson", "smLesson")[0] ?? "",
  }
}"""


def rightly(question: Question) -> list[str]:
    """The right options; of an opinion the first one, of what is to be confirmed or ticked all."""
    match question["kind"]:
        case "survey":
            return [question["options"][0]["id"]]
        case "acknowledge" | "checklist":
            return [option["id"] for option in question["options"]]
    return list(question["key"]["right"])


def wrongly(question: Question) -> list[str]:
    """One option that is not right; no line, or few, where it belongs."""
    right = question["key"]["right"]
    match question["kind"]:
        case "order":
            return right[::-1]
        case "match":
            answers = [answer["id"] for answer in question["answers"]]
            return [next(id for id in answers if id != wanted) for wanted in right]
        case "scenario":
            return _astray(question, worst=0)
        case "text":
            return [f"no {word}" for word in right]
        case "number":
            return [f"9{right[0]}"]
    return [next(option["id"] for option in question["options"] if option["id"] not in right)]


def partly(question: Question) -> list[str]:
    """The last lines are not where they belong, all others are; of several options, one."""
    right = question["key"]["right"]
    match question["kind"]:
        case "order":
            return [*right[:-2], *right[:-3:-1]]
        case "match":
            return [*right[:-1], *wrongly(question)[-1:]]
        case "text":
            return [*right[:-1], *wrongly(question)[-1:]]
        case "scenario":
            return _astray(question, worst=1)
    return list(right[:1])


def _astray(question: Question, worst: int) -> list[str]:
    """The first way at each moment of a scenario that is not the best; the last is this good."""
    quality = question["key"]["quality"]
    nodes = {node["id"]: node for node in question["nodes"]}

    def paths(node: dict[str, Any]) -> Iterator[list[tuple[str, int]]]:
        if not node["ways"]:
            yield []
        for way in node["ways"]:
            for rest in paths(nodes[way["to"]]):
                yield [(way["id"], quality[node["id"]][way["id"]]), *rest]

    found = (path for path in paths(question["nodes"][0]) if path[-1][1] in (worst, worst * 3))
    return next([id for id, _ in path] for path in found if any(good < 3 for _, good in path))


@dataclass(frozen=True, slots=True)
class Sight:
    """What is before the learner now, by the hooks."""

    actions: list[str]
    question: str
    lesson: str

    @property
    def action(self) -> str:
        """The one main action; "exit" on the result page, "" once it is all over."""
        main = [action for action in ("check", "retry", "next") if action in self.actions]
        return main[0] if main else "exit" if "exit" in self.actions else ""


PRESS = """(action) => {
  const all = [...document.querySelectorAll(`[data-sm-action="${action}"]`)]
  const seen = all.find((el) => el.checkVisibility({ visibilityProperty: true }))
  seen?.focus()
  seen?.click()
  return seen !== undefined
}"""
# One press after the other, as far as each is there when the one before has had its say; then how
# many there were, and what is seen.
PRESS_ALL = """async (actions) => {
  let pressed = 0
  while (pressed < actions.length && (PRESS)(actions[pressed])) {
    pressed += 1
    const { port1, port2 } = new MessageChannel() // whose turn comes though the page's clock is stopped
    await new Promise((turn) => { port1.onmessage = turn; port2.postMessage("") })
    port1.close()
  }
  return [pressed, (VISIBLE)()]
}""".replace("PRESS", PRESS).replace("VISIBLE", VISIBLE)
TICK = """([question, options, isMany]) => {
  const place = document.querySelector(`[data-sm-question="${question}"]`)
  const wanted = [...place.querySelectorAll("input")].map(({ value }) => [value, options.includes(value)])
  for (const [value, isWanted] of wanted) {
    const box = place.querySelector(`input[value="${value}"]`)
    if (box.checked === isWanted || !(isMany || isWanted)) continue
    box.focus()
    box.click()
  }
}"""
AT = "(lines, id) => lines.findIndex((line) => line.querySelector(`[value='${id}']`))"

# Long lists are drawn in turns, each due before this looks again; a clock that stands still has none.
DRAWN = """() => new Promise((done) => {
  const look = (before) => {
    const now = document.querySelectorAll("*").length
    if (now === before || window.__pwClock) done()
    else setTimeout(look, 20, now)
  }
  look(0)
})"""


def half(learner: Learner) -> None:
    """The first answer right, the second wrong and shown, and then on to a third step."""
    first, second, *_ = (question["id"] for question in learner.course["questions"])
    learner.walk(rightly, until=first)
    learner.step(rightly)
    learner.walk(rightly, until=second)
    learner.step(wrongly)


def whole(learner: Learner) -> None:
    """All right to the end."""
    learner.walk(rightly)


def _question(step: str) -> dict[str, Any]:
    """A question as the JSON block has it: see smcourse/compile/outline.py."""
    id, *told = step.split()
    points = int(told[2].removesuffix("h")) if told[2:] else 1
    return {"id": id, "record": bool(told), "points": points}


class Learner:
    """In a `hurry` buttons and options are pressed by script, which takes no time; else by the
    mouse, once they are still and nothing covers them."""

    def __init__(self, frame: Frame, *, hurry: bool = True) -> None:
        self.frame, self.hurry = frame, hurry

    @cached_property
    def course(self) -> dict[str, Any]:
        """The page's JSON block, its lessons and whole questions in one list each."""
        page = html.fromstring(self.frame.page.request.get(self.frame.url).body())
        course: dict[str, Any] = json.loads(page.get_element_by_id("sm-course").text or "")
        told = {
            place.get("data-sm-question"): json.loads(place.findtext("script") or "")
            for place in page.iterfind(".//*[@data-sm-question]")
        }
        items = [json.loads(place.text or "") for place in page.iterfind(".//*[@data-sm-item]")]
        lessons = [lesson for _, _, own in course["modules"] for lesson in own]
        asked = {
            name.split()[0]: [_question(step) for step in steps if step]
            for name, _, _, steps, *_ in lessons
        }
        return course | {
            "lessons": [
                {"id": id, "label": label, "questions": [one["id"] for one in asked[id]]}
                for (name, label, *_) in lessons
                for id in name.split()[:1]
            ],
            "questions": [one | told[one["id"]] for own in asked.values() for one in own] + items,
        }

    def word(self, key: str) -> str:
        """As the player says it; what only the page says has no place among the player's words."""
        words: dict[str, str] = self.course["words"]
        return words.get(key) or words_for(self.course["language"])[key]

    @property
    def sight(self) -> Sight:
        return Sight(**self.frame.evaluate(VISIBLE))

    def asked(self, sight: Sight | None = None) -> Question:
        """The question on stage."""
        here = (sight or self.sight).question
        return next(question for question in self.course["questions"] if question["id"] == here)

    @property
    def question(self) -> Locator:
        return self.frame.locator("[data-sm-question]:visible")

    @property
    def heading(self) -> Locator:
        return self.frame.locator("h1:visible")

    @property
    def start(self) -> Locator:
        """The cover's button: to begin, or to go on where one was."""
        return self.button("next")

    @property
    def banner(self) -> Locator:
        """What the learner is told of saving."""
        places = self.frame.locator("[data-sm-alert], [data-sm-status], [data-sm-calm]")
        return places.filter(has_text=re.compile(r"."))

    def button(self, action: str) -> Locator:
        return self.frame.locator(f'[data-sm-action="{action}"]:visible').first

    def press(self, action: str) -> None:
        if not (self.hurry and self.frame.evaluate(PRESS, action)):
            self._click(self.button(action))

    def press_all(self, *actions: str) -> Sight:
        """One after the other; what is seen then."""
        pressed, seen = self.frame.evaluate(PRESS_ALL, actions) if self.hurry else (0, None)
        for action in actions[pressed:]:
            self._click(self.button(action))
        return Sight(**seen) if seen and pressed == len(actions) else self.sight

    def _click(self, target: Locator) -> None:
        if self.hurry:
            target.evaluate("el => { el.focus(); el.click() }")
        else:
            target.click()

    def choose(self, options: list[str], asked: Question | None = None) -> None:
        """Exactly these; radios let go by themselves. Lines in this order, with these answers."""
        asked = asked or self.asked()
        match asked["kind"]:
            case "order":
                self._arrange(options)
            case "scenario":
                self._decide(options)
            case "match":
                selects = self.question.locator("select").all()
                for select, answer in zip(selects, options, strict=True):
                    select.select_option(answer)
            case "text" | "number":
                fields = self.question.locator("fieldset input").all()
                for field, text in zip(fields, options, strict=True):
                    field.fill(text)
            case _:
                self._tick(asked, options)

    def _arrange(self, lines: list[str]) -> None:
        """By the arrow upwards, as often as it takes."""
        for place, line in enumerate(lines):
            up = self.question.locator(f'button[value="{line}"]').first
            while self.question.locator("li").evaluate_all(AT, line) > place:
                self._click(up)

    def _decide(self, ways: list[str]) -> None:
        """All decisions of a path but the last, which is chosen and not decided yet."""
        back = self.question.locator(".sm-trail button")
        if back.count():
            self._click(back.first)
        for i, way in enumerate(ways):
            self._click(self.question.locator(f'input[value="{way}"]'))
            if i < len(ways) - 1:
                self.press("check")

    def _tick(self, asked: Question, options: list[str]) -> None:
        if self.hurry:
            self.frame.evaluate(TICK, [asked["id"], options, asked["multiple"]])
            return
        for option in asked["options"]:
            id = option["id"]
            if id in options or asked["multiple"]:
                box = self.question.locator(f'input[value="{id}"]')
                if box.is_checked() != (id in options):
                    self._click(box)

    def answer(self, choose: Choose = rightly) -> str:
        """Answer the question on stage; its id."""
        asked = self._about_to_answer(choose, self.sight)
        self.press("check")
        return asked

    def _about_to_answer(self, choose: Choose, sight: Sight) -> str:
        asked = self.asked(sight)
        if sight.action == "retry":
            self.press("retry")
        elif sight.action == "check":
            pass
        elif self.question.locator("fieldset:disabled").count():  # its answer was shown
            self.question.get_by_role("button", name=self.word("retry")).click()
        elif (change := self.question.get_by_text(self.word("changeAnswer"))).is_visible():
            change.click()
        self.choose(choose(asked), asked)
        return str(asked["id"])

    def reveal(self) -> None:
        """Ask to see the answer."""
        self.question.get_by_role("button", name=self.word("showAnswer")).click()

    def fail(self) -> None:
        """Answer wrong until the answer is offered, then look at it."""
        for _ in range(self.course["showAnswerAfter"]):
            self.answer(wrongly)
            if self.sight.action != "retry":  # one may go on whatever came of it
                return
        self.reveal()

    def step(self, choose: Choose = rightly, sight: Sight | None = None) -> Sight:
        """Answer what is asked, if anything is, and go on, from `sight`, which is looked for if it
        is not given; what is seen then."""
        sight = sight or self.sight
        if sight.action not in ("check", "retry"):
            return self.press_all("next")
        if choose is wrongly and self.asked(sight)["kind"] not in UNGRADED:
            self.fail()
            return self.press_all("next")
        self._about_to_answer(choose, sight)
        return self.press_all("check", "next")

    def walk(self, choose: Choose = rightly, *, until: str = "") -> None:
        """From here to the result page, or to the first sight of the question or lesson `until`."""
        sight = self.sight
        while sight.action not in ("exit", ""):
            if until and until in (sight.question, sight.lesson):
                return
            sight = self.step(choose, sight)
        assert not until, f"{until} never came"
        self.frame.evaluate(DRAWN)

    def open_menu(self) -> None:
        self.frame.get_by_role("button", name=self.word("openMenu")).click()
        self.frame.evaluate(DRAWN)

    def open(self, label: str) -> None:
        """A page by its entry in the menu."""
        self.open_menu()
        menu = self.frame.get_by_role("navigation", name=self.word("toc"))
        menu.get_by_role("button", name=label).last.click()  # the first may lead back to it
        close = self.frame.get_by_role("button", name=self.word("closeMenu")).last
        if menu.is_visible():
            close.click()
        self.frame.evaluate(DRAWN)

    def open_lesson(self, lesson: str) -> None:
        self.open(next(one["label"] for one in self.course["lessons"] if one["id"] == lesson))

    def redo(self, lesson: str) -> None:
        """Answer right what is not yet, shown or not, and end on the lesson's last question."""
        questions = next(one["questions"] for one in self.course["lessons"] if one["id"] == lesson)
        self.open_lesson(lesson)
        for question in questions:
            while self.sight.question != question:
                self.press("next")
            is_right = self.question.get_by_text(self.word("right"), exact=True).count()
            if self.asked()["kind"] not in UNGRADED and not is_right:
                self.answer(rightly)

    def exit(self) -> None:
        """Leave by the Exit button and confirm."""
        self.press("exit")
        self.press("finish")
