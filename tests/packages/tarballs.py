"""Course tarballs of which Studio would drop something, by the code that says so."""

from __future__ import annotations

from collections.abc import Callable

Files = dict[str, bytes]
UNIT = "course/vertical/u_hello-reach.xml"


NO_TARBALL = "not-a-tarball"
LOST = ("native-loses", "scorm-loses")  # by a variant of the target


def _with(unit: str) -> Callable[[Files], Files]:
    return lambda files: files | {UNIT: f"<vertical>{unit}</vertical>".encode()}


def _without(part: str) -> Callable[[Files], Files]:
    return lambda files: {name: one for name, one in files.items() if part not in name}


BROKEN: list[tuple[str, Callable[[Files], Files]]] = [
    ("olx-course-missing", _without("course.xml")),
    ("olx-course-missing", lambda _: {"deep/er/than/course.xml": b"<course/>"}),
    ("olx-file-missing", _without("course/course/en.xml")),
    ("olx-file-missing", _without("chapter/")),
    ("olx-file-missing", _without("sequential/")),
    ("olx-file-missing", _without("vertical/")),
    ("olx-file-missing", _without(".html")),
    ("olx-file-missing", _with('<problem url_name="gone"/>')),
    (
        "olx-file-missing",
        _with('<smcourse_question url_name="a" payload="{}" tags="&quot;/static/gone.png&quot;"/>'),
    ),
    ("olx-file-missing", _with('<scorm url_name="a" scorm_package_path="scorm/gone.zip"/>')),
    (
        "olx-file-missing",
        lambda files: {
            name: one + b'<img src="/static/gone.png">' if name.endswith("overview.html") else one
            for name, one in files.items()
        },
    ),
    ("olx-attribute", _with('<smcourse_question url_name="a" payload="{}" wieght="2"/>')),
    ("olx-unreadable", lambda files: files | {UNIT: b"<vertical>"}),
    ("olx-unreadable", lambda files: files | {UNIT: b'<!DOCTYPE v [<!ENTITY a "b">]><v>&a;</v>'}),
    ("olx-unreadable", _with('<smcourse_question url_name="a" payload="{not"/>')),
    ("olx-unreadable", lambda files: files | {"course/policies/en/policy.json": b"{"}),
    ("olx-name", _with('<html url_name="a b" filename="x">x</html>')),
    ("olx-name", _with('<html url_name="a:b" filename="x">x</html>')),
    ("olx-name", _with(f'<html url_name="{"a" * 201}" filename="x">x</html>')),
    ("olx-name-twice", _with('<video url_name="a" x="1"/><video url_name="a" x="1"/>')),
    ("olx-block-unknown", _with('<unheard_of url_name="a"/>')),
]
