"""Faults put into the joined player: a sweep that finds nothing in one of them proves little."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """What would be wrong, where the player says otherwise, what it would say, and of which course."""

    name: str
    old: str
    new: str
    course: str = "plain"

    def of(self, player: str) -> str:
        """The player with this fault; ValueError where it has no such place, or several."""
        if player.count(self.old) != 1:
            raise ValueError(f"{self.name}: {player.count(self.old)} places")
        return player.replace(self.old, self.new)


MUTANTS = (
    Mutant(
        name="a status goes down",
        old="(RANK[b] > RANK[a] ? b : a)",
        new="b",
    ),
    Mutant(
        name="the saved best score is not taken up",
        old="best: bestOf(bestOf(saved.best, opened.best), now.best),",
        new="best: bestOf(opened.best, now.best),",
    ),
    Mutant(
        name="a status that nobody knows is said to be the least",
        old="isBlind = isHarmed && !status",
        new="isBlind = false",
    ),
    Mutant(
        name="what was to be saved is forgotten after a commit that failed",
        old='tell("noticeFailing")',
        new='tell("noticeFailing"), (latest = null)',
    ),
    Mutant(
        name="a commit that failed is not tried again",
        old="timer = setTimeout(retry, RETRIES[Math.min(failures, RETRIES.length - 1)])",
        new="",
    ),
    Mutant(
        name="what was set is not set again after a commit failed",
        old="forget(failures ? undefined : SAID_AGAIN)",
        new="forget(SAID_AGAIN)",
    ),
    Mutant(
        name="a worse answer takes the place of a better one",
        old="now.outcome && now.outcome >= before.outcome",
        new="now.outcome",
    ),
    Mutant(
        name="what is hidden is not saved",
        old="if (hidden && isDirty) commit()",
        new="",
    ),
    Mutant(
        name="a record that cannot be read is taken for an empty one",
        old="if (TRANSIENT.includes(code)) continue",
        new="",
    ),
    Mutant(
        name="a second window writes",
        old="if (await isOurs) return host.open()",
        new="return host.open()",
    ),
    Mutant(
        name="a lock is kept by a page that was left",
        old="host.leave()\nletGo()",
        new="host.leave()",
    ),
    Mutant(
        name="an LMS that throws ends the page",
        old="code = THROWN",
        new="throw problem",
    ),
    Mutant(
        name="a renamed lesson is another one",
        old="const id = [state, ...was].find((candidate) => from.has(candidate))",
        new="const id = [state].find((candidate) => from.has(candidate))",
    ),
    Mutant(
        name="what was begun before the LMS was found ends the form that it kept",
        old="(before.isOpen || !now.form.length ||",
        new="(!now.form.length ||",
        course="exam",
    ),
    Mutant(
        name="a test that is renamed is another one",
        old="if (known && !tests.has(state)) tests.set(state, known)",
        new="",
        course="exam",
    ),
    Mutant(
        name="an open form is drawn anew",
        old="isOpen: bits.flag(record.isOpen)",
        new="isOpen: bits.flag(false)",
        course="exam",
    ),
    Mutant(
        name="the last result takes the place of the best",
        old="best: Math.max(record.best ?? 0, last),",
        new="best: last,",
        course="exam",
    ),
    Mutant(
        name="who had passed before the LMS was found has not",
        old="isPassed: before.isPassed || now.isPassed",
        new="isPassed: now.isPassed",
        course="exam",
    ),
)
