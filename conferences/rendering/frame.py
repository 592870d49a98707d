"""Head and foot of an article: title, edition, facts; how to cite it."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from conferences.addresses import language_prefix
from conferences.rendering.html import attribute, date_html, foreign, text
from conferences.rendering.page import Page
from conferences.rendering.standing import DISPUTED
from conferences.rendering.values import EditionInfo
from sources.dates import date_words

# What programs for references read, by the ending of the file's name.
CITING_FILES = {"bib": "BibTeX", "ris": "RIS", "json": "CSL-JSON"}


def header_html(
    page: Page, title: str, title_language: str, edition: EditionInfo, facts: str
) -> str:
    """Return the opening of the article and its header; edition 0 is none, and nothing is said of it."""
    standing = f'<p class="standing">{_standing(page, edition)}</p>\n' if edition.number else ""
    kind = f'<p class="kind">{text(page.view.kind_words)}</p>\n' if page.view.kind_words else ""
    return (
        f'<article data-entry="{attribute(page.view.ref.key)}" data-edition="{edition.number}">\n'
        f"<header><h1>{foreign(title, title_language, page.language)}</h1>\n"
        f"{kind}{_doubt(page)}{standing}{facts}</header>\n"
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
    """Return the section that says how to cite this edition: shortly, in three styles, as files."""
    if not edition.number:
        return ""
    address = edition.site_address + edition.address
    short = _("“%(title)s,” %(site)sedition %(number)d, %(date)s, %(address)s.") % {
        "title": title,
        "site": f"{edition.site_name}, " if edition.site_name else "",
        "number": edition.number,
        "date": date_words(edition.at.date().isoformat(), page.language),
        "address": address,
    }
    link = f'<a href="{attribute(edition.address)}">{text(address)}</a>'
    lines = [(_("Permanent address"), link), (_("Short"), f"<bdi>{text(short)}</bdi>")]
    lines += [(style, f"<bdi>{cited}</bdi>") for style, cited in edition.cited_as.items()]
    listed = "".join(f"<dt>{text(name)}</dt><dd>{shown}</dd>" for name, shown in lines)
    folder = language_prefix(page.language) + edition.address.removeprefix("/")
    files = ", ".join(
        f'<a href="{attribute(f"{folder}cite.{ending}")}">{name}</a>'
        for ending, name in CITING_FILES.items()
    )
    return (
        f'<section id="cite-this"><h2>{text(_("Cite this page"))}</h2>\n<dl>{listed}'
        f'<dt>{text(_("Files"))}</dt><dd class="files">{files}</dd></dl></section>\n'
    )
