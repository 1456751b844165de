"""Countries by their codes, and what a company has had reviewed of their law.

Babel knows the countries too, and takes a tenth of a second to say so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from smcourse.company import Company, words_in
from smcourse.model import Review

JURISDICTIONS, REVIEWED_ON, REVIEWED_BY = "jurisdictions", "law_reviewed_on", "law_reviewed_by"

COUNTRIES = frozenset(  # ISO 3166-1 alpha-2, officially assigned
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR "
    "BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ "
    "EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW "
    "GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY "
    "KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV "
    "MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY "
    "QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG "
    "TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM "
    "ZW".split()
)

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def reviews_of(company: Company | None, language: str) -> Mapping[str, Review]:
    """By country: who has reviewed what is said of its law, and when. Only of those that the
    company lists, and where both are known."""
    if company is None:
        return {}
    found = {
        code: Review(who=who_of(company, language, code), day=day_of(company, language, code))
        for code in sorted(jurisdictions(company, language) & COUNTRIES)
    }
    return {code: review for code, review in found.items() if review.who and is_day(review.day)}


def jurisdictions(company: Company, language: str) -> frozenset[str]:
    """The countries whose law holds, as the company writes them."""
    return frozenset(words_in(company.value(language, JURISDICTIONS) or ()))


def who_of(company: Company, language: str, code: str) -> str:
    """Who has reviewed a country's law; "" where nobody is named."""
    return ", ".join(words_in(company.value(language, f"{REVIEWED_BY}.{code}") or ()))


def day_of(company: Company, language: str, code: str) -> str:
    """The day of that, as it is written; "" where none is."""
    return ", ".join(words_in(company.value(language, f"{REVIEWED_ON}.{code}") or ()))


def is_day(text: str) -> bool:
    """Whether this is a day: year, month and day."""
    try:
        return bool(_DAY.fullmatch(text) and date.fromisoformat(text))
    except ValueError:
        return False


def country_name(code: str, language: str) -> str:
    """What a language calls a country; its code where nobody knows."""
    from babel import Locale, UnknownLocaleError  # few courses name a country

    try:
        return str(Locale.parse(language, sep="-").territories.get(code, code))
    except (ValueError, UnknownLocaleError):
        return code
