"""A company's words in prose: out before Markdown reads it, and back as escaped text after."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping

from markupsafe import Markup, escape

from smcourse.company import Company, Value
from smcourse.compile.dates import long_date
from smcourse.diagnostics import Span
from smcourse.model import Fact, Prose
from smcourse.parse.citations import CITED, citations
from smcourse.parse.variables import uses, uses_in_title
from smcourse.vocabulary import CONTACT_FIELDS, VARIABLES
from smcourse.words import phrase

LONGEST = 1000

_TOKEN = re.compile("<p>(?P<alone>word[0-9a-f]{16}n[0-9]+e)</p>|word[0-9a-f]{16}n[0-9]+e")


class Filling:
    """The words of one company in one language. A company's text is never read as Markdown."""

    def __init__(
        self,
        company: Company | None,
        language: str,
        words: Mapping[str, str],
        facts: Mapping[str, Fact] | None = None,
    ) -> None:
        self.company, self.language, self.words = company, language, words
        self.facts = facts or {}

    def title(self, text: str, span: Span) -> str:
        """A title with its words filled in, as far as a title could go on."""
        parts, end, size = [], 0, 0
        for use in uses_in_title(text, span):
            parts += [text[end : use.start], self.plain(self.value(use.path))]
            end = use.end
            size += len(parts[-1])
            if size > LONGEST:
                break
        return "".join([*parts, text[end:]])

    def value(self, path: str) -> Value:
        """What a path stands for; "" where nothing does, which is an error that was said."""
        value = (self.company.value(self.language, path) if self.company else None) or ""
        is_date = path in VARIABLES and VARIABLES[path].kind == "date"
        return long_date(value, self.language) if is_date and isinstance(value, str) else value

    def plain(self, value: Value) -> str:
        """A value as one text: a list joined, a contact with its parts."""
        match value:
            case "true" | "false":
                return self.words["yes" if value == "true" else "no"]
            case str():
                return value
            case Mapping():
                named = [key for key in CONTACT_FIELDS if key in value] or list(value)
                return ", ".join(self.plain(value[key]) for key in named)
            case _:
                return self._joined([self.plain(one) for one in value])

    def _joined(self, texts: list[str]) -> str:
        if len(texts) < 2:
            return "".join(texts)
        return phrase(self.words, "and", first=", ".join(texts[:-1]), last=texts[-1])

    def html(self, value: Value) -> Markup:
        """A value that is a paragraph of its own: a list as a list."""
        if isinstance(value, (str, Mapping)):
            return Markup("<p>{}</p>").format(self.plain(value))
        items = Markup("").join(Markup("<li>{}</li>").format(self.plain(one)) for one in value)
        return Markup("<ul>{}</ul>").format(items)

    def sources(self, names: Iterable[str]) -> str:
        """What a citation prints: the source and year of each fact, and who quotes it; nothing of
        one that there is not, which is an error that was said."""
        cited = (self.facts[name] for name in names if name in self.facts)
        return f"({'; '.join(map(self._source, cited))})"

    def _source(self, fact: Fact) -> str:
        source = f"{fact.source}, {fact.year}"
        if fact.grade == "A" or not fact.via:
            return source
        return phrase(self.words, "citedBy", source=source, via=fact.via)


class Placeholders:
    """The words and citations of one run of prose, under tokens that Markdown leaves unchanged.

    A token holds a hash of the text that it stands in, so no author can write one.
    """

    def __init__(self, prose: Prose, filling: Filling) -> None:
        self.filling = filling
        self.paths: dict[str, str] = {}
        self.places: dict[str, Span] = {}
        head = "word" + hashlib.sha256(prose.markdown.encode()).hexdigest()[:16]
        self._head = head
        self._plain: dict[str, str] = {}
        parts, end = [], 0
        marks = [(use.start, use.end, use.path, use.span) for use in uses(prose)]
        marks += [(one.start, one.end, one.key, one.span) for one in citations(prose)]
        for start, stop, path, span in sorted(marks, key=lambda mark: mark[0]):
            token = f"{head}n{len(self.paths)}e"
            self.paths[token] = path
            self.places[token] = span
            if path not in self._plain:
                self._plain[path] = self._words(path)
            parts += [prose.markdown[end:start], token]
            end = stop
        self.text = "".join([*parts, prose.markdown[end:]])

    @property
    def size(self) -> int:
        """How many characters of the company's stand in the text."""
        return sum(len(self._plain[path]) for path in self.paths.values())

    def first_in(self, address: str) -> str:
        """The first token of an address; "" where it has none."""
        return next((token[0] for token in _TOKEN.finditer(address) if token[0] in self.paths), "")

    def in_address(self, address: str) -> str:
        """An address with its words as plain text; whoever uses it checks where it leads."""
        return _TOKEN.sub(self._in_words, address)

    def put_back(self, html: str) -> str:
        """The HTML with every word in it, escaped."""
        return _TOKEN.sub(self._html, html)

    def broken_in(self, html: str) -> str:
        """The path of a word whose token Markdown has cut; "" where there is none."""
        return next(iter(self.paths.values()), "") if self._head in html else ""

    def _words(self, path: str) -> str:
        if path.startswith(CITED):
            return self.filling.sources(path.removeprefix(CITED).split(";"))
        return self.filling.plain(self.filling.value(path))

    def _in_words(self, token: re.Match[str]) -> str:
        path = self.paths.get(token[0])
        return token[0] if path is None else self._plain[path]

    def _html(self, token: re.Match[str]) -> str:
        path = self.paths.get(token["alone"] or token[0])
        if path is None:  # another's word, which only looks like one of ours
            return token[0]
        if path.startswith(CITED):
            words = Markup("<small>{}</small>").format(self._plain[path])
            return Markup("<p>{}</p>").format(words) if token["alone"] else words
        if token["alone"]:
            return self.filling.html(self.filling.value(path))
        return escape(self._plain[path])
