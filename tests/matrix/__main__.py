"""`python -m matrix`, run in tests/: the whole sweep, its counts printed, then what it finds in
players that have a fault.
"""

from __future__ import annotations

import sys

from matrix.mutants import MUTANTS
from matrix.run import COURSES, found_in, swept

if __name__ == "__main__":
    code = 0
    for course in COURSES:
        run = swept(course, int(sys.argv[1]) if len(sys.argv) > 1 else 1)
        print(f"{course}\n{run.stdout}", end="", flush=True)
        print(run.stderr, end="", file=sys.stderr)
        code = code or run.returncode
    for mutant in MUTANTS:
        found = found_in(mutant)
        print(f"{mutant.name}: {found or 'NOT FOUND'}", flush=True)
        code = code or int(not found)
    sys.exit(code)
