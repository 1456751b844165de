"""The pages on LMSs: four parts each, and behind each statement who says so and how sure it is.

A mark is `(vendor: SAP 2316953; forum: somebody)`: a word for how sure it is, and a source that the
page's last table explains. What nobody knows says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from docs.pages import LANGUAGES, MANUAL, page, rows

from smcourse.lms import PRESETS

MODULE = "06-your-lms"
LMSS = (
    "moodle",
    "cornerstone",
    "successfactors",
    "workday",
    "docebo",
    "talentlms",
    "scorm-cloud",
    "ilias",
    "open-edx",
)
PARTS = {
    "en": ["Import", "Set", "Expect", "When it fails"],
    "es-419": ["Importar", "Ajustar", "Qué esperar", "Si falla"],
}
SURE = {  # in one order, from the surest down
    "en": ["tried", "code", "vendor", "issue", "forum"],
    "es-419": ["probado", "código", "proveedor", "reporte", "foro"],
}
UNKNOWN = {"en": r"not known", "es-419": r"no se saben?\b"}
SOURCES = {"en": "::: details Sources", "es-419": "::: details Fuentes"}

PART = re.compile(r"^## (?P<title>[^\n{]+)\n(?P<text>.*?)^(?:---|:::.*)$", re.M | re.S)
Source = tuple[int, str]  # how sure, and its name


def named(lms: str) -> str:
    """The page of an LMS, as `06-your-lms/02-moodle`."""
    return f"{MODULE}/{LMSS.index(lms) + 2:02}-{lms}"


def parts(language: str, lms: str) -> dict[str, str]:
    """The text of each part, without the table of sources."""
    return {part["title"]: part["text"] for part in PART.finditer(page(language, named(lms)))}


def statements(text: str) -> Iterator[str]:
    """Each point of a list and each row of a table, without the tables' heads."""
    lines = text.split("\n")
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        is_head = below.startswith("|---") or line.startswith("|---")
        if re.match(r"- |\d+\. |\| ", line) and not is_head:
            yield line


def cited(language: str, line: str) -> list[Source]:
    """The sources in the marks of a line."""
    words = "|".join(SURE[language])
    marks = re.findall(rf"\(((?:{words}): [^()]+)\)", line)
    each = (one for mark in marks for one in mark.split("; "))
    return [
        (SURE[language].index(word), name)
        for word, colon, name in (one.partition(": ") for one in each)
        if colon and word in SURE[language]
    ]


def told(language: str, lms: str) -> list[list[Source]]:
    """What each statement of a page cites, in its order."""
    return [
        cited(language, statement)
        for text in parts(language, lms).values()
        for statement in statements(text)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_lms_has_its_page_with_four_parts_and_its_preset(language: str) -> None:
    stems = {path.stem for path in (MANUAL / language / MODULE).glob("*.md")}
    assert stems == {"index", "01-admin-guide", *(named(lms).split("/")[1] for lms in LMSS)}
    for lms in LMSS:
        assert list(parts(language, lms)) == PARTS[language]
        assert lms in PRESETS
        assert f"[`{lms}`](#lms-presets)" in page(language, named(lms))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_statement_on_an_lms_has_its_source_or_says_that_none_is_known(language: str) -> None:
    bare = [
        f"{lms}: {line}"
        for lms in LMSS
        for part in parts(language, lms).values()
        for line in (*statements(part), *_naming(language, lms, part))
        if not cited(language, line) and not re.search(UNKNOWN[language], line, re.I)
    ]
    assert bare == []


def _naming(language: str, lms: str, text: str) -> list[str]:
    """The lines that name the LMS itself."""
    found = re.search(r"^title: (.+)$", page(language, named(lms)), re.M)
    assert found
    return [line for line in text.split("\n") if found[1] in line]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_source_is_explained_on_its_page_and_each_degree_in_the_guide(language: str) -> None:
    for lms in LMSS:
        listed = rows(page(language, named(lms)).partition(SOURCES[language])[2])[1:]
        known = {source for row in listed for source in cited(language, f"({row})")}
        assert known == {source for one in told(language, lms) for source in one}
        assert len(known) == len(listed)
    legend = rows(page(language, f"{MODULE}/01-admin-guide"))
    assert [row.strip("*") for row in legend if row.strip("*") in SURE[language]] == SURE[language]


@pytest.mark.parametrize("lms", LMSS)
def test_both_languages_cite_the_same_statement_by_statement(lms: str) -> None:
    english, spanish = (told(language, lms) for language in LANGUAGES)
    assert english == spanish
