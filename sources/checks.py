"""System checks of the sources: a setting that would only fail when something is published."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core import checks

from sources.citing.references import STYLES

TAG = "citing"


@checks.register(TAG)
def check_citation_style(**_kwargs: Any) -> Sequence[checks.CheckMessage]:
    """Refuse a style of citation that is not there, and name those that are."""
    if settings.CITATION_STYLE in STYLES:
        return []
    return [
        checks.Error(
            f"CITATION_STYLE is {settings.CITATION_STYLE!r}: set it to one of {', '.join(STYLES)}.",
            id="sources.E001",
        )
    ]
