"""Questions and tests as core problems, for a platform without our blocks. What cannot be asked so
is text to read; `losses.py` says which."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from lxml import etree

from smcourse.compile.compiled import Compiled, Payload, TestPage
from smcourse.compile.markup import text_of
from smcourse.draw import Candidate, Short, draw
from smcourse.formats.olx import Component, HtmlComponent, ProblemComponent
from smcourse.targets.olx.names import (
    HTML,
    OURS,
    QUESTION,
    TEST,
    first_id,
    name_of,
    titled,
)
from smcourse.targets.olx.outline import Maker
from smcourse.targets.olx.prose import bare

SEED = 0  # of the one form that everybody gets
GAP = "sm-gap"

Element = etree._Element


def _question(compiled: Compiled, payload: Payload) -> tuple[Component, ...]:
    question = next(one for one in compiled.course.questions() if one.id == payload["id"])
    name, title = first_id(question), titled(payload["prompt"])
    if payload["kind"] not in _MAKERS:
        text = f"{bare(payload['situation'])}\n<p><strong>{bare(payload['prompt'])}</strong></p>\n"
        text += _scenario(payload) if payload["kind"] == "scenario" else _lines(payload)
        own = name_of(HTML, OURS, QUESTION, name)
        return (HtmlComponent(url_name=own, title=title, html=text),)
    return (_problem(name_of(QUESTION, name), payload),)


def _test(compiled: Compiled, page: TestPage) -> tuple[Component, ...]:
    opening = bare(page.html)
    test = next(one for one in compiled.course.tests if one.id == page.id)
    name = name_of(HTML, OURS, TEST, first_id(test))
    lead = [HtmlComponent(url_name=name, title=page.title, html=f"{opening}\n")] if opening else []
    items = {item.payload["id"]: item for item in page.items}
    held = [
        Candidate(
            id=id_,
            cell=item.cell,
            objective=item.payload["objective"],
            critical=item.critical,
            enemy=item.enemy,
        )
        for id_, item in items.items()
    ]
    form = draw(held, page.rules["cells"], SEED, {})
    drawn = () if isinstance(form, Short) else form
    own = first_id(test)
    asked = [_problem(name_of(TEST, own, id_), items[id_].payload) for id_ in drawn]
    return (*lead, *asked)


def _problem(name: str, payload: Payload) -> ProblemComponent:
    body = list(_inline(payload["situation"]))
    body += _MAKERS[payload["kind"]](payload)
    if payload["hint"]:
        hint = etree.Element("demandhint")
        hint.append(_element("hint", payload["hint"]))
        body.append(hint)
    return ProblemComponent(
        url_name=name,
        title=titled(payload["prompt"]),
        body=body,
        weight=float(payload["points"]),
    )


def _choice(payload: Payload) -> list[Element]:
    several = payload["multiple"]
    response = etree.Element("choiceresponse" if several else "multiplechoiceresponse")
    response.append(_element("label", payload["prompt"]))
    group = etree.SubElement(response, "checkboxgroup" if several else "choicegroup")
    if not several:
        group.set("type", "MultipleChoice")
    key = payload["key"]
    for option in payload["options"]:
        is_right = option["id"] in key["right"]
        choice = _element("choice", option["html"], correct=str(is_right).lower())
        if told := key["feedback"].get(option["id"]):
            choice.append(_element("choicehint", told, **({"selected": "true"} if several else {})))
        group.append(choice)
    return [response]


def _spot(payload: Payload) -> list[Element]:
    image, _, rest = str(payload["html"]).partition("<svg")
    caption = rest.rpartition("</div>")[2].removesuffix("</figure>")
    picture = image.replace('<figure class="sm-spots"><div>', "") + caption
    return [*_inline(picture), *_choice(payload)]


def _menus(payload: Payload, lines: Sequence[str], answers: Mapping[str, str]) -> list[Element]:
    """A menu of `answers` for each of `lines`."""
    body = [_element("p", payload["prompt"])]
    said = _plain(answers)
    for line, right in zip(lines, payload["key"]["right"], strict=True):
        response = etree.Element("optionresponse")
        response.append(_element("label", line))
        menu = etree.SubElement(response, "optioninput")
        for id_, text in said.items():
            option = etree.SubElement(menu, "option", correct=str(id_ == right))
            option.text = text
        body.append(response)
    return body


def _plain(answers: Mapping[str, str]) -> dict[str, str]:
    """What a menu can show, which is text without a straight quote; no two say the same."""
    said: dict[str, str] = {}
    for id_, html in answers.items():
        text = text_of(html).replace("'", "\u2019") or str(html).strip("<>") or id_
        n = sum(other == text or other.startswith(f"{text} (") for other in said.values())
        said[id_] = f"{text} ({n + 1})" if n else text
    return said


def _match(payload: Payload) -> list[Element]:
    lines = [option["html"] for option in payload["options"]]
    return _menus(payload, lines, {one["id"]: one["html"] for one in payload["answers"]})


def _order(payload: Payload) -> list[Element]:
    places = [f"{n}." for n in range(1, len(payload["options"]) + 1)]
    return _menus(payload, places, {one["id"]: one["html"] for one in payload["options"]})


def _number(payload: Payload) -> list[Element]:
    key = payload["key"]
    response = etree.Element("numericalresponse", answer=f"[{key['low']},{key['high']}]")
    response.append(_element("label", payload["prompt"]))
    etree.SubElement(response, "formulaequationinput", trailing_text=payload["unit"])
    return [response]


def _text(payload: Payload) -> list[Element]:
    body = [_element("p", payload["prompt"]), *_inline(payload["html"])]
    gaps = iter(payload["key"]["accepted"])
    how = "cs" if "case" in payload["key"]["exact"] else "ci"
    for part in body:
        for span in list(part.iter("span")):
            if span.get("class") == GAP:
                first, *others = next(gaps)
                response = etree.Element("stringresponse", answer=first, type=how)
                for other in others:
                    etree.SubElement(response, "additional_answer", answer=other)
                etree.SubElement(response, "textline", size="20", inline="1")
                response.tail = span.tail
                parent = span.getparent()
                if parent is not None:
                    parent.replace(span, response)
    return body


def _scenario(payload: Payload) -> str:
    feedback = payload["key"]["feedback"]
    pieces: list[str] = []
    for node in payload["nodes"]:
        pieces += [f"<h4>{bare(node['title'])}</h4>", bare(node["html"])]
        lines = [
            f"<li>{bare(way['html'])}{bare(feedback.get(f'{node_id}.{way_id}', ''))}</li>"
            for way in node["ways"]
            for node_id, way_id in [(node["id"], way["id"])]
        ]
        pieces += ["<ul>", *lines, "</ul>"] if lines else []
    return "\n".join(pieces) + "\n"


def _lines(payload: Payload) -> str:
    lines = "\n".join(f"<li>{bare(option['html'])}</li>" for option in payload["options"])
    return f"<ul>\n{lines}\n</ul>\n"


def _element(tag: str, text: Any, **attributes: str) -> Element:
    """An element with HTML in it, a single paragraph unwrapped."""
    made = etree.Element(tag, attributes)
    parts = list(_inline(text))
    if len(parts) == 1 and parts[0].tag == "p":
        made.text = parts[0].text
        made.extend(list(parts[0]))
        return made
    holder = _fragment(bare(str(text)))
    made.text = holder.text
    made.extend(list(holder))
    return made


def _inline(text: Any) -> Iterator[Element]:
    """HTML as elements; text beside them is wrapped."""
    kept = str(text).replace(f'class="{GAP}"', "data-gap")
    if not kept.strip():
        return
    holder = _fragment(bare(kept))
    for span in holder.iter("span"):
        if span.attrib.pop("data-gap", None) is not None:
            span.set("class", GAP)
    if (holder.text or "").strip() or any((one.tail or "").strip() for one in holder):
        holder.tag = "p"
        yield holder
        return
    for one in list(holder):
        one.tail = None
        yield one


def _fragment(text: str) -> Element:
    from lxml import html  # slow to load, and for `--native` alone

    return html.fragment_fromstring(text, create_parent="div")


_MAKERS: Mapping[str, Callable[[Payload], list[Element]]] = {
    "choice": _choice,
    "true-false": _choice,
    "spot": _spot,
    "match": _match,
    "order": _order,
    "number": _number,
    "text": _text,
}

NATIVE = Maker(question=_question, test=_test)
