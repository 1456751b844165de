"""What the fuzzers call holds for the seeds, for what they once found, and for some chance."""

from __future__ import annotations

from pathlib import Path

import pytest
from hostile.broken_zips import BROKEN
from hostile.fuzz.entries import ENTRIES
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

HERE = Path(__file__).parent / "fuzz"


def _seeds(name: str) -> list[bytes]:
    if name == "package":
        return [content for _, content, _ in BROKEN if len(content) < 50_000]
    return [path.read_bytes() for path in sorted((HERE / "seeds" / name).iterdir())]


def _words(name: str) -> list[bytes]:
    text = (HERE / "words" / f"{name}.dict").read_text(encoding="utf-8")
    quoted = [line.strip()[1:-1] for line in text.splitlines() if line.startswith('"')]
    return [word.encode().decode("unicode_escape").encode("latin-1") for word in quoted]


def _fault(name: str, data: bytes) -> str:
    """What an entry has to object to in what came of `data`; "" where all is well."""
    try:
        ENTRIES[name](data)
    except AssertionError as problem:
        return str(problem) or "an assertion without words"
    return ""


@pytest.mark.parametrize("name", ENTRIES)
def test_seeds_pass(name: str) -> None:
    seeds = _seeds(name)
    assert seeds
    assert [fault for seed in seeds if (fault := _fault(name, seed))] == []


@st.composite
def _mutated(draw: st.DrawFn, name: str) -> bytes:
    """A seed with words, bytes or parts of it put elsewhere, or taken out."""
    data = draw(st.sampled_from(_seeds(name)))
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(data)))
        end = draw(st.integers(start, min(len(data), start + 40)))
        put = draw(
            st.sampled_from(_words(name)) | st.binary(max_size=8) | st.just(data[end : end + 30])
        )
        data = data[:start] + put + data[end:]
    return data


@pytest.mark.parametrize("name", ENTRIES)
def test_what_chance_makes_of_them_passes(name: str) -> None:
    @settings(deadline=None, max_examples=200, suppress_health_check=list(HealthCheck))
    @given(_mutated(name))
    def run(data: bytes) -> None:
        assert _fault(name, data) == ""

    run()
