"""Head and foot of an article: title, edition, facts; how to cite it."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from conferences.rendering.html import attribute, date_html, date_words, foreign, text
from conferences.rendering.page import Page
from conferences.rendering.standing import DISPUTED
from conferences.rendering.values import EditionInfo


def header_html(
    page: Page, title: str, title_language: str, edition: EditionInfo, facts: str
) -> str:
    """Return the opening of the article and its header."""
    kind = f'<p class="kind">{text(page.view.kind_words)}</p>\n' if page.view.kind_words else ""
    return (
        f'<article data-entry="{attribute(page.view.ref.key)}" data-edition="{edition.number}">\n'
        f"<header><h1>{foreign(title, title_language, page.language)}</h1>\n"
        f'{kind}{_doubt(page)}<p class="standing">{_standing(page, edition)}</p>\n'
        f"{facts}</header>\n"
    )


def _doubt(page: Page) -> str:
    """Say under the title that it is disputed whether the event took place at all."""
    for question in page.view.questions:
        answers = [page.weighings[key] for key in question.answers if key in page.weighings]
        if question.property == "existence" and any(answer.word == DISPUTED for answer in answers):
            said = text(_("Whether this took place is disputed."))
            return f'<p role="note"><a href="#question-{attribute(question.key)}">{said}</a></p>\n'
    return ""


def _standing(page: Page, edition: EditionInfo) -> str:
    date = date_html(edition.at.date().isoformat(), page.language)
    written = text(_("Written by %(authors)s; published by %(publisher)s.")) % {
        "authors": text(_listed(edition.written_by)),
        "publisher": text(edition.published_by),
    }
    whole = text(edition.site_address + edition.address)
    address = f'<a href="{attribute(edition.address)}">{whole}</a>'
    first = text(_("Edition %(number)d, %(date)s.")) % {"number": edition.number, "date": date}
    return f"{first} {written} {text(_('Permanent address:'))} {address}"


def _listed(names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return _("%(names)s and %(last)s") % {"names": ", ".join(names[:-1]), "last": names[-1]}


def cite_this(page: Page, title: str, edition: EditionInfo) -> str:
    """Return the section that says how to cite this edition, after the Chicago Manual's notes."""
    address = edition.site_address + edition.address
    date = date_words(edition.at.date().isoformat(), page.language)
    named = f"{edition.site_name}, " if edition.site_name else ""
    full = _("“%(title)s,” %(site)sedition %(number)d, %(date)s, %(address)s.") % {
        "title": title,
        "site": named,
        "number": edition.number,
        "date": date,
        "address": address,
    }
    return (
        f'<section id="cite-this"><h2>{text(_("Cite this page"))}</h2>\n<dl>'
        f"<dt>{text(_('Permanent address'))}</dt>"
        f'<dd><a href="{attribute(edition.address)}">{text(address)}</a></dd>'
        f"<dt>{text(_('Note'))}</dt><dd>{text(full)}</dd></dl></section>\n"
    )
