"""Run a command that goes on until somebody ends it, until it has said its first line."""

from __future__ import annotations

import signal
import subprocess
import sys


def main() -> int:
    with subprocess.Popen(sys.argv[1:], stdout=subprocess.PIPE, encoding="utf-8") as running:
        assert running.stdout
        print(running.stdout.readline(), end="", flush=True)
        running.send_signal(signal.SIGINT)
        return running.wait()


if __name__ == "__main__":
    sys.exit(main())
