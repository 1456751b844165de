"""Codes of `course.yaml`, of language folders, modules and lessons as files."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from smcourse.diagnostics import (
    Diagnostic,
    Span,
    did_you_mean,
    error,
    note,
    respelt,
    say,
    warning,
)


def course_file_missing(span: Span, folder: str) -> Diagnostic:
    """A course folder holds a file `course.yaml`.

    It names the course and its languages; `smcourse new` writes one.
    """
    return error(
        span,
        "course-file-missing",
        say("the folder `{folder}` holds no course.yaml", folder=folder),
        help=say("add a course.yaml with `id:`, `title:` and `languages:`"),
    )


def course_title_missing(span: Span, language: str, page: PurePosixPath) -> Diagnostic:
    """A course has a title in each of its languages.

    It stands in `course.yaml`, or in the front matter of a language's `index.md`; the LMS shows it
    in its catalogue.
    """
    return error(
        span,
        "course-title-missing",
        say("the course has no title in `{language}`", language=language),
        help=say("add `title:` to course.yaml or to {page}", page=str(page)),
    )


def id_form(span: Span, text: str) -> Diagnostic:
    """An id is made of a-z, digits and hyphens, a letter first, at most 64.

    Ids travel into LMSs, file names and addresses, where accents, capitals and spaces get lost.
    An id is for records, not for readers: the title may hold anything.
    """
    return error(
        span,
        "id-form",
        say("`{text}` is not an id", text=text),
        help=say("use a-z, digits and hyphens, a letter first, at most 64, such as `the-hive`"),
    )


def version_form(span: Span, text: str) -> Diagnostic:
    """A version has at most 20 letters, digits, dots and hyphens.

    SCORM 1.2 gives it no more room, and it is part of the package's file name.
    """
    return error(
        span,
        "version-form",
        say("`{text}` is not a version", text=text),
        help=say("use at most 20 letters, digits, dots and hyphens, such as `1.2`"),
    )


def color_form(span: Span, text: str) -> Diagnostic:
    """A colour is written as `#` and six hexadecimal digits, in quotes.

    All colours of the page are computed from it at build time, with their contrast.
    """
    return error(
        span,
        "color-form",
        say("`{text}` is not a colour", text=text),
        help=say('write six hexadecimal digits in quotes, such as "#0b5568"'),
    )


def brand_contrast(span: Span, color: str, shown: str) -> Diagnostic:
    """Text on the brand colour can be read: white or nearly black, at 4.5:1 (WCAG 2.2, 1.4.3).

    In a narrow band of greys and ochres neither can. The buttons then take the nearest shade on
    which one of the two can be read; every other colour of the page is made from the brand colour
    as it is.
    """
    return note(
        span,
        "brand-contrast",
        say(
            "no text can be read on `{color}`; the buttons are `{shown}`", color=color, shown=shown
        ),
        help=say('write "{shown}" to have it everywhere, or leave it so', shown=shown),
    )


def theme_unknown(
    span: Span, theme: str, themes: Iterable[str], schemes: Iterable[str] = ()
) -> Diagnostic:
    """A theme is one of those that there are: `editorial`, `technical` or `soft`.

    `theme` names the look of the page, in `course.yaml` or, for all courses of a company, in
    `company.yaml`. Whether it is light or dark is said by `scheme`.
    """
    return error(
        span,
        "theme-unknown",
        say("there is no theme `{theme}`", theme=theme),
        help=say("write `scheme: {theme}`; `theme` names a look", theme=theme)
        if theme in schemes
        else did_you_mean(theme, themes),
        fix=respelt(span, theme, themes) if schemes else None,  # a company's span is its key
    )


def language_form(span: Span, text: str) -> Diagnostic:
    """A language is named by its BCP 47 code: `es-419`, `en`, `pt-BR`.

    Screen readers choose their voice by it, for a course as for a few words:
    `the [siesta]{lang=es}`.
    """
    return error(
        span,
        "language-form",
        say("`{text}` is not a language", text=text),
        help=say("write its code as in BCP 47, such as `es-419` or `en`"),
    )


def language_folder_missing(span: Span, language: str, folders: Iterable[str] = ()) -> Diagnostic:
    """Each language of `course.yaml` has a folder of that name, with its pages.

    The folders hold the same files and ids, in another language.
    """
    if not language:
        return error(
            span,
            "language-folder-missing",
            say("the course has no language folder"),
            help=say("put the lessons into a folder named for their language, such as `en/`"),
        )
    return error(
        span,
        "language-folder-missing",
        say("there is no language folder `{language}`", language=language),
        help=did_you_mean(language, folders, say("make a folder `{name}/`", name=language)),
    )


def module_folder_missing(span: Span, folder: PurePosixPath, folders: Iterable[str]) -> Diagnostic:
    """Each module of `course.yaml` has a folder in each language.

    A module is a folder; its `index.md` holds its title.
    """
    return error(
        span,
        "module-folder-missing",
        say("there is no module folder `{folder}`", folder=str(folder)),
        help=did_you_mean(
            folder.name, folders, say("make the folder, or take `{name}` out", name=folder.name)
        ),
    )


def module_twice(span: Span, name: str) -> Diagnostic:
    """A module is listed once.

    Its lessons can stand in one place only.
    """
    return error(
        span,
        "module-twice",
        say("the module `{name}` is listed twice", name=name),
        help=say("take one away"),
    )


def module_not_listed(span: Span, folder: PurePosixPath) -> Diagnostic:
    """Where `modules:` lists the modules, it lists them all.

    A folder that is not listed is left out of the package; that may be meant, or forgotten.
    """
    return warning(
        span,
        "module-not-listed",
        say("the folder `{folder}` is not among the modules and is left out", folder=str(folder)),
        help=say("add `{name}` to `modules:`", name=folder.name),
    )


def page_left_out(span: Span) -> Diagnostic:
    """Every Markdown page stands where a lesson is looked for.

    That is a language's folder or a module's folder inside it; names end in `.md`. A page deeper
    down, or one that ends in `.markdown`, would be left out in silence.
    """
    return warning(
        span,
        "page-left-out",
        say("this page is not part of the course"),
        help=say("put it into a module's folder, with a name that ends in `.md`"),
    )


def lesson_id_missing(span: Span, name: str) -> Diagnostic:
    """A lesson says its own id.

    Learners' records are kept under it. Without one the file's name is used, and renaming the file
    would lose them.
    """
    return warning(
        span,
        "lesson-id-missing",
        say("this lesson has no id, so renaming its file would lose learners' records"),
        help=say("add `id: {name}`", name=name),
    )


def question_outside_lesson(span: Span) -> Diagnostic:
    """A question stands in a lesson, not on an opening page.

    Records belong to lessons; a cover or module opener is only looked at.
    """
    return error(
        span,
        "question-outside-lesson",
        say("a question cannot stand on an opening page"),
        help=say("move it into a lesson"),
    )


def not_on_an_opening(span: Span) -> Diagnostic:
    """An opening page holds text and one drawing, no fences.

    A cover or a module's opener is a promise in a few lines; all else belongs into a lesson.
    """
    return error(
        span,
        "not-on-an-opening",
        say("a fence cannot stand on an opening page"),
        help=say("move it into a lesson"),
    )


def date_form(span: Span, text: str) -> Diagnostic:
    """A date is written as year, month and day: `2027-02-28`; a month alone means its end.

    Dates in any other order are read differently in different countries.
    """
    return error(
        span,
        "date-form",
        say("`{text}` is not a date", text=text),
        help=say("write year, month and day, such as `2027-02-28`"),
    )
