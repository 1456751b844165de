"""A number: right within its bounds, whatever marks it is written with; never in part.

A response is what was typed. Numbers are compared as decimals in doubled millionths, which are
whole: twin of `player/questions/number.js`.
"""

from __future__ import annotations

import re

from smcourse.grading.fold import fold
from smcourse.grading.kind import RIGHT, WRONG, Kind, Payload, Response

WHOLE, PARTS = 9, 6
MOST = 2**25 - 2  # what is kept of a number: its digits, how many are decimals, and its sign

_PLAIN = re.compile(r"(?P<sign>[+-]?)(?P<whole>[0-9]*)[.,]?(?P<parts>[0-9]*)")
_GROUPED = re.compile(
    r"(?P<sign>[+-]?)(?P<whole>[1-9][0-9]{0,2}(?P<mark>[.,])[0-9]{3}(?:(?P=mark)[0-9]{3})*)"
    r"(?:(?!(?P=mark))[.,](?P<parts>[0-9]+))?"
)
_EASTERN = str.maketrans(
    "\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669"
    "\u06f0\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7\u06f8\u06f9\u066b\u066c",
    "01234567890123456789.,",
)


def _grade(payload: Payload, response: Response) -> int:
    number = _number(payload, response)
    return RIGHT if number and _is_within(payload, number) else WRONG


def _code(payload: Payload, response: Response) -> int:
    """Its digits, 3 bits for how many of them are decimals, one for its sign."""
    number = _number(payload, response)
    whole, _, parts = number.lstrip("-").partition(".")
    digits = whole + parts
    if not digits or len(digits) > 8 or len(parts) > 7 or int(digits) > MOST:
        return 0
    return 16 * int(digits) + 2 * len(parts) + number.startswith("-") + 1


def _response(payload: Payload, code: int) -> list[str]:
    if code < 1:
        return []
    rest, sign = divmod(code - 1, 2)
    rest, parts = divmod(rest, 8)
    digits = str(rest).rjust(parts + 1, "0")
    at = len(digits) - parts
    behind = payload["mark"] + digits[at:] if parts else ""
    return ["-" * sign + digits[:at] + behind]


def _number(payload: Payload, response: Response) -> str:
    """What was typed as a decimal, in the way in which it is right; "" where it is no number."""
    ways = _readings(payload["unit"], response[0]) if len(response) == 1 else []
    return next((way for way in ways if _is_within(payload, way)), ways[0] if ways else "")


def _readings(unit: str, text: str) -> list[str]:
    """The ways to read what was typed, without its unit: `1.234` is two numbers to two readers."""
    text, unit = _bare(text), _bare(unit)
    text = text.removesuffix(unit) if text.endswith(unit) else text.removeprefix(unit)
    matches = [_PLAIN.fullmatch(text), _GROUPED.fullmatch(text)]
    return [_canonical(match) for match in matches if match and (match["whole"] or match["parts"])]


def _bare(text: str) -> str:
    return re.sub("[ ']", "", fold(text)).translate(_EASTERN)


def _canonical(match: re.Match[str]) -> str:
    whole = re.sub("[.,]", "", match["whole"]).lstrip("0") or "0"
    parts = (match["parts"] or "").rstrip("0")
    number = f"{whole}.{parts}" if parts else whole
    return f"-{number}" if match["sign"] == "-" and number != "0" else number


def _is_within(payload: Payload, number: str) -> bool:
    key = payload["key"]
    return _scaled(key["low"]) <= _scaled(number) <= _scaled(key["high"])


def _scaled(number: str) -> int:
    """A decimal in doubled millionths; what is finer lies between two of them."""
    whole, _, parts = number.lstrip("-").partition(".")
    if len(whole) > WHOLE:
        whole, parts = "1" + "0" * WHOLE, ""
    size = 2 * int(whole + parts[:PARTS].ljust(PARTS, "0")) + (len(parts) > PARTS)
    return -size if number.startswith("-") else size


NUMBER = Kind(grade=_grade, code=_code, response=_response)
