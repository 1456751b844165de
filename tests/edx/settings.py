"""The workbench's own settings, without what writes into folders."""

from workbench.settings import *  # noqa: F403
from workbench.settings import INSTALLED_APPS as THEIRS

INSTALLED_APPS = tuple(app for app in THEIRS if app != "djpyfs")
LOGGING: dict[str, object] = {"version": 1}
