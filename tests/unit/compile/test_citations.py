"""A citation prints its source and year, and nothing of an author's text reaches the page raw."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

import pytest
from unit.rendering import make_renderer

from smcourse.diagnostics import Diagnostic, Span
from smcourse.model import Fact, Prose

HERE = Span(path=PurePosixPath("en/a.md"))
STUDY = Fact(
    id="F9", grade="A", source="Roy & Aral", via="", year="2018", says=(), review="", span=HERE
)
SURVEY = replace(STUDY, id="F5", grade="B", source="Pew", via="the press", year="2016")
FACTS = {"F9": STUDY, "F5": SURVEY}


def _html(markdown: str) -> str:
    found: list[Diagnostic] = []
    html = make_renderer({}, found, facts=FACTS).block(Prose(markdown=markdown, span=HERE))
    assert not found
    return str(html)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("So it is [@F9].", "<p>So it is <small>(Roy &amp; Aral, 2018)</small>.</p>"),
        ("It was [@F5]", "<p>It was <small>(Pew, 2016, cited by the press)</small></p>"),
        (
            "[@F5; @F9]",
            "<p><small>(Pew, 2016, cited by the press; Roy &amp; Aral, 2018)</small></p>",
        ),
        ("Write `[@F9]`.", "<p>Write <code>[@F9]</code>.</p>"),
        ("[@F9](https://a.example)", '<p><a href="https://a.example"'),
        ("[@9] and [@]", "<p>[@9] and [@]</p>"),
    ],
)
def test_a_citation_prints_its_sources(written: str, shown: str) -> None:
    assert shown in _html(written)


def test_a_source_is_text_whatever_stands_in_it() -> None:
    hostile = {"F9": replace(STUDY, source="<img src=x onerror=alert(1)> [a](javascript:b)")}
    found: list[Diagnostic] = []
    html = make_renderer({}, found, facts=hostile).block(Prose(markdown="So [@F9].", span=HERE))
    assert "<img" not in html
    assert "<a" not in html
