"""A company's logo is on the cover of its courses, where it can be seen."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from conftest import ROOT
from lxml import html
from unit.compile.test_images import png

from smcourse.compile.compiled import Image, Logo
from smcourse.compile.logo import on_cover, on_sheet
from smcourse.order import Order
from smcourse.pipeline import Result, build, check
from smcourse.targets import all_targets

HELLO = ROOT / "courses" / "hello"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 32"/>'
LIGHT, DARK = (Image(src=name, width=96, height=32) for name in ("light.svg", "dark.svg"))


@pytest.mark.parametrize(
    ("theme", "scheme", "light", "dark", "shown"),
    [
        ("editorial", "device", LIGHT, DARK, (DARK, None, False)),
        ("editorial", "light", LIGHT, None, (LIGHT, None, True)),
        ("technical", "device", LIGHT, DARK, (LIGHT, DARK, False)),
        ("technical", "device", LIGHT, None, (LIGHT, None, True)),
        ("soft", "light", LIGHT, DARK, (LIGHT, None, False)),
        ("soft", "dark", LIGHT, DARK, (DARK, None, False)),
        ("soft", "dark", LIGHT, None, (LIGHT, None, True)),
        ("soft", "light", None, DARK, None),
        ("editorial", "device", None, None, None),
    ],
)
def test_a_logo_stands_on_a_ground_that_it_is_made_for(
    theme: str, scheme: str, light: Image | None, dark: Image | None, shown: object
) -> None:
    found = on_cover(Logo(name="Acme", light=light, dark=dark), theme, scheme)
    assert (found and (found.image, found.night, found.is_plated)) == shown


DEVICE = "screen and (prefers-color-scheme:dark)"


@pytest.mark.parametrize(
    ("scheme", "light", "dark", "shown"),
    [
        ("device", LIGHT, DARK, (LIGHT, DARK, DEVICE, False, True)),
        ("light", LIGHT, DARK, (LIGHT, None, DEVICE, False, False)),
        ("dark", LIGHT, DARK, (LIGHT, DARK, "screen", False, False)),
        ("device", LIGHT, None, (LIGHT, None, DEVICE, True, True)),
        ("dark", LIGHT, None, (LIGHT, None, "screen", True, False)),
        ("light", LIGHT, None, (LIGHT, None, DEVICE, False, False)),
        ("device", None, DARK, None),
    ],
)
def test_a_certificate_has_the_logo_for_its_ground(
    scheme: str, light: Image | None, dark: Image | None, shown: object
) -> None:
    found = on_sheet(Logo(name="Acme", light=light, dark=dark), scheme)
    assert (
        found and (found.image, found.night, found.media, found.is_plated, found.turns)
    ) == shown


def _company(folder: Path, more: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / "acme.yaml"
    path.write_text(f"id: acme\nlanguages: [en]\ncompany_name: Acme\n{more}")
    return path


def _built(company: Path, out: Path) -> zipfile.ZipFile:
    order = Order(languages=("en",), company=company)
    (built,) = build(HELLO, all_targets()["scorm12"], out, order).built
    return zipfile.ZipFile(built.path)


def _said(company: Path) -> dict[str, str]:
    """What is found of a company's images, by code."""
    result: Result = check(HELLO, all_targets()["scorm12"], Order(company=company))
    return {d.code: str(d.message) for d in result.found if d.code != "word-missing"}


def test_it_comes_from_the_folder_of_the_company_s_file(tmp_path: Path) -> None:
    company = _company(tmp_path / "acme", "logo: img/a.svg\nlogo_dark: ./b.png\n")
    (company.parent / "img").mkdir()
    (company.parent / "img/a.svg").write_text(SVG)
    (company.parent / "b.png").write_bytes(png(300, 100))
    with _built(company, tmp_path) as package:
        page = html.fromstring(package.read("index.html"))
        assert package.read("media/b.png") == png(300, 100)
        assert "media/a.svg" in package.namelist()
    (image,) = page.cssselect("[data-sm-page=cover] img")
    assert dict(image.attrib) == {
        "src": "media/b.png",
        "alt": "Acme",
        "width": "300",
        "height": "100",
    }


def test_without_one_the_name_is_there(tmp_path: Path) -> None:
    with _built(_company(tmp_path / "acme", ""), tmp_path) as package:
        page = html.fromstring(package.read("index.html"))
    assert [el.text for el in page.cssselect("[data-sm-page=cover] .sm-logo")] == ["Acme"]


def test_the_course_s_own_file_of_that_name_stays_its_own(tmp_path: Path) -> None:
    course = tmp_path / "course"
    (course / "en").mkdir(parents=True)
    (course / "course.yaml").write_text("id: bees\ntitle: Bees\nlanguages: [en]\n")
    (course / "en/hive.md").write_text("---\nid: hive\ntitle: Hive\n---\n![A bee](../logo.png)\n")
    (course / "logo.png").write_bytes(png(2, 3))
    company = _company(tmp_path / "acme", "logo: logo.png\n")
    (company.parent / "logo.png").write_bytes(png(4, 5))
    order = Order(company=company)
    (built,) = build(course, all_targets()["scorm12"], tmp_path, order).built
    with zipfile.ZipFile(built.path) as package:
        images = [package.read(name) for name in package.namelist() if name.endswith(".png")]
    assert sorted(images) == sorted([png(2, 3), png(4, 5)])


@pytest.mark.parametrize("target", ["gone.svg", "../secret.svg", "/etc/hostname", "link.svg", "."])
def test_nothing_is_read_that_is_not_in_that_folder(tmp_path: Path, target: str) -> None:
    (tmp_path / "secret.svg").write_text(SVG)
    company = _company(tmp_path / "acme", f"logo: {target}\n")
    (company.parent / "link.svg").symlink_to("../secret.svg")
    assert _said(company) == {"image-missing": f"there is no image `{target}`"}


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("logo.gif", b"GIF89a", "image-kind"),
        ("logo.png", b"GIF89a", "image-unreadable"),
        ("logo.svg", SVG.replace("/>", "><script/></svg>").encode(), "svg-unsafe"),
        ("logo.png", png(90, 30) + b"\0" * 100_000, "logo-heavy"),
    ],
)
def test_what_is_no_fit_logo_is_said(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    company = _company(tmp_path / "acme", f"logo: {name}\n")
    (company.parent / name).write_bytes(content)
    assert list(_said(company)) == [code]
