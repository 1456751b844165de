"""Rules about banks and the tests that draw from them."""

from __future__ import annotations

from collections.abc import Iterator

from smcourse.diagnostics import Diagnostic, did_you_mean, error, say, warning
from smcourse.draw import Short, candidates, draw, ratios
from smcourse.model import WHOLE_BANK, Course, Test, in_group
from smcourse.parse.tracks import track

LEAST_RATIO = 2  # items for each that is drawn


def test_cell_known(course: Course) -> Iterator[Diagnostic]:
    """A test draws from modules, or from objectives, by their ids.

    A module's items are those whose objective one of its lessons teaches; `O2.1*` stands for every
    objective that begins so. A mistyped cell would make the test shorter in silence.
    """
    taught = course.taught()
    known = [*(module.id for module in course.modules), *taught, WHOLE_BANK]
    for test in course.tests:
        for cell in test.cells:
            if cell not in known and not any(in_group(one, cell) for one in taught):
                yield error(
                    test.cell_place(cell),
                    "test-cell-known",
                    say("there is no module and no objective `{name}` to draw from", name=cell),
                    help=did_you_mean(cell, known),
                )


def test_titles_differ(course: Course) -> Iterator[Diagnostic]:
    """Two tests of one package have titles that differ.

    Learners find a test by its title, in the menu, in the search and in their results. Without one
    a test is called as all of its kind.
    """
    told = set()
    for audience in course.audiences or ("",):
        first: dict[tuple[str, str], Test] = {}
        for test in track(course, (audience,) if audience else ()).tests:
            other = first.setdefault((test.title, "" if test.title else test.kind), test)
            if other is not test and test.id not in told:
                told.add(test.id)
                yield warning(
                    test.span,
                    "test-titles-differ",
                    say("`{name}` has the same title as `{other}`", name=test.id, other=other.id),
                    help=say(
                        "write `title:` in {path}", path=f"{course.language}/tests/{test.id}.md"
                    ),
                )


def item_objective_known(course: Course) -> Iterator[Diagnostic]:
    """An item of a bank tests an objective that a lesson teaches.

    Objectives stand in the front matter of lessons. Whoever fails one is led to its lessons.
    """
    taught = course.taught()
    for item in course.bank:
        if item.objective and item.objective not in taught:
            yield error(
                item.question.place("objective"),
                "item-objective-known",
                say("no lesson teaches the objective `{name}`", name=item.objective),
                help=did_you_mean(
                    item.objective,
                    taught,
                    say("add it to `objectives:` in the front matter of a lesson"),
                ),
            )


def draw_possible(course: Course) -> Iterator[Diagnostic]:
    """Every test can draw what it promises, in each audience's package.

    From each cell as many items as it says, one critical item of each objective that has any, and
    never two that share an `enemy`. It is proved for every form at once: the items are matched
    with the places of a form, in each way that there is.
    """
    for audience in course.audiences or ("",):
        part = track(course, (audience,) if audience else ())
        known = {module.id for module in part.modules} | part.taught().keys() | {WHOLE_BANK}
        for test in part.tests:
            cells = {
                cell: count
                for cell, count in test.cells.items()
                if cell in known or any(in_group(one, cell) for one in part.taught())
            }
            form = draw(candidates(part, test), cells, 0, {})
            if isinstance(form, Short):
                yield _short(test, form, audience)


def _short(test: Test, short: Short, audience: str) -> Diagnostic:
    count, cell = test.cells[short.cell], short.cell or "*"
    if short.objective:
        message = say(
            "`{test}` cannot draw a critical item of `{objective}` beside the others of `{cell}`",
            test=test.id,
            objective=short.objective,
            cell=cell,
        )
        help_ = say("draw more from `{cell}`, or mark fewer objectives as critical", cell=cell)
    else:
        message = say(
            "`{test}` draws {count} from `{cell}`, which has too few that may stand together",
            test=test.id,
            count=count,
            cell=cell,
        )
        help_ = say("write more items, draw fewer, or part fewer of them by `enemy`")
    if audience:
        help_ = say("{help} (audience `{name}`)", help=help_, name=audience)
    return error(test.cell_place(short.cell), "draw-possible", message, help=help_)


def draw_ratio(course: Course) -> Iterator[Diagnostic]:
    """A bank has at least two items for each that a test draws from it, if it can be sat again.

    With fewer, whoever sits it again meets most of what they saw, and answers pass from desk to
    desk. `smcourse check` tells the ratio of every cell. A course with `checks:` in its course.yaml
    wants three for each, or as many as `draw_ratio:` says there.
    """
    advice = course.settings.advice
    least = advice.draw_ratio if advice else LEAST_RATIO
    for ratio in ratios(course):
        test = next(one for one in course.tests if one.id == ratio.test)
        if test.attempts != 1 and 0 < ratio.items < least * ratio.drawn:
            yield warning(
                test.cell_place(ratio.cell),
                "draw-ratio",
                say(
                    "`{test}` draws {drawn} of only {items} items from `{cell}`",
                    test=ratio.test,
                    drawn=ratio.drawn,
                    items=ratio.items,
                    cell=ratio.cell or "*",
                ),
                help=say("write {count} more", count=least * ratio.drawn - ratio.items),
            )


def item_in_two_tests(course: Course) -> Iterator[Diagnostic]:
    """What a pre-test asks is not asked again by the final test.

    A learner who saw an item and its answer at the start shows at the end that it was remembered.
    """
    early = {test.id for test in course.tests if test.kind == "pre-test"}
    for item in course.bank:
        if early.intersection(item.tests) and not early.issuperset(item.tests):
            yield warning(
                item.span,
                "item-in-two-tests",
                say("`{name}` is asked before the course and at its end", name=item.id),
                help=say("put it into a file of its own for one of them, by `tests: [name]`"),
            )


def bank_unused(course: Course) -> Iterator[Diagnostic]:
    """What stands in a bank is drawn by a test.

    Without `tests:` in course.yaml, or with cells that leave an item out, nobody is ever asked it.
    """
    if not all(test.cells for test in course.tests):
        return  # said already
    drawn = {one.id for test in course.tests for one in candidates(course, test)}
    taught, known = course.taught(), {test.id for test in course.tests}
    for item in course.bank:
        is_sound = item.id and item.objective in taught and known.issuperset(item.tests)
        if is_sound and item.id not in drawn:
            yield warning(
                item.span,
                "bank-unused",
                say("no test draws `{name}`", name=item.id),
                help=say("draw from its module or objective, under `tests:` in course.yaml"),
            )
