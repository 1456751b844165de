"""What each Tutor renders with the plugin. `make tutor` makes the environments, then runs this."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
XBLOCK = ROOT / "xblocks/smcourse_xblock"
BLOCKS = ["smcourse_question", "smcourse_test"]
SETTINGS = [f"{of}/{at}.py" for of in ("lms", "cms") for at in ("production", "development")]


class Tutor:
    """A Tutor with the plugin enabled, and the folder that it renders to."""

    def __init__(self, version: str, root: Path) -> None:
        self.bin = ROOT / ".venv-tutor" / version / "bin"
        self.root = root
        self.env = {name: word for name, word in os.environ.items() if name[:6] != "TUTOR_"}
        self.env |= {"TUTOR_ROOT": str(root), "TUTOR_PLUGINS_ROOT": str(root / "plugins")}
        root.mkdir()
        (root / "config.yml").write_text("PLUGINS: []\n")  # Tutor's wheel lacks its default ones
        self.said = self("plugins", "enable", "smcourse") + self("config", "save")

    def __call__(self, *words: str) -> str:
        """All that the command says, having succeeded."""
        done = subprocess.run(
            [self.bin / "tutor", *words],
            env=self.env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=60,
        )
        assert done.returncode == 0, done.stdout
        return done.stdout

    def require(self, value: str) -> list[str]:
        """The arguments of pip in the image when SMCOURSE_REQUIREMENT is set to this."""
        self("config", "save", "--set", f"SMCOURSE_REQUIREMENT={value}")
        return arguments(self.dockerfile())

    def dockerfile(self) -> str:
        return (self.root / "env/build/openedx/Dockerfile").read_text()

    def settings(self, name: str) -> str:
        return (self.root / "env/apps/openedx/settings" / name).read_text()


@pytest.fixture(scope="module", params=["20", "21", "22"])
def tutor(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Tutor:
    return Tutor(request.param, tmp_path_factory.mktemp("tutor") / request.param)


def install(dockerfile: str) -> str:
    """The shell command that installs the XBlock."""
    _, at, rest = dockerfile.partition("\n# smcourse's XBlock\n")
    assert at, "the image does not install it"
    (command, _) = rest.split("\n\n", 1)
    assert command.startswith("RUN --mount=type=cache,target=/openedx/.cache/pip,sharing=shared ")
    return command.partition("sharing=shared ")[2]


def arguments(dockerfile: str, pip: str | None = None) -> list[str]:
    """What the shell gives to pip, or to uv: words, a line each."""
    env = os.environ | ({"PIP_COMMAND": pip} if pip else {})
    if pip is None:
        env.pop("PIP_COMMAND", None)
    tools = "pip() { printf '%s\\n' pip \"$@\"; }; uv() { printf '%s\\n' uv \"$@\"; };"
    done = subprocess.run(
        ["sh", "-ec", f"{tools} {install(dockerfile)}"],
        env=env,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()


def enabling(settings: str) -> list[ast.stmt]:
    """The statements of rendered settings that know our blocks."""
    known = (node for node in ast.parse(settings).body if BLOCKS[0] in ast.unparse(node))
    return list(known)


def after(settings: str, before: dict[str, object]) -> dict[str, object]:
    """The settings after ours were run upon these."""
    names = dict(before)
    exec(compile(ast.Module(enabling(settings), []), "settings", "exec"), names)
    return {name: value for name, value in names.items() if name != "__builtins__"}


def test_this_is_the_tutor_that_is_meant(tutor: Tutor) -> None:
    assert (tutor.root / "env/version").read_text().startswith(f"{tutor.root.name}.")


def test_tutor_warns_of_nothing(tutor: Tutor) -> None:
    assert "Plugin smcourse enabled" in tutor.said
    said = [line for line in tutor.said.splitlines() if "Tutor as root" not in line]
    assert [line for line in said if "⚠" in line or "arning" in line] == []


def test_the_xblock_is_installed_after_tutors_own_requirements(tutor: Tutor) -> None:
    text = tutor.dockerfile()
    (stage,) = (part for part in text.split("\nFROM ") if "smcourse" in part)
    assert stage.startswith("python AS python-requirements\n")
    scorm = stage.index('install "openedx-scorm-xblock')
    assert stage.index("requirements/edx/base.txt") < scorm < stage.index("smcourse-xblock")
    assert text.count("smcourse-xblock") == 1


def test_the_release_of_this_repository_is_what_is_installed(tutor: Tutor) -> None:
    release = tomllib.loads((XBLOCK / "pyproject.toml").read_text())["project"]
    wanted = f"{release['name']}=={release['version']}"
    assert arguments(tutor.dockerfile()) == ["pip", "install", wanted]
    assert arguments(tutor.dockerfile(), pip="uv pip") == ["uv", "pip", "install", wanted]


@pytest.mark.parametrize("name", SETTINGS)
def test_libraries_may_hold_our_blocks(tutor: Tutor, name: str) -> None:
    settings = tutor.settings(name)
    assert len(enabling(settings)) == 1
    key = "LIBRARY_ENABLED_BLOCKS"
    for before in (["problem", "html"], ("problem", "html"), ["problem", "html", BLOCKS[0]]):
        kept = list(before)
        assert after(settings, {key: before}) == {key: ["problem", "html", *BLOCKS]}
        assert list(before) == kept, "the list of the platform's own module was changed"
    twice = after(settings, after(settings, {key: []}))
    assert twice == {key: BLOCKS}
    assert after(settings, {}) == {}, "the LMS got a list that it did not have"


def test_another_release_or_both_packages_from_git_may_be_set(tutor: Tutor) -> None:
    assert tutor.require("smcourse-xblock>=0.2,<1") == ["pip", "install", "smcourse-xblock>=0.2,<1"]
    git = "git+https://example.org/smcourse.git@main"
    both = [
        f"smcourse @ {git}",
        f"smcourse-xblock @ {git}#subdirectory=xblocks/smcourse_xblock",
        "odd; python_version >= '3.11' and \"$HOME\" > `x`",
    ]
    assert tutor.require(json.dumps(both)) == ["pip", "install", *both]
    tutor("config", "save", "--unset", "SMCOURSE_REQUIREMENT")
    assert arguments(tutor.dockerfile()) == ["pip", "install", "smcourse-xblock==0.1.0"]


def test_a_checkout_of_the_xblock_can_be_mounted(tutor: Tutor) -> None:
    tutor("mounts", "add", str(XBLOCK))
    mounted = tutor.dockerfile()
    tutor("mounts", "remove", str(XBLOCK))
    over = mounted.index('install -e "/mnt/smcourse_xblock"')
    assert mounted.index("'smcourse-xblock==0.1.0'") < over
    assert "/mnt/smcourse_xblock" not in tutor.dockerfile()


def test_a_disabled_plugin_leaves_nothing(tutor: Tutor) -> None:
    tutor("plugins", "disable", "smcourse")  # which saves the environment, as enabling does
    rendered = [path for path in (tutor.root / "env").rglob("*") if path.is_file()]
    left = [path for path in rendered if b"smcourse" in path.read_bytes()]
    tutor("plugins", "enable", "smcourse")
    assert len(rendered) > 20 and left == []
    assert "smcourse" in tutor.dockerfile()
