"""The workbench's own settings, without what writes into folders."""

from workbench import settings as theirs

globals().update({name: value for name, value in vars(theirs).items() if name.isupper()})

INSTALLED_APPS = tuple(app for app in theirs.INSTALLED_APPS if app != "djpyfs")
LOGGING: dict[str, object] = {"version": 1}
