"""What an edition says of its corrections: the day, what was corrected, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from conferences.rendering.edition_words import Told, Weight
from conferences.rendering.html import attribute, date_html, text

# The header of the article ends here; text of authors is escaped, so that no other comes before it.
_END = "</header>\n"


@dataclass(frozen=True)
class Correction:
    """An edition that corrected what was stated; `address` leads to the comparison with the one before."""

    day: date
    told: tuple[Told, ...]
    summary: str
    address: str


def with_corrections(html: str, corrections: Sequence[Correction], language: str) -> str:
    """Return an article that says under its facts what was corrected; the latest first."""
    if not corrections:
        return html
    lines = "".join(f"<li>{_line(one, language)}</li>\n" for one in corrections)
    return html.replace(_END, f'<ul role="list" class="corrections">\n{lines}</ul>{_END}', 1)


def _line(correction: Correction, language: str) -> str:
    day = date_html(correction.day.isoformat(), language)
    said = text(_("Corrected %(date)s: %(what)s.")) % {"date": day, "what": _what(correction)}
    why = f" <bdi>{text(correction.summary)}</bdi>" if correction.summary else ""
    compared = text(_("What was corrected"))
    return f'{said}{why} <a href="{attribute(correction.address)}">{compared}</a>'


def _what(correction: Correction) -> str:
    """Return the names of what was corrected: of facts, else of whatever changed."""
    facts = [one.label for one in correction.told if one.weight is Weight.FACT]
    labels = dict.fromkeys(facts or [one.label for one in correction.told])
    return text(", ".join(labels) or _("Text"))
