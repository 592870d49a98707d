"""Pages are made without the static files having been gathered first."""

import pytest


@pytest.fixture(autouse=True)
def _static_files_where_they_are(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture
def page(first_collection, client):
    """Ask for a page of the first collection, as a reader gets it."""

    def get(address: str) -> str:
        response = client.get(address)
        assert response.status_code == 200, address
        return response.content.decode()

    return get
