"""Questions and responses made by hypothesis, foreign and broken ones among them, for each kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

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


MADE = {"choice": choices()}
