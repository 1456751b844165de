"""Whether something is there, asked of any name: also of one that no file can have, which
`Path.is_dir` and `Path.is_file` raise for before Python 3.14.
"""

from __future__ import annotations

from pathlib import Path


def is_folder(path: Path) -> bool:
    """Whether there is a folder, as far as the system tells."""
    try:
        return path.is_dir()
    except OSError:
        return False


def is_file(path: Path) -> bool:
    """Whether there is a file, as far as the system tells."""
    try:
        return path.is_file()
    except OSError:
        return False
