"""The block's own words: each translated, shipped compiled, said in the language of whoever looks."""

from __future__ import annotations

import gettext
import io
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from edx.sitting import Recording, block_of
from grading.alike import ALIKE, payload_of

PACKAGE = Path(str(files("smcourse_xblock")))
SOURCES, SHIPPED = PACKAGE / "conf" / "locale", PACKAGE / "translations"
LANGUAGES = ("en", "es_419", "es_ES")
SAID = {
    text
    for path in PACKAGE.glob("*.py")
    for text in re.findall(r"""\b_\(\s*["'](.+?)["']\s*\)""", path.read_text("utf-8"))
}


def _catalog(language: str) -> Any:
    path = SOURCES / language / "LC_MESSAGES" / "text.po"
    return read_po(io.BytesIO(path.read_bytes()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_in_each_catalog_and_no_other(language: str) -> None:
    catalog = _catalog(language)
    found = {message.id: message.string for message in catalog if message.id}
    assert len(SAID) > 10
    assert set(found) == SAID
    if language != "en":
        assert [id_ for id_, text in found.items() if not text] == []
        for id_, text in found.items():
            assert set(re.findall(r"\{\w+\}", id_)) == set(re.findall(r"\{\w+\}", str(text)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_shipped_is_what_was_written(language: str, update_golden: bool) -> None:
    """Message by message: the header tells when and by what it was compiled."""
    catalog = _catalog(language)
    shipped = SHIPPED / language / "LC_MESSAGES" / "text.mo"
    if update_golden:
        shipped.parent.mkdir(parents=True, exist_ok=True)
        with shipped.open("wb") as file:
            write_mo(file, catalog)
    with shipped.open("rb") as file:
        known = gettext.GNUTranslations(file)
    for message in catalog:
        if message.id:
            assert known.gettext(message.id) == (message.string or message.id)


def test_a_block_speaks_the_language_of_whoever_looks(tmp_path: Path) -> None:
    class Spanish(Recording):
        def service(self, block: object, service_name: str) -> object:
            if service_name == "i18n":
                return gettext.translation("text", str(SHIPPED), ["es_419"])
            return super().service(block, service_name)

    block = block_of(payload_of("choice", ALIKE["choice"][0], tmp_path), Spanish())
    told = block.public_view({}).json_init_args["json"]
    assert "Inicia sesi\\u00f3n para responder." in told
