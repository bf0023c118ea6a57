"""The site's settings, with two addresses more to compare it with."""

from site_project.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks.urls"
