"""Where the site is, for every answer that holds an address."""

import pytest


@pytest.fixture(autouse=True)
def _site_address(settings):
    settings.SITE_ADDRESS = "https://variorum.example"
