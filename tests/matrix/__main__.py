"""`python -m matrix`, run in tests/: the whole sweep, its counts printed."""

from __future__ import annotations

import sys

from matrix.run import swept

if __name__ == "__main__":
    with_counts = swept(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
    print(with_counts.stdout, end="")
    print(with_counts.stderr, end="", file=sys.stderr)
    sys.exit(with_counts.returncode)
