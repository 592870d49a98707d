"""How far a translation is behind the text it was made from, as an edition keeps and tells it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


@dataclass(frozen=True)
class Lag:
    """From which change a translation was made, of how many, and how many claims it lacks."""

    made_from: int
    of: int
    claims: int


def lag_words(lag: Lag) -> str:
    """Tell it in the active language, in brackets."""
    numbers = {"from": lag.made_from, "of": lag.of, "claims": lag.claims}
    if not lag.claims:
        return _("(made from change %(from)d of %(of)d)") % numbers
    words = ngettext(
        "(made from change %(from)d of %(of)d; lacks %(claims)d claim)",
        "(made from change %(from)d of %(of)d; lacks %(claims)d claims)",
        lag.claims,
    )
    return words % numbers


def lags_data(lags: Mapping[str, Lag]) -> dict[str, Any]:
    """Return the lags as the JSON that an edition keeps, by language."""
    return {language: asdict(lag) for language, lag in lags.items()}


def lags_from(data: Mapping[str, Any]) -> dict[str, Lag]:
    """Return what `lags_data` wrote."""
    return {language: Lag(**lag) for language, lag in data.items()}
