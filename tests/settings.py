"""The site's settings with what tests need otherwise: files in memory, static files as they lie, quick passwords."""

import os

from site_project.settings import *  # noqa: F403
from site_project.settings import CACHES

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WHITENOISE_AUTOREFRESH = True  # nothing is collected for tests
TASKS = {"default": {"BACKEND": "tests.indexing.Backend"}}

# Tests that run side by side empty their caches; each worker gets a Redis database of its own, from the named one on.
worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
address, _slash, number = str(CACHES["default"].get("LOCATION", "")).rpartition("/")
if address.startswith("redis"):
    CACHES["default"]["LOCATION"] = f"{address}/{int(number) + worker}"
