"""Edits of a small course: each as its two versions, and what the manual calls it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from browser.courses import A1, B1, SMALL, Files, choice, completion, lesson
from packages.updates import examined, one, small

MARK = completion(80)
NAMED = ("- [x] Two {#two}", "- [ ] Three {#three}", "- [x] Four {#four}")
CONFIRM = "::: acknowledge rules {version=1}\nI confirm:\n\n- I read them. {#read}\n:::\n"
WITH_NAMES = {"one/2-b.md": lesson("b", choice("b1", NAMED), choice("b2"))}
WITH_RULES = {"one/0-e.md": lesson("e", CONFIRM)}
RENAMED = {
    "one/1-a.md": lesson("a", "Some prose.", A1.replace(" a1 ", " a-one "), objective="O1.a")
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """`old` becomes `new`; `en` and `es` are what the table says of it. Learners had `met` an even
    older version where that is what it is about."""

    en: str
    es: str
    new: Files
    old: Files
    met: Files | None = None


def _edit(
    en: str,
    es: str,
    changes: Mapping[str, str | None] = {},
    *,
    settings: str = MARK,
    before: Mapping[str, str | None] = {},
    was: str = MARK,
    id: str = "trial",
) -> Edit:
    """Of the small course with some files as they were `before`, and then changed."""
    return Edit(
        en=en,
        es=es,
        old=small(before, settings=was),
        new=small({**before, **changes}, settings=f"{settings}version: '2'\n", id=id),
    )


def _with_b1(*options: str) -> Mapping[str, str]:
    return {"one/2-b.md": lesson("b", choice("b1", options), choice("b2"))}


def _unnoticed() -> Iterator[Edit]:
    prose = SMALL["one/1-a.md"].replace("Some prose", "Other prose").replace("Said of", "Told of")
    yield _edit(
        "text, titles, images, minutes, feedback, hints",
        "textos, títulos, imágenes, minutos, comentarios, pistas",
        {"one/1-a.md": prose.replace("title: Lesson a", "title: Another\nminutes: 3")}
        | {path: SMALL[path].replace("title:", "minutes: 2\ntitle:") for path in [*SMALL][1:]},
    )
    yield _edit(
        "the words of the question itself",
        "las palabras de la pregunta misma",
        {"one/1-a.md": SMALL["one/1-a.md"].replace("What is asked in a1", "Which one is it")},
    )
    yield _edit(
        "capitals and punctuation in an option",
        "mayúsculas y puntuación de una opción",
        _with_b1("- [x] two, {#two}", *NAMED[1:]),
        before=WITH_NAMES,
    )
    yield _edit(
        "other names or numbers of files and folders, where lessons have `id:`",
        "otros nombres o números de archivos y carpetas, si las lecciones tienen `id:`",
        {"one/1-a.md": None, "one/1-z-other.md": SMALL["one/1-a.md"]},
    )
    yield _edit(
        "lessons in another order",
        "otro orden de lecciones",
        {"one/1-a.md": None, "one/9-a.md": SMALL["one/1-a.md"]},
    )
    yield _edit(
        "a lesson in another module, a question in another lesson",
        "una lección en otro módulo, una pregunta en otra lección",
        {
            "two/1-c.md": None,
            "one/3-c.md": SMALL["two/1-c.md"],
            "one/2-b.md": lesson("b", B1),
            "two/2-d.md": lesson("d", choice("b2"), choice("d1", points="2")),
        },
    )
    yield _edit(
        "options with `{#name}` in another order",
        "otro orden de opciones con `{#nombre}`",
        _with_b1(*NAMED[::-1]),
        before=WITH_NAMES,
    )
    yield _edit(
        "colour, theme, `version:`",
        "color, tema, `version:`",
        settings=f'{MARK}theme: soft\nbrand_color: "#6b3fa0"\n',
    )
    yield _edit(
        "another id of a lesson and a question, with `was`",
        "otro id de una lección y de una pregunta, con `was`",
        {"one/1-a.md": lesson("a-new", "P.", choice("a1-new", was="a1"), was="a")},
    )


def _noticed() -> Iterator[Edit]:
    yield _edit("a new lesson", "una lección nueva", {"one/0-x.md": lesson("x", "New.")})
    yield _edit(
        "a new question in a lesson",
        "una pregunta nueva en una lección",
        {"one/2-b.md": lesson("b", B1, choice("b2"), choice("b9"))},
    )
    yield _edit(
        "words of an option",
        "palabras de una opción",
        _with_b1("- [x] Twenty {#two}", *NAMED[1:]),
        before=WITH_NAMES,
    )
    yield _edit(
        "another option is right",
        "otra opción es la correcta",
        _with_b1("- [ ] Two {#two}", "- [x] Three {#three}", NAMED[2]),
        before=WITH_NAMES,
    )
    yield _edit(
        "an option more or less",
        "una opción más o menos",
        _with_b1(*NAMED, "- [ ] Five {#five}"),
        before=WITH_NAMES,
    )
    yield _edit(
        "another `{#name}`",
        "otro `{#nombre}`",
        _with_b1("- [x] Two {#second}", *NAMED[1:]),
        before=WITH_NAMES,
    )
    yield _edit(
        "options without `{#name}` in another order",
        "otro orden de opciones sin `{#nombre}`",
        _with_b1("- [ ] Three", "- [x] Two", "- [x] Four", "- [x] Six"),
    )
    yield _edit(
        "another kind of question with the same id",
        "otra clase de pregunta con el mismo id",
        {"one/2-b.md": lesson("b", "::: true-false b1\nSo?\n\n- [x] true\n- [ ] false\n:::\n")
         + choice("b2")},
    )  # fmt: skip
    yield _edit(
        "another `version` of what is confirmed",
        "otra `version` de lo que se confirma",
        {"one/0-e.md": lesson("e", CONFIRM.replace("version=1", "version=2"))},
        before=WITH_RULES,
    )
    yield _edit(
        "other points",
        "otros puntos",
        {"two/2-d.md": lesson("d", choice("d1", points="5"))},
    )
    yield _edit("a higher pass mark", "una nota más alta", settings=completion(90))
    yield _edit("a lower pass mark", "una nota más baja", settings=completion(60))
    yield _edit("a pass mark where there was none", "una nota donde no la había", was="")
    yield _edit("no pass mark any more", "sin nota para aprobar", settings="")
    yield _edit(
        "`report: completed`", "`report: completed`", settings=f"{MARK}  report: completed\n"
    )
    yield _edit("`failed: failed`", "`failed: failed`", settings=completion(80, "failed"))
    yield _edit("`needs: [mark]`", "`needs: [mark]`", settings=f"{MARK}  needs: [mark]\n")
    yield _edit(
        "`record=none` on a question",
        "`record=none` en una pregunta",
        {"one/2-b.md": lesson("b", B1, choice("b2", record="none"))},
    )
    yield _edit(
        "what is left to do is taken out",
        "se quita lo que faltaba hacer",
        {"two/1-c.md": None, "two/2-d.md": None},
    )


def _disturbing() -> Iterator[Edit]:
    other = SMALL["one/1-a.md"].replace("id: a", "id: a-new")
    yield _edit(
        "another `id:` of a lesson without `was:`",
        "otro `id:` de una lección sin `was:`",
        {"one/1-a.md": other},
    )
    yield _edit(
        "another id of a question without `was=`", "otro id de una pregunta sin `was=`", RENAMED
    )
    yield _edit("a lesson is taken out", "se quita una lección", {"one/1-a.md": None})
    yield _edit("a question is taken out", "se quita una pregunta", {"one/2-b.md": lesson("b", B1)})
    was = {"one/1-a.md": lesson("a", "P.", A1.replace("{", "{was=a-old "), objective="O1.a")}
    met = {"one/1-a.md": lesson("a", "P.", A1.replace(" a1 ", " a-old "), objective="O1.a")}
    yield Edit(
        en="`was` is taken out, and somebody has not come back yet",
        es="se quita `was`, y alguien no volvió todavía",
        old=small(was, settings=MARK),
        new=small(settings=MARK),
        met=small(met, settings=MARK),
    )
    yield Edit(
        en="another id of a test without `was:`",
        es="otro id de una prueba sin `was:`",
        old=examined(),
        new=examined("end"),
    )
    yield _edit("another `id:` of the course", "otro `id:` del curso", id="other")
    english = one(A1)
    british = {path.replace("en/", "en-GB/"): text for path, text in english.items()}
    head = str(english["course.yaml"]).replace("[en]", "[en-GB]")
    yield Edit(
        en="another folder of the language",
        es="otra carpeta del idioma",
        old=english,
        new=british | {"course.yaml": head},
    )


EDITS: tuple[Edit, ...] = (*_unnoticed(), *_noticed(), *_disturbing())
