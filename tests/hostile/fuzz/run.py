"""`python -m hostile.fuzz.run NAME [libFuzzer's options]`: one fuzzer, guided by coverage.

Needs atheris, which `make fuzz` installs. What it finds goes to `build/fuzz/NAME/`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

HERE = Path(__file__).parent


def main() -> None:
    name, options = sys.argv[1], sys.argv[2:]
    with atheris.instrument_imports(include=["smcourse", "markdown", "yaml"]):
        from hostile.fuzz.entries import ENTRIES
    found = HERE.parents[2] / "build" / "fuzz" / name
    (found / "corpus").mkdir(parents=True, exist_ok=True)
    words = HERE / "words" / f"{name}.dict"
    atheris.Setup(
        [
            sys.argv[0],
            *([f"-dict={words}"] if words.exists() else []),
            f"-artifact_prefix={found}/",
            "-max_len=8192",
            "-timeout=10",
            "-rss_limit_mb=1500",
            *options,
            str(found / "corpus"),
            str(HERE / "seeds" / name),
        ],
        ENTRIES[name],
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
