"""A process that has the commands loaded and has built what is small, and forks for each run.

A line on its input asks for a run; a line on its output says what came of it. A run is a process of
its own, with limits and streams of its own, and ends as `python -m smcourse` ends.
"""

from __future__ import annotations

import json
import os
import resource
import runpy
import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path
from typing import Any

HEAD = "---\nid: l\ntitle: A lesson\n---\n"
LESSONS = ("Some prose.\n", "::: choice q\nA?\n- [x] a\n- [ ] b\n:::\n")
PAGE = "<!doctype html><html lang=en><title>A page</title><p>Some prose.</p></html>"


def load() -> tuple[float, float]:
    """Whatever the commands load, and what a build makes once for all courses: the script of those
    that ask nothing, of those that ask, and of what is wrapped. How many seconds a run of its own
    would have taken to load what judges packages, and what builds them."""
    import_module("smcourse.cli.diff")
    import_module("smcourse.cli.verify")
    loaded = time.process_time()
    import_module("smcourse.cli.build")
    import_module("smcourse.cli.check")
    with tempfile.TemporaryDirectory() as name:
        build_first(Path(name, "prose"), LESSONS[0])
        built = time.process_time()
        import_module("smcourse.cli.wrap")
        build_first(Path(name, "asked"), LESSONS[1])
        wrap_first(Path(name, "site"))
    return loaded, built


def most_memory() -> int:
    """The most that this process held, in kB; `getrusage` counts what it was forked from, too."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.partition("VmHWM:")[2].split()[0])


def build_first(folder: Path, lesson: str) -> None:
    from smcourse.order import Order
    from smcourse.pipeline import build
    from smcourse.targets import all_targets

    (folder / "en").mkdir(parents=True)
    (folder / "course.yaml").write_text("id: c\ntitle: C\nlanguages: [en]\n", encoding="utf-8")
    (folder / "en/l.md").write_text(HEAD + lesson, encoding="utf-8")
    assert build(folder, all_targets()["scorm12"], folder / "out", Order()).built


def wrap_first(folder: Path) -> None:
    from smcourse.wrap import WrapOrder, wrap

    folder.mkdir()
    (folder / "index.html").write_text(PAGE, encoding="utf-8")
    assert wrap(folder, folder.parent, WrapOrder()).path


def serve() -> dict[str, Any]:
    """Answer each request; it returns in the processes that are to become a run."""
    loaded, built = load()
    for line in iter(sys.stdin.buffer.readline, b""):
        run: dict[str, Any] = json.loads(line)
        child = os.fork()
        if not child:
            return run
        _, status, used = os.wait4(child, 0)
        cpu = loaded if run["arguments"][0] in ("diff", "verify") else built
        cpu += used.ru_utime + used.ru_stime
        rss = max(used.ru_maxrss, most_memory()) * 1024
        answer = [os.waitstatus_to_exitcode(status), cpu, rss]
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()
    sys.exit()


def become(run: dict[str, Any]) -> None:
    """The command with these arguments, in its folder and under its limits."""
    for stream, path in enumerate(run["streams"]):
        opened = os.open(path, os.O_WRONLY if stream else os.O_RDONLY)
        os.dup2(opened, stream)
        os.close(opened)
    os.chdir(run["cwd"])
    sys.path[0] = run["cwd"]
    sys.argv = ["smcourse", *run["arguments"]]
    seconds, size = run["limits"]
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    runpy.run_module("smcourse", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    become(serve())
