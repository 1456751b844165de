"""A course around one example of the manual, so that the program can say what it thinks of it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path, PurePosixPath

import yaml
from conftest import ROOT, write_files
from docs.pages import Example

from smcourse.order import Order
from smcourse.parse.shapes import LANGUAGE
from smcourse.pipeline import check
from smcourse.targets import all_targets

TODAY = "2027-01-15"
MODULE, OTHER = "01-reach", "02-voice"
HEAD = {"id": "example", "title": "Example", "languages": ["en"]}
AUDIENCES = {"leader": "Leaders", "hr": "HR"}
LESSONS = {
    f"{MODULE}/01-how-it-travels.md": "how-it-travels",
    f"{OTHER}/01-three-hats.md": "three-hats",
}
GLOSSARY = "Organic reach {#organic}\n: For free.\n\nPaid reach {#paid}\n: For money.\n"
CONFIRMED = """::: acknowledge {}-rules {{version=1}}
I confirm:

- I have read the rules.

refuse: Talk to your manager.
:::
"""
HELP = "help: Ask for help.\n"
CHAPTER = "---\nid: response\ntitle: What we answer\n---\nText.\n"
FACTS = "F1: {grade: A, source: One, year: 2024}\n"
TOUR = ROOT / "courses" / "tour"

_OWN_ID = re.compile(r"^id: *(\S+)", re.M)


def codes(example: Example, folder: Path) -> set[str]:
    """The codes that `check` finds in a course that holds the example."""
    KINDS[example.kind](example, folder)
    order = Order(today=TODAY)
    return {found.code for found in check(folder, all_targets()["scorm12"], order).found}


def _lesson(example: Example, folder: Path) -> None:
    text = example.text
    if not text.startswith("---\n"):
        title = "id: example\ntitle: Example\nminutes: 1\n"
        text = f"---\n{title}objectives: {{O1: One, O2: Two}}\n---\n{text}"
    _around(example, folder, with_minutes="\nminutes:" in text)
    _write(folder, f"{example.folder}/{MODULE}/02-example.md", text)


def _front(example: Example, folder: Path) -> None:
    text = example.text
    for key in ("id", "title"):
        text += f"{key}: example\n" if f"{key}:" not in text else ""
    _around(example, folder, with_minutes="minutes:" in text)
    _write(folder, f"{example.folder}/{MODULE}/02-example.md", f"---\n{text}---\nText.\n")


def _opening(example: Example, folder: Path) -> None:
    _around(example, folder)
    _write(folder, f"{example.folder}/index.md", example.text)


def _module(example: Example, folder: Path) -> None:
    _around(example, folder)
    _write(folder, f"{example.folder}/{MODULE}/index.md", example.text)


def _glossary(example: Example, folder: Path) -> None:
    _around(example, folder)
    _write(folder, f"{example.folder}/glossary.md", example.text)


def _course(example: Example, folder: Path) -> None:
    """Whole, or some of its keys; with the folders and the objectives that it names, and in each
    lesson something to answer and something to confirm."""
    given = yaml.safe_load(example.text)
    missing = {key: value for key, value in HEAD.items() if key not in given}
    names = given.get("modules") or [MODULE, OTHER]
    modules = {name: name.lstrip("0123456789-") for name in names}
    tests = given.get("tests", {})
    cells = (test["draw"] for test in tests.values() if isinstance(test["draw"], dict))
    drawn = {cell.replace("*", "-one") for own in cells for cell in own}
    for language in filter(LANGUAGE.fullmatch, {**HEAD, **given}["languages"]):
        for test in tests:
            _write(folder, f"{language}/tests/{test}.md", f"---\ntitle: Test {test}\n{HELP}---\n")
        for path, name in modules.items():
            own = drawn - {*modules.values()} if path == names[0] else set()
            taught = dict.fromkeys((f"O-{name}", *sorted(own)), "One")
            head = yaml.safe_dump({"id": name, "title": "One", "objectives": taught})
            for place, test in enumerate(tests):
                items = [_items(f"t{place}-{objective}".lower(), objective) for objective in taught]
                if path == names[0]:
                    items.append(_item(f"t{place}-critical", f"O-{name} critical"))
                bank = f"---\ntests: [{test}]\n---\n" + "\n".join(items)
                _write(folder, f"{language}/bank/{test}-{name}.md", bank)
            asked = f"{_item(f'{name}-asked', f'O-{name}')}\n{CONFIRMED.format(name)}"
            _write(folder, f"{language}/{path}/index.md", f"---\ntitle: {path}\n---\n")
            _write(folder, f"{language}/{path}/01-lesson.md", f"---\n{head}---\nText.\n\n{asked}")
    head = yaml.safe_dump(missing, allow_unicode=True) if missing else ""
    _write(folder, "course.yaml", head + example.text)


def _items(name: str, objective: str) -> str:
    """Enough items for any test of the manual."""
    return "\n".join(_item(f"{name}-{number}", objective) for number in range(6))


def _item(id_: str, objective: str) -> str:
    return f"::: choice {id_} {{objective={objective}}}\nWhat?\n\n- [ ] No\n- [x] Yes\n:::\n"


def _bank(example: Example, folder: Path) -> None:
    _around(example, folder)
    _exam(example, folder)
    _write(folder, f"{example.folder}/bank/01-example.md", example.text)


def _test(example: Example, folder: Path) -> None:
    _around(example, folder)
    _exam(example, folder)
    _write(folder, f"{example.folder}/tests/final.md", example.text)


def _exam(example: Example, folder: Path) -> None:
    """A test of the objectives that lessons of examples have."""
    head = (folder / "course.yaml").read_text(encoding="utf-8")
    tests = yaml.safe_dump({"tests": {"final": {"draw": {"O1": 2}}}})
    _write(folder, "course.yaml", head + tests)
    lesson = "---\nid: taught\ntitle: One\nobjectives: {O1: One}\n---\nText.\n"
    _write(folder, f"{example.folder}/{MODULE}/03-taught.md", lesson)
    _write(folder, f"{example.folder}/bank/02-more.md", _items("more", "O1"))


def _company(example: Example, folder: Path) -> None:
    """Whole, or some of its words; the sample company of the tour knows the others."""
    _around(example, folder)
    given = yaml.safe_load(example.text)
    sample = yaml.safe_load((TOUR / "company.yaml").read_text(encoding="utf-8"))
    others = {key: value for key, value in sample.items() if key not in given}
    head = yaml.safe_dump(others, allow_unicode=True) if others else ""
    _write(folder, "company.yaml", head + example.text)


def _facts(example: Example, folder: Path) -> None:
    _around(example, folder)
    _write(folder, "facts.yaml", example.text)


def _chapter(example: Example, folder: Path) -> None:
    _around(example, folder)
    _write(folder, f"{example.folder}/handbook/01-example.md", example.text)


def _folder(example: Example, folder: Path) -> None:
    """A tree of names, two spaces a level; what follows two spaces is a remark."""
    names: list[str] = []
    files = []
    for line in example.text.rstrip("\n").split("\n"):
        name = re.split(r"\s{2,}", line.strip())[0]
        names = [*names[: (len(line) - len(line.lstrip())) // 2], name.rstrip("/")]
        if not name.endswith("/"):
            files.append(PurePosixPath(*names[1:]))
    for path in files:
        _fill(folder, path, files)


def _fill(folder: Path, path: PurePosixPath, files: list[PurePosixPath]) -> None:
    match path.name, path.suffix:
        case "course.yaml", _:
            languages = sorted({file.parts[0] for file in files if file.suffix == ".md"})
            _write(folder, str(path), yaml.safe_dump({**HEAD, "languages": languages}))
        case "company.yaml", _:
            shutil.copy(TOUR / path, folder / path)
            shutil.copytree(TOUR / "media", folder / "media", dirs_exist_ok=True)
        case "glossary.md", _:
            _write(folder, str(path), GLOSSARY)
        case "index.md", _:
            _write(folder, str(path), "---\ntitle: Title\n---\n")
        case _, ".md":
            lesson = path.stem.lstrip("0123456789-")
            _write(folder, str(path), f"---\nid: {lesson}\ntitle: Title\n---\nText.\n")
        case _:
            _write(folder, str(path), "")


def _around(example: Example, folder: Path, *, with_minutes: bool = False) -> None:
    """A course with two other lessons, a glossary, a company, two audiences and media;
    with facts where it cites one."""
    language = example.folder
    head = {**HEAD, "languages": [language], "audiences": AUDIENCES}
    _write(folder, "course.yaml", yaml.safe_dump(head))
    shutil.copytree(TOUR / "media", folder / "media")
    shutil.copy(TOUR / "company.yaml", folder / "company.yaml")
    _write(folder, f"{language}/glossary.md", GLOSSARY)
    for module in (MODULE, OTHER):
        _write(folder, f"{language}/{module}/index.md", f"---\ntitle: {module}\n---\n")
    if "[@" in example.text or "fact=" in example.text:
        _write(folder, "facts.yaml", FACTS)
    own = _OWN_ID.findall(example.text)
    if "(handbook:" in example.text and "response" not in own:
        _write(folder, f"{language}/handbook/02-response.md", CHAPTER)
    minutes = "minutes: 1\n" if with_minutes else ""
    for path, id_ in LESSONS.items():
        if id_ not in own:
            _write(
                folder, f"{language}/{path}", f"---\nid: {id_}\ntitle: One\n{minutes}---\nText.\n"
            )


def _write(folder: Path, path: str, text: str) -> None:
    write_files(folder, {path: text})


KINDS = {
    "lesson": _lesson,
    "front": _front,
    "index.md": _opening,
    "module": _module,
    "glossary.md": _glossary,
    "course.yaml": _course,
    "company.yaml": _company,
    "facts.yaml": _facts,
    "chapter": _chapter,
    "bank": _bank,
    "test": _test,
    "folder": _folder,
}
