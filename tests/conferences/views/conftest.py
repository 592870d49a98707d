"""Pages are made without the static files having been gathered first."""

import pytest


@pytest.fixture(autouse=True)
def _static_files_where_they_are(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
