#!/usr/bin/env python3
"""What a change does to the courses of a repository: checked, built, compared with the base.

Run it in a clone, with the commit that is to be judged checked out and smcourse beside this Python:

    changes.py origin/main --out report

It looks at the courses that differ from where the two parted, or at all of them without a base, and
writes into OUT `smcourse.sarif`, `summary.md` and the folder `packages`. It exits with 1 where a
course has errors, and with `--safe` where learners in mid-course would lose something; with 2
where git or smcourse could not be run.
"""

from __future__ import annotations

import argparse
import html
import os
import posixpath
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

SMCOURSE = (sys.executable, "-P", "-m", "smcourse")  # and no module of the repository
NO_COMMIT = "0" * 40  # what forges call the base of a new branch
MOST_SHOWN = 60_000  # characters of an output: a job's summary takes a megabyte
CHUNK = 500  # files that fit on a command line


@dataclass(frozen=True)
class Ran:
    """What a program wrote, and what it ended with."""

    code: int
    text: str


@dataclass
class Report:
    """The summary as it grows, and whether the change may pass."""

    lines: list[str] = field(default_factory=lambda: ["# smcourse", ""])
    is_bad: bool = False

    def say(self, title: str, text: str) -> None:
        """An output under a heading, as it is: nothing in it is read as Markdown or HTML."""
        text = text.strip() or "–"
        shown = text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}\n…"
        self.lines += [f"### {title}", "", f"<pre>{html.escape(shown)}</pre>", ""]

    def head(self, name: str) -> None:
        """The heading of a course."""
        self.lines += [f"## <code>{html.escape(name)}</code>", ""]


def main(words: Sequence[str] | None = None) -> int:
    """Judge the commit that is checked out."""
    options = _options(words)
    options.out.mkdir(parents=True, exist_ok=True)
    start = _start(options.base)
    courses = _courses(start, options.company)
    report = Report()
    if not courses:
        report.lines += ["No course has changed.", ""]
    ordered = [*_flag("--company", options.company), *_flag("--release", options.release)]
    strict = _flag("--strict", options.strict)
    speak = _flag("--messages", options.messages)
    log = _told([*speak, "changed", "--format", "sarif", *ordered, *strict, "--", *courses], most=1)
    (options.out / "smcourse.sarif").write_text(log, encoding="utf-8")
    with _worktree(start) as before:
        for course in courses:
            report.head(course)
            out = options.out / "packages"
            order = ["--out", str(out), *ordered, *strict]
            built = _smcourse([*speak, "build", *order, "--", course])
            report.say("check and build", built.text.replace(f"{out}{os.sep}", ""))
            report.is_bad |= bool(built.code)
            if before and not built.code:
                _compare(before, course, options, report)
    text = "\n".join(report.lines)
    (options.out / "summary.md").write_text(text, encoding="utf-8")
    if options.summary:
        with options.summary.open("a", encoding="utf-8") as file:
            file.write(text)
    print(text)
    return 1 if report.is_bad else 0


def _compare(before: Path, course: str, options: argparse.Namespace, report: Report) -> None:
    """What uploading each package anew does to learners in mid-course."""
    old, out = before / course, before.parent / "packages" / course
    speak, safe = _flag("--messages", options.messages), _flag("--safe", options.safe)
    if not (old / "course.yaml").is_file():
        report.say("diff", "new")
        return
    company = before / options.company if options.company else None
    word = _flag("--company", company if company and company.is_file() else None)
    built = _smcourse([*speak, "build", "--out", str(out), *word, "--", str(old)])
    if built.code:
        report.say("diff", "The base does not build, so there is nothing to compare with.")
        return
    for package in sorted(out.glob("*.zip")):
        own = _flag("--company", options.company)
        told = _smcourse([*speak, "diff", *safe, *own, "--", str(package), course])
        text = told.text.replace(f"{out}{os.sep}", "")
        report.say(f"diff: <code>{html.escape(package.name)}</code>", text)
        report.is_bad |= bool(told.code)


def _courses(start: str, company: str | None) -> list[str]:
    """The folders of the courses that differ from the base; of all without one, or where the
    company's words do."""
    files = _files(["diff", "--name-only", "--no-renames", "-z", start, "HEAD"]) if start else []
    if not start or (company and posixpath.normpath(company) in files):
        files = _files(["ls-files", "-z"])
    found: set[str] = set()
    for i in range(0, len(files), CHUNK):
        found |= {*_told(["changed", "--list", "--", *files[i : i + CHUNK]]).splitlines()}
    return sorted(found)


def _files(words: Sequence[str]) -> list[str]:
    return [name for name in _git(words).split("\0") if name]


def _start(base: str) -> str:
    """Where the change parted from its base; "" where there is none, as for a new branch."""
    if not base or base == NO_COMMIT:
        return ""
    return _git(["merge-base", base, "HEAD"]).strip()


@contextmanager
def _worktree(start: str) -> Iterator[Path | None]:
    """The files as they were before the change, in a folder beside the clone."""
    if not start:
        yield None
        return
    home = Path(tempfile.mkdtemp(prefix="smcourse-"))
    place = home / "before"
    try:
        _git(["worktree", "add", "--quiet", "--detach", str(place), start])
        yield place
    finally:
        subprocess.run(["git", "worktree", "remove", "--force", str(place)], check=False)
        shutil.rmtree(home, ignore_errors=True)


def _smcourse(words: Sequence[str]) -> Ran:
    """All that a person would read."""
    ran = _run(words, subprocess.STDOUT)
    return Ran(ran.returncode, ran.stdout)


def _told(words: Sequence[str], most: int = 0) -> str:
    """What a program reads of an answer, which ends with `most` at the worst."""
    ran = _run(words, None)
    if ran.returncode > most or (most and not ran.stdout):
        print(f"smcourse could not be run: {' '.join(words[:4])} …", file=sys.stderr)
        raise SystemExit(2)
    return ran.stdout


def _run(words: Sequence[str], stderr: int | None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*SMCOURSE, *words],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=stderr,
        check=False,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1", "NO_COLOR": "1"},
    )


def _git(words: Sequence[str]) -> str:
    ran = subprocess.run(
        ["git", *words],
        capture_output=True,
        check=False,
        encoding="utf-8",
        errors="surrogateescape",
    )
    if ran.returncode:
        print(f"git {words[0]}: {ran.stderr.strip()}", file=sys.stderr)
        raise SystemExit(2)
    return ran.stdout


def _flag(name: str, value: object) -> list[str]:
    """An option of smcourse, if it is asked for."""
    if not value:
        return []
    return [name] if value is True else [name, str(value)]


def _options(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("base", default="", nargs="?", help="the branch or commit to compare with")
    parser.add_argument("--out", type=Path, default=Path("smcourse-report"))
    parser.add_argument("--summary", type=Path, help="a file that the summary is added to")
    parser.add_argument("--company", help="another company's words, for every course")
    parser.add_argument("--messages", help="en or es")
    for name in ("release", "strict", "safe"):
        parser.add_argument(f"--{name}", action="store_true", help=f"as smcourse's --{name}")
    return parser.parse_args(words)


if __name__ == "__main__":
    sys.exit(main())
