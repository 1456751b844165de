"""Manifests to hold two grammars against each other, as pairs of a name and the XML.

`valid_manifests` are right by the standard. `mutants` are one step away from a right one: most are
wrong, some only strange. Which, nothing here says; that is for the official schemas to say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy

from lxml import etree

Named = tuple[str, bytes]
Step = Callable[[etree._Element], object]

CP = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
ADLCP = "http://www.adlnet.org/xsd/adlcp_rootv1p2"
MD = "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
XML = "http://www.w3.org/XML/1998/namespace"

SMALL = f"""<manifest identifier="BEES-101"
  xmlns="{CP}" xmlns:adlcp="{ADLCP}" xmlns:imsmd="{MD}" xmlns:xsi="{XSI}">
  <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>
  <organizations default="ORG1">
    <organization identifier="ORG1">
      <title>Bees</title>
      <item identifier="SCO1" identifierref="RES1" isvisible="true"><title>Bees, 1</title></item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="RES1" type="webcontent" adlcp:scormtype="sco" href="index.html">
      <file href="index.html"/>
      <file href="style.css"/>
    </resource>
  </resources>
</manifest>"""

# The children of the meta-data elements, in the order of the standard; the others hold a text.
_CHILDREN = """
general: identifier title catalogentry language language description keyword keyword coverage\
 structure aggregationlevel
lifecycle: version status contribute
metametadata: identifier catalogentry contribute metadatascheme metadatascheme language
technical: format size location requirement installationremarks otherplatformrequirements duration
educational: interactivitytype learningresourcetype interactivitylevel semanticdensity\
 intendedenduserrole context typicalagerange difficulty typicallearningtime description language
rights: cost copyrightandotherrestrictions description
relation: kind resource
annotation: person date description
classification: purpose taxonpath description keyword
catalogentry: catalog entry
contribute: role centity centity date
requirement: type name minimumversion maximumversion
resource: identifier description catalogentry catalogentry
taxonpath: source taxon
taxon: id entry
centity person: vcard
date duration typicallearningtime: datetime description
title entry description keyword coverage version installationremarks typicalagerange\
 otherplatformrequirements: langstring langstring
structure aggregationlevel status role type name interactivitytype learningresourcetype\
 interactivitylevel semanticdensity intendedenduserrole context difficulty cost\
 copyrightandotherrestrictions kind purpose: source value
source value: langstring"""
_ATTRIBUTES = {"langstring": ' xml:lang="en"', "location": ' type="URI"'}


def _table(text: str) -> dict[str, list[str]]:
    """The words after a colon, by each of those before it."""
    lines = (line.split(": ") for line in text.split("\n") if line)
    return {name: after.split() for before, after in lines for name in before.split()}


def _lom(name: str) -> str:
    """The meta-data element of this name, with all it may hold."""
    inside = "".join(_lom(child) for child in _table(_CHILDREN).get(name, ()))
    text = "1024" if name == "size" else f"some {name}"
    return f"<imsmd:{name}{_ATTRIBUTES.get(name, '')}>{inside or text}</imsmd:{name}>"


_CATEGORIES = tuple(_table(_CHILDREN))[:9]
_RECORD = f"<imsmd:lom>{''.join(_lom(name) for name in _CATEGORIES)}</imsmd:lom>"

# Nearly every element and attribute of the three grammars.
FULL = f"""<manifest identifier="BEES-101" version="1.0" xml:base="course/"
  xmlns="{CP}" xmlns:adlcp="{ADLCP}" xmlns:imsmd="{MD}" xmlns:xsi="{XSI}">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
    <adlcp:location>lom.xml</adlcp:location>
    {_RECORD}
  </metadata>
  <organizations default="ORG1">
    <organization identifier="ORG1" structure="hierarchical">
      <title>Bees</title>
      <item identifier="PART1" isvisible="false" parameters="?p=1">
        <title>The hive</title>
        <item identifier="SCO1" identifierref="RES1" isvisible="1" parameters="#top">
          <title>The queen</title>
          <metadata><adlcp:location>queen.xml</adlcp:location></metadata>
          <adlcp:prerequisites type="aicc_script">SCO0</adlcp:prerequisites>
          <adlcp:maxtimeallowed>0001:30:00.00</adlcp:maxtimeallowed>
          <adlcp:timelimitaction>exit,no message</adlcp:timelimitaction>
          <adlcp:datafromlms>level=2</adlcp:datafromlms>
          <adlcp:masteryscore>80</adlcp:masteryscore>
        </item>
      </item>
      <metadata><adlcp:location>organization.xml</adlcp:location></metadata>
    </organization>
  </organizations>
  <resources xml:base="pages/">
    <resource identifier="RES1" type="webcontent" adlcp:scormtype="sco" href="index.html"
              xml:base="queen/">
      <metadata><adlcp:location>resource.xml</adlcp:location></metadata>
      <file href="index.html"><metadata><schema>x</schema></metadata></file>
      <dependency identifierref="RES2"/>
    </resource>
    <resource identifier="RES2" type="webcontent" adlcp:scormtype="asset">
      <file href="a.png"/>
    </resource>
  </resources>
</manifest>"""

_INNER = """<manifest identifier="INNER"><organizations default="IN-ORG">
  <organization identifier="IN-ORG"/></organizations><resources/></manifest>"""
_ACTIONS = ("exit,message", "exit,no message", "continue,message", "continue,no message")
_SCHEMA = "<schema>ADL SCORM</schema><schemaversion>1.2</schemaversion>"

# What SMALL says -> what it may say instead and stay right.
_VARIANTS: dict[str, tuple[str, ...]] = {
    'identifier="BEES-101"': (
        *('identifier="A" version="2.1.0-beta"', 'identifier="A" version=""'),
        *('identifier="A" xml:base="my folder/"', 'identifier=" _b.1-a " xml:lang="en"'),
        f'identifier="x" xsi:schemaLocation="{CP} imscp_rootv1p1p2.xsd {MD} elsewhere.xsd"',
    ),
    f"<metadata>{_SCHEMA}</metadata>": ("", "<metadata/>", "<!-- a --><metadata/><?later?>"),
    _SCHEMA: (
        *("<schema>ADL SCORM</schema>", "<schemaversion/>", "\n\t\n", "<schema/><imsmd:lom/>"),
        "<schema>IMS Content</schema><schemaversion>1.1</schemaversion>",
        "<schema>\n ADL SCORM<!-- b --> </schema><schemaversion/><!-- c -->",
        f"{_SCHEMA}<adlcp:location>lom.xml</adlcp:location>",
        "<adlcp:location>a</adlcp:location><adlcp:location>b</adlcp:location>",
        "<adlcp:schema>ADL SCORM</adlcp:schema><adlcp:schemaversion>1.2</adlcp:schemaversion>",
        f"{_SCHEMA}{_RECORD}",
        f"<imsmd:lom>{_lom('relation') * 3}{_lom('annotation') * 2}</imsmd:lom>",
        *(f"<imsmd:lom>{_lom(name)}</imsmd:lom>" for name in _CATEGORIES),
        *(f"<imsmd:lom><imsmd:{name}/></imsmd:lom>" for name in _CATEGORIES),
        # The categories are open: text, guests, and their own children out of turn.
        "<imsmd:rights>free <imsmd:language/>!</imsmd:rights>",
        f"<imsmd:rights><adlcp:location/>{_lom('cost')}</imsmd:rights>",
        f"<imsmd:general>{_lom('title') * 2}</imsmd:general>",
        '<imsmd:location type="TEXT">shelf 3</imsmd:location>',
        "<imsmd:taxon><imsmd:taxon><imsmd:taxon/></imsmd:taxon></imsmd:taxon>",
    ),
    ' default="ORG1"': ("", ' default=" ORG1 "', ' default="ORG1" adlcp:scormtype="sco"'),
    '<organization identifier="ORG1">': (
        '<organization identifier="FIRST"/><organization identifier="ORG1">',
        *(f'<organization identifier="ORG1" structure="{word}">' for word in ("", "linear")),
    ),
    "<title>Bees</title>": (
        *("", "<title/>", "<title><![CDATA[<Bees>]]> &#x26;\nmore</title>"),
        *(f"<title>{letter * 200}</title>" for letter in ("ñ", "🐝", " ", "\n")),
    ),
    "</organization>": (
        "<metadata/></organization>",
        "<adlcp:masteryscore>1</adlcp:masteryscore></organization>",
        "".join(f'<item identifier="I{n}"/>' for n in range(9)) + "</organization>",
    ),
    'isvisible="true"': (
        *("", 'isvisible="1"', 'isvisible="false"', 'isvisible="0"', 'isvisible=" true "'),
        *('xml:base="x/"', 'xml:lang="es-AR"', 'parameters="?mode=exam&amp;n=3"'),
    ),
    'identifierref="RES1"': ("", 'identifierref=""', 'identifierref="not there"'),
    "</item>": tuple(
        f"{inside}</item>"
        for inside in (
            '<item identifier="A"><item identifier="B"><item identifier="C"/></item></item>',
            '<item identifier="A"/><item identifier="B"/><metadata/><adlcp:masteryscore/>',
            *(f"<adlcp:masteryscore>{score}</adlcp:masteryscore>" for score in ("80", "most")),
            "<adlcp:maxtimeallowed>0000:30:00</adlcp:maxtimeallowed>",
            "<adlcp:datafromlms>a</adlcp:datafromlms><adlcp:datafromlms/><imsmd:lom/>",
            '<adlcp:prerequisites type="aicc_script">A&amp;~B|C=""</adlcp:prerequisites>',
            *(f"<adlcp:timelimitaction>{action}</adlcp:timelimitaction>" for action in _ACTIONS),
        )
    ),
    "<title>Bees, 1</title>": ("",),
    "</organizations>": ("<adlcp:location/></organizations>",),
    ' href="index.html">': (">", ' href="">', ' href="https://example.org/a?b=c#d">'),
    '<file href="index.html"/>': (
        *("", '<file href="mi niño.html"/>', '<file href="a" adlcp:scormtype="asset"/>'),
        '<metadata/><file href="a"><metadata><imsmd:lom/></metadata><adlcp:location/></file>',
    ),
    '<file href="style.css"/>': (
        '<dependency identifierref="RES2"/><dependency identifierref="RES3"/>',
        '<dependency identifierref="R"><adlcp:location/></dependency><imsmd:lom/>',
    ),
    "</resources>": (
        "<adlcp:location/></resources>",
        '<resource identifier="RES2" type="imsqti_xmlv1p1" xml:base="b"/></resources>',
        *(f"</resources>{_INNER}", "</resources><!-- end -->"),
        f"</resources>{_INNER}{_INNER.replace('IN', 'OUT')}<imsmd:lom/>",
    ),
}

# What FULL says -> what a hasty hand writes instead.
_SLIPS: dict[str, tuple[str, ...]] = {
    "manifest": ("package", "Manifest", "manifests", "imsmd:manifest", "imsmd:lom", "item"),
    'identifier="BEES-101"': ("", 'Identifier="BEES-101"', 'identifier="BEES" title=""'),
    f'xmlns="{CP}"': ("", 'xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"', f'xmlns="{CP}/"'),
    f'"{ADLCP}"': ('"http://www.adlnet.org/xsd/adlcp_v1p3"', f'"{ADLCP.upper()}"', f'"{CP}"'),
    f'"{MD}"': (f'"{MD[:-1]}2"', f'"{MD.replace("imsglobal", "imsproject")}"', f'"{CP}"'),
    'adlcp:scormtype="sco"': (
        *('adlcp:scormType="sco"', 'adlcp:scormtype="SCO"', 'adlcp:scormtype="page"'),
        *('adlcp:scormtype=""', 'adlcp:scormtype="sco "', 'scormtype="sco"', ""),
    ),
    'isvisible="1"': tuple(f'isvisible="{v}"' for v in ("", "yes", "TRUE", "True", "2", "01", "t")),
    'parameters="#top"': ('parameter="#top"', 'Parameters="#top"', 'adlcp:parameters="#top"'),
    '"aicc_script"': ('"javascript"', '"AICC_SCRIPT"', '""', '"aicc_script "'),
    ">SCO0<": ("><", "><adlcp:location/><", ">a\nb<"),
    ">exit,no message<": (
        *("><", ">exit<", ">exit, no message<", ">exit,nomessage<", ">Exit,no message<"),
        *("> exit,message<", ">exit,message <", ">exit message<", ">continue;message<"),
        *(">continue,no  message<", ">continue,no message\n<", ">continue,message<", ">message<"),
    ),
    'identifier="SCO1"': tuple(
        f'identifier="{identifier}"'
        for identifier in (
            *("", " ", "1SCO", "-SCO", ".SCO", "a b", "a:b", "a/b", "a#b", "SCO(1)", "SCO,1"),
            *("x\u00d7y", "{SCO}", " SCO1 ", "_SCO1", "S\u00f31", "5f1c-uuid", "sco1"),
            *("BEES-101", "ORG1", "PART1", "RES1", "RES2", " RES2 "),  # two of the same
        )
    ),
    'default="ORG1"': tuple(
        f'default="{default}"' for default in ("", "1ORG", "ORG 1", "ORG:1", "ELSEWHERE", " ORG1 ")
    ),
    'href="a.png"': (
        *('href="100%.png"', 'href="%zz.png"', 'href="http://a:b/"', 'href="a\\b.png"', 'href=":"'),
        *('HREF="a.png"', 'src="a.png"', 'adlcp:href="a.png"', 'xsi:nil="true" href="a.png"'),
        *('xsi:type="adlcp:no" href=""', 'xsi:type="" href=""', 'href="" a:b="" xmlns:a="urn:x"'),
    ),
    '<file href="a.png"/>': (
        *('<file href="a"><x xmlns="urn:x"/></file>', '<file href="a"><x xmlns=""/></file>'),
        '<file href="a"><file href="b"/></file>',
        '<file href="a"><adlcp:location/><metadata/></file>',
        '<file href="a.png"/><item identifier="LATE"/>',
    ),
    'xml:base="queen/"': (
        *('xml:space="preserve"', 'xml:id="q"', 'xml:lang="es_AR"', 'xml:lang=""', 'base="q"'),
        *('xml:lang="x-none"', 'xml:link="q r"'),
    ),
    '<dependency identifierref="RES2"/>': (
        '<dependency identifierref="RES2"/><file href="late.html"/>',
        '<dependency identifierref="RES2">RES2</dependency>',
        '<dependency idref="RES2"/>',
    ),
    "</imsmd:taxon>": tuple(f"{'<imsmd:taxon/>' * n}</imsmd:taxon>" for n in (1, 2)),
    "<metadata><schema>x": ('<metadata xml:lang="es"><schema>', "<metadata>x<schema>"),
    "<adlcp:location>lom.xml": ("<adlcp:schema>IMS</adlcp:schema><adlcp:location>",),
    "<adlcp:location>queen.xml": ("<adlcp:schemaversion>2</adlcp:schemaversion><adlcp:location>",),
    "<adlcp:masteryscore>": ("<adlcp:hint/><adlcp:masteryscore>", "<title/><adlcp:masteryscore>"),
    ">1024<": tuple(
        f">{n}<" for n in ("1 KB", "10.5", "2147483648", "-1", "", " 1024 ", "+1", "0x10", "1e3")
    ),
    'type="URI"': ('type="URL"', 'type="uri"', 'type=""', 'type="TEXT"', 'kind="URI"'),
    "some datetime</imsmd:datetime>": ("</imsmd:datetime>soon", "2026</imsmd:datetime>"),
    '<resources xml:base="pages/">': (f"{_INNER}<resources>", "<resources title=''>"),
    "</resources>": (
        *(f"</resources>{_INNER}{_INNER}", "</resources><metadata/>", "</resources>the end"),
        '</resources><manifest identifier="X"><organizations/></manifest>',
    ),
    "adlcp:masteryscore": ("adlcp:masteryScore", "adlcp:mastery_score"),
    "adlcp:datafromlms": ("adlcp:dataFromLMS", "adlcp:launchdata"),
    "adlcp:maxtimeallowed": ("adlcp:maxTimeAllowed", "adlcp:max_time_allowed"),
    "adlcp:timelimitaction": ("adlcp:timeLimitAction", "adlcp:timelimitactions"),
}

# Where in FULL a text or an attribute has a greatest length, by that length.
_LIMITS = """
13: adlcp:maxtimeallowed
20: cp:manifest/@version cp:manifest/cp:metadata/cp:schemaversion
100: cp:manifest/cp:metadata/cp:schema
200: cp:organization/@structure cp:organization/cp:title cp:item/cp:title adlcp:prerequisites\
 adlcp:masteryscore
255: adlcp:datafromlms
1000: cp:item/@parameters cp:resource/@type
2000: adlcp:location cp:item/@identifierref cp:resource/@href cp:file/@href\
 cp:dependency/@identifierref"""


def valid_manifests() -> Iterator[Named]:
    """Manifests that the standard allows."""
    yield "small", SMALL.encode()
    yield "full", FULL.encode()
    yield "small without white space", " ".join(SMALL.split()).replace("> <", "><").encode()
    yield "small with a byte order mark", SMALL.encode("utf-8-sig")
    cp = SMALL.replace("<", "<cp:").replace("<cp:/", "</cp:").replace("xmlns=", "xmlns:cp=")
    yield "small with a prefix for all", cp.encode()
    for old, variants in _VARIANTS.items():
        for new in variants:
            yield f"{old} -> {new}", _replaced(SMALL, old, new)
    for limit, paths in _table(_LIMITS).items():
        yield from (_filled(path, int(limit)) for path in paths)


def mutants() -> Iterator[Named]:
    """Manifests one step away from a valid one, all different."""
    seen = {_stepped(0, lambda el: None)}
    for name, xml in _all_mutants():
        if xml not in seen:
            seen.add(xml)
            yield name, xml


def _all_mutants() -> Iterator[Named]:
    for old, slips in _SLIPS.items():
        for new in slips:
            yield f"{old} -> {new}", _replaced(FULL, old, new)
    for limit, paths in _table(_LIMITS).items():
        yield from (_filled(path, int(limit) + 1) for path in paths)
    for place, (number, el) in _places().items():
        steps = {**_STEPS, **{f"without {name}": _without(name) for name in el.attrib}}
        for step, change in steps.items():
            yield f"{place} {step}", _stepped(number, change)


def _replaced(text: str, old: str, new: str) -> bytes:
    assert old in text, f"the manifest does not say {old}"
    return text.replace(old, new).encode()


def _filled(path: str, length: int) -> Named:
    """FULL with this many letters at the first such place."""
    root = etree.fromstring(FULL)
    place, _, attribute = path.partition("/@")
    having = f"[@{attribute}]" if attribute else ""
    el = root.xpath(f"//{place}{having}", namespaces={"cp": CP, "adlcp": ADLCP})[0]
    if attribute:
        el.set(attribute, "x" * length)
    else:
        el.text = "x" * length
    return f"{path} of {length}", etree.tostring(root, encoding="UTF-8")


def _places() -> dict[str, tuple[int, etree._Element]]:
    """Each kind of element in FULL once, by its parent's name and its own."""
    first: dict[str, tuple[int, etree._Element]] = {}
    for number, el in enumerate(etree.fromstring(FULL).iter()):
        if (parent := el.getparent()) is not None:
            names = f"{etree.QName(parent).localname}/{etree.QName(el).localname}"
            first.setdefault(names, (number, el))
    return first


def _stepped(number: int, change: Step) -> bytes:
    root = etree.fromstring(FULL)
    change(list(root.iter())[number])
    return etree.tostring(root, encoding="UTF-8")


def _without(attribute: str) -> Step:
    return lambda el: el.attrib.pop(attribute)


def _twice(el: etree._Element) -> None:
    """The element once more beside itself, with identifiers of its own."""
    again = deepcopy(el)
    for inner in again.iter():
        if "identifier" in inner.attrib:
            inner.set("identifier", f"AGAIN-{inner.get('identifier')}")
    el.addnext(again)


def _renamed(change: Callable[[str], str], namespace: str | None = None) -> Step:
    def step(el: etree._Element) -> None:
        name = etree.QName(el)
        el.tag = f"{{{namespace or name.namespace}}}{change(name.localname)}"

    return step


_STEPS: dict[str, Step] = {
    "removed": lambda el: el.getparent().remove(el),
    "twice": _twice,
    "after the next": lambda el: el.getnext() is not None and el.getnext().addnext(el),
    "misspelt": _renamed(lambda name: f"{name}s"),
    "capitalised": _renamed(str.capitalize),
    "of imscp": _renamed(str, CP),
    "of adlcp": _renamed(str, ADLCP),
    "of imsmd": _renamed(str, MD),
    "with an attribute more": lambda el: el.set("comment", ""),
    "with a guest attribute": lambda el: el.set(f"{{{ADLCP}}}scormtype", "sco"),
    "with xml:lang": lambda el: el.set(f"{{{XML}}}lang", "en"),
    "with stray text": lambda el: setattr(el, "text", f"stray {el.text or ''}"),
    "with a child more": lambda el: el.insert(0, etree.Element(f"{{{CP}}}schema")),
    "cleared": lambda el: el.clear(keep_tail=True),
}
