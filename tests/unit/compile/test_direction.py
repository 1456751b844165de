"""A text that is read against the direction of its page says so."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from lxml import html as lxml_html

from smcourse.compile.direction import is_right_to_left, reads_other_way
from smcourse.diagnostics import Diagnostic, Span
from smcourse.model import Prose
from tests.unit.rendering import make_renderer


def _html(markdown: str, language: str = "en", *, line: bool = False) -> str:
    found: list[Diagnostic] = []
    renderer = make_renderer({}, found, language=language)
    prose = Prose(markdown=markdown, span=Span(path=PurePosixPath("a.md")))
    html = renderer.line(prose) if line else renderer.block(prose)
    assert found == []
    return str(html)


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("A [*b* `c`]{lang=es} d", '<p>A <span lang="es"><em>b</em> <code>c</code></span> d</p>'),
        ("**[b]{lang=fr}**", '<p><strong><span lang="fr">b</span></strong></p>'),
        ("[b]{lang=ar}", '<p><span dir="rtl" lang="ar">b</span></p>'),
        ("A [1]{2}. [3]{lang}", "<p>A [1]{2}. [3]{lang}</p>"),
    ],
)
def test_words_of_another_language_are_marked(markdown: str, html: str) -> None:
    assert _html(markdown) == html


def test_words_that_are_marked_do_not_turn_the_paragraph_around_them() -> None:
    words = "نحل [Organisationsentwicklung]{lang=de} [Datenschutz]{lang=de}"
    assert _directions(_html(words, "ar")) == [("span", "ltr"), ("span", "ltr")]
    assert _directions(_html("[Datenschutz]{lang=de}", "ar"))[0] == ("p", "ltr")


def _directions(html: str) -> list[tuple[str, str]]:
    root = lxml_html.fragment_fromstring(f"<div>{html}</div>")
    return [(el.tag, el.get("dir")) for el in root.iter() if el.get("dir")]


@pytest.mark.parametrize("language", ["ar", "ar-EG", "he", "fa-IR", "ur"])
def test_these_languages_run_from_right_to_left(language: str) -> None:
    assert is_right_to_left(language)


@pytest.mark.parametrize("language", ["en", "es-419", "arn", "hero"])
def test_these_do_not(language: str) -> None:
    assert not is_right_to_left(language)


def test_an_arabic_paragraph_on_an_english_page_turns() -> None:
    assert _directions(_html("One.\n\nفكّر قبل أن تنشر.\n\nThree.")) == [("p", "rtl")]


def test_a_plain_arabic_line_turns_as_well() -> None:
    assert _html("فكّر قبل أن تنشر") == '<p dir="rtl">فكّر قبل أن تنشر</p>'


def test_most_letters_decide_and_not_the_first() -> None:
    assert _directions(_html("TikTok شبكة يستعملها كثيرون في العمل")) == [("p", "rtl")]
    assert _directions(_html("The word شبكة means network")) == []


def test_a_list_turns_with_its_items() -> None:
    html = _html("- واحد\n- اثنان\n")
    assert _directions(html) == [("ul", "rtl"), ("li", "rtl"), ("li", "rtl")]


def test_code_does_not_decide() -> None:
    assert _directions(_html("افتح `settings.security.two_factor.enabled` الآن")) == [("p", "rtl")]


def test_an_english_paragraph_on_an_arabic_page_turns() -> None:
    assert _directions(_html("Think before you post.", "ar")) == [("p", "ltr")]
    assert _directions(_html("فكّر قبل أن تنشر على TikTok.", "ar")) == []


def test_figures_alone_turn_nothing() -> None:
    assert not reads_other_way("2026 – 100 %", "en")
    assert not reads_other_way("2026 – 100 %", "ar")


def test_an_authors_direction_stays() -> None:
    assert _directions(_html("فكّر\n{dir=ltr}")) == [("p", "ltr")]


def test_an_option_turns_without_a_paragraph() -> None:
    assert _html("فكّر قبل أن تنشر", line=True) == '<span dir="rtl">فكّر قبل أن تنشر</span>'
    assert _html("Think **twice**.", line=True) == "Think <strong>twice</strong>."
