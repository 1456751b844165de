"""One brand colour -> every colour of the page, with contrast guaranteed by construction.

Any text colour may stand on any ground at 4.5:1, any edge at 3:1, and the text of a filled button
on its fill at 4.5:1 (WCAG 2.2, 1.4.3 and 1.4.11). Works in OKLCH and measures on the rounded hex
that ships; a browser cannot solve for contrast, so none of this is left to `color-mix()`.
"""

from __future__ import annotations

import math
from functools import cache

Theme = dict[str, str]

GROUNDS = ("paper", "surface", "sunk", "tint", "right-bg", "wrong-bg", "part-bg")
TEXTS = ("ink", "muted", "accent", "right", "wrong", "part")
STATUS_HUES = {"right": 155, "wrong": 35, "part": 80}
APRICOT, SEA = 62, 205

_LINEAR_TO_LMS = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_LMS_TO_OKLAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
_AB_TO_LMS = (
    (0.3963377774, 0.2158037573),
    (-0.1055613458, -0.0638541728),
    (-0.0894841775, -1.2914855480),
)
_LMS_TO_LINEAR = (
    (4.0767416621, -3.3077115913, 0.2309699292),
    (-1.2684380046, 2.6097574011, -0.3413193965),
    (-0.0041960863, -0.7034186147, 1.7076147010),
)


@cache
def theme_css(brand: str, scheme: str) -> str:
    """The custom properties of a scheme as CSS: device, light or dark. Paper is always light, and
    the night says only what differs."""
    day, night = build_theme(brand, dark=False), build_theme(brand, dark=True)
    css = f":root{{color-scheme:light;{_declarations(day)}}}\n"
    if scheme == "light":
        return css
    changed = {name: value for name, value in night.items() if value != day[name]}
    dark = f":root{{color-scheme:dark;{_declarations(changed)}}}"
    when = "screen" if scheme == "dark" else "screen and (prefers-color-scheme:dark)"
    return f"{css}@media {when}{{{dark}}}\n"


def _declarations(theme: Theme) -> str:
    return ";".join(f"--{name}:{value}" for name, value in theme.items())


@cache
def build_theme(brand: str, *, dark: bool) -> Theme:
    """Every colour by its name, as `#rrggbb`, for `brand` (also `#rrggbb`)."""
    light, chroma, hue = oklch(brand)
    is_bright = light > 0.75  # a yellow or a mint leads as the point, not as the field
    grey_hue, grey = (hue, min(chroma, 0.016)) if dark else (85.0, 0.007)
    theme = _grounds(chroma, hue, grey_hue, grey, dark=dark)
    grounds = [theme[name] for name in GROUNDS]
    step = 0.004 if dark else -0.004
    theme["line"] = colour(0.34 if dark else 0.89, grey * 1.3, grey_hue)
    theme["edge"] = _reach(0.55, grey * 1.3, grey_hue, grounds, 3, step)
    ink = (0.94, grey * 0.6) if dark else (0.235, 0.01)
    theme["ink"] = _reach(*ink, hue, grounds, 7, step)
    muted_hue = hue if dark else grey_hue
    theme["muted"] = _reach(0.70 if dark else 0.50, grey * 1.5, muted_hue, grounds, 5, step)
    lit = (max(light, 0.77), min(chroma * 1.3, 0.12)) if dark else (light, min(chroma, 0.15))
    theme["accent"] = _reach(*lit, hue, grounds, 4.5, step)
    for name, strength in (("right", 0.12), ("wrong", 0.14), ("part", 0.1)):
        theme[name] = _reach(0.76 if dark else 0.5, strength, STATUS_HUES[name], grounds, 4.5, step)
    theme |= _filled(brand, theme, chroma, hue, dark=dark)
    return theme | _drawing(brand, theme, chroma, hue, dark=dark, is_bright=is_bright)


def _grounds(chroma: float, hue: float, grey_hue: float, grey: float, *, dark: bool) -> Theme:
    """Day is paper; night leans to the brand."""
    soft, softness = (0.275, 0.04) if dark else (0.955, 0.03)
    theme = {
        "paper": colour(0.185 if dark else 0.981, grey, grey_hue),
        "surface": colour(0.232, grey, grey_hue) if dark else "#ffffff",
        "sunk": colour(0.265 if dark else 0.953, grey * 1.3, grey_hue),
        "tint": colour(soft - 0.005, min(chroma, softness * 0.7), hue),
    }
    for name, status_hue in STATUS_HUES.items():
        theme[f"{name}-bg"] = colour(soft, softness, status_hue)
    theme["table"] = theme["paper" if dark else "sunk"]  # what a sheet of `surface` lies on
    return theme


def _filled(brand: str, theme: Theme, chroma: float, hue: float, *, dark: bool) -> Theme:
    """The filled button: the client's exact colour wherever its text can be read on it."""
    fill = brand if not dark or contrast(brand, theme["surface"]) >= 3 else theme["accent"]
    on_fill = max(("#ffffff", colour(0.2, 0.03, hue)), key=lambda text: contrast(text, fill))
    if contrast(on_fill, fill) < 4.5:  # the narrow mid-grey band
        step = -0.004 if on_fill == "#ffffff" else 0.004
        fill = _reach(oklch(fill)[0], chroma, hue, [on_fill], 4.5, step)
    return {"brand": fill, "on-brand": on_fill}


def _drawing(
    brand: str, theme: Theme, chroma: float, hue: float, *, dark: bool, is_bright: bool
) -> Theme:
    """The cover's field and the four flat colours of the drawings."""
    is_grey = chroma < 0.02
    point_hue = APRICOT if is_grey else max((APRICOT, SEA), key=lambda h: _apart(h, hue))
    point = colour(0.76, 0.135, APRICOT) if point_hue == APRICOT else colour(0.70, 0.1, SEA)
    return {
        "deep": colour(0.27 if dark else 0.32, min(chroma, 0.03 if is_bright else 0.075), hue),
        "on-deep": colour(0.97, 0.008, 85),
        "mid": colour(0.55, min(chroma, 0.05 if is_bright else 0.1), hue),
        "pale": colour(0.88, min(chroma, 0.045), hue),
        "i1": theme["ink"] if dark else colour(0.30, min(chroma, 0.07), hue),
        "i2": colour(0.66 if dark else 0.55, min(chroma, 0.1), hue),
        "i3": colour(0.38 if dark else 0.88, min(chroma, 0.045), hue),
        "i4": brand if is_bright else point,
    }


def _apart(one: float, two: float) -> float:
    return min(abs(one - two), 360 - abs(one - two))


def _reach(
    light: float, chroma: float, hue: float, grounds: list[str], ratio: float, step: float
) -> str:
    """Walk lightness by `step` until the colour has `ratio` on every ground."""
    while True:
        found = colour(light, chroma, hue)
        if all(contrast(found, ground) >= ratio for ground in grounds) or not 0 <= light <= 1:
            return found
        light += step


def contrast(one: str, two: str) -> float:
    """The contrast ratio of WCAG 2.2."""
    darker, lighter = sorted((_luminance(one), _luminance(two)))
    return (lighter + 0.05) / (darker + 0.05)


@cache
def _luminance(code: str) -> float:
    weights = (0.2126, 0.7152, 0.0722)
    return sum(w * _to_linear(v) for w, v in zip(weights, _rgb(code), strict=True))


@cache
def oklch(code: str) -> tuple[float, float, float]:
    """Lightness 0-1, chroma, hue in degrees of an sRGB colour."""
    linear = [_to_linear(value) for value in _rgb(code)]
    lms = [math.cbrt(_dot(row, linear)) for row in _LINEAR_TO_LMS]
    light, a, b = (_dot(row, lms) for row in _LMS_TO_OKLAB)
    return light, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360


@cache
def colour(light: float, chroma: float, hue: float) -> str:
    """The sRGB colour of this lightness and hue, with as much of the chroma as sRGB holds."""
    while True:
        a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
        lms = [(light + _dot(row, (a, b))) ** 3 for row in _AB_TO_LMS]
        linear = [_dot(row, lms) for row in _LMS_TO_LINEAR]
        if chroma <= 0 or all(-0.0005 <= value <= 1.0005 for value in linear):
            clipped = (min(1.0, max(0.0, value)) for value in linear)
            return "#" + "".join(f"{round(255 * _to_gamma(value)):02x}" for value in clipped)
        chroma = max(0.0, chroma - 0.002)


def _dot(row: tuple[float, ...], values: list[float] | tuple[float, ...]) -> float:
    return sum(x * y for x, y in zip(row, values, strict=True))


def _rgb(code: str) -> list[float]:
    return [int(code[i : i + 2], 16) / 255 for i in (1, 3, 5)]


def _to_linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _to_gamma(value: float) -> float:
    return 12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055
