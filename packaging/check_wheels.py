"""Both wheels in a clean environment of each Python that is here, at work on the same course.

    make wheels

A wheel holds every file of its package and nothing else. Installed from the wheels alone, with
`[handbook]` and `[preview]`, `smcourse` builds `courses/tour` and verifies it, the preview's server
is there, and the blocks of Open edX can be loaded; what they build is compared byte by byte. Prints
a line for each Python and ends with 1 where one fails.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
OLDEST, NEWEST = 11, 13
PACKAGES = {
    "smcourse": ROOT / "src",
    "smcourse_xblock": ROOT / "xblocks" / "smcourse_xblock",
}
BESIDE = ("__pycache__", "package.json")  # the latter tells Node, in tests, what modules are
BLOCKS = (
    "from importlib.metadata import entry_points as found;"
    "print(sorted(e.load().__name__ for e in found(group='xblock.v1') if 'smcourse' in e.value))"
)


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        wheels = _built(Path(name))
        lacks = [line for wheel in wheels for line in _amiss(wheel)]
        print("\n".join(lacks) or f"{len(wheels)} wheels hold what their packages do")
        told = {python: _tried(python, wheels, Path(name)) for python in _pythons()}
    made = {digest for digest in told.values() if digest}
    if len(made) > 1:
        print("they do not make the same bytes: their zlib may differ")
    return 1 if lacks or None in told.values() or not told else 0


def _built(folder: Path) -> list[Path]:
    for source in (ROOT, PACKAGES["smcourse_xblock"]):
        copy = folder / "source" / source.name  # `build/` of an earlier wheel would come along
        left_out = shutil.ignore_patterns(".*", "build", "*.egg-info", "node_modules", "dist")
        shutil.copytree(source, copy, ignore=left_out)
        _run(
            [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(folder), str(copy)]
        )
    return sorted(folder.glob("*.whl"))


def _amiss(wheel: Path) -> Iterator[str]:
    """Files that are in one and not in the other."""
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    package = wheel.name.partition("-")[0]
    home = PACKAGES[package]
    own = {
        path.relative_to(home).as_posix()
        for path in (home / package).rglob("*")
        if path.is_file() and not any(part in BESIDE for part in path.parts)
    }
    yield from (f"{wheel.name} lacks {name}" for name in sorted(own - held))
    yield from (f"{wheel.name} has {name}, which is not there" for name in sorted(held - own))


def _pythons() -> Iterator[str]:
    """One interpreter of each version that works, by whatever name it is found."""
    for minor in range(OLDEST, NEWEST + 1):
        name = f"python3.{minor}"
        managed = sorted(Path.home().glob(f".pyenv/versions/3.{minor}.*/bin/{name}"))
        for candidate in (*managed, name):
            if shutil.which(str(candidate)) and not _fails([str(candidate), "-c", ""]):
                yield str(candidate)
                break
        else:
            print(f"{name} is not here")


def _tried(python: str, wheels: list[Path], folder: Path) -> str | None:
    """The digest of what is built; None, and a line, where anything fails."""
    version = subprocess.run([python, "-V"], capture_output=True, text=True).stdout.strip()
    home = folder / version.replace(" ", "-")
    own = str(home / "bin" / "python")
    core, blocks = (next(w for w in wheels if w.name.startswith(f"{p}-")) for p in PACKAGES)
    try:
        _run([python, "-m", "venv", str(home)])
        _run([own, "-m", "pip", "install", "-q", f"{core}[handbook,preview]", str(blocks)])
        _run([own, "-m", "pip", "check"])
        build = [own, "-W", "error::SyntaxWarning", "-m", "smcourse", "build"]
        _run([*build, str(ROOT / "courses" / "tour"), "--out", str(home / "made")])
        made = sorted((home / "made").iterdir())
        for package in made:
            _run([own, "-m", "smcourse", "verify", str(package)])
        _run([own, "-c", "import smcourse.preview.run"])
        blocks_told = _run([own, "-c", BLOCKS])
    except subprocess.CalledProcessError as problem:
        print(f"{version}: {' '.join(problem.cmd)}\n{problem.stdout}{problem.stderr}")
        return None
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in made)).hexdigest()
    print(f"{version}: {len(made)} packages, {digest[:12]}, {blocks_told.strip()}", flush=True)
    return digest


def _run(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd="/")
    return done.stdout


def _fails(command: list[str]) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode != 0


if __name__ == "__main__":
    raise SystemExit(main())
