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


PAGE = b"""<!doctype html><title>Bees</title>
<script>API.LMSInitialize(""); API.LMSSetValue("cmi.core.lesson_status", "incomplete")</script>"""


def good() -> dict[str, bytes]:
    """The files of a small package with nothing to be said against it."""
    page = {"index.html": PAGE, "media/a.png": b"x"}
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
    yield "deflate64", patched(data, CENTRAL, 10, b"\x09\x00"), "compression-method"
    yield "last byte missing", data[:-1], "not-a-zip"
    yield "end alone", data[-22:], "not-a-zip"
    comment = data[-22:-2] + b" in a comment"
    yield "an end in a comment", data[:-2] + struct.pack("<H", len(comment)) + comment, "not-a-zip"
    yield "an archive of 4 EB", _zip64(data, file_size=2**62), "archive-too-large"
    yield "a member of 4 EB", _zip64(data, compress_size=2**62), "entries-overlap"
    yield "an offset of 4 EB", _zip64(data, header_offset=2**62), "zip-damaged"
    yield "one entry inside another", _stretched(data), "entries-overlap"
    yield (
        "two entries of the same bytes",
        _doubled(data, b"media/a.png", b"media/b.png"),
        ("entries-overlap"),
    )
    yield "an entry twice", _doubled(data, b"media/a.png", b"media/a.png"), "path-twice"
    yield "two names for one entry", _renamed(data, b"media/b.png"), "zip-damaged"
    yield "NUL in a name", _renamed(data, b"media/\0.png"), "path-unsafe"
    yield "a name of nothing", zipped({**files, "": b"x"}), "path-unsafe"
    for name in ("media/\u202egnp.exe", "media/\u200b.png", "media/\x1b[2J.png", "media/\n.png"):
        yield f"hidden in a name {name!a}", zipped({**files, name: b"x"}), "path-unsafe"
    yield "a name of 60,000", zipped({**files, "a" * 60_000: b"x"}), "name-form"
    accented = zipped({**files, "média.png": b"x"})
    wrong = accented.replace("média".encode(), b"m\xff\xfedia"[:6])
    yield "name that is not UTF-8", wrong, "zip-damaged"


def _zip64(data: bytes, **values: int) -> bytes:
    """The zip with one value of the first entry moved into a ZIP64 extra field (APPNOTE 4.5.3)."""
    ((name, value),) = values.items()
    offset = {"file_size": 24, "compress_size": 20, "header_offset": 42}[name]
    data = patched(data, CENTRAL, offset, b"\xff\xff\xff\xff")
    extra = struct.pack("<HHQ", 1, 8, value)
    at = data.index(CENTRAL)
    length = struct.unpack("<H", data[at + 28 : at + 30])[0]
    end = at + 46 + length
    data = patched(data, CENTRAL, 30, struct.pack("<H", len(extra)))
    return _grown(data[:end] + extra + data[end:], len(extra), entries=0)


def _grown(data: bytes, size: int, *, entries: int) -> bytes:
    """The end record (APPNOTE 4.3.16) for a central directory that has grown."""
    at = data.rindex(b"PK\x05\x06")
    count, length = struct.unpack("<HI", data[at + 10 : at + 16])
    new = struct.pack("<HHI", count + entries, count + entries, length + size)
    return data[: at + 8] + new + data[at + 16 :]


def _entry(data: bytes, name: bytes) -> tuple[int, int]:
    """Where the central record of this name begins and ends."""
    at = data.index(CENTRAL)
    while data[at + 46 : at + 46 + len(name)] != name:
        at = data.index(CENTRAL, at + 1)
    lengths = struct.unpack("<HHH", data[at + 28 : at + 34])
    return at, at + 46 + sum(lengths)


def _doubled(data: bytes, name: bytes, second: bytes) -> bytes:
    """A second record, maybe by another name of the same length, for the bytes of one entry."""
    at, end = _entry(data, name)
    record = data[at:end].replace(name, second)
    return _grown(data[:end] + record + data[end:], len(record), entries=1)


def _renamed(data: bytes, name: bytes) -> bytes:
    """The last entry by another name of the same length in the central directory alone."""
    at, _ = _entry(data, b"media/a.png")
    return data[: at + 46] + name + data[at + 46 + len(name) :]


def _stretched(data: bytes) -> bytes:
    """The first entry claims the bytes of the second as well."""
    at = data.index(CENTRAL)
    size = struct.unpack("<I", data[at + 20 : at + 24])[0]
    return patched(data, CENTRAL, 20, struct.pack("<I", size + 60))


def _deflate(info: zipfile.ZipInfo) -> None:
    info.compress_type = zipfile.ZIP_DEFLATED


IMSCP_2004 = "imsglobal.org/xsd/imscp_v1p1"
CARTRIDGE = "www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
LONG = (
    '<imsmd:lom xmlns:imsmd="http://www.imsglobal.org/xsd/imsmd_rootv1p2p1"><imsmd:general>'
    f"<imsmd:description><imsmd:langstring>{'word ' * 201}</imsmd:langstring></imsmd:description>"
    "</imsmd:general></imsmd:lom>"
)


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
        ("2004 in the words of 1.2", ">1.2<", ">CAM 1.3<", "another-standard"),
        ("manifest of 2004", "imsproject.org/xsd/imscp_rootv1p1p2", IMSCP_2004, "another-standard"),
        ("cartridge", "www.imsproject.org/xsd/imscp_rootv1p1p2", CARTRIDGE, "another-standard"),
        (
            "prerequisites",
            "</item>",
            '<adlcp:prerequisites type="aicc_script">SCO0</adlcp:prerequisites></item>',
            "prerequisites",
        ),
        ("not said to be visible", ' isvisible="true"', "", "isvisible-missing"),
        ("long description", "</metadata>", f"{LONG}</metadata>", "description-long"),
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
    other = xml.replace(b"xmlns:adlcp=", b"xmlns:adl=").replace(b"adlcp:", b"adl:")
    yield "adlcp by another prefix", put(other), "adlcp-prefix"
    prefixed = xml.replace(b"<", b"<cp:").replace(b"<cp:/", b"</cp:").replace(b"<cp:?", b"<?")
    yield "a prefix for all", put(prefixed.replace(b"xmlns=", b"xmlns:cp=")), "manifest-prefix"
    silent = {"index.html": b"<!doctype html><title>Bees</title>"}
    yield "nobody calls", zipped({**files, **silent}), "call-not-found"
    yield "no status", zipped({**files, **silent}), "status-not-found"
    bare = {"index.html": b"", "media/a.png": b"x"}
    yield "cmi5", zipped({**bare, "cmi5.xml": b"<courseStructure/>"}), "another-standard"
    yield "tin can", zipped({**bare, "tincan.xml": b"<tincan/>"}), "another-standard"
    aicc = {f"bees.{kind}": b"x" for kind in ("AU", "CRS", "CST", "DES")}
    yield "aicc", zipped({**bare, **aicc}), "another-standard"
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


def _odd() -> Iterator[Broken]:
    files, data = good(), zipped(good())
    yield "something before it", b"#!/bin/sh\nexec unzip\n" + data, ""
    comment = struct.pack("<H", 65_000) + b"bees " * 13_000
    yield "a huge comment", data[:-2] + comment, ""
    yield "a file of no bytes", zipped({**files, "media/a.png": b""}), ""
    yield "a zip inside", zipped({**files, "media/b.zip": data}), "file-not-listed"


ODD: tuple[Broken, ...] = tuple(_odd())
"""Strange and sound: name -> (the zip's bytes, the one code that it earns, if any)."""

READ: tuple[Broken, ...] = (
    ("another root", zipped({**good(), "imsmanifest.xml": b"<package/>"}), "not-a-manifest"),
    ("no organizations", with_manifest("organizations", "bees"), "manifest-part-missing"),
    ("a misspelt element", with_manifest("<resources>", "<bees/><resources>"),
     "manifest-part-left-out"),
)  # fmt: skip
"""What reading a package as values has to say of its manifest."""
