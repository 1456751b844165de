"""Codes of YAML: `course.yaml`, `company.yaml` and the front matter of pages."""

from __future__ import annotations

from collections.abc import Collection

from smcourse.diagnostics import Diagnostic, Fix, Span, Text, did_you_mean, error, respelt, say


def front_matter_unclosed(span: Span) -> Diagnostic:
    """The front matter of a page ends with a line of three hyphens.

    Without the second `---` the whole page would be read as YAML.
    """
    return error(
        span,
        "front-matter-unclosed",
        say("the front matter that starts here has no end"),
        help=say("close it with a line of three hyphens, `---`"),
    )


def front_matter_unopened(span: Span) -> Diagnostic:
    """The front matter of a page begins with a line of three hyphens, too.

    Without the first `---` its keys would be read as the text of the page.
    """
    return error(
        span,
        "front-matter-unopened",
        say("this page begins with a key, and has no line of hyphens above it"),
        help=say("write a line of three hyphens, `---`, above it"),
        fix=Fix(span=span.upto(1, 1, 1, 1), text="---\n"),
    )


def yaml_syntax(span: Span, problem: Text, fix: Fix | None = None) -> Diagnostic:
    """What stands in a YAML file, or between the lines of hyphens, is YAML.

    The usual slips: a value that holds `: ` or starts with a sign such as `@`, `%` or `*` and has
    no quotes around it; a tab where spaces belong.
    """
    return error(
        span,
        "yaml-syntax",
        say("this is not YAML: {problem}", problem=problem),
        help=say(
            "write `key: value`; put quotes around a value that holds `: ` or starts with a sign"
        ),
        fix=fix,
    )


def yaml_not_keys(span: Span) -> Diagnostic:
    """A YAML file of a course is made of `key: value` lines.

    A list or a single word at its top says nothing that could be understood.
    """
    return error(
        span,
        "yaml-not-keys",
        say("this is not a list of `key: value` lines"),
        help=say("write `key: value`"),
    )


def yaml_anchor(span: Span, fix: Fix | None = None) -> Diagnostic:
    """YAML is read without anchors, aliases and tags.

    A few lines of `&a` and `*a` can unfold into gigabytes, and a tag can ask for more than a
    value. Write the value out; put quotes around one that starts with `&`, `*` or `!`.
    """
    return error(
        span,
        "yaml-anchor",
        say("anchors (`&`), aliases (`*`) and tags (`!`) are not read here"),
        help=say("write the value out, or put it in quotes"),
        fix=fix,
    )


def key_missing(span: Span, key: str) -> Diagnostic:
    """Keys that everything depends on are there.

    A course needs an `id` and a `title`, a lesson a `title`.
    """
    return error(
        span,
        "key-missing",
        say("the key `{key}` is missing", key=key),
        help=say("add a line `{key}: …`", key=key),
    )


def key_empty(span: Span, key: str) -> Diagnostic:
    """A key has a value behind it.

    In YAML a `#` after a space begins a comment, so `brand_color: #0b5568` has no value; with
    quotes it has one. An empty list is no value, either: with `audience: []` a lesson would be for
    all.
    """
    return error(
        span,
        "key-empty",
        say("`{key}` has no value", key=key),
        help=say("write one, in quotes where it starts with `#`, or delete the line"),
    )


def key_unknown(
    span: Span, key: str, known: Collection[str], written: Collection[str] | None = None
) -> Diagnostic:
    """Every key is one that is known in its place.

    An unknown key is nearly always a slip of the hand, and what its author wanted would not
    happen. The manual lists all keys.
    """
    return error(
        span,
        "key-unknown",
        say("the key `{key}` is not known here", key=key),
        help=did_you_mean(key, known),
        fix=None
        if written is None
        else respelt(span, key, (name for name in known if name not in written)),
    )


def key_twice(span: Span, key: str, first: Span) -> Diagnostic:
    """A key stands once.

    Of two, most readers of YAML would silently take the last.
    """
    return error(
        span,
        "key-twice",
        say("the key `{key}` stands here twice", key=key),
        help=say("keep one; the first is on line {line}", line=str(first.line)),
    )


def key_type(span: Span, key: str, wanted: Text) -> Diagnostic:
    """A key has the kind of value that it takes: one value, a list, a whole number, a mapping.

    The message says which.
    """
    return error(
        span,
        "key-type",
        say("`{key}` takes {wanted}", key=key, wanted=wanted),
        help=say("write {wanted} after `{key}:`", key=key, wanted=wanted),
    )


def key_value(span: Span, key: str, value: str, known: Collection[str]) -> Diagnostic:
    """A key that chooses among words has one of them.

    The help names the nearest, or all.
    """
    return error(
        span,
        "key-value",
        say("`{value}` is not a value of `{key}`", value=value, key=key),
        help=did_you_mean(value, known),
        fix=respelt(span, value, known),
    )


def list_too_long(span: Span, key: str, count: int, most: int) -> Diagnostic:
    """A list has as many entries as somebody can have meant.

    Up to 50 languages, 20 audiences, and 200 of anything else. Every language and audience is a
    package of its own.
    """
    return error(
        span,
        "list-too-long",
        say(
            "`{key}` has {count} entries, more than the limit of {most}",
            key=key,
            count=count,
            most=most,
        ),
        help=say("shorten the list"),
    )
