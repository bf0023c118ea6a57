"""The site's settings, with a few addresses more to compare it with; without any middleware when MIDDLEWARE is `none`."""

import os

from site_project.settings import *  # noqa: F403
from site_project.settings import MIDDLEWARE as OURS

ROOT_URLCONF = "benchmarks.urls"
MIDDLEWARE = [] if os.environ.get("MIDDLEWARE") == "none" else OURS
