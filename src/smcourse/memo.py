"""What was already made of the same things, for a program that stays: a preview makes a course
again at each save, and most of it is as it was."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar, cast

T = TypeVar("T")
F = TypeVar("F")


class Memo:
    """Keeps a result a name, for as long as what it was made of stays equal.

    Results are shared, so they must be values. Two threads may make the same one twice, which does
    no harm.
    """

    def __init__(self) -> None:
        self._known: dict[Hashable, tuple[object, object]] = {}

    def of(self, name: Hashable, made_of: object, make: Callable[[], T]) -> T:
        """What `make` gives, or gave before for the same `name` and an equal `made_of`."""
        before, known = self._known.get(name, (None, None))
        if known is not None and before == made_of:
            return cast(T, known)
        made = make()
        self._known[name] = made_of, made
        return made

    def told(
        self, name: Hashable, made_of: object, found: list[F], make: Callable[[list[F]], T]
    ) -> T:
        """The same for what finds something on the way: `make` adds to a list of its own, which
        goes to `found` each time."""

        def anew() -> tuple[T, list[F]]:
            own: list[F] = []
            return make(own), own

        made, own = self.of(name, made_of, anew)
        found += own
        return made


class _Never(Memo):
    """Keeps nothing: for a program that makes a course once and ends."""

    def of(self, name: Hashable, made_of: object, make: Callable[[], T]) -> T:
        return make()


NEVER = _Never()
