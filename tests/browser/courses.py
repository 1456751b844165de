"""Small courses for the browser tests, as files."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from conftest import ROOT

Files = dict[str, str | bytes]

OPTIONS = ("- [ ] Red", "- [x] Green", "- [ ] Blue")


def choice(id: str, options: Sequence[str] = OPTIONS, **attributes: str) -> str:
    """A question; a right option's feedback and a wrong one's are both there."""
    own = " ".join(f"{key}={value}" for key, value in attributes.items())
    lines = "\n".join(f"{option}\n  > Said of «{option[6:]}»." for option in options)
    return f"::: choice {id} {{{own}}}\nWhat is asked in {id}?\n\n{lines}\n:::\n"


def lesson(id: str, *blocks: str, was: str = "", objective: str = "") -> str:
    """A lesson: prose or questions, one step each."""
    head = f"id: {id}\ntitle: Lesson {id}\n" + (f"was: [{was}]\n" if was else "")
    head += f"objectives: {{{objective}: Tell one from another}}\n" if objective else ""
    steps = [block if block.startswith(":::") else f"{block}\n\n---\n" for block in blocks]
    return f"---\n{head}---\n" + "\n".join(steps)


def course(
    lessons: Mapping[str, str],
    *,
    modules: Sequence[str] = (),
    settings: str = "",
    id: str = "trial",
) -> Files:
    """Lessons by their path below `en/`, and a titled module for each folder named."""
    head = f"id: {id}\ntitle: A trial\nlanguages: [en]\n{settings}"
    head += f"modules: [{', '.join(modules)}]\n" if modules else ""
    openings = {
        f"en/{name}/index.md": f"---\ntitle: Module {name}\n---\nIts promise.\n" for name in modules
    }
    return {
        "course.yaml": head,
        **openings,
        **{f"en/{path}": text for path, text in lessons.items()},
    }


def completion(pass_mark: int | None = None, failed: str = "") -> str:
    own = [f"  pass_mark: {pass_mark}\n"] if pass_mark else []
    own += [f"  failed: {failed}\n"] if failed else []
    return "completion:\n" + "".join(own) if own else ""


SEVERAL = ("- [x] Two", "- [ ] Three", "- [x] Four", "- [x] Six")

A1 = choice("a1", objective="O1.a")
B1 = choice("b1", SEVERAL)
SMALL = {
    "one/1-a.md": lesson("a", "Some prose.", A1, "More prose.", objective="O1.a"),
    "one/2-b.md": lesson("b", B1, choice("b2")),
    "two/1-c.md": lesson("c", "Only prose.", "And more prose."),
    "two/2-d.md": lesson("d", choice("d1", points="2")),
}
MODULES = ("one", "two")


def small(settings: str = "") -> Files:
    """Four lessons in two modules; four questions, one of them with several right options."""
    return course(SMALL, modules=MODULES, settings=settings)


def ours(name: str, **settings: str) -> Files:
    """A course of courses/, with other settings."""
    folder = ROOT / "courses" / name
    files: Files = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    head = (folder / "course.yaml").read_text(encoding="utf-8")
    for key, value in settings.items():
        head = re.sub(rf"(?m)^{key}:.*\n", "", head) + f"{key}: {value}\n"
    return files | {"course.yaml": head}
