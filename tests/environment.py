"""The environment of the tests, set before settings are read; .pytest.ini loads it first.

Of what the shell holds only DATABASE_URL counts, so that the suite is the same everywhere.
"""

import atexit
import gc
import os
import shutil
import tempfile

import pytest
from django.conf import settings

VAR_DIR = tempfile.mkdtemp(prefix="variorum-tests-")
atexit.register(shutil.rmtree, VAR_DIR, ignore_errors=True)
os.mkdir(os.path.join(VAR_DIR, "static"))

for name in (
    "CACHE_URL",
    "REPLICA_URL",
    "SITE_ADDRESS",
    "SITE_CONTACT",
    "SITE_LICENCE",
    "CITATION_STYLE",
    "LOG_LEVEL",
    "BEHIND_PROXY",
):
    os.environ.pop(name, None)
os.environ.update(
    SECRET_KEY="for-tests-alone-" + 4 * "0123456789",
    ALLOWED_HOSTS="testserver,localhost,127.0.0.1",
    DEBUG="0",
    INSECURE_HTTP="1",
    PORT="8000",
    VAR_DIR=VAR_DIR,
)


@pytest.hookimpl(trylast=True)
def pytest_configure():
    """Make settings cheap where that changes nothing that is tested."""
    # Static files as they lie in the checkout, so that no test waits for them to be collected.
    settings.STORAGES["staticfiles"] = {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
    }
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def pytest_collection_finish():
    """Look for garbage seldom, and not among what was imported: a sixth of the time went there."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 1_000)


@pytest.hookimpl(optionalhook=True, tryfirst=True)
def pytest_xdist_auto_num_workers():
    """Give two processors three workers: a journey waits for its browser half of the time."""
    return (os.cpu_count() or 1) * 3 // 2
