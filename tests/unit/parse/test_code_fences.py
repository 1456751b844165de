"""Code blocks are the same lines for every reader, and for Python-Markdown."""

from __future__ import annotations

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smcourse.parse.code import normal_code, with_code, without_code

LINES = st.lists(
    st.sampled_from(["```", "````", "~~~", "~~~~", "  ```", "    ```", "```x", "```a`", "a", ""])
)


@given(LINES)
def test_code_is_rewritten_line_by_line(lines: list[str]) -> None:
    rewritten = normal_code("\n".join(lines)).split("\n")
    assert [
        line.strip() for line in rewritten[: len(lines)] if "`" not in line and "~" not in line
    ] == [line.strip() for line in lines if "`" not in line and "~" not in line]
    assert len(rewritten) - max(1, len(lines)) in (0, 1)  # one line more closes what was open


@given(LINES)
def test_what_is_not_code_keeps_its_line(lines: list[str]) -> None:
    bare = without_code("\n".join(lines)).split("\n")
    for line, (_, is_code) in zip(bare, with_code(lines), strict=False):
        assert not is_code or line.strip() == ""
    assert len(bare) == max(1, len(lines))


@pytest.mark.parametrize(
    "text",
    [
        "```\n<b>x</b>\n```",
        "   ```\n   <b>x</b>\n   ```",
        "~~~\n<b>x</b>\n~~~~~",
        "````\n<b>x</b>\n```\n````",
        "```html\n<b>x</b>",
        "a\n```\n<b>x</b>\n  ```  \nb",
    ],
)
def test_what_we_take_for_code_markdown_takes_for_code(text: str) -> None:
    html = markdown.markdown(normal_code(text), extensions=["fenced_code"])
    assert "&lt;b&gt;x&lt;/b&gt;" in html
    assert "<b>" not in html
    assert "<b>" not in without_code(text)


def test_an_indent_of_four_is_no_fence() -> None:
    assert [is_code for _, is_code in with_code(["    ```", "a"])] == [False, False]
