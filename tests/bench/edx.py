"""Our blocks beside the core problem and drag-and-drop-v2, all in one run of `blocks.py`."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.bars import TIME, Row
from conftest import ROOT
from edx.exam import exam
from grading.alike import payload_of

PEERS = ROOT / ".venv-peers" / "bin" / "python"
OPTIONS = "- [ ] Friends\n  > No.\n- [x] All\n  > Yes.\n- [ ] None"
ITEMS, DRAWN = 120, 20
ITEM = """::: choice item-{n} {{objective=O1}}
Question {n}: what may be posted, by whom, and when?

- [x] The first that many give
  > So it is, and why.
- [ ] The second
  > Not so, and why.
- [ ] The third
:::

"""
OURS, CORE, DRAG, TEST = "smcourse_question", "problem", "drag-and-drop-v2", "smcourse_test"


def rows() -> Iterator[Row]:
    if not PEERS.exists():
        yield Row("no environment with the peers", "run `make bench`", "to be there", False)
        return
    told = _measured()
    ours, core, drag = told[OURS], told[CORE], told[DRAG]
    for what in ("view ms", "answer ms", "200 views ms"):
        yield _beside(what, "ms", ours, core, drag, excuse=TIME)
    yield _beside("state bytes", "B", ours, core, drag)
    yield _beside("200 bytes", "B", ours, core, drag)
    writes = f"{ours['writes']:.0f}, {core['writes']:.0f}, {drag['writes']:.0f}"
    yield Row("writes for an answer: ours, core, drag", writes, "one", ours["writes"] == 1)
    share = ours["page bytes"] / drag["page bytes"]
    sizes = f"{ours['page bytes'] / 1000:.0f} kB, {share:.2f} of drag-and-drop"
    yield Row("bytes of a page with one", sizes, "at most as many", share <= 1)
    yield from _test(told[TEST], core)


def _beside(what: str, unit: str, ours: Any, core: Any, drag: Any, excuse: str = "") -> Row:
    """Ours as a share of each peer's; the core problem's is the bar."""
    share = ours[what] / core[what]
    told = f"{ours[what]:,.4g} {unit}, {share:.2f} and {ours[what] / drag[what]:.2f}"
    label = f"{what.removesuffix(' ms').removesuffix(' bytes')}: ours, of core, of drag"
    return Row(label, told, "at most the core problem's", share <= 1, excuse)


def _test(test: Any, core: Any) -> Iterator[Row]:
    name = f"test of {test['items']:.0f} items"
    share = test["answer ms"] / core["answer ms"]
    told = f"{test['answer ms']:.1f} ms, {share:.2f} of a problem's"
    yield Row(f"{name}: an answer", told, "at most a problem's", share <= 1, TIME)
    times = f"{test['view ms']:.1f}, {test['begin ms']:.0f}, {test['hand in ms']:.1f} ms"
    yield Row(
        f"{name}: view, begin, hand in", times, "begin within 100 ms", test["begin ms"] <= 100, TIME
    )
    yield Row(
        f"{name}: writes, state",
        f"{test['writes']:.0f}, {test['state bytes']:,.0f} B",
        "one",
        test["writes"] == 1,
    )
    yield Row(f"{name}: in the course", f"{test['payload bytes'] / 1000:.0f} kB")


def _measured() -> dict[str, Any]:
    with TemporaryDirectory() as folder:
        home = Path(folder)
        bank = "".join(ITEM.format(n=n) for n in range(ITEMS))
        payloads = {
            "question": payload_of("choice", OPTIONS, home / "q"),
            "test": exam(home / "t", f"draw: {DRAWN}", bank=bank),
        }
        written = home / "payloads.json"
        written.write_text(json.dumps(payloads), encoding="utf-8")
        ran = subprocess.run(
            [PEERS, "-W", "ignore", "-m", "bench.blocks", written],
            cwd=ROOT / "tests",
            env={**os.environ, "DJANGO_SETTINGS_MODULE": "bench.platform_settings"},
            capture_output=True,
            text=True,
            check=True,
        )
    told: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return told
