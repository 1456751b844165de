"""Codes of a package as an archive: what `verify` says before it looks inside."""

from __future__ import annotations

from smcourse.diagnostics import Diagnostic, Span, error, note, say, warning


def not_a_zip(span: Span) -> Diagnostic:
    """A SCORM package is a zip archive.

    A folder, a RAR or 7z archive, or a download that was cut off, is none.
    """
    return error(
        span,
        "not-a-zip",
        say("this file is not a zip archive"),
        help=say("zip the contents of the course's folder, or download it again"),
    )


def zip_damaged(span: Span, problem: str) -> Diagnostic:
    """Every file of the archive can be read, and its check sum holds.

    A damaged archive may import and then show holes.
    """
    return error(
        span,
        "zip-damaged",
        say("the archive cannot be read: {problem}", problem=problem),
        help=say("make the archive again, or download it again"),
    )


def archive_too_large(span: Span, count: int, size: int, most: tuple[int, int]) -> Diagnostic:
    """An archive has at most 50,000 files and unpacks to at most 1 GB.

    LMSs refuse more, and so do we before reading it.
    """
    return error(
        span,
        "archive-too-large",
        say(
            "the archive unpacks to {count} files and {size} MB",
            count=count,
            size=size // 1_000_000,
        ),
        help=say(
            "the limits are {count} files and {size} MB", count=most[0], size=most[1] // 1_000_000
        ),
    )


def archive_large(span: Span) -> Diagnostic:
    """A package stays under 200 MB.

    Cornerstone, LatitudeLearning and others take no more, and learners on a phone wait.
    """
    return warning(
        span, "archive-large", say("several LMSs refuse packages over {size} MB", size=200)
    )


def manifest_not_first(span: Span) -> Diagnostic:
    """The manifest is the first file of the archive.

    Nothing asks for it, but some importers look there first.
    """
    return note(span, "manifest-not-first", say("the manifest is not the first file"))


def path_unsafe(span: Span) -> Diagnostic:
    """The name of a file in the archive stays inside the package.

    `..`, a leading slash, a backslash, a colon or a NUL would write elsewhere when an LMS unpacks
    it, or break it on another system. A control character, or one that turns the direction of
    writing, would show another name than the file has.
    """
    return error(
        span,
        "path-unsafe",
        say("this name leads out of the package, or has a backslash, colon or hidden character"),
        help=say("rename the file and zip again"),
    )


def entries_overlap(span: Span) -> Diagnostic:
    """Each file of the archive has bytes of its own.

    Entries that share them unpack to far more than the archive holds. No program that packs
    courses writes such an archive.
    """
    return error(span, "entries-overlap", say("this entry shares bytes with another one"))


def directory_too_large(span: Span, most: int) -> Diagnostic:
    """The list of an archive's files has at most 10 MB.

    The list of 50,000 files is far shorter; a longer one would only fill the memory of whoever
    opens it.
    """
    return error(
        span,
        "directory-too-large",
        say("the list of this archive's files has over {size} MB", size=most // 1_000_000),
    )


def path_twice(span: Span) -> Diagnostic:
    """A file stands once in the archive, whatever the case of its letters.

    Which of two would be unpacked is chance.
    """
    return error(span, "path-twice", say("this name stands twice, by case or at all"))


def path_is_link(span: Span) -> Diagnostic:
    """An archive holds files, not symbolic links.

    A link can point at files of the LMS's own server.
    """
    return error(span, "path-is-link", say("this entry is a symbolic link"))


def member_encrypted(span: Span) -> Diagnostic:
    """No file of the archive is encrypted.

    An LMS has no password to open it with.
    """
    return error(span, "member-encrypted", say("this file is encrypted"))


def compression_method(span: Span) -> Diagnostic:
    """Every file is stored or deflated, as PKZIP 2.04g does it.

    Newer methods (Deflate64, LZMA, Zstandard) cannot be read by most LMSs.
    """
    return error(span, "compression-method", say("this file is neither stored nor deflated"))


def member_too_large(span: Span) -> Diagnostic:
    """No file unpacks to 200 times its size in the archive, or to over 500 MB.

    LMSs take such a file for an attack that would fill their disk.
    """
    return error(
        span,
        "member-too-large",
        say("this file unpacks to more than an LMS takes for honest"),
    )


def directory_entry(span: Span) -> Diagnostic:
    """An archive lists files only.

    Entries for folders are harmless to most LMSs and needed by none.
    """
    return note(
        span,
        "directory-entry",
        say("this entry is a folder, which a package does not need"),
    )


def manifest_too_large(span: Span, size: int, most: int) -> Diagnostic:
    """The manifest has at most 3 MB.

    That is room for 50,000 files. A larger one would keep whoever reads it busy.
    """
    return error(
        span,
        "manifest-too-large",
        say(
            "the manifest has {size} kB; the limit is {most} kB",
            size=size // 1000,
            most=most // 1000,
        ),
    )
