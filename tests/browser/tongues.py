"""A small course in three languages, and the switch between them."""

from __future__ import annotations

from browser.courses import Files
from browser.sitting import Sitting

HEAD = (
    "id: tongues\nlanguages: [es-419, en, ar]\nversion: '1'\n"
    "packages: all-languages-in-one\nmodules: [one]\n"
)


def _lesson(id: str, title: str, prompt: str, options: tuple[str, str]) -> str:
    right, wrong = options
    return (
        f"---\nid: {id}\ntitle: {title}\nminutes: 2\n---\n{title}.\n\n---\n\n"
        f"::: choice q-{id}\n{prompt}\n\n- [x] {right} {{#yes}}\n  > {right}.\n"
        f"- [ ] {wrong} {{#no}}\n  > {wrong}.\n:::\n"
    )


WORDS = {
    "es-419": (
        "Dos lenguas",
        "Módulo",
        ("Primera", "Segunda"),
        "¿Verde o azul?",
        ("Verde", "Azul"),
    ),
    "en": ("Two tongues", "Module", ("First", "Second"), "Green or blue?", ("Green", "Blue")),
    "ar": ("لغتان", "وحدة", ("الأول", "الثاني"), "أخضر أم أزرق؟", ("أخضر", "أزرق")),
}


def tongues() -> Files:
    """Two lessons with a question each, in three languages, one of which runs right to left."""
    files: Files = {"course.yaml": HEAD}
    for tag, (title, module, lessons, prompt, options) in WORDS.items():
        files[f"{tag}/index.md"] = f"---\ntitle: {title}\n---\n{title}.\n"
        files[f"{tag}/one/index.md"] = f"---\nid: one\ntitle: {module}\n---\n{module}.\n"
        for number, name in enumerate(lessons):
            files[f"{tag}/one/{number}.md"] = _lesson(f"l{number}", name, prompt, options)
    return files


def speak(sitting: Sitting, tag: str) -> None:
    """Choose a language: on the cover, else in the menu."""
    button = sitting.frame.locator(f"[data-sm-speak={tag}]:visible")
    if not button.count():
        sitting.frame.locator("[data-sm-menu]").click()
    button.click()
