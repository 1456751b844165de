"""Questions and responses made by hypothesis, foreign and broken ones among them, for each kind."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Any
from unicodedata import normalize

from hypothesis import strategies as st

from smcourse.grading.fold import fold
from smcourse.parse.questions.number import written

Draw = Callable[[st.SearchStrategy[Any]], Any]
IDS = st.from_regex(r"[a-z][a-z0-9-]{0,5}", fullmatch=True)


@st.composite
def choices(draw: Draw) -> tuple[dict[str, Any], list[str]]:
    """A choice, and options of it and of none."""
    ids = draw(st.lists(IDS, min_size=2, max_size=12, unique=True))
    multiple = draw(st.booleans())
    right = draw(
        st.lists(
            st.sampled_from(ids), min_size=1, max_size=len(ids) if multiple else 1, unique=True
        )
    )
    payload = {
        "kind": "choice",
        "multiple": multiple,
        "options": [{"id": id_} for id_ in ids],
        "key": {"right": right},
    }
    return payload, draw(st.lists(st.sampled_from([*ids, "zz-none"]), max_size=len(ids)))


def spots() -> st.SearchStrategy[tuple[dict[str, Any], list[str]]]:
    """Places in an image, which are chosen as options are."""
    return choices().map(lambda made: ({**made[0], "kind": "spot"}, made[1]))


@st.composite
def matches(draw: Draw) -> tuple[dict[str, Any], list[str]]:
    """Lines and answers, some that belong to none; responses of other lengths among them."""
    ids = draw(st.lists(IDS, min_size=2, max_size=6, unique=True))
    answers = [str(n) for n in range(1, draw(st.integers(3, 8)))]
    right = draw(st.lists(st.sampled_from(answers), min_size=len(ids), max_size=len(ids)))
    payload = {
        "kind": "match",
        "options": [{"id": id_} for id_ in ids],
        "answers": [{"id": id_} for id_ in draw(st.permutations(answers))],
        "key": {"right": right},
    }
    any_response = st.lists(
        st.sampled_from([*answers, "", "99"]), min_size=len(ids) - 1, max_size=len(ids)
    )
    return payload, draw(st.one_of(st.just(right), any_response))


@st.composite
def orders(draw: Draw) -> tuple[dict[str, Any], list[str]]:
    """Lines in some order; doubled, missing and foreign ones among them."""
    ids = draw(st.lists(IDS, min_size=2, max_size=12, unique=True))
    payload = {
        "kind": "order",
        "options": [{"id": id_} for id_ in draw(st.permutations(ids))],
        "key": {"right": ids},
    }
    broken = st.lists(st.sampled_from([*ids, "zz-none"]), max_size=len(ids))
    return payload, draw(
        st.one_of(st.just(ids), st.permutations(ids), st.permutations(ids), broken)
    )


@st.composite
def surveys(draw: Draw) -> tuple[dict[str, Any], list[str]]:
    """Options none of which is right; one of them mostly, several and foreign ones among them."""
    ids = draw(st.lists(IDS, min_size=2, max_size=11, unique=True))
    payload = {
        "kind": "survey",
        "multiple": False,
        "options": [{"id": id_} for id_ in ids],
        "key": {"right": []},
    }
    some = st.sampled_from([*ids, "zz-none"])
    return payload, draw(st.lists(some, max_size=2))


@st.composite
def checklists(draw: Draw) -> tuple[dict[str, Any], list[str]]:
    """Items, some of them ticked or none; doubled and foreign ones among them."""
    ids = draw(st.lists(IDS, min_size=2, max_size=12, unique=True))
    payload = {
        "kind": "checklist",
        "multiple": True,
        "options": [{"id": id_} for id_ in ids],
        "key": {"right": []},
    }
    ticked = st.lists(st.sampled_from(ids), unique=True)
    broken = st.lists(st.sampled_from([*ids, "zz-none"]), max_size=4)
    return payload, draw(st.one_of(ticked, broken))


@st.composite
def acknowledgements(draw: Draw) -> tuple[dict[str, Any], list[str]]:
    """Statements, often all of them confirmed; doubled, missing and foreign ones among them."""
    ids = draw(st.lists(IDS, min_size=1, max_size=6, unique=True))
    payload = {
        "kind": "acknowledge",
        "multiple": True,
        "options": [{"id": id_} for id_ in ids],
        "key": {"right": []},
    }
    broken = st.lists(st.sampled_from([*ids, "zz-none"]), max_size=len(ids) + 1)
    return payload, draw(st.one_of(st.permutations(ids), broken))


@st.composite
def scenarios(draw: Draw) -> tuple[dict[str, Any], list[str]]:
    """Nodes that lead to later ones or nowhere, and paths: whole, broken off and foreign ones."""
    ids = draw(st.lists(IDS, min_size=2, max_size=6, unique=True))
    nodes = []
    quality: dict[str, dict[str, int]] = {}
    for place, id_ in enumerate(ids):
        later = [*ids[place + 1 :], "nowhere"]
        names = draw(st.lists(IDS, min_size=0 if place else 2, max_size=3, unique=True))
        nodes.append(
            {
                "id": id_,
                "ways": [{"id": name, "to": draw(st.sampled_from(later))} for name in names],
            }
        )
        quality[id_] = {name: draw(st.sampled_from([3, 1, 0])) for name in names}
    payload = {"kind": "scenario", "nodes": nodes, "key": {"right": [], "quality": quality}}
    here: dict[str, Any] | None = nodes[0]
    path: list[str] = []
    is_whole = draw(st.booleans())
    while here and here["ways"] and (is_whole or draw(st.integers(0, 9))):
        way = draw(st.sampled_from(here["ways"]))
        path.append(way["id"])
        here = next((node for node in nodes if node["id"] == way["to"]), None)
    more = draw(st.lists(st.sampled_from(["a", "zz-none"]), max_size=1))
    return payload, path if is_whole or draw(st.booleans()) else [*path, *more]


WORDS = st.text(
    st.one_of(
        st.sampled_from("aAáÁñÑnßSsσςΣİIıœŒłŁ’'\"“- \t\u00a0\u0301\u0303\u200b\u064f"),
        st.characters(exclude_categories=["Cs", "Cn"], max_codepoint=0xFFFF),
    ),
    min_size=1,
    max_size=6,
)


@st.composite
def texts(draw: Draw) -> tuple[dict[str, Any], list[str]]:
    """Gaps with variants in any letters, and what is nearly one of them."""
    said = st.lists(WORDS.filter(fold), min_size=1, max_size=3)
    accepted = draw(st.lists(said, min_size=1, max_size=4))
    exact = draw(st.sampled_from([[], ["case"], ["accents"], ["case", "accents"]]))
    key = {"right": [words[0] for words in accepted], "accepted": accepted, "exact": exact}
    changes = [str.upper, str.lower, str.title, str.strip, fold, partial(normalize, "NFD")]
    changes += [partial(normalize, "NFC"), "  {}\t".format]
    near = [
        st.builds(
            lambda change, word: change(word), st.sampled_from(changes), st.sampled_from(words)
        )
        for words in accepted
    ]
    some = [st.one_of(near[i], near[i], WORDS) for i in range(len(accepted))]
    broken = st.lists(WORDS, max_size=5)
    return {"kind": "text", "key": key}, draw(st.one_of(st.tuples(*some).map(list), broken))


@st.composite
def numbers(draw: Draw) -> tuple[dict[str, Any], list[str]]:
    """Bounds, and numbers in and around them in all ways to write them; what is none, too."""
    shown = st.decimals(-2_000, 2_000, places=draw(st.integers(0, 6))).map(written)
    low, high = sorted(draw(st.tuples(shown, shown)), key=Decimal)
    unit = draw(st.sampled_from(["", "min", "%", "m2", "كم"]))
    key = {"right": [low], "low": low, "high": high, "told": low}
    payload = {"kind": "number", "unit": unit, "mark": draw(st.sampled_from(".,")), "key": key}
    grouped = shown.map(lambda one: f"{Decimal(one):,}")
    number = st.one_of(st.sampled_from([low, high]), shown, grouped)
    dressed = st.builds(
        lambda one, dress: dress.format(one, unit),
        number,
        st.sampled_from(["{}", " {} ", "{}{}", "{} {}", "{1}{0}", "{}0", "{}1", "00{}", "+{}"]),
    )
    commas = dressed.map(lambda one: one.translate(str.maketrans(",.", ".,")))
    junk = st.text(st.sampled_from("0123456789.,-+e ٣٫"), max_size=30)
    return payload, [draw(st.one_of(dressed, commas, junk))]


MADE = {
    "acknowledge": acknowledgements(),
    "checklist": checklists(),
    "choice": choices(),
    "match": matches(),
    "number": numbers(),
    "order": orders(),
    "scenario": scenarios(),
    "spot": spots(),
    "survey": surveys(),
    "text": texts(),
}
