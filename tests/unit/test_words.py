"""The player's words: the same in every language, all of them used, none of them missing."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest
from babel import Locale

import smcourse
from smcourse.compile.join import join_player
from smcourse.compile.said import words_said
from smcourse.words import (
    every_word,
    grouped,
    known_languages,
    missing_words,
    nearest_language,
    phrase,
    plural_form,
    site_words,
    words_for,
)

Write = Callable[[dict[str, str | bytes]], Path]
SOURCE = Path(smcourse.__file__).parent
LANGUAGES = known_languages()
ENGLISH = every_word("en")
FORMS = re.compile(r"\.(zero|one|two|few|many|other)$")
COMPUTED = {  # where the key is a variable, the words it may be
    "bar.js": ["wrapOpened", "wrapScrolled", "wrapPlayed", "wrapConfirmed"],
    "notices.js": [
        *("noticeUnconnected", "noticeFailing", "noticeGone", "noticeDamaged", "noticeForeign"),
        *("noticeSavedAgain", "noticeReview", "noticeElsewhere", "noticeNoCredit"),
    ],
    "notes.js": ["notesMemory", "notesDevice", "notesRefused", "notesLeft"],
    "result.js": [
        *("resultCompletedText", "resultCompletedTextPoints", "resultShort", "resultShortPoints"),
        *("sum", "sumPoints"),
    ],
    "summary.js": ["unanswered", "wrong", "part", "right", "yourAnswer", "correct"],
    "choice.js": ["correct", "yourAnswer", "good", "surplus", "wrong", "part", "right", "shown"],
}


def _used() -> set[str]:
    """Every key that a template, the player or a target asks for, its plural form left out."""
    asked: set[str] = set()
    for path in [*SOURCE.glob("templates/**/*.j2"), *SOURCE.glob("player/**/*.js")]:
        text = path.read_text(encoding="utf-8")
        asked |= set(re.findall(r"""\bsay\(\s*"([\w.]+)\"""", text))
        asked |= set(re.findall(r"""\bsay\([^()"]*\?\s*"(\w+)"\s*:\s*"\w+\"""", text))
        asked |= set(re.findall(r"""\bsay\([^()"]*\?\s*"\w+"\s*:\s*"(\w+)\"""", text))
        asked |= set(COMPUTED.get(path.name, ()))
    for path in SOURCE.rglob("*.py"):
        asked |= set(re.findall(r"""phrase\(\s*words, "(\w+)\"""", path.read_text("utf-8")))
    return asked


def _named_anywhere() -> str:
    """All that could name a key in a way that the search above does not see."""
    paths = [*SOURCE.glob("templates/**/*.j2"), *SOURCE.glob("player/**/*.js")]
    paths += [*SOURCE.glob("targets/**/*.py"), *SOURCE.glob("compile/*.py")]
    paths += [SOURCE / "words.py"]
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def test_english_and_spanish_are_spoken() -> None:
    assert {"en", "es-419"} <= set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_keys_in_the_same_order(language: str) -> None:
    plain = [key for key in every_word(language) if not FORMS.search(key)]
    assert plain == [key for key in ENGLISH if not FORMS.search(key)]
    counted = {FORMS.sub("", key) for key in every_word(language) if FORMS.search(key)}
    assert counted == {FORMS.sub("", key) for key in ENGLISH if FORMS.search(key)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_has_the_same_places_to_fill(language: str) -> None:
    for key, text in every_word(language).items():
        other = ENGLISH.get(key) or ENGLISH[FORMS.sub(".other", key)]
        if not FORMS.search(key) or key.endswith(".other"):
            assert set(re.findall(r"\{\w*\}", text)) == set(re.findall(r"\{\w*\}", other)), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_is_empty_or_stands_there_twice(language: str) -> None:
    folder = files("smcourse").joinpath("locale")
    pairs: list[tuple[str, str]] = []
    for path in (
        folder.joinpath(*kind, f"{language}.json") for kind in ((), ("wrap",), ("handbook",))
    ):
        pairs += json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=list)
    keys = [key for key, _ in pairs]
    assert len(keys) == len(set(keys))
    assert {FORMS.sub("", key) for key in keys if FORMS.search(key)} & set(keys) == set()
    assert [key for key, value in pairs if not value.strip() or value != value.strip()] == []
    assert [key for key, value in pairs if "<" in value or "&" in value] == []


PLATFORM = re.compile("plat+[ae]?form|piattaform|منصّ|LMS", re.I)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_site_speaks_of_no_lms(language: str) -> None:
    """In every language the same keys have words of a site's own."""
    words = site_words(language)
    own = [key for key, text in words.items() if words_for(language).get(key) != text]
    english = [key for key, text in site_words("en").items() if words_for("en").get(key) != text]
    assert sorted(own) == sorted(english)
    assert any(map(PLATFORM.search, words_for(language).values()))
    said = words_said(words, join_player("web.js"), besides=english)
    assert [text for text in said.values() if PLATFORM.search(text)] == []
    for key in own:
        assert words[key] == words[key].strip() and not {"<", "&", "{"} & {*words[key]}, key


def test_every_key_that_is_asked_for_is_there() -> None:
    asked = _used()
    assert len(asked) > 40
    known = {FORMS.sub("", key) for key in ENGLISH}
    assert {key for key in asked if FORMS.sub("", key) not in known} == set()


def test_no_key_is_there_that_nobody_asks_for() -> None:
    text = _named_anywhere()
    keys = {FORMS.sub("", key) for key in ENGLISH}
    assert {key for key in keys if not re.search(rf'["\'`]{key}["\'`]|\b{key}\b:', text)} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_counted_has_each_form_that_the_language_has(language: str) -> None:
    """For as many as can be counted here: Spanish and its sisters have a form for a million."""
    words = every_word(language)
    forms = {plural_form(language, n) for n in range(10_000)}
    counted = {FORMS.sub("", key) for key in words if FORMS.search(key)}
    assert counted
    assert [key for key in counted if not {f"{key}.{form}" for form in forms} <= set(words)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_counted_takes_the_form_that_cldr_gives_it(language: str) -> None:
    rule = Locale.parse(language, sep="-").plural_form
    numbers = [*range(1_000), 1_000_000, 1_000_001, 2_000_000]
    assert [plural_form(language, n) for n in numbers] == [rule(n) for n in numbers]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_language_lacks_a_word(language: str) -> None:
    assert missing_words(language) == ()


@pytest.mark.parametrize(
    ("language", "gone"),
    [
        ("fr", ["lessons.one", "lessons.other", "retry"]),
        ("en", ["check", "start", "tag"]),  # no language is the measure of the others
        ("ar", ["lessons.few"]),
        ("de", ["partMissing.other", "wrapDone"]),
    ],
)
def test_a_missing_word_stops_every_command(
    write_course: Write, tmp_path: Path, language: str, gone: list[str]
) -> None:
    """In a copy of smcourse that lacks some."""
    copy = tmp_path / "lib/smcourse"
    shutil.copytree(SOURCE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    for path in (copy / f"locale/{language}.json", copy / f"locale/wrap/{language}.json"):
        words = json.loads(path.read_text(encoding="utf-8"))
        kept = {key: text for key, text in words.items() if key not in gone}
        path.write_text(json.dumps(kept), encoding="utf-8")
    course = write_course(
        {
            "course.yaml": f"id: a\ntitle: A\nlanguages: [{language}]\n",
            f"{language}/1-b.md": "---\nid: b\ntitle: B\n---\nText.\n",
        }
    )
    page = tmp_path / "web/index.html"
    page.parent.mkdir()
    page.write_text("<!doctype html><title>T</title><p>Text.</p>", encoding="utf-8")
    out = str(tmp_path / "out")
    for order in (
        ["check", str(course)],
        ["build", str(course), "--out", out],
        ["wrap", str(page.parent), "--lang", language, "--out", out],
    ):
        ran = subprocess.run(
            [sys.executable, "-m", "smcourse", *order],
            env={**os.environ, "PYTHONPATH": str(copy.parent)},
            capture_output=True,
            text=True,
            check=False,
        )
        said = ran.stdout + ran.stderr
        assert ran.returncode in (1, 2)
        assert "Traceback" not in said
        assert all(f"`{word}`" in said for word in gone), said
    assert list(tmp_path.glob("out/*")) == []


def test_the_languages_that_the_player_speaks() -> None:
    assert set(LANGUAGES) == {"es-419", "es-ES", "en", "pt-BR", "fr", "de", "it", "ca", "ar"}
    assert all(words_for(language)["tag"] == language for language in LANGUAGES)


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one not in ("en", "es-ES")])
def test_hardly_a_word_is_left_in_english_or_spanish(language: str) -> None:
    words = every_word(language)
    for other in {"en", "es-419"} - {language}:
        same = [key for key in words if words[key] == every_word(other).get(key)]
        assert len(same) < len(words) / 6, same


def test_numbers_are_written_as_the_page_writes_them() -> None:
    node = shutil.which("node")
    assert node, "node is not installed: run make test"
    numbers, tags = [7, 999, 1000, 9999, 10_000, 12_345, 1_234_567], known_languages()
    script = (
        "const [tags, numbers] = JSON.parse(process.argv[1]);"
        "console.log(JSON.stringify(tags.map((tag) => numbers.map((n) =>"
        " new Intl.NumberFormat(tag, { numberingSystem: 'latn' }).format(n)))))"
    )
    told = subprocess.run(
        [node, "-e", script, json.dumps([tags, numbers])], capture_output=True, check=True
    ).stdout
    assert [[grouped(tag, n) for n in numbers] for tag in tags] == json.loads(told)


@pytest.mark.parametrize(
    ("language", "n", "text"),
    [("fr", 0, "0 leçon"), ("pt-BR", 0, "0 lição"), ("de", 0, "0 Lektionen"), ("ar", 2, "درسان"),
     ("ar", 3, "3 دروس"), ("ar", 11, "11 درسًا"), ("ar", 100, "100 درس"), ("ca", 1, "1 lliçó")],
)  # fmt: skip
def test_each_language_counts_as_it_does(language: str, n: int, text: str) -> None:
    assert phrase(words_for(language), "lessons", n=n) == text


@pytest.mark.parametrize(
    ("language", "nearest"),
    [("en", "en"), ("en-GB", "en"), ("es-MX", "es-419"), ("es", "es-419"), ("xx", ""), ("e", "")],
)
def test_the_nearest_language_is_one_of_the_same_tongue(language: str, nearest: str) -> None:
    assert nearest_language(language) == nearest


def test_a_language_nobody_speaks_gets_english() -> None:
    assert words_for("xx") == words_for("en")
    assert every_word("xx") == ENGLISH


@pytest.mark.parametrize(("n", "text"), [(1, "1 lesson"), (0, "0 lessons"), (7, "7 lessons")])
def test_the_number_decides_the_form(n: int, text: str) -> None:
    assert phrase(ENGLISH, "lessons", n=n) == text
