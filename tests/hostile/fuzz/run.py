"""`python -m hostile.fuzz.run NAME [libFuzzer's options]`: one fuzzer, guided by coverage.

Needs atheris, which `make fuzz` installs. What it finds goes to `build/fuzz/NAME/`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris
from hostile.broken_zips import BROKEN

LARGEST = 100_000
HERE = Path(__file__).parent


def main() -> None:
    name, options = sys.argv[1], sys.argv[2:]
    with atheris.instrument_imports(include=["smcourse", "markdown", "yaml"]):
        from hostile.fuzz.entries import ENTRIES
    seeds = HERE / "seeds" / name
    found = HERE.parents[2] / "build" / "fuzz" / name
    (found / "corpus").mkdir(parents=True, exist_ok=True)
    if name == "package":  # zips are made, not kept
        for number, (_, content, _) in enumerate(BROKEN):
            if len(content) < LARGEST:
                (found / "corpus" / f"broken-{number}").write_bytes(content)
    words = HERE / "words" / f"{name}.dict"
    atheris.Setup(
        [
            sys.argv[0],
            *([f"-dict={words}"] if words.exists() else []),
            f"-artifact_prefix={found}/",
            f"-max_len={LARGEST if name == 'package' else 8192}",
            "-timeout=30",
            "-rss_limit_mb=1500",
            *options,
            str(found / "corpus"),
            *([str(seeds)] if seeds.is_dir() else []),
        ],
        ENTRIES[name],
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
