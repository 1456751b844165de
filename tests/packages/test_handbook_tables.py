"""Tables of a handbook: cards on a phone, forms and plans on paper."""

from __future__ import annotations

import re

import pytest
from lxml import html

from smcourse.targets.handbook.tables import dressed, shares, with_widths

PLAIN = (
    '<table tabindex="0">\n<thead>\n<tr>\n{heads}</tr>\n</thead>\n<tbody>\n{rows}</tbody>\n</table>'
)


def _table(*rows: str) -> str:
    """What Markdown makes of a table; the first row holds its heads."""
    heads, *others = (row.split("|") for row in rows)
    return PLAIN.format(
        heads="".join(f"<th>{head}</th>\n" for head in heads),
        rows="".join(
            f"<tr>\n{''.join(f'<td>{cell}</td>' for cell in row)}</tr>\n" for row in others
        ),
    )


def _dressed(*rows: str) -> html.HtmlElement:
    return html.fragment_fromstring(dressed(_table(*rows)))


def test_a_row_says_the_names_of_its_columns() -> None:
    table = _dressed("Minute|What is <em>done</em>|Who", "0–5|Pause|<b>Community</b>")
    assert table.get("class") == "sm-rows"
    assert [th.get("scope") for th in table.iter("th")] == ["col"] * 3
    cells = table.findall(".//td")
    assert [td.get("data-sm-label") for td in cells] == ["Minute", "What is done", "Who"]
    assert {el.get("role") for el in table.iter("tr")} == {"row"}
    assert html.tostring(cells[2], encoding="unicode").startswith('<td role="cell"')
    assert cells[2].findtext("b") == "Community"


def test_a_cell_of_a_few_letters_stays_on_one_line() -> None:
    cells = _dressed("Level|What", "N2–N3|Somebody was let down").findall(".//td")
    assert ["data-sm-short" in td.attrib for td in cells] == [True, False]


@pytest.mark.parametrize("dots", ["…………", "……… …………", "....... ....", "______"])
def test_a_cell_of_dots_is_left_for_a_pen(dots: str) -> None:
    table = _dressed("Date|Signature", f"{dots}|{dots}")
    assert table.get("class") == "sm-rows sm-form"
    assert [(td.get("class"), td.text) for td in table.iter("td")] == [("sm-blank", None)] * 2


def test_one_ellipsis_is_a_word() -> None:
    assert _dressed("Who|When", "everybody|…").get("class") == "sm-rows"


def test_dots_behind_words_stay() -> None:
    table = _dressed("Change|Answer", "By AI|☐ no ☐ yes: …………")
    assert table.get("class") == "sm-rows"
    assert "…………" in table.text_content()


def test_a_form_without_heads_is_named_by_its_first_column() -> None:
    table = _dressed("|", "Name|…………", "Age|…………")
    assert table.find("thead") is None
    assert [(th.get("scope"), th.text) for th in table.iter("th")] == [
        ("row", "Name"),
        ("row", "Age"),
    ]
    assert not [td for td in table.iter("td") if "data-sm-label" in td.attrib]


def test_rows_of_nothing_but_blanks_are_told_apart() -> None:
    table = _dressed("Time|What", "…………|…………", "…………|…………", "9:12|…………")
    assert [tr.get("class") for tr in table.iter("tr")] == [None, "sm-spare", "sm-spare", None]


@pytest.mark.parametrize(
    ("rows", "columns", "is_whole"),
    [(8, 4, False), (9, 4, True), (9, 3, False), (20, 6, True), (21, 6, False)],
)
def test_a_plan_stays_whole(rows: int, columns: int, is_whole: bool) -> None:
    row = "|".join(["some words"] * columns)
    table = _dressed(row, *[row] * rows)
    assert ("data-sm-whole" in table.attrib) is is_whole


def test_a_table_of_the_companys_words_keeps_what_it_has() -> None:
    own = '<table class="sm-rows" role="table" tabindex="0"><tbody><tr><td>24 h</td></tr></tbody>'
    assert dressed(f"{own}</table>") == f"{own}</table>".replace("<td>", "<td data-sm-short>")


def test_on_paper_each_column_has_room_for_what_it_holds() -> None:
    table = with_widths(dressed(_table("Who|What", "HR|" + "a long line of words " * 4)))
    first, second = (float(width) for width in re.findall(r"width:([\d.]+)%", table))
    assert first + second == pytest.approx(100, abs=0.2)
    assert second > 3 * first
    captioned = with_widths("<table><caption>A plan</caption><tr><td>one</td></tr></table>")
    assert captioned.startswith("<table><caption>A plan</caption><colgroup>")


def test_a_form_has_its_widths_from_its_style() -> None:
    form = dressed(_table("Date|Signature", "…………|…………"))
    assert with_widths(form) == form


def test_a_column_of_nothing_has_a_share_too() -> None:
    assert shares([["a", ""], ["b", ""]], 40) == [0.5, 0.5]
