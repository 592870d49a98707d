"""The style in which this site prints references."""

from django.conf import settings

from sources.citing.references import STYLES


def site_style() -> str:
    """Return the file of the style that CITATION_STYLE names; what is published keeps the style it had."""
    return STYLES[settings.CITATION_STYLE]
