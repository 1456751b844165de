"""What a program that stays remembers is what it would make anew, whatever an author edits."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from browser.courses import ours
from conftest import ROOT, write_files

from smcourse.compile.compiled import Compiled
from smcourse.memo import NEVER, Memo
from smcourse.order import Order
from smcourse.pipeline import understood
from smcourse.source import read
from smcourse.targets.scorm12 import TARGET

HEAD = """id: apiary
title: An apiary
languages: [en]
audiences: {keeper: Keepers, buyer: Buyers}
completion: {pass_mark: 60}
tests:
  final:
    draw: {O1: 1, O2: 1}
"""
COMPANY = """id: bees
languages: [en]
company_name: Bees
handbook_url: https://bees.invalid/handbook
law_reviewed_on: {US: 2026-01-15}
law_reviewed_by: {US: Ana Ruiz}
brand_handles:
  instagram: {handle: "@bees", owner: The keeper}
  forum: {handle: "@hive", owner: The buyer}
press_contact: {name: Press, channel: "press@bees.invalid", hours: "9-18"}
"""
FACTS = "F01: {grade: A, claim: It is so, source: A survey, year: 2025}\n"
HIVE = """---
id: hive
title: The hive of {{ company_name }}
objectives: {O1: Tell hives apart}
---
A [comb](#comb), [how honey is sold](#honey), [the rule](handbook:rule). It is so [@F01].

![A hive](../../media/hive.svg)

[The form](../../media/form.pdf)

::: country ES
Hives stand 25 metres from a road.
:::

::: country US
Hives are {{ company_name }}’s.
:::

::: table brand_handles Where we are
- platform: Where
- handle: Who
:::

::: only audience=keeper
For keepers.
:::

::: choice q1 {objective=O1}
Whose hive is it?

- [ ] Nobody’s.
- [x] Of {{ company_name }}.
:::
"""
HONEY = """---
id: honey
title: Honey
audience: [buyer]
objectives: {O2: Tell honey apart}
---
Back to [the hive](#hive) or [its page](../1-bees/1-hive.md#hive).
"""


def item(id: str, objective: str) -> str:
    options = "- [ ] Not so.\n  > No.\n- [x] As {{ company_name }} does.\n  > Yes.\n"
    return f"::: choice {id} {{objective={objective}}}\nWhat of {id}?\n\n{options}:::\n"


def apiary() -> dict[str, str | bytes]:
    """A small course with one of everything that something else is made of."""
    tour = ours("tour")
    own: dict[str, str | bytes] = {
        "1-bees/index.md": "---\nid: bees\ntitle: Bees\n---\nTheir promise.\n",
        "1-bees/1-hive.md": HIVE,
        "2-trade/1-honey.md": HONEY,
        "bank/all.md": "\n".join(item(f"i{n}", f"O{n % 2 + 1}") for n in range(4)),
        "tests/final.md": "---\ntitle: The end\nhelp: Ask {{ company_name }}.\n---\nOf [the hive](#hive).\n",
        "glossary.md": "Comb {#comb}\n: What bees live on.\n",
        "handbook/1-rule.md": "---\nid: rule\ntitle: The rule\n---\nBe kind to bees.\n",
    }
    texts = {f"en/{name}": text for name, text in own.items()}
    media = {"media/hive.svg": tour["media/desk.svg"], "media/form.pdf": tour["media/tarjeta.pdf"]}
    return {"course.yaml": HEAD, "company.yaml": COMPANY, "facts.yaml": FACTS, **texts, **media}


Edit = tuple[str, str | bytes, str | bytes]  # a file, what goes, what comes; "" goes: all of it

TWO_ROWS = """  instagram: {handle: "@bees", owner: The keeper}
  forum: {handle: "@hive", owner: The buyer}
"""
BESIDE = "../beside"
THEIRS = f"{BESIDE}/their.yaml"
EDITS: tuple[Edit, ...] = (
    ("en/1-bees/1-hive.md", "(#honey)", "(#hony)"),
    ("en/1-bees/1-hive.md", "id: hive", "\nid: hive"),
    ("en/2-trade/1-honey.md", "id: honey", "id: hony"),
    ("en/1-bees/1-hive.md", "(#hony)", "(../2-trade/1-honey.md)"),
    ("en/2-trade/1-honey.md", "title: Honey", "title: Dark honey"),
    ("en/2-trade/1-honey.md", "Tell honey apart", "Tell {{ company_nam }} apart"),
    ("en/2-trade/1-honey.md", "{{ company_nam }}", "dark honey"),
    ("en/1-bees/index.md", "id: bees", "\nid: insects"),
    ("en/glossary.md", "{#comb}", "{#combs}"),
    ("en/glossary.md", "{#combs}", "{#comb}"),
    ("en/handbook/1-rule.md", "id: rule", "id: the-rule"),
    ("en/handbook/1-rule.md", "id: the-rule", "id: rule"),
    ("facts.yaml", "A survey", "Another survey"),
    ("facts.yaml", "F01", "F02"),
    ("facts.yaml", "F02", "# one line\nF01"),
    ("company.yaml", "company_name: Bees", "company_name: A <b>, an & and more"),
    ("company.yaml", "https://bees", "http://bees"),
    ("company.yaml", "{US: 2026", "{US: 2026-02-01, ES: 2026"),
    ("company.yaml", "{US: Ana", "{ES: Eva, US: Ana"),
    ("company.yaml", TWO_ROWS, "".join(reversed(TWO_ROWS.splitlines(keepends=True)))),
    ("company.yaml", "id: bees", "\nid: bees\nlogo: media/hive.svg"),
    ("media/hive.svg", b'viewBox="0 0 ', b'viewBox="1 1 '),
    ("media/hive.svg", b"<svg", b'<svg onload="x"'),
    ("media/hive.svg", b'<svg onload="x"', b"<svg"),
    ("media/form.pdf", "", b"%PDF-1.4 a form" + bytes(90_000) + b" that is longer %%EOF"),
    (THEIRS, "Bees", "Theirs"),
    (f"{BESIDE}/hive.svg", "", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'),
    ("media/Hive.svg", "", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'),
    ("course.yaml", "{O1: 1, O2: 1}", "{O2: 1, O1: 1}"),
    ("course.yaml", "pass_mark: 60", "pass_mark: 61"),
    ("course.yaml", "  final:", "  last:"),
    ("course.yaml", "  last:", "  final:"),
    ("course.yaml", "tests:\n  final:", "\ntests:\n  final:\n    wait: [24]"),
    ("course.yaml", "buyer: Buyers}", "buyer: Traders}\nmodules: [2-trade, 1-bees]"),
    ("course.yaml", "buyer: Traders}", "buyer: Traders, other: Others}"),
    ("course.yaml", ", other: Others", ""),
    ("en/bank/all.md", "What of i0?", "\n\nWhat of [hive](#hive) and [hife](#hife)?"),
    ("en/bank/all.md", "::: choice i0", "\n\n::: choice i0"),
    ("en/bank/all.md", " and [hife](#hife)", ""),
    ("en/bank/all.md", "{objective=O1}", "{objective=O1 role=buyer critical}"),
    ("en/tests/final.md", "Of [the hive]", "\nOf *all*, [the hive]"),
    ("en/1-bees/2-new.md", "", "---\nid: new\ntitle: New\n---\n![New](../../media/Hive.svg)\n"),
    ("en/1-bees/2-new.md", "---\nid: new", "---\nwas: [newer]\nid: new"),
)
ON_TOUR: tuple[Edit, ...] = (
    ("en/01-text/02-links.md", "---\n", "---\n\n"),
    ("course.yaml", "id: tour", "id: tour\npackages: all-languages-in-one"),
)


def write(file: Path, old: str | bytes, new: str | bytes) -> None:
    """An edit, of whose time nothing can be told."""
    wanted, gone = (text if isinstance(text, bytes) else text.encode() for text in (new, old))
    before = file.read_bytes() if gone else b""
    assert gone in before
    known = file.stat() if file.exists() else None
    file.write_bytes(before.replace(gone, wanted, 1) if gone else wanted)
    if known:
        os.utime(file, ns=(known.st_atime_ns, known.st_mtime_ns))


def made(root: Path, memo: Memo, order: Order, in_haste: bool) -> tuple[list[str], list[str]]:
    """Packages and findings in words: what is equal and in the same order has the same."""
    compiled: list[str] = []

    def take(one: Compiled) -> None:
        compiled.append(f"{one}")

    found = understood(read(root, memo), TARGET, order, take, in_haste=in_haste)
    return compiled, list(map(str, found))


def test_an_edit_leaves_nothing_stale(tmp_path: Path) -> None:
    root, tour, memo = write_files(tmp_path / "apiary", apiary()), tmp_path / "tour", Memo()
    write_files(root, {THEIRS: COMPANY + "logo: hive.svg\n"})
    shutil.copytree(ROOT / "courses" / "tour", tour)
    own, theirs = Order(), Order(company=root / THEIRS)
    whole = 0
    for folder, edits in ((root, EDITS), (tour, ON_TOUR)):
        for path, gone, come in edits:
            write(folder / path, gone, come)
            order = theirs if path.startswith(BESIDE) else own
            now, found = made(folder, memo, order, in_haste=True)
            fresh = made(folder, NEVER, order, in_haste=False)
            assert made(folder, memo, order, in_haste=False) == fresh, (path, come)
            assert set(found) <= set(fresh[1]), (path, come)
            assert now == fresh[0] or not fresh[0], (path, come)
            whole += len(fresh[0])
    assert whole > len(EDITS)
