"""A small course that ends with a test, and the way there."""

from __future__ import annotations

from collections.abc import Mapping

from browser.courses import Files
from browser.learner import Learner, Question, rightly, wrongly
from browser.sitter import Answering
from browser.sitting import Sitting


def item(id: str, objective: str, **own: str | bool) -> str:
    """A question of a bank whose right option says its id."""
    more = "".join(f" {key}" if value is True else f" {key}={value}" for key, value in own.items())
    options = f"- [ ] Not {id}\n  > It is not.\n- [x] Yes {id}\n  > It is.\n- [ ] Never {id}\n"
    return f"::: choice {id} {{objective={objective}{more}}}\nWhat of {id}?\n\n{options}:::\n"


def lesson(id: str, objective: str, text: str) -> str:
    return f"---\nid: {id}\ntitle: Lesson {id}\nobjectives: {{{objective}: {text}}}\n---\nSome words.\n"


def course(rules: str = "", bank: Mapping[str, str] | None = None, mark: int = 60) -> Files:
    """Two lessons, a final test of three: two of the first objective's, one of the second's, which
    are critical."""
    items = bank or {
        "reach.md": "\n".join(item(f"r{i}", "O1") for i in range(6)),
        "codes.md": "\n".join(item(f"c{i}", "O2", critical=True) for i in range(3)),
    }
    own = "".join(f"    {line}\n" for line in rules.split("\n") if line)
    head = "id: exam\ntitle: An exam\nlanguages: [en]\n"
    return {
        "course.yaml": f"{head}completion: {{pass_mark: {mark}}}\n"
        f"tests:\n  final:\n    draw: {{O1: 2, O2: 1}}\n{own}",
        "en/1-a.md": lesson("a", "O1", "Tell who reads"),
        "en/2-b.md": lesson("b", "O2", "Keep codes"),
        **{f"en/bank/{name}": text for name, text in items.items()},
    }


def all_but(*kinds: str) -> Answering:
    """Right, but for the items whose id begins so."""

    def choose(question: Question) -> list[str]:
        return wrongly(question) if question["id"].startswith(kinds) else rightly(question)

    return choose


def to_test(sitting: Sitting) -> Learner:
    """Through the lessons to the page of the test."""
    learner = sitting.learner
    for _ in range(9):
        if "begin" in learner.sight.actions:
            return learner
        learner.press("next")
    raise AssertionError("the test never came")


def main_text(learner: Learner) -> str:
    return learner.frame.locator("main").inner_text()
