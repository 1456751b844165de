"""As much of Django's settings as the core problem and drag-and-drop ask for."""

from importlib.util import find_spec
from pathlib import Path

# Found without importing it, which would ask for these settings.
HOME = Path(str(getattr(find_spec("xblocks_contrib"), "origin", ""))).parent
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [str(HOME / "problem" / "capa" / "templates")],
        "APP_DIRS": True,
    }
]
INSTALLED_APPS = ["xblocks_contrib"]
STATIC_URL = "/static/"
SECRET_KEY = "bench"
USE_I18N = False
