"""A company on the cover of its courses: its logo for light and for dark grounds, else its name."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import PurePosixPath

from smcourse.codes.company import logo_heavy
from smcourse.codes.media import image_missing
from smcourse.company import Company
from smcourse.compile.assets import Assets
from smcourse.compile.compiled import Image, Logo
from smcourse.compile.kinds import IMAGE_KINDS
from smcourse.compile.pictures import Pictures
from smcourse.diagnostics import Diagnostic

MAX_LOGO = 100_000  # bytes; the first page waits for it
DARK_COVERS = ("editorial",)  # themes whose cover is a dark field by day too


@dataclass(frozen=True, slots=True, kw_only=True)
class OnCover:
    """What stands there: the image, another one by night; whether it needs a light plate, and
    whether paper is too light for it."""

    image: Image
    night: Image | None
    is_plated: bool
    is_white: bool


def on_cover(logo: Logo, theme: str, scheme: str) -> OnCover | None:
    """The image that can be seen on a theme's cover; None where the name stands there."""
    is_dark = theme in DARK_COVERS or scheme == "dark"
    image = (is_dark and logo.dark) or logo.light
    if image is None:
        return None
    turns = not is_dark and scheme == "device"
    return OnCover(
        image=image,
        night=logo.dark if turns else None,
        is_plated=(is_dark or turns) and logo.dark is None,
        is_white=image is logo.dark,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class OnSheet:
    """What stands there: the image for paper, another one on a dark screen and when that is so;
    whether the dark needs a light plate instead, and whether day has one too."""

    image: Image
    night: Image | None
    media: str
    is_plated: bool
    turns: bool


def on_sheet(logo: Logo, scheme: str) -> OnSheet | None:
    """The image for the certificate, whose paper is dark where the page is; None where the name
    stands there. Printed it is always light."""
    if logo.light is None:
        return None
    return OnSheet(
        image=logo.light,
        night=logo.dark if scheme != "light" else None,
        media="screen" if scheme == "dark" else "screen and (prefers-color-scheme:dark)",
        is_plated=scheme != "light" and logo.dark is None,
        turns=scheme == "device",
    )


def compile_logo(
    company: Company | None, language: str, assets: Assets, found: list[Diagnostic]
) -> Logo | None:
    """What a cover says of whose course it is; None where it is nobody's."""
    name = company.value(language, "company_name") if company else None
    if company is None or not isinstance(name, str):
        return None
    drawer = _Drawer(company, language, assets, found)
    return Logo(name=name, light=drawer.image("logo"), dark=drawer.image("logo_dark"))


class _Drawer:
    """Takes a company's images out of its folder."""

    def __init__(
        self, company: Company, language: str, assets: Assets, found: list[Diagnostic]
    ) -> None:
        self.company, self.language, self.assets, self.found = company, language, assets, found
        self.pictures = Pictures(assets, found)

    def image(self, key: str) -> Image | None:
        """The image that `company.yaml` names under a key; what is wrong with it is in `found`."""
        target = self.company.value(self.language, key)
        if not isinstance(target, str):
            return None
        place = self.company.spans[key]
        path, home = self.company.inside(target), self.company.home
        files = self.assets.sources.files
        if path not in files or not path.is_relative_to(home):
            page = PurePosixPath("company.yaml")
            near = "" if home.parts else self.assets.guesses.file(target, page, IMAGE_KINDS)
            self.found.append(image_missing(place, target, near))
            return None
        if not self.pictures.is_image(path, place):
            return None
        if len(files[path]) > MAX_LOGO:
            self.found.append(logo_heavy(place, path.name, len(files[path]), MAX_LOGO))
        el = ET.Element("img")
        self.pictures.plain(el, path, place)
        if "src" not in el.attrib:
            return None
        return Image(
            src=el.attrib["src"], width=int(el.attrib["width"]), height=int(el.attrib["height"])
        )
