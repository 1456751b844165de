"""Blocks in the workbench of xblock-sdk: where they are served, and what a learner does there."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from browser.axe import ALL, AXE
from conftest import ROOT
from playwright.sync_api import Browser, Locator, Page

from smcourse.grading.presented import presented

RUN = """async ([where, options]) => {
  const { violations } = await axe.run(document.querySelector(where), options)
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html.slice(0, 200))}`)
}"""


@contextmanager
def serve(blocks: Mapping[str, Mapping[str, Any]], folder: Path) -> Iterator[str]:
    """The address of a workbench with these blocks, each a scenario of its name."""
    command = [sys.executable, "-m", "edx.workbench", str(folder)]
    with subprocess.Popen(
        command, cwd=ROOT / "tests", stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(json.dumps(blocks))
        process.stdin.close()
        try:
            yield process.stdout.readline().strip()
        finally:
            process.kill()


def phone(browser: Browser) -> Iterator[Page]:
    """A page of a phone's width, on which no script fails."""
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.set_default_timeout(8000)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    page.close()
    assert errors == []


def answer(block: Locator, payload: dict[str, Any], response: list[str]) -> None:
    """Answer a question, in the names that are shown."""
    shown = [str(one) for one in presented(payload).given(response)]
    match payload["kind"]:
        case "order":
            for place, line in enumerate(shown):
                up = block.locator(f'button[value="{line}"]').first
                lines = block.locator("li")
                while lines.nth(place).locator(f'button[value="{line}"]').count() == 0:
                    up.click()
        case "match":
            for select, answer in zip(block.locator("select").all(), shown, strict=True):
                select.select_option(answer)
        case "text" | "number":
            for field, text in zip(
                block.locator("fieldset input:not([type=radio])").all(), shown, strict=True
            ):
                field.fill(text)
        case _:
            for value in shown:
                block.locator(f'input[value="{value}"]').check()


def violations(page: Page, where: str) -> list[str]:
    """What axe-core finds in a part of the page."""
    if not page.evaluate("'axe' in window"):
        page.add_script_tag(path=AXE)
    found: list[str] = page.evaluate(RUN, [where, ALL])
    return found
