"""The site's own settings, with the bare view beside it and the command that measures."""

from config.settings import *  # noqa: F403 - all of the site's own
from config.settings import INSTALLED_APPS as OF_THE_SITE

INSTALLED_APPS = [*OF_THE_SITE, "tests.benchmarks"]
ROOT_URLCONF = "tests.benchmarks.urls"
