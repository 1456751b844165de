"""A SCORM 1.2 manifest as frozen values, under the names of the standard.

Content Aggregation Model 1.2, section 2.3 (content packaging): IMS Content Packaging 1.1.2 with
ADL's extensions. One class an element; what may be left out is None, what may come often is a
tuple. Every string is kept as it stands in the XML. Lengths are those of the two schemas, in
characters; nothing here enforces them, `smcourse.api.verify_package` does.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from smcourse.formats.xml import NAMESPACES

SCHEMA_LOCATION = " ".join(
    f"{NAMESPACES[prefix]} {prefix}_{version}.xsd"
    for prefix, version in (("imscp", "rootv1p1p2"), ("imsmd", "rootv1p2p1"), ("adlcp", "rootv1p2"))
)

Others = tuple[str, ...]
"""Elements of other vocabularies, each as XML text in canonical form (`foreign`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """`metadata`. In the manifest's own, SCORM 1.2 wants `schema` to be exactly "ADL SCORM" (at
    most 100) and `schemaversion` exactly "1.2" (at most 20).

    `locations` are paths of external meta-data records (`adlcp:location`, at most 2,000); a record
    in line (`imsmd:lom`) is in `others`.
    """

    schema: str | None = None
    schemaversion: str | None = None
    locations: tuple[str, ...] = ()
    others: Others = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Prerequisites:
    """`adlcp:prerequisites`: an AICC script over identifiers of items (at most 200), such as
    `SCO1&SCO2`. Moodle reads it with exactly this `type`, others hardly at all."""

    script: str
    type: str = "aicc_script"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """`item`: a line of the LMS's menu; with an `identifierref` it launches that resource.

    `maxtimeallowed` is a CMITimespan (`HHHH:MM:SS.SS`, at most 13), `timelimitaction` one of
    `exit,message`, `exit,no message`, `continue,message`, `continue,no message`, `datafromlms`
    what the SCO finds as `cmi.launch_data` (at most 255), `masteryscore` a number from 0 to 100
    written as text, `parameters` what is appended to the address (at most 1,000).
    """

    identifier: str
    identifierref: str | None = None
    isvisible: bool | None = None
    parameters: str | None = None
    title: str | None = None
    items: tuple[Item, ...] = ()
    metadata: Metadata | None = None
    prerequisites: Prerequisites | None = None
    maxtimeallowed: str | None = None
    timelimitaction: str | None = None
    datafromlms: str | None = None
    masteryscore: str | None = None
    others: Others = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization:
    """`organization`: one way through the package. `title` (at most 200) is what most LMSs show in
    their catalogue; `structure` is "hierarchical" where it is None."""

    identifier: str
    structure: str | None = None
    title: str | None = None
    items: tuple[Item, ...] = ()
    metadata: Metadata | None = None
    others: Others = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Organizations:
    """`organizations`; `default` is the identifier of the one that the LMS shows."""

    default: str | None = None
    organizations: tuple[Organization, ...] = ()
    others: Others = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """`file`: one file of a resource, as an address relative to the package (at most 2,000):
    percent-encoded, without a leading slash."""

    href: str
    metadata: Metadata | None = None
    others: Others = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """`resource`: a SCO, which talks to the LMS, or an asset, which does not.

    `scormtype` is "sco" or "asset"; `href` the file that is launched, `base` (`xml:base`) what is
    put before each address, `dependencies` the identifiers of other resources.
    """

    identifier: str
    type: str = "webcontent"
    scormtype: str | None = None
    href: str | None = None
    base: str | None = None
    metadata: Metadata | None = None
    files: tuple[File, ...] = ()
    dependencies: tuple[str, ...] = ()
    others: Others = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Resources:
    """`resources`, in the order that matters to Open edX: it launches the first with an href."""

    base: str | None = None
    resources: tuple[Resource, ...] = ()
    others: Others = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """`manifest`, the root of `imsmanifest.xml`.

    `identifier` is an xs:ID that tells the package from all others, in its first 15 characters
    already (SuccessFactors keeps no more); `version` has at most 20. `manifests` are packages
    inside the package, which the standard allows and no LMS that we know plays.
    """

    identifier: str
    version: str | None = None
    base: str | None = None
    schema_location: str | None = SCHEMA_LOCATION
    metadata: Metadata | None = None
    organizations: Organizations = field(default_factory=Organizations)
    resources: Resources = field(default_factory=Resources)
    manifests: tuple[Manifest, ...] = ()
    others: Others = ()
