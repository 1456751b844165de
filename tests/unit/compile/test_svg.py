"""What a drawing must not hold, and what is left of one that takes the course's colours."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from smcourse.compile.svg import not_themable, parse_svg, themed, unsafe_parts, view_box

NS = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def _svg(inside: str, more: str = 'viewBox="0 0 20 10"') -> etree._Element:
    return parse_svg(f"<svg {NS} {more}>{inside}</svg>".encode())


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        "<SCRIPT/>",
        '<script href="https://evil.example/a.js"/>',
        '<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>',
        "<foreignObject><body/></foreignObject>",
        '<path onload="alert(1)"/>',
        '<path ONCLICK="alert(1)"/>',
        '<a xlink:href="javascript:alert(1)"><path/></a>',
        '<a href="https://evil.example/"><path/></a>',
        '<use href="https://evil.example/a.svg#b"/>',
        '<use xlink:href="other.svg#b"/>',
        '<image href="//evil.example/a.png"/>',
        '<image href="data:image/svg+xml,&lt;svg/&gt;"/>',
        '<feImage href="http://evil.example/a.png"/>',
        '<style>@import "https://evil.example/a.css";</style>',
        "<style><!-- -->@import url(https://evil.example/a.css);</style>",
        "<style><![CDATA[@import 'https://evil.example/a.css';]]></style>",
        "<style>a{fill:url(https://evil.example/a.svg#b)}</style>",
        "<style>a{fill:u\\72l(https://evil.example/a.svg#b)}</style>",
        "<style>@IMPORT 'a.css'</style>",
        '<path style="fill:url(https://evil.example/a.svg#b)"/>',
        "<path style=\"fill:url( 'https://evil.example/a.svg#b')\"/>",
        '<path style="fill:u\\72l(https://evil.example/a.svg#b)"/>',
        '<path fill="url(//evil.example/a.svg#b)"/>',
        '<set attributeName="href" to="javascript:alert(1)"/>',
        '<animate attributeName="href" to="javascript:alert(1)"/>',
        '<iframe src="https://evil.example/"/>',
        '<?xml-stylesheet href="https://evil.example/a.css"?>',
    ],
)
def test_what_is_not_safe_is_named(inside: str) -> None:
    assert list(unsafe_parts(_svg(inside)))


def test_a_style_sheet_before_the_drawing_is_not_safe() -> None:
    root = parse_svg(f'<?xml-stylesheet href="http://evil.example/a.css"?><svg {NS}/>'.encode())
    assert list(unsafe_parts(root))


@pytest.mark.parametrize(
    "inside",
    [
        '<path d="M0 0h9"/>',
        '<use href="#a"/><use xlink:href="#a"/>',
        '<image href="data:image/png;base64,iVBORw0KGgo="/>',
        "<style>.a{fill:url(#g)} .b{fill:url('#g')}</style>",
        '<path fill="url(#g)" clip-path="url( #c )" style="stroke:red"/>',
        "<!-- a comment --><title>A bee</title><text>click on it</text>",
    ],
)
def test_what_stays_inside_the_file_is_safe(inside: str) -> None:
    assert list(unsafe_parts(_svg(inside))) == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not xml",
        b"<svg/>",
        b"<html xmlns='http://www.w3.org/2000/svg'/>",
        b"<!DOCTYPE svg><svg xmlns='http://www.w3.org/2000/svg'/>",
        b"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='http://www.w3.org/2000/svg'>&a;</svg>",
        b"<svg xmlns='http://www.w3.org/2000/svg'>&a;</svg>",
        b"<g>" * 5000,
        b"\xff\xfe<\x00",
    ],
)
def test_what_is_no_svg_is_refused(content: bytes) -> None:
    with pytest.raises((etree.XMLSyntaxError, ValueError)):
        parse_svg(content)


def test_entities_are_never_expanded() -> None:
    bomb = '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    with pytest.raises((etree.XMLSyntaxError, ValueError)):
        parse_svg(f'{bomb}]><svg xmlns="http://www.w3.org/2000/svg">&i;</svg>'.encode())


@pytest.mark.parametrize(
    ("text", "box"),
    [
        ("0 0 20 10", (0, 0, 20, 10)),
        (" -1,2.5 , 20\n1e1 ", (-1, 2.5, 20, 10)),
        ("0 0 0 10", None),
        ("0 0 -1 10", None),
        ("0 0 inf 10", None),
        ("0 0 1e400 10", None),
        ("nan 0 1 10", None),
        ("0 0 10", None),
        ("", None),
        ("a b c d", None),
    ],
)
def test_the_view_box_is_four_sound_numbers(text: str, box: tuple[float, ...] | None) -> None:
    assert view_box(_svg("", f'viewBox="{text}"')) == box


@pytest.mark.parametrize(
    "inside",
    [
        "<text>Bee</text>",
        '<path fill="#000"/>',
        '<path fill="url(#g)"/>',
        '<path style="fill:red"/>',
        '<path class="z"/>',
        '<path onclick="x"/>',
        '<path d="M0 0&lt;"/>',
        '<image href="#a"/>',
        '<use href="#a"/>',
        '<path xml:space="preserve"/>',
        '<path clip-path="url(https://a.b)"/>',
        '<path id="a b"/>',
        '<a xmlns="http://www.w3.org/1999/xhtml"/>',
        '<path role="img"/>',
    ],
)
def test_a_drawing_that_knows_more_than_our_classes_is_not_themed(inside: str) -> None:
    assert list(not_themable(_svg(inside)))


THEMED = (
    '<title>t</title><desc>d</desc><style>.a{}</style><metadata><x xmlns="y"/></metadata><!-- c -->'
    '<defs><clipPath id="c"><circle cx="5" cy="5" r="4"/></clipPath></defs>'
    '<g class="a l" clip-path="url(#c)" transform="rotate(5 1,2)"><path d="M2,5h-1.5e-3Z"/></g>'
)


def test_a_themed_drawing_has_our_classes_its_own_ids_and_nothing_else() -> None:
    root = _svg(THEMED, 'viewBox="0 0 20 10" preserveAspectRatio="none" role="img"')
    assert list(not_themable(root)) == []
    drawing = themed(root, 'A "bee" & <co>', "p1-")
    el = etree.fromstring(drawing)
    assert el.get("aria-label") == 'A "bee" & <co>'
    assert (el.get("width"), el.get("height"), el.get("class")) == ("20", "10", "sm-art")
    assert not re.search("title|desc|style|metadata|comment|<!--|xmlns", drawing)
    assert 'class="sm-a sm-l"' in drawing
    assert 'id="p1-c"' in drawing
    assert 'clip-path="url(#p1-c)"' in drawing


def test_a_drawing_without_words_is_hidden_from_readers() -> None:
    drawing = themed(_svg(THEMED), "", "p1-")
    assert 'aria-hidden="true"' in drawing
    assert "aria-label" not in drawing
