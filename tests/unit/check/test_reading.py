"""How texts are read for advice: their marks, sentences, words, syllables and scores."""

from __future__ import annotations

import pytest

from smcourse.check.advice.formulas import Measure, measure
from smcourse.check.advice.plain import plain
from smcourse.check.advice.sentences import pieces, sentences, words
from smcourse.check.advice.syllables import english, spanish


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("publicación", 4),
        ("ciudad", 2),
        ("país", 2),
        ("caía", 3),
        ("decíais", 3),
        ("leer", 2),
        ("aéreo", 4),
        ("línea", 3),
        ("guion", 1),
        ("queso", 2),
        ("guerra", 2),
        ("pingüino", 3),
        ("agua", 2),
        ("ahora", 3),
        ("búho", 2),
        ("prohibir", 2),
        ("prohíbe", 3),
        ("vehículo", 4),
        ("noche", 2),
        ("y", 1),
        ("muy", 1),
        ("leyes", 2),
        ("sub-red", 2),
        ("PDF", 3),
        ("2018", 4),
        ("…", 1),
    ],
)
def test_a_spanish_word_has_its_syllables(word: str, count: int) -> None:
    assert spanish(word) == count


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("file", 1),
        ("table", 2),
        ("files", 1),
        ("pages", 2),
        ("asked", 1),
        ("wanted", 2),
        ("media", 3),
        ("special", 2),
        ("create", 2),
        ("something", 2),
        ("everyone", 3),
        ("somewhere", 2),
        ("player", 2),
        ("played", 1),
        ("don't", 1),
        ("team’s", 1),
        ("rhythm", 2),
        ("HTML", 4),
        ("2018", 4),
    ],
)
def test_an_english_word_has_its_syllables(word: str, count: int) -> None:
    assert english(word) == count


def test_the_scores_are_those_of_the_formulas() -> None:
    score = Measure(words=16, syllables=2.0)
    assert score.inflesz == pytest.approx(206.835 - 62.3 * 2 - 16)
    assert score.fernandez_huerta == pytest.approx(206.84 - 60 * 2 - 1.02 * 16)
    assert score.grade == pytest.approx(0.39 * 16 + 11.8 * 2 - 15.59)
    assert score.reading_ease == pytest.approx(206.835 - 1.015 * 16 - 84.6 * 2)


def test_a_short_text_and_another_language_are_not_measured() -> None:
    text = "Eins und zwei sind drei. " * 20
    assert measure(sentences(text), "de") is None
    assert measure(sentences(text[:200]), "en") is None
    assert measure(sentences(text), "en") is not None


@pytest.mark.parametrize(
    ("markdown", "wanted"),
    [
        ("**Hora 0.** Nadie habla.", ["Hora 0.", "Nadie habla."]),
        ("Una cosa [@F02]. Otra cosa[^1].", ["Una cosa .", "Otra cosa."]),
        ("El Sr. Ruiz vive en EE. UU. desde 1990.", ["El Sr. Ruiz vive en EE. UU. desde 1990."]),
        ("«¿Qué habrían hecho?», con un video.", ["«¿Qué habrían hecho?», con un video."]),
        ("¿Quién? ¿Cómo?", ["¿Quién?", "¿Cómo?"]),
        ("Cuesta 3.5 millones. Es caro.", ["Cuesta 3.5 millones.", "Es caro."]),
        ("See e.g. the J. Smith case. It ended.", ["See e.g. the J. Smith case.", "It ended."]),
        ("A line\nthat goes on.", ["A line that goes on."]),
        ("# A title of four words\n\nA label\n\nText.", ["Text."]),
        (
            "- One thing.\n- Another one,\n  that goes on.",
            ["One thing.", "Another one, that goes on."],
        ),
        ("* One thing.\n* Two *things*.", ["One thing.", "Two things."]),
        ("1. Open it.\n2. Close it.", ["Open it.", "Close it."]),
        ("> It is quoted.\n> It goes on.", ["It is quoted.", "It goes on."]),
        ("Term\n: What it means to us.", ["What it means to us."]),
        ("| A b c d | Yes. |\n|---|---|\n| e f g h | No. |", ["A b c d", "Yes.", "e f g h", "No."]),
        ("Fill in [[this|that]] gap.", ["Fill in this gap."]),
        ("See it. `x` is code.", ["See it.", "\2 is code."]),
        ("Go to [the page](https://a.example/x_(y)){.big} now.", ["Go to the page now."]),
        ("See https://a.example/b?c=1 or <https://d.example>.", ["See or ."]),
        ("![An alt text.](a.svg){.themed}\n\nText.", ["Text."]),
        ('Use `a b c d e`, not <span lang="es">esto</span>.', ["Use \2, not esto."]),
        ("A <!-- hidden. Really. --> text.", ["A text."]),
        ("[one]: https://a.example\n[^1]: A note.\n\nText.", ["Text."]),
        ("```\nCode here. And here.\n```\n\nText.", ["Text."]),
        (r"A \*star\* and snake_case_names.", ["A *star* and snake_case_names."]),
    ],
)
def test_a_text_is_read_as_sentences(markdown: str, wanted: list[str]) -> None:
    assert [sentence.text for sentence in sentences(markdown)] == wanted


def test_a_sentence_has_a_place() -> None:
    text = "One thing.\n\n- *Two* things. Three\n  things.\n"
    starts = [text[one.start : one.start + one.width] for one in sentences(text)]
    assert starts == ["One thing.", "Two* things.", "Three"]


def test_words_are_counted_as_people_do() -> None:
    assert words("El 40 % de las e-mail’s, 3.5 veces: a/b.") == (
        *("El", "40", "de", "las", "e-mail’s", "3.5", "veces", "a/b"),
    )
    assert len(words(plain("Ask {{ policy_owner.name }} now."))) == 3


@pytest.mark.parametrize(
    "markdown", ["", "*", "[", "|", "#", "- ", "```", "[[", "{{", "\\", "<a", ":"]
)
def test_nothing_much_is_nothing(markdown: str) -> None:
    assert [words(piece.text) for piece in pieces(markdown)] in ([], [("a",)])
    assert len(plain(markdown)) == len(markdown)
