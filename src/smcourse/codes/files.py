"""Codes of files as bytes and lines: names, links, sizes, letters."""

from __future__ import annotations

from smcourse.diagnostics import (
    Diagnostic,
    Fix,
    Severity,
    Span,
    Text,
    counted,
    error,
    note,
    say,
    warning,
)


def file_name(span: Span) -> Diagnostic:
    """A file's name is made of characters that can be shown.

    A name with a line break, an escape sequence, an invisible character, a change of the direction
    of writing or bytes that are no text cannot be named in a message, or shows another name than
    it has; no LMS would keep it. Rename the file.
    """
    return error(
        span,
        "file-name",
        say("the name of this file holds a character that cannot be shown"),
        help=say("rename it"),
    )


def file_name_portable(span: Span, why: Text) -> Diagnostic:
    """A name is one that every system can keep: Windows, a Mac, a memory stick, an archive.

    Windows refuses `con`, `aux`, `nul` and other names of devices, the signs `< > : " | ? *` and
    the backslash, a dot or space at the end, and paths of over 260 characters; the course could
    not be copied there.
    """
    return warning(
        span,
        "file-name-portable",
        say("Windows cannot keep this name: {why}", why=why),
        help=say("rename it"),
    )


def file_names_differ(span: Span, other: str, *, is_same: bool) -> Diagnostic:
    """Two names in a folder differ in more than capitals and the coding of accents.

    On Windows and on a Mac such files are one: copying the course loses one of them. Where they
    differ only in how an accent is coded, one of them is not read here either.
    """
    return Diagnostic(
        severity=Severity.ERROR if is_same else Severity.WARNING,
        code="file-names-differ",
        message=say("this name is the same as `{other}` on many systems", other=other),
        span=span,
        help=say("rename one of the two"),
    )


def folder_too_large(span: Span, files: int, size: int) -> Diagnostic:
    """A course folder holds at most 10,000 files, and 50 MB of text.

    What is beyond is not read. It is mostly not the course's own: the packages of some program, or
    a whole disk that was named by mistake. Files whose names begin with a dot do not count.
    """
    return error(
        span,
        "folder-too-large",
        say(
            "the course folder holds more than {files} files or {size} MB of text; the rest is "
            "not read, from here on",
            files=files,
            size=size // 1_000_000,
        ),
        help=say("move what is not the course's own out of its folder"),
    )


def link_not_followed(span: Span) -> Diagnostic:
    """A symbolic link leads to a file inside the course folder.

    A link to a folder, to itself or out of the course folder is not read: a course that somebody
    sends you must not be able to take files of yours into its package. Copy the file instead.
    """
    return error(
        span,
        "link-not-followed",
        say("a link to a folder, to itself or out of the course folder is not read"),
        help=say("put a copy of what it points to into the course folder"),
    )


def file_unreadable(
    span: Span, problem: Text, *, is_gone: bool = False, is_folder: bool = False
) -> Diagnostic:
    """A file or folder of the course can be opened and read.

    The system refused: a link to nothing, missing permissions, a failing disk. What cannot be
    read is never left out in silence.
    """
    helped = say("it is a link to nothing; delete it") if is_gone else say("check its permissions")
    return error(
        span,
        "file-unreadable",
        say("this folder cannot be read: {problem}", problem=problem)
        if is_folder
        else say("this file cannot be read: {problem}", problem=problem),
        help=helped,
    )


def file_not_plain(span: Span) -> Diagnostic:
    """Everything in a course folder is a file or a folder.

    Pipes, sockets and devices are not read: opening one could wait for ever. Move it elsewhere.
    """
    return error(
        span,
        "file-not-plain",
        say("this is a pipe, a socket or a device, not a plain file"),
        help=say("move it out of the course folder"),
    )


def file_too_large(span: Span, limit: int) -> Diagnostic:
    """A page of text has at most 200 kB.

    It stands far above any lesson that a person could read, and keeps every check quick. Split
    the page into several lessons.
    """
    return error(
        span,
        "file-too-large",
        say("this file has more than {limit} kB", limit=limit // 1000),
        help=say("split it into several lessons"),
    )


def file_not_read(span: Span, limit: int) -> Diagnostic:
    """A file of any kind has at most 200 MB.

    Many LMSs take no package that is larger. The file is left out; whoever shows it is told so.
    """
    return warning(
        span,
        "file-not-read",
        say(
            "this file is not read: it is larger than the {limit} MB that many LMSs take",
            limit=limit // 1_000_000,
        ),
        help=say("move it out of the course folder"),
    )


def not_utf8(span: Span) -> Diagnostic:
    """Text is saved as UTF-8.

    Another encoding would show wrong letters to learners. UTF-16 and Latin-1 files come from old
    editors; choose "UTF-8" in the dialog that saves the file.
    """
    return error(
        span,
        "not-utf8",
        say("this file is not UTF-8 text"),
        help=say("save it as UTF-8 in your editor"),
    )


def line_too_long(span: Span, length: int, limit: int) -> Diagnostic:
    """A line has at most 20,000 characters.

    Longer lines are pasted data, not prose, and are slow to read for every tool. Break the
    paragraph into lines; that changes nothing on the page.
    """
    return error(
        span,
        "line-too-long",
        say(
            "this line has {length} characters, more than the limit of {limit}",
            length=length,
            limit=limit,
        ),
        help=say("break the paragraph into lines"),
    )


def control_character(
    span: Span, character: str, *, is_escaped: bool = False, fix: Fix | None = None
) -> Diagnostic:
    """Text holds no control characters but line ends and tabs.

    They are invisible in most editors, come from copying out of other programs, and break the XML
    that an LMS reads. Delete the character at the place that is named; in YAML, an escape such as
    `"\\x07"` makes one.
    """
    number = f"{ord(character):04X}"
    return error(
        span,
        "control-character",
        say("this value holds the control character U+{number}", number=number)
        if is_escaped
        else say("this line holds the control character U+{number}", number=number),
        help=say("delete the escape that makes it")
        if is_escaped
        else say("delete the character; it is invisible in most editors"),
        fix=fix,
    )


def block_too_long(span: Span, limit: int) -> Diagnostic:
    """A paragraph, list or table has at most 10,000 characters.

    Markdown is read block by block, and its time grows with the square of a block. Put a blank
    line and a paragraph or heading in between.
    """
    return error(
        span,
        "block-too-long",
        say("a paragraph, list or table of more than {limit} characters starts here", limit=limit),
        help=say("put a blank line and a paragraph or heading in between, or split the lesson"),
    )


def table_too_large(span: Span, limit: int) -> Diagnostic:
    """A table has at most 20,000 cells.

    Nobody reads more on a phone. Split it, or offer it as a spreadsheet to download.
    """
    return error(
        span,
        "table-too-large",
        say("a table of more than {limit} cells starts here", limit=limit),
        help=say("split it into several tables"),
    )


def too_many_brackets(span: Span, limit: int) -> Diagnostic:
    """A paragraph has at most 200 links, tags, definitions or open brackets.

    Thousands of open brackets keep any Markdown reader busy for minutes. Where they are meant
    literally, put a backslash before them, or use a code block.
    """
    return error(
        span,
        "too-many-brackets",
        say(
            "this part has more than {limit} links, tags, definitions or open brackets",
            limit=limit,
        ),
        help=say("put a blank line and a paragraph in between, or a backslash before each sign"),
    )


def nested_too_deep(span: Span, limit: int) -> Diagnostic:
    """Lists, quotes, fences, YAML and folders are nested at most 20 levels deep.

    Deeper nesting cannot be read on a screen, and it exhausts the programs that read it. Use
    fewer levels, or headings.
    """
    return error(
        span,
        "nested-too-deep",
        say("this is nested more than {limit} levels deep", limit=limit),
        help=say("use fewer levels"),
    )


def more_of_the_same(span: Span, code: str, number: int) -> Diagnostic:
    """At most 50 findings of one code are shown for one file.

    A thousand more would teach nothing. Mend those that are shown, and run `check` again.
    """
    return note(
        span,
        "more-of-the-same",
        counted(
            number,
            say("1 more of `{code}` in this file is not shown", code=code),
            say("{count} more of `{code}` in this file are not shown", code=code),
        ),
    )
