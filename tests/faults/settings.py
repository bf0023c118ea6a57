"""The site's own settings, but for two things that take long and have nothing to do with faults: static files, passwords."""

from site_project.settings import *  # noqa: F403
from site_project.settings import STORAGES

STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_AUTOREFRESH = True  # nothing is collected
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
