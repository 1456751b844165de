"""The manual's table of LMS presets is the program's own; --update-golden writes it anew."""

from __future__ import annotations

import re

import pytest
from docs.pages import LANGUAGES, MANUAL, page

from smcourse.lms import MOST_OFTEN, PRESETS, Preset
from smcourse.messages import nearest_language, speaker

PAGE = "03-records/04-lms-presets"
ROWS = re.compile(r"(\| (?:Name|Nombre) \|.*\n\|---\|---\|---\|\n)((?:\|.*\n)*)")
USUAL = "–"


def sets(preset: Preset) -> str:
    """What a preset says that is not said anyway, as `report: completed`."""
    said = [f"`{key}: {word}`" for key, word in preset.words().items()]
    if preset.commit_every != MOST_OFTEN:
        said.append(f"`commit: {preset.commit_every}`")
    if preset.score_when_done is not None:
        said.append(f"`score: {preset.score_when_done}`")
    return ", ".join(said) or USUAL


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_manual_shows_every_preset_with_what_it_sets_and_why(
    language: str, update_golden: bool
) -> None:
    speak = speaker(nearest_language(language))
    rows = "".join(
        f"| `{name}` | {sets(preset)} | {speak(preset.because)} |\n"
        for name, preset in PRESETS.items()
    )
    text = page(language, PAGE)
    if update_golden:
        text = ROWS.sub(lambda found: found[1] + rows, text)
        path = MANUAL / language / f"{PAGE}.md"
        path.write_text(text, encoding="utf-8", newline="\n")
    shown = ROWS.search(text)
    assert shown and shown[2] == rows


@pytest.mark.parametrize("preset", PRESETS.values(), ids=PRESETS)
def test_a_preset_that_departs_from_the_usual_names_its_source(preset: Preset) -> None:
    assert sets(preset) == USUAL or re.search(r"\([^()]+\)$", str(preset.because))
