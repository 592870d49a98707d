"""How others cite a numbered edition of this site's own pages: the item, and three styles of it."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from sources.citing.csl_json import CslItem
from sources.citing.inlines import Inlines, Marked, Text, to_html
from sources.citing.pandoc import MarkedItem, format_items
from sources.citing.references import APA, CHICAGO_NOTES, MLA
from sources.citing.wording import base_language, style_locale, wording
from sources.dates import date_words

# What is shown, in this order, and the style in which each is printed.
STYLES = {"Chicago": CHICAGO_NOTES, "APA": APA, "MLA": MLA}


@dataclass(frozen=True)
class OnlineEdition:
    """One edition of a page: its title and its authors as published, its day, its own address.

    `day` is a date as ISO 8601 writes it; `site` is the name of the whole, `language` that of the
    text.
    """

    key: str
    title: str
    language: str
    authors: tuple[str, ...]
    site: str
    number: int
    day: str
    address: str


def online_item(edition: OnlineEdition) -> CslItem:
    """Return the edition as an item of CSL-JSON, as other programs read it.

    A fixed edition needs no date on which it was looked at. Names are whole, as published: nothing
    says which part of an account's name is the family's.
    """
    item: CslItem = {
        "id": edition.key,
        "type": "entry-encyclopedia",
        "title": edition.title,
        "container-title": edition.site,
        "publisher": edition.site,
        "edition": str(edition.number),
        "issued": {"date-parts": [[int(part) for part in edition.day.split("-")]]},
        "URL": edition.address,
        "language": edition.language,
    }
    if edition.authors:
        item["author"] = [{"literal": name} for name in edition.authors]
    return {name: value for name, value in item.items() if value}


def cited_online(
    editions: Sequence[OnlineEdition], *, language: str
) -> dict[str, Mapping[str, str]]:
    """Return for each edition, by key, what every style makes of it, as HTML by the style's name.

    The styles are run beside one another, each once for all editions. Raises CitingFailed.
    """
    with ThreadPoolExecutor(max_workers=len(STYLES)) as pool:
        found = dict(
            zip(
                STYLES,
                pool.map(lambda name: _printed(editions, name, language), STYLES),
                strict=True,
            )
        )
    return {
        edition.key: {name: found[name][edition.key] for name in STYLES} for edition in editions
    }


def _printed(editions: Sequence[OnlineEdition], name: str, language: str) -> dict[str, str]:
    formatted = format_items(
        [_marked(edition, name, language) for edition in editions],
        cited=[edition.key for edition in editions],
        style=STYLES[name],
        locale=style_locale(language),
    )
    return {key: to_html(each.note or each.entry) for key, each in formatted.items()}


def _marked(edition: OnlineEdition, name: str, language: str) -> MarkedItem:
    """Return the item with its title's capitals kept, and the number of the edition in words.

    APA prints of an entry in a work of reference neither day nor number. So it gets a page of a
    site, and the number where it describes a page, in brackets.
    """
    item = online_item(edition)
    words = wording(language).online_edition.format(edition.number)
    title: Inlines = (Marked((Text(edition.title),)),)
    del item["publisher"]
    if name != "APA":
        return item | {"edition": words, "title": title}
    del item["edition"]
    if base_language(language) != "en":
        # The style puts the parts of a day in the order of English.
        item["issued"] = {"date-parts": [[int(edition.day[:4])]]}
        words = f"{words}, {date_words(edition.day, language)}"
    return item | {"type": "webpage", "genre": words[:1].upper() + words[1:], "title": title}
