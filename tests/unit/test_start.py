"""The program starts fast: a command loads nothing that it does not use."""

from __future__ import annotations

import subprocess
import sys

import pytest
from conftest import ROOT

LOADED = """
import sys
sys.argv = ["smcourse", *sys.argv[1:]]
try:
    from smcourse.cli import main
    main()
except SystemExit:
    pass
print(*sorted(sys.modules), file=sys.stderr)
"""
HELLO = str(ROOT / "courses" / "hello")
HEAVY = {
    "--version": "babel yaml markdown lxml jinja2 nh3 pygments rich zipfile concurrent.futures",
    "explain": "pygments rich concurrent.futures asyncio",
    "check": "babel jinja2 pygments rich concurrent.futures asyncio",
    "build": "pygments rich concurrent.futures asyncio",
    "preview": "babel lxml markdown nh3 pygments rich yaml",  # before its page was asked for
}
ARGUMENTS = {
    "--version": ["--version"],
    "explain": ["explain", "fence-unknown"],
    "check": ["check", HELLO],
    "build": ["build", HELLO],
    "preview": ["preview", "missing"],
}


@pytest.mark.parametrize("command", HEAVY)
def test_a_command_loads_only_what_it_uses(command: str, tmp_path: object) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", LOADED, *ARGUMENTS[command]],
        capture_output=True,
        text=True,
        check=True,
        cwd=str(tmp_path),
    )
    loaded = set(ran.stderr.split())
    assert "smcourse.cli" in loaded
    assert loaded & set(HEAVY[command].split()) == set()
