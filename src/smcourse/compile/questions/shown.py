"""The order in which lines are shown, which says nothing about the order of the source."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence


def shuffled(question: str, ids: Iterable[str]) -> list[str]:
    """Ids in an order of their own for each question, the same in every build and language."""
    return sorted(ids, key=lambda id_: hashlib.sha256(f"{question} {id_}".encode()).digest())


def out_of_order(question: str, ids: Sequence[str]) -> list[str]:
    """Ids shuffled, never as they were."""
    mixed = shuffled(question, ids)
    return mixed if mixed != list(ids) else [*mixed[1:], *mixed[:1]]
