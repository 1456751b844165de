"""Packages that are broken in one way each: name -> (the zip's bytes, the code that it earns)."""

from __future__ import annotations

import io
import stat
import struct
import warnings
import zipfile
from collections.abc import Callable, Iterator, Mapping

from smcourse.formats.imscp import manifest
from smcourse.formats.schemas import CONTROL_DOCUMENTS, control_document
from smcourse.formats.xml import to_bytes

Broken = tuple[str, bytes, str]
Files = Mapping[str, bytes]


def good() -> dict[str, bytes]:
    """The files of a small package with nothing to be said against it."""
    page = {"index.html": b"<!doctype html><title>Bees</title>", "media/a.png": b"x"}
    root = manifest(
        identifier="C1-bees", version="1", title="Bees", launch="index.html", files=list(page)
    )
    control = {name: control_document(name) for name in CONTROL_DOCUMENTS}
    return {"imsmanifest.xml": to_bytes(root), **control, **page}


def zipped(files: Files, change: Callable[[zipfile.ZipInfo], object] = lambda _: None) -> bytes:
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w") as archive:
        warnings.simplefilter("ignore")  # names that stand there twice are meant
        for name, content in files.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.external_attr = 0o100644 << 16
            change(info)
            archive.writestr(info, content)
    return buffer.getvalue()


def with_manifest(old: str, new: str) -> bytes:
    files = good()
    text = files["imsmanifest.xml"].decode()
    assert old in text, f"{old} is not in the manifest"
    return zipped({**files, "imsmanifest.xml": text.replace(old, new).encode()})


def patched(data: bytes, signature: bytes, offset: int, value: bytes) -> bytes:
    """The zip with `value` at `offset` of its first record with this signature."""
    at = data.index(signature) + offset
    return data[:at] + value + data[at + len(value) :]


CENTRAL = b"PK\x01\x02"


def _set(**values: object) -> Callable[[zipfile.ZipInfo], None]:
    def change(info: zipfile.ZipInfo) -> None:
        if info.filename == "media/a.png":
            for name, value in values.items():
                setattr(info, name, value)

    return change


def _archives() -> Iterator[Broken]:
    files, data = good(), zipped(good())
    without = {name: content for name, content in files.items() if name != "imsmanifest.xml"}
    yield "nothing", b"", "not-a-zip"
    yield "text", b"PK is not enough", "not-a-zip"
    yield "cut in half", data[: len(data) // 2], "not-a-zip"
    yield "empty archive", zipped({}), "manifest-not-at-root"
    yield "no manifest", zipped(without), "manifest-not-at-root"
    yield "wrapped", zipped({f"bees/{n}": c for n, c in files.items()}), "manifest-not-at-root"
    for name in (
        "../evil.html",
        "a/../../evil.html",
        "/etc/passwd",
        "a\\..\\evil.html",
        "C:/a.html",
    ):
        yield f"name {name}", zipped({**files, name: b"x"}), "path-unsafe"
    twice = zipped({**files, "media/b.png": b"y"}).replace(b"media/b.png", b"media/a.png")
    yield "name twice", twice, "path-twice"
    yield "name twice by case", zipped({**files, "Media/A.png": b"x"}), "path-twice"
    link = (stat.S_IFLNK | 0o777) << 16
    yield "symbolic link", zipped(files, _set(external_attr=link)), "path-is-link"
    yield "bzip2", zipped(files, _set(compress_type=zipfile.ZIP_BZIP2)), "compression-method"
    yield "lzma", zipped(files, _set(compress_type=zipfile.ZIP_LZMA)), "compression-method"
    yield "encrypted", patched(data, CENTRAL, 8, b"\x01\x00"), "member-encrypted"
    yield "bomb", zipped({**files, "media/b.png": bytes(5_000_000)}, _deflate), "member-too-large"
    yield (
        "claims 4 GB",
        patched(data, CENTRAL, 24, struct.pack("<I", 2**32 - 2)),
        "archive-too-large",
    )
    yield "wrong crc", patched(data, CENTRAL, 16, b"\0\0\0\0"), "zip-damaged"
    yield (
        "offset at the end",
        patched(data, CENTRAL, 42, struct.pack("<I", len(data) - 9)),
        "zip-damaged",
    )
    yield "offset behind the end", patched(data, CENTRAL, 42, b"\xf0\xff\xff\xff"), "zip-damaged"
    yield "version 9.9", patched(data, CENTRAL, 6, b"\x63\x00"), "zip-damaged"
    accented = zipped({**files, "média.png": b"x"})
    wrong = accented.replace("média".encode(), b"m\xff\xfedia"[:6])
    yield "name that is not UTF-8", wrong, "zip-damaged"


def _deflate(info: zipfile.ZipInfo) -> None:
    info.compress_type = zipfile.ZIP_DEFLATED


def _manifests() -> Iterator[Broken]:
    files = good()
    xml = files["imsmanifest.xml"]
    body = xml.partition(b"\n")[2]

    def put(content: bytes) -> bytes:
        return zipped({**files, "imsmanifest.xml": content})

    yield "manifest empty", put(b""), "manifest-not-xml"
    yield "manifest cut", put(xml[:200]), "manifest-not-xml"
    yield "manifest in html", put(b"<!DOCTYPE html><p>404"), "manifest-not-xml"
    yield "doctype", put(b"<!DOCTYPE manifest>" + body), "manifest-not-xml"
    entity = b'<!DOCTYPE manifest [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    yield "entity", put(entity + body.replace(b"Bees", b"&x;")), "manifest-not-xml"
    yield (
        "unknown encoding",
        put(b'<?xml version="1.0" encoding="x-bee"?>' + body),
        "manifest-not-xml",
    )
    yield "deep", put(b"<a>" * 400 + b"</a>" * 400), "manifest-not-xml"
    yield "no namespace", put(b"<manifest/>"), "manifest-not-valid"
    for name, old, new, code in (
        ("schema 2004", ">1.2<", ">2004 4th Edition<", "schema-version"),
        ("schema with spaces", ">1.2<", "> 1.2 <", "schema-version"),
        ("default names nothing", 'default="ORG1"', 'default="ORG2"', "organization-default"),
        ("nothing to launch", ' identifierref="RES1"', "", "nothing-to-launch"),
        (
            "item of no resource",
            'identifierref="RES1"',
            'identifierref="RES2"',
            "item-without-resource",
        ),
        ("no title", "<title>Bees</title>", "<title> </title>", "title-missing"),
        ("file missing", "media/a.png", "media/b.png", "file-missing"),
        ("absolute href", 'href="index.html"', 'href="/index.html"', "href-absolute"),
        ("no scormtype", ' adlcp:scormtype="sco"', "", "scormtype-missing"),
        (
            "no href",
            ' adlcp:scormtype="sco" href="index.html"',
            ' adlcp:scormtype="sco"',
            "href-missing",
        ),
        ("wrong type", 'type="webcontent"', 'type="text"', "resource-type"),
        ("two of one id", 'identifier="SCO1"', 'identifier="ORG1"', "manifest-not-valid"),
        (
            "dependency on nothing",
            "</resource>",
            '<dependency identifierref="X"/></resource>',
            "dependency-without-resource",
        ),
        (
            "mastery score",
            "</item>",
            "<adlcp:masteryscore>80</adlcp:masteryscore></item>",
            "mastery-score",
        ),
        (
            "parameters",
            ' isvisible="true"',
            ' isvisible="true" parameters="?a=1"',
            "base-or-parameters",
        ),
        ("not listed", '<file href="media/a.png"/>', "", "file-not-listed"),
        (
            "listed twice",
            '<file href="media/a.png"/>',
            '<file href="media/a.png"/>' * 2,
            "file-listed-twice",
        ),
        ("dots in an id", 'identifier="C1-bees"', 'identifier="C1.bees"', "identifier-form"),
        (
            "two scos",
            "</resources>",
            '<resource identifier="R2" type="webcontent" adlcp:scormtype="sco" href="index.html"/>'
            "</resources>",
            "one-sco",
        ),
        (
            "the sco comes second",
            "<resources>",
            '<resources><resource identifier="R2" type="webcontent" adlcp:scormtype="asset"/>',
            "sco-not-first",
        ),
    ):
        yield name, with_manifest(old, new), code
    first = {name: files[name] for name in ("index.html", *files)}
    yield "manifest not first", zipped(first), "manifest-not-first"
    less = {name: content for name, content in files.items() if name != "ims_xml.xsd"}
    yield "no control document", zipped(less), "control-document-missing"
    page = b'<!doctype html><img src="http://evil.example/a.png">'
    yield "http address", zipped({**files, "index.html": page}), "http-address"
    yield "script for a server", zipped({**files, "a.php": b"<?php"}), "server-script"
    yield "name in capitals", zipped({**files, "Readme (1).TXT": b"x"}), "name-form"
    yield "folder entry", zipped({**files, "media/": b""}), "directory-entry"


BROKEN: tuple[Broken, ...] = (*_archives(), *_manifests())
