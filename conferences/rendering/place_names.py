"""The names of a place: which was in use at a date, what it is called today, and all of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.languages import get_official_languages
from django.utils.translation import gettext as _

from conferences.rendering.html import attribute, text
from conferences.rendering.values import Fact
from sources.dates import PartialDate, date_words, readable_date

_ANY_LANGUAGE = "und"


@dataclass(frozen=True)
class PlaceName:
    """A name of a place in a language; when it was used, and whether officially."""

    text: str
    language: str = ""
    period: str = ""
    is_official: bool = False

    @property
    def used(self) -> PartialDate | None:
        """When it was used, None where that is not recorded."""
        return readable_date(self.period)


def names_of(facts: Iterable[Fact]) -> tuple[PlaceName, ...]:
    """Return the names that facts give."""
    return tuple(
        PlaceName(words, "" if code == _ANY_LANGUAGE else code, value.period, value.is_official)
        for fact in facts
        if fact.kind == "name"
        for value in fact.values
        for code, words in value.words.items()
    )


def name_at(title: str, names: Iterable[PlaceName], at: date | None) -> str:
    """Return the name by which the administration called a place at a date, if that is recorded.

    Otherwise it is the name under which the collection has the place.
    """
    if at is not None:
        for name in names:
            if name.is_official and name.used and name.used.overlaps(at, at):
                return name.text
    return title


def name_today(title: str, names: Iterable[PlaceName], now_in: str, language: str) -> str:
    """Return what a place is called today; "" if that is the same or is not recorded.

    A name that is recorded as official until now comes first. Where periods are not recorded it is
    the name in the reader's language, if the place lies today in a country of another language
    than that of its title; if the reader's language has none, the name in English or in the
    country's own.
    """
    known = list(names)
    for name in known:
        if name.is_official and name.used and name.used.is_interval and name.used.latest is None:
            return "" if name.text == title else name.text
    spoken = _languages_of(now_in)
    if not spoken or any(name.text == title and name.language in spoken for name in known):
        return ""
    if not any(name.text == title for name in known):
        return ""
    by_language = {name.language: name.text for name in reversed(known) if not name.period}
    for code in (language, "en", *spoken):
        if code in by_language:
            return "" if by_language[code] == title else by_language[code]
    return ""


@lru_cache(maxsize=256)
def _languages_of(country: str) -> tuple[str, ...]:
    """Return the official languages of a country given by its English name."""
    territories = Locale("en").territories
    code = next((code for code, name in territories.items() if name == country), "")
    return tuple(get_official_languages(code)) if len(code) == 2 else ()


@lru_cache(maxsize=512)
def language_name(code: str, language: str) -> str:
    """Return the name of a language in another; its code if it is not known."""
    try:
        return Locale.parse(code, sep="-").get_language_name(language) or code
    except (ValueError, UnknownLocaleError):
        return code


def names_table(
    places: Iterable[tuple[str, str, tuple[PlaceName, ...]]], language: str, *, own_id: str
) -> str:
    """Return the table of names; each place is given by its title as HTML, its key and its names."""
    rows = []
    for title, _key, names in places:
        for index, name in enumerate(names):
            head = f'<th scope="rowgroup" rowspan="{len(names)}">{title}</th>' if not index else ""
            rows.append(f"<tr>{head}{_cells(name, language)}</tr>\n")
        if names:
            rows[-len(names)] = f"</tbody><tbody>{rows[-len(names)]}"
    if not rows:
        return ""
    heads = (_("Place"), _("Name"), _("Language"), _("Used from–to"), _("Official"))
    head = "".join(f'<th scope="col">{text(words)}</th>' for words in heads)
    body = "".join(rows).removeprefix("</tbody>")
    return (
        f'<div class="scroll" role="region" aria-labelledby="{own_id}" tabindex="0"><table>'
        f'<caption id="{own_id}">{text(_("Names of places"))}</caption>\n'
        f"<thead><tr>{head}</tr></thead>\n{body}</tbody></table></div>\n"
    )


def _cells(name: PlaceName, language: str) -> str:
    lang = f' lang="{attribute(name.language)}"' if name.language else ""
    spoken = language_name(name.language, language) if name.language else _("not recorded")
    used = date_words(name.period, language) if name.period else _("not recorded")
    official = _("yes") if name.is_official else _("not recorded as such")
    return (
        f"<td><bdi{lang}>{text(name.text)}</bdi></td><td>{text(spoken)}</td>"
        f"<td>{text(used)}</td><td>{text(official)}</td>"
    )
