"""A timeline in words: every event in order, with all that is uncertain said."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from conferences.rendering.html import attribute, date_html, text
from conferences.rendering.timeline_items import DateAnswer, DatedItem, PlacedItem, Sequenced
from sources.dates import date_words


def list_html(sequenced: Sequenced, language: str) -> str:
    """Return the list, and apart from it what has neither a date nor a place in the order."""
    placed = "".join(_entry(each, language) for each in sequenced.placed)
    html = f'<ol class="moments">\n{placed}</ol>\n' if placed else ""
    if sequenced.undated:
        undated = "".join(
            f"<li>{_title(item, language)}{_standing(item)}</li>\n" for item in sequenced.undated
        )
        said = text(_("No date is recorded for these, and nothing says where they belong:"))
        html += f'<p class="undated">{said}</p>\n<ul class="undated">\n{undated}</ul>\n'
    return html


def _entry(placed: PlacedItem, language: str) -> str:
    item = placed.item
    dates = [
        f'<span class="date">{_date(answer, item.answers, language)}</span>'
        for answer in item.answers
    ]
    joint = f' <span class="or">{text(_("or"))}</span> '
    when = joint.join(dates) if dates else ""
    if placed.after is not None:
        when = f"{when}, {_order(placed, language)}" if when else _order(placed, language)
    return (
        f'<li><p class="when">{when}</p> <p class="what">{_title(item, language)}'
        f"{_standing(item)}</p></li>\n"
    )


def _date(answer: DateAnswer, answers: tuple[DateAnswer, ...], language: str) -> str:
    shown = date_html(answer.edtf, language, answer.words)
    plain = date_words(answer.edtf, language)
    if answer.words and answer.words != plain:
        # What was written says more, or less, than what is drawn.
        shown += f" <small>({text(_('drawn as: %s') % plain)})</small>"
    words: Mapping[bool, str] = {
        answer.is_preferred: _("preferred by the editors"),
        answer.is_set_aside: _("set aside by the editors"),
    }
    if True in words and len(answers) > 1:
        shown += f" <b>{text(words[True])}</b>"
    return shown


def _order(placed: PlacedItem, language: str) -> str:
    """Say by what an event without a date was placed."""
    other = placed.after
    assert other is not None
    title = _title(other, language)
    words = _("no date is recorded; placed by order, within %s")
    if not placed.is_within:
        words = _("no date is recorded; placed by order, after %s")
    return f'<span class="order">{text(words) % title}</span>'


def _title(item: DatedItem, language: str) -> str:
    code = item.language
    lang = f' lang="{attribute(code)}"' if code and code not in (language, "und") else ""
    shown = f"<bdi{lang}>{text(item.title)}</bdi>"
    return f'<a href="{attribute(item.address)}">{shown}</a>' if item.address else shown


def _standing(item: DatedItem) -> str:
    return f' <span class="st">{item.standing}</span>' if item.standing else ""
