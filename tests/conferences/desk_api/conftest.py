import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def _site(settings):
    settings.SITE_ADDRESS = "https://variorum.example"


@pytest.fixture(autouse=True)
def _no_failures_counted():
    cache.clear()
