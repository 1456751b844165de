"""Only files that are used go into a package, at names that every LMS keeps."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smcourse.compile.assets import Assets
from smcourse.compile.kinds import IMAGE_KINDS
from smcourse.source import Sources

PAGE = PurePosixPath("en/01-hive/a.md")


def _assets(*names: str) -> Assets:
    return Assets(Sources(name="c", files={PurePosixPath(name): name.encode() for name in names}))


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("../../media/bee.svg", "media/bee.svg"),
        ("./../../media/../media/bee.svg", "media/bee.svg"),
        ("../../media/a%20b%C3%B1.svg", "media/a bñ.svg"),
        ("../../media/a bn\u0303.svg", "media/a bñ.svg"),
        ("own.svg", "en/01-hive/own.svg"),
    ],
)
def test_a_target_is_found_from_its_page(target: str, path: str) -> None:
    assets = _assets("media/bee.svg", "media/a bñ.svg", "en/01-hive/own.svg")
    assert assets.resolve(target, PAGE) == PurePosixPath(path)


@pytest.mark.parametrize(
    "target",
    ["", ".", "..", "/media/bee.svg", "media/bee.svg", "../../../media/bee.svg", "/etc/passwd",
     "../../media/BEE.svg", "../../media", "https://a.b/media/bee.svg", "file:///etc/passwd",
     "data:image/png,x", "../../media/bee.svg?x", "%00", "..%2f..%2f..%2fetc%2fpasswd", "\0"],
)  # fmt: skip
def test_a_target_outside_the_course_is_none(target: str) -> None:
    assert _assets("media/bee.svg").resolve(target, PAGE) is None


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("media/Bee.SVG", "media/bee.svg"),
        ("media/Qué día de MIEL (2).png", "media/que-dia-de-miel-2.png"),
        ("deep/er/bee.jpeg", "media/bee.jpeg"),
        ("media/--.png", None),
        ("media/蜂蜜.png", None),
        (f"media/{'a' * 200}.png", f"media/{'a' * 60}.png"),
    ],
)
def test_a_name_becomes_plain(name: str, safe: str | None) -> None:
    used = str(_assets(name).use(PurePosixPath(name)))
    assert used == safe if safe else re.fullmatch(r"media/[0-9a-f]{8}\.png", used)


NAMES = st.from_regex(r"([aAáb]{1,2}/){0,2}[aAáb ñ蜂%_-]{1,4}", fullmatch=True)


@given(st.lists(NAMES, unique_by=lambda n: PurePosixPath(n + ".png"), min_size=1, max_size=12))
def test_no_two_files_meet_at_one_name(names: list[str]) -> None:
    paths = [PurePosixPath(name + ".png") for name in names]
    assets = _assets(*map(str, paths))
    used = [assets.use(path) for path in paths]
    assert len(set(used)) == len(set(paths))
    assert all(re.fullmatch(r"media/[a-z0-9][a-z0-9-]*\.png", str(name)) for name in used)
    assert sorted(assets.files(assets.used()).values()) == sorted(
        str(path).encode() for path in paths
    )


def test_what_is_not_used_is_not_taken() -> None:
    assets = _assets("a.png", "b.png")
    assets.use(PurePosixPath("b.png"))
    assets.use(PurePosixPath("b.png"))
    assert dict(assets.files(assets.used())) == {PurePosixPath("media/b.png"): b"b.png"}


def test_every_kind_is_lower_case() -> None:
    assert all(kind == kind.lower() and kind[0] == "." for kind in IMAGE_KINDS)
