"""Words with the language they are in, as pages show them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from sources.dates import date_in_words, parse_edtf

# The code of ISO 639-2 for words of no language in particular, such as a name or a number.
UNDETERMINED = "und"


@dataclass(frozen=True)
class Words:
    """Words and, where it is not that of the page, their language."""

    text: str
    language: str = ""


def words_for(localized: Mapping[str, str] | None, language: str, otherwise: str = "") -> Words:
    """Choose the words in a language, else in the site's first language, else in any."""
    known = {code: words for code, words in (localized or {}).items() if words}
    for code in (language, UNDETERMINED, settings.LANGUAGE_CODE, *known):
        if code in known:
            return Words(known[code], "" if code in (language, UNDETERMINED) else code)
    return Words(otherwise)


def day_in_words(moment: datetime, language: str) -> str:
    """Say on which day, by the site's clock, something was published or withdrawn."""
    return date_in_words(parse_edtf(moment.date().isoformat()), language)
