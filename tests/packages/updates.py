"""Updates of a small course: name -> the course before and after, and what is to be said of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from browser.courses import A1, B1, MODULES, SMALL, Files, choice, completion, course, lesson

from smcourse.state import state_id

SETTINGS = completion(80)
KEPT = {"lessons": ["a", "b", "c", "d"], "questions": ["a1", "b1", "b2", "d1"]}
NAMED = ("- [ ] Red {#red}", "- [x] Green {#green}", "- [ ] Blue {#blue}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """`lost` are the codes that it earns, each with the id that it stands for; `says` what the
    report's data say of lessons and questions, by `lessons.new` and the like, where it is not that
    everything is kept; `tells` is a part of the report. `manifest` is what is put for what in that
    of the package before."""

    name: str
    old: Files
    new: Files
    lost: tuple[str, ...] = ()
    says: Mapping[str, Any] = field(default_factory=dict)
    tells: str = ""
    manifest: tuple[str, str] = ("", "")


def small(changes: Mapping[str, str | None] = {}, settings: str = SETTINGS, **more: Any) -> Files:
    """The small course with some of its files changed, added, or taken away (None)."""
    files = {path: text for path, text in {**SMALL, **changes}.items() if text is not None}
    return course(files, modules=MODULES, settings=settings, **more)


def one(*blocks: str) -> Files:
    """A course of one lesson."""
    return course({"1-a.md": lesson("a", *blocks)}, settings=SETTINGS)


def meeting_ids() -> tuple[str, str]:
    """Two ids that shorten to the same 30 bits."""
    seen: dict[int, str] = {}
    number = 0
    while (other := seen.setdefault(state_id(f"q{number}"), f"q{number}")) == f"q{number}":
        number += 1
    return other, f"q{number}"


def _kept() -> Iterator[Update]:
    """Nothing is lost."""
    yield Update(name="nothing", old=small(), new=small())
    yield Update(
        name="texts, files and order",
        old=small(),
        new=small({
            "one/1-a.md": None,
            "one/7-other.md": SMALL["one/1-a.md"].replace("Some prose", "Other prose"),
        }),
    )  # fmt: skip
    yield Update(
        name="a lesson in another module, a question in another lesson",
        old=small(),
        new=small({
            "two/1-c.md": None,
            "one/3-c.md": SMALL["two/1-c.md"],
            "one/2-b.md": lesson("b", B1),
            "two/2-d.md": lesson("d", choice("b2"), choice("d1", points="2")),
        }),
        says={"lessons.moved": ["c"], "questions.moved": ["b2"]},
        tells="Moved elsewhere: `c`, `b2`.",
    )  # fmt: skip
    yield Update(
        name="renamed with was",
        old=small(),
        new=small({
            "one/1-a.md": lesson("a-new", "P.", choice("a1-new", was="a1"), "More.", was="a"),
        }),
        says={
            "lessons.renamed": [{"old": "a", "new": "a-new"}],
            "questions.renamed": [{"old": "a1", "new": "a1-new"}],
            "lessons.kept": ["a-new", "b", "c", "d"],
            "questions.kept": ["a1-new", "b1", "b2", "d1"],
        },
        tells="`a1` goes on as `a1-new`.",
    )  # fmt: skip
    yield Update(
        name="new ones",
        old=small(),
        new=small({"one/0-x.md": lesson("x", choice("x1"))}),
        says={"lessons.new": ["x"], "questions.new": ["x1"]},
        tells="Whoever has not completed the course has to do them too; whoever has, stays completed.",
    )
    yield Update(
        name="no record any more",
        old=small(),
        new=small({"two/2-d.md": lesson("d", choice("d1", record="none"))}),
        says={"questions.uncounted": ["d1"], "questions.kept": ["a1", "b1", "b2"]},
        tells="No record is kept any more of `d1`.",
    )
    yield Update(
        name="a record from now on",
        old=small({"two/2-d.md": lesson("d", choice("d1", record="none"))}),
        new=small({"two/2-d.md": lesson("d", choice("d1"))}),
        says={"questions.new": ["d1"], "questions.kept": ["a1", "b1", "b2"]},
        tells="Questions: `d1`.",
    )


def _options() -> Iterator[Update]:
    """Options change."""
    changes = {
        "other words": (*NAMED[:1], "- [x] Greenish {#green}", *NAMED[2:]),
        "another is right": ("- [x] Red {#red}", "- [ ] Green {#green}", *NAMED[2:]),
        "one more": (*NAMED, "- [ ] Pink {#pink}"),
    }
    for name, options in changes.items():
        yield Update(
            name=f"options: {name}",
            old=one(choice("q", NAMED)),
            new=one(choice("q", options)),
            says={"questions.changed": ["q"]},
            tells="The options are others: `q`.",
        )
    for name, options in {
        "another order": NAMED[::-1],
        "other case and commas": (*NAMED[:1], "- [x] green, {#green}", *NAMED[2:]),
    }.items():
        yield Update(
            name=f"options: {name}", old=one(choice("q", NAMED)), new=one(choice("q", options))
        )
    yield Update(
        name="options: something else",
        old=one(choice("q", NAMED)),
        new=one(
            "::: choice q\nWhy do bees dance?\n\n- [x] For food {#food}\n- [ ] Joy {#joy}\n:::\n"
        ),
        says={"questions.changed": ["q"]},
        tells="They seem to ask something else now: `q`.",
    )
    confirm = "::: acknowledge q {version=1}\nDo you agree?\n\n- I have read it. {#read}\n:::\n"
    yield Update(
        name="another version of a statement",
        old=one(confirm),
        new=one(confirm.replace("version=1", "version=2")),
        says={"questions.changed": ["q"]},
        tells="Other statements, or another version of them: `q`. Learners are asked to confirm anew",
    )
    lines = (
        "::: order q\nIn which order?\n\n1. Red {#red}\n2. Green {#green}\n3. Blue {#blue}\n:::\n"
    )
    yield Update(
        name="another kind",
        old=one(choice("q", NAMED)),
        new=one(lines),
        says={
            "questions.changed": ["q"],
            "questions.otherKind": [{"id": "q", "old": "choice", "new": "order"}],
        },
        tells="`q` was choice and is order; reports show both.",
    )


def _settings() -> Iterator[Update]:
    """What `course.yaml` and points decide."""
    yield Update(
        name="other points",
        old=small(),
        new=small({"two/2-d.md": lesson("d", choice("d1", points="5"))}),
        says={"questions.reweighted": [{"id": "d1", "old": 2, "new": 5}]},
        tells="`d1` gave 2 points and gives 5 points.",
    )
    several = ("- [x] One", "- [x] Two", "- [ ] Three")
    for name, old, new, told in (
        ("half", {}, {"partial": "half"}, "An answer in part gives half of the points now: `q`."),
        ("no half", {"partial": "half"}, {}, "An answer in part gives no points any more: `q`."),
    ):
        yield Update(
            name=f"an answer in part, {name}",
            old=one(choice("q", several, **old)),
            new=one(choice("q", several, **new)),
            says={},
            tells=told,
        )
    marks = {
        "up": (80, 90, "Whoever had passed stays passed; everybody else has to reach 90."),
        "down": (
            80,
            70,
            "Whoever has done everything and reached 70 passes on opening the course.",
        ),
        "new": (
            None,
            70,
            "A pass mark is new: 70. Whoever has completed the course stays completed",
        ),
        "gone": (80, None, "The pass mark of 80 is gone: whoever has done everything is completed"),
    }
    for name, (old, new, tells) in marks.items():
        yield Update(
            name=f"pass mark: {name}",
            old=small(settings=completion(old)),
            new=small(settings=completion(new)),
            tells=tells,
        )
    settings = {
        "report: completed": (SETTINGS + "  report: completed\n", "instead of `passed`;"),
        "failed: failed": (completion(80, "failed"), "becomes `failed` on opening the course."),
        "needs: [lessons]": (SETTINGS + "  needs: [lessons]\n", "The mark is not needed any more:"),
        "needs: [mark]": (SETTINGS + "  needs: [mark]\n", "The mark is enough by itself:"),
        "certificate: false": (SETTINGS + "certificate: false\n", "no certificate any more."),
    }
    for name, (written, tells) in settings.items():
        yield Update(name=name, old=small(), new=small(settings=written), tells=tells)
    backwards = {
        "report: completed": "The LMS is told `passed` instead of `completed`, also of those",
        "failed: failed": "Nobody becomes `failed` any more; whoever is stays so until they pass.",
        "needs: [lessons]": "The mark is needed; whoever has completed the course stays completed.",
        "needs: [mark]": "The mark is not enough by itself any more; whoever had passed stays",
        "certificate: false": "There is a certificate now, also for those who are done already.",
    }
    for name, tells in backwards.items():
        old = small(settings=settings[name][0])
        yield Update(name=f"no more {name}", old=old, new=small(), tells=tells)
    yield from _confirmed()


def _confirmed() -> Iterator[Update]:
    """What has to be confirmed changes."""
    rules = "::: acknowledge rules {version=1}\nI confirm:\n\n- I read them.\n:::\n"
    says = {key: [*kept, {"lessons": "r", "questions": "rules"}[key]] for key, kept in KEPT.items()}
    told = [
        ("", "[lessons, mark, acknowledgements]", "without a confirmation of `rules`; whoever has"),
        ("", "[acknowledgements]", "Lessons need not be seen any more: whoever has done all else"),
        ("[mark]", "[mark, acknowledgements]", "without a confirmation of `rules`; whoever has"),
        ("[acknowledgements]", "[mark]", "Nothing has to be confirmed any more: whoever has done"),
        ("[acknowledgements]", "", "All lessons have to be seen; whoever has completed the course"),
        ("[acknowledgements]", "[mark, acknowledgements]", "The mark is needed; whoever has"),
    ]
    for before, after, tells in told:
        old, new = (
            small(
                {"one/4-r.md": lesson("r", rules)},
                settings=SETTINGS + (f"  needs: {needs}\n" if needs else ""),
            )
            for needs in (before, after)
        )
        kept = {f"{key}.kept": ids for key, ids in says.items()}
        name = f"needs: {before or 'nothing said'}, then {after or 'nothing said'}"
        yield Update(name=name, old=old, new=new, says=kept, tells=tells)


TEST = "tests:\n  {id}:\n    draw: {{O1.a: {length}}}\n{more}"


def examined(id: str = "final", *, length: int = 1, more: str = "", items: str = "xyz") -> Files:
    """A course whose end a test decides: its items are of the objective of its first lesson."""
    bank = f"---\ntitle: Bank\ntests: [{id}]\n---\n" + "\n".join(
        choice(f"i{x}", objective="O1.a") for x in items
    )
    settings = SETTINGS + TEST.format(id=id, length=length, more=more)
    return small(settings=settings) | {"en/bank/one.md": bank}


def _tests() -> Iterator[Update]:
    """A test and its bank change."""
    said = {
        "length": (
            examined(length=2),
            "`final` asked 1 items and asks 2; whoever is in the middle of an attempt hands that in",
        ),
        "mark": (
            examined(more="    pass_mark: 90\n"),
            "The mark of `final` was 80 percent and is 90; whoever has passed it stays so.",
        ),
        "an item less": (examined(items="xy"), "No test asks these items any more: `iz`."),
        "an item more": (examined(items="wxyz"), "Tests may ask these items from now on: `iw`."),
        "decides nothing": (
            examined(more="    kind: pre-test\n"),
            "`final` does not decide any more how the course ends.",
        ),
        "renamed with was": (
            examined("end", more="    was: [final]\n"),
            "`final` goes on as `end`.",
        ),
    }
    for name, (new, tells) in said.items():
        yield Update(name=f"a test: {name}", old=examined(), new=new, tells=tells)
    yield Update(
        name="a test is new",
        old=small(),
        new=examined(),
        says={"tests.new": ["final"]},
        tells="The test `final` is new and decides how the course ends",
    )
    yield Update(
        name="a test renamed without was",
        old=examined(),
        new=examined("end"),
        lost=("test-gone final",),
        says={"tests.new": ["end"], "tests.gone": ["final"]},
        tells="help: if `end` is the same test, write `was: [final]` below it in `tests:`",
    )
    yield Update(
        name="a test is gone",
        old=examined(),
        new=small(),
        lost=("test-gone final",),
        says={"tests.gone": ["final"]},
        tells="help: if it has another id now, write `was: [final]` below it in `tests:`",
    )


def _lost() -> Iterator[Update]:
    """Something is lost."""
    yield Update(
        name="a question is gone",
        old=small(),
        new=small({"one/2-b.md": lesson("b", B1)}),
        lost=("question-gone b2",),
        says={"questions.gone": ["b2"], "questions.kept": ["a1", "b1", "d1"]},
        tells="help: if it has another id now, write `{was=b2}` behind that one",
    )
    yield Update(
        name="a lesson is gone",
        old=small(),
        new=small({"two/1-c.md": None}),
        lost=("lesson-gone c",),
        says={"lessons.gone": ["c"], "lessons.kept": ["a", "b", "d"]},
        tells="help: if it has another id now, write `was: [c]` into its front matter",
    )
    yield Update(
        name="renamed without was",
        old=small(),
        new=small({
            "one/1-a.md": lesson("a", "P.", A1.replace(" a1 ", " a-one "), objective="O1.a"),
            "two/1-c.md": SMALL["two/1-c.md"].replace("id: c", "id: c-new"),
        }),
        lost=("lesson-gone c", "question-gone a1"),
        says={
            "lessons.gone": ["c"],
            "lessons.new": ["c-new"],
            "lessons.kept": ["a", "b", "d"],
            "questions.gone": ["a1"],
            "questions.new": ["a-one"],
            "questions.kept": ["b1", "b2", "d1"],
        },
        tells="help: if `a-one` is the same question, write `{was=a1}` behind that id",
    )  # fmt: skip
    yield Update(
        name="was taken away",
        old=small({"one/2-b.md": lesson("b", B1, choice("b2", was="b-two"), was="bee")}),
        new=small(),
        lost=("was-gone b", "was-gone b2"),
    )
    first, second = meeting_ids()
    yield Update(
        name="two ids that shorten to the same",
        old=one(choice(first)),
        new=one(choice(second, ("- [x] Up", "- [ ] Down"))),
        lost=(f"id-taken-over {second}",),
        says={"questions.changed": [second], "questions.kept": [second]},
    )
    yield Update(
        name="another course",
        old=small(),
        new=small(id="other"),
        lost=("identifier-changed trial",),
        tells="since the course's id was `trial` and is `other`, which takes up no record of `trial`: LMSs that go by it take this for",
    )
    yield Update(
        name="another SCO",
        old=small(),
        new=small(),
        lost=("sco-gone SCO9",),
        manifest=('item identifier="SCO1"', 'item identifier="SCO9"'),
    )


UPDATES: tuple[Update, ...] = (*_kept(), *_options(), *_settings(), *_tests(), *_lost())
