"""What the preview's own page says, in the language of whoever runs it."""

from __future__ import annotations

from collections.abc import Mapping

from smcourse.diagnostics import Text, say
from smcourse.messages import Speak

SHELL = {
    "title": say("Preview"),
    "language": say("Language"),
    "audience": say("Audience"),
    "company": say("Company"),
    "ownCompany": say("the course's own"),
    "lms": say("LMS"),
    "anyLms": say("as the course says"),
    "width": say("Width"),
    "phone": say("Phone, 390"),
    "small": say("Small phone, 320"),
    "tablet": say("Tablet, 768"),
    "wide": say("As wide as there is room"),
    "scheme": say("Colours"),
    "device": say("of the device"),
    "light": say("light"),
    "dark": say("dark"),
    "allLanguages": say("all in one package"),
    "follow": say("Follow each save"),
    "course": say("The course"),
    "pretend": say("Pretend LMS"),
    "hide": say("Hide the LMS"),
    "show": say("Show the LMS"),
    "kill": say("Close abruptly"),
    "offline": say("Lose the connection"),
    "online": say("Connect again"),
    "relaunch": say("Relaunch"),
    "review": say("Go to review"),
    "upload": say("Upload the version on disk"),
    "reset": say("Reset"),
    "running": say("running"),
    "reviewing": say("running, in review"),
    "lost": say("running, without a connection"),
    "finished": say("ended by the course"),
    "killed": say("closed abruptly: what was saved before is kept"),
    "newer": say("The version on disk is newer than the one that is being taken."),
    "calls": say("Calls"),
    "record": say("Record"),
    "decoded": say("Suspend data"),
    "objections": say("Objections"),
    "call": say("Call"),
    "result": say("Result"),
    "fault": say("Error"),
    "element": say("Element"),
    "value": say("Value"),
    "saved": say("Saved"),
    "what": say("What"),
    "which": say("Which"),
    "kept": say("Kept"),
    "nothing": say("Nothing yet."),
    "characters": say("{count} of {limit} characters"),
    "findings": say("Findings"),
    "bug": say("bug"),
    "error": say("error"),
    "warning": say("warning"),
    "note": say("note"),
    "asBefore": say("The page is as it was before this save: mend the errors below."),
    "noPage": say("There is no page yet: mend the errors below."),
    "gone": say("The preview has ended. Start it again, and this page comes back."),
}


def shell_words(speak: Speak) -> Mapping[str, str]:
    """Every word of the shell by its name."""
    return {name: speak(text) for name, text in SHELL.items()}


def of_ours(bug: Exception) -> Text:
    """What to tell an author of a mistake that is not the author's."""
    return say("smcourse failed, which is a bug: {bug}", bug=repr(bug))
