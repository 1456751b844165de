"""LMSs that a package can be made for: what each of them is told, and why.

A preset fills in what an author left open and never changes what is written; a record is found
under the same identifier whatever preset a package was built with.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from smcourse.diagnostics import Text, say
from smcourse.model import Settings

MOST_OFTEN = 10  # seconds between two saves, where an LMS does not ask for more


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """One LMS. `report` and `failed` are "" where it takes either word; `score_when_done` is sent
    with the end of a course in which nothing scores."""

    because: Text
    report: str = ""
    failed: str = ""
    commit_every: int = MOST_OFTEN
    score_when_done: int | None = None

    def words(self) -> Mapping[str, str]:
        """Those keys of `completion:` that the LMS has a say in."""
        said = {"report": self.report, "failed": self.failed}
        return {key: word for key, word in said.items() if word}


PRESETS: Mapping[str, Preset] = {
    "any": Preset(
        because=say("keeps to SCORM 1.2, as far as is known"),
    ),
    "brightspace": Preset(
        because=say(
            "grades only with a score, a greatest score and LMSFinish: all three are sent anyway "
            "(manual of the legacy player)"
        ),
    ),
    "chamilo": Preset(
        because=say("lost the status with a save: it is sent with each anyway (Chamilo #2063)"),
    ),
    "cornerstone": Preset(
        report="completed",
        failed="incomplete",
        because=say(
            "advises *completed* and *incomplete*; what is *failed* stays so (help.csod.com)"
        ),
    ),
    "docebo": Preset(
        because=say(
            "keeps 4,096 characters and refuses files that a server could run: no package has "
            "more or holds any (manual)"
        ),
    ),
    "forma-lms": Preset(
        because=say(
            "loses backslashes, and ends a session before the page can: the record has none and "
            "is saved as it grows (seen running, 4.0)"
        ),
    ),
    "ilias": Preset(
        commit_every=60,
        because=say("makes the page wait for every save (LiaScript-Exporter #55)"),
    ),
    "moodle": Preset(
        because=say(
            "takes either word, and an early score for the end: none is sent before it "
            "(seen running, 4.5)"
        ),
    ),
    "open-edx": Preset(
        report="completed",
        because=say("did not count *passed* as done (openedx-scorm-xblock, pull request 104)"),
    ),
    "saba": Preset(
        because=say(
            "ignores a final status beside `exit: suspend`: it is left empty then anyway "
            "(Articulate)"
        ),
    ),
    "scorm-cloud": Preset(
        because=say(
            "judges by a mastery score only where no status is set: one is always set "
            "(support.scorm.com, 206167486)"
        ),
    ),
    "skillport": Preset(
        commit_every=600,
        because=say("carries out a save only every 10 to 15 minutes (manual)"),
    ),
    "successfactors": Preset(
        because=say(
            "counts *passed* and *completed*, and loses what is unsaved when its page is left: "
            "both words are saved at once anyway (SAP 2316953)"
        ),
    ),
    "talentlms": Preset(
        because=say("reads *passed*, *completed* and the score (help page 28365179031580)"),
    ),
    "workday": Preset(
        score_when_done=100,
        because=say(
            "is said to want a score even where nothing is asked; the evidence is thin, so try it "
            "(user forums)"
        ),
    ),
}


def disagreements(settings: Settings) -> Iterator[tuple[str, str, str]]:
    """Each key that the author wrote against what the LMS wants: key, what is written, and what
    is wanted."""
    for key, wanted in PRESETS[settings.lms].words().items():
        written = str(getattr(settings, key))
        if key in settings.places and written != wanted:
            yield key, written, wanted
