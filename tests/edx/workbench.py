"""The workbench of xblock-sdk, a process of its own: `python -m edx.workbench FOLDER` reads the
fields of blocks from stdin, as JSON by their names, and serves each as a scenario; its address is the
first line that it prints. `block` is the kind of block, a question where it says nothing; a list of
blocks is a page of them.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server
from xml.sax.saxutils import quoteattr


class Quiet(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


class Threaded(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Permissions:
    """Studio's: whoever is here is an author."""

    def can_write(self, _course: object) -> bool:
        return True


def _with_studio(theirs: Callable[..., object]) -> Callable[..., object]:
    def service(runtime: object, block: object, name: str) -> object:
        return Permissions() if name == "studio_user_permissions" else theirs(runtime, block, name)

    return service


def _element(settings: dict[str, object]) -> str:
    """A block with its fields as attributes."""
    tag = settings.pop("block", "smcourse_question")
    attributes = " ".join(
        f"{key}={quoteattr(value if isinstance(value, str) else json.dumps(value))}"
        for key, value in settings.items()
    )
    return f"<{tag} {attributes}/>"


def main(folder: Path) -> None:
    """Serve until killed."""
    folder.mkdir(parents=True)
    os.environ["DJANGO_SETTINGS_MODULE"] = "edx.settings"
    os.environ["EXCLUDE_SAMPLE_XBLOCKS"] = "yes"
    base = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(folder / "workbench.db")}
    os.environ["WORKBENCH_DATABASES"] = json.dumps({"default": base})
    import django
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.core.management import call_command
    from django.core.wsgi import get_wsgi_application

    application = get_wsgi_application()
    django.setup()
    call_command("migrate", run_syncdb=True, verbosity=0)
    from workbench import scenarios
    from workbench.runtime import WorkbenchRuntime

    WorkbenchRuntime._patch_xblock = lambda *_: None  # it says that each block is due just now
    WorkbenchRuntime.service = _with_studio(WorkbenchRuntime.service)
    scenarios.init_scenarios()
    for name, served in json.load(sys.stdin).items():
        blocks = served if isinstance(served, list) else [served]
        xml = "".join(map(_element, blocks))
        whole = f"<vertical_demo>{xml}</vertical_demo>" if isinstance(served, list) else xml
        scenarios.add_xml_scenario(name, name, whole)
    server = make_server(
        "127.0.0.1", 0, StaticFilesHandler(application), Threaded, handler_class=Quiet
    )
    print(f"http://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
