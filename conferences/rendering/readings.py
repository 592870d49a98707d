"""The page of a reading: whose account it is, the answers it takes, and exactly the events it counts."""

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from conferences.rendering.addresses import address_of
from conferences.rendering.chronicle import item_of
from conferences.rendering.entry import ParsedEntry
from conferences.rendering.html import attribute, chosen, date_html, foreign, localized, text
from conferences.rendering.locations import map_section_of, places_of_event
from conferences.rendering.map_places import MapPlace
from conferences.rendering.notes_list import NotesList
from conferences.rendering.page import Page
from conferences.rendering.timeline import timeline
from conferences.rendering.values import (
    AccountView,
    CitationView,
    CountedView,
    EditionInfo,
    EntryView,
    FactValue,
    ReadingView,
    RenderedReading,
)

LONGEST_DESCRIPTION = 160


def render_readings(
    view: EntryView, language: str, edition: EditionInfo, parsed: ParsedEntry
) -> tuple[RenderedReading, ...]:
    """Render each reading of an entry in a language, which the caller has activated."""
    return tuple(_render(view, each, language, edition, parsed) for each in view.readings)


def _render(
    view: EntryView,
    reading: ReadingView,
    language: str,
    edition: EditionInfo,
    parsed: ParsedEntry,
) -> RenderedReading:
    page = Page(view, language)
    name = chosen(reading.title, language)[0]
    gist = chosen(reading.gist, language)[0] or _("One reading among those recorded here.")
    cited = [
        _accounts(page, reading),
        _answers(page, reading),
        _parts(page, reading),
    ]
    page.notes.number()
    parts = [page.notes.fill(html) for html in cited]
    parts += [
        _timeline(page, reading),
        map_section_of(page, _places(page, reading)),
        NotesList(page, parsed.references).html(),
    ]
    head = _header(page, reading, edition, parsed)
    return RenderedReading(
        key=reading.key,
        title=_title(parsed.title, name),
        description=gist
        if len(gist) <= LONGEST_DESCRIPTION
        else f"{gist[: LONGEST_DESCRIPTION - 1].rstrip()}…",
        html="".join((head, *parts, "</article>\n")),
    )


def _title(entry: str, reading: str) -> str:
    return _("%(entry)s: %(reading)s") % {"entry": entry, "reading": reading}


def _header(page: Page, reading: ReadingView, edition: EditionInfo, parsed: ParsedEntry) -> str:
    title = text(_("%(entry)s: %(reading)s")) % {
        "entry": foreign(parsed.title, parsed.title_language, page.language),
        "reading": localized(reading.title, page.language),
    }
    said = text(
        _(
            "This is one account among several, and the editors prefer none. An answer that it takes stays as "
            "disputed as it is; only the events that it counts are shown here."
        )
    )
    number = text(_("Edition %(number)d, %(date)s.")) % {
        "number": edition.number,
        "date": date_html(edition.at.date().isoformat(), page.language),
    }
    return (
        f'<article data-entry="{attribute(page.view.ref.key)}" data-edition="{edition.number}" '
        f'data-reading="{attribute(reading.key)}">\n<header><h1>{title}</h1>\n'
        f'<p class="kind">{text(_("One reading among several"))}</p>\n<p role="note">{said}</p>\n'
        f'<p class="standing">{number}</p>\n</header>\n'
    )


def _accounts(page: Page, reading: ReadingView) -> str:
    """Return whose account it is, each source with its note and with what is to be said of it."""
    gist = localized(reading.gist, page.language)
    listed = "".join(
        f"<li>{_account(page, account, number)}</li>\n"
        for number, account in enumerate(reading.accounts, start=1)
    )
    return (
        f'<section id="account"><h2>{text(_("Whose account this is"))}</h2>\n'
        f"{f'<p>{gist}</p>' if gist else ''}\n<ul>\n{listed}</ul></section>\n"
    )


def _account(page: Page, account: AccountView, number: int) -> str:
    source = page.view.sources[account.source]
    name = source.short or source.title
    marker = page.notes.cite(
        f"account-{number}",
        [
            CitationView(
                account.source,
                "supports",
                via=account.via,
                locator=account.locator,
                consulted="second_hand" if account.via else "original",
            )
        ],
        name,
    )
    place = f", {text(account.locator)}" if account.locator else ""
    if account.via:
        read_in = page.view.sources[account.via]
        place += f" ({text(_('read in %s') % (read_in.short or read_in.title))})"
    note = localized(account.note, page.language)
    ref = page.view.links.get(("source", account.source))
    linked = page.link(address_of(ref, page.language) if ref else "", text(name))
    return f"{linked}{place}{marker}{f': {note}' if note else ''}"


def _answers(page: Page, reading: ReadingView) -> str:
    lines = "".join(_answer(page, key) for key in reading.answers)
    if not lines:
        return ""
    title = text(_("The answers it takes"))
    return f'<section id="answers"><h2>{title}</h2>\n<dl class="taken">\n{lines}</dl></section>\n'


def _answer(page: Page, key: str) -> str:
    claim = page.view.claims[key]
    question = next(each for each in page.view.asked if each.key == claim.question)
    work = address_of(question.work, page.language)
    asked = page.link(
        f"{work}#question-{question.key}" if work else "", localized(question.text, page.language)
    )
    value = page.answer(key)
    statement = localized(claim.statement, page.language)
    shown = f"<b>{value}</b> {statement}" if value else statement
    words, _code = chosen(claim.statement, page.language)
    marker = page.notes.cite(f"answer-{key}", claim.citations, words)
    return f"<dt>{asked}</dt><dd>{shown}{marker}{_standing(page, (key,), (key,))}</dd>\n"


def _standing(page: Page, keys: tuple[str, ...], taken: tuple[str, ...]) -> str:
    """Return the state of the evidence of claims; an answer that the reading takes says so."""
    said = _standing_words(page, keys, taken)
    return f' <span class="st">{said}</span>' if said else ""


def _standing_words(page: Page, keys: tuple[str, ...], taken: tuple[str, ...]) -> str:
    said: dict[str, None] = {}
    for key in keys:
        if key in page.weighings:
            words = page.short_standing(key)
            if key in taken:
                words = text(_("%s; taken in this reading")) % words
            said[words] = None
    return "; ".join(said)


def _parts(page: Page, reading: ReadingView) -> str:
    count = len(reading.parts)
    title = text(ngettext("The %d event it counts", "The %d events it counts", count) % count)
    lines = "".join(_part(page, part, reading.answers) for part in reading.parts)
    return f'<section id="parts"><h2>{title}</h2>\n<ol class="counted">\n{lines}</ol></section>\n'


def _part(page: Page, part: CountedView, taken: tuple[str, ...]) -> str:
    told = [
        f'<p class="{kind}">{_joined(page, part, kind, joint)}{_cited(page, part, kind, claims)}'
        f"{_standing(page, claims, taken)}</p>"
        for kind, joint in (("date", _("or")), ("place", _("and")))
        if (claims := _claims(part, kind))
    ]
    return f"<li><p>{page.ref(part.ref)}</p>{''.join(told)}</li>\n"


def _cited(page: Page, part: CountedView, kind: str, claims: tuple[str, ...]) -> str:
    citations = [each for key in dict.fromkeys(claims) for each in page.view.claims[key].citations]
    words, _code = chosen(part.ref.titles, page.language)
    return page.notes.cite(f"{kind}-of-{part.ref.key}", citations, words)


def _joined(page: Page, part: CountedView, kind: str, joint: str) -> str:
    shown = [
        page.ref(value.ref)
        if value.ref
        else date_html(value.edtf, page.language, value.words.get(page.language, ""))
        for value in _values(part, kind)
    ]
    return f' <span class="or">{text(joint)}</span> '.join(shown)


def _claims(part: CountedView, kind: str) -> tuple[str, ...]:
    return tuple(key for value in _values(part, kind) for key in value.claims)


def _values(part: CountedView, kind: str) -> Iterator[FactValue]:
    for fact in part.facts:
        if fact.kind == kind:
            yield from fact.values


def _timeline(page: Page, reading: ReadingView) -> str:
    """Return the timeline of the events counted, and of nothing else."""
    items = [
        replace(
            item_of(page, part.ref, part.facts),
            standing=_standing_words(page, _claims(part, "date"), reading.answers),
        )
        for part in reading.parts
    ]
    drawn = timeline(items, page.language)
    title = text(_("Timeline"))
    return f'<section id="timeline"><h2>{title}</h2>\n{drawn}</section>\n' if items else ""


def _places(page: Page, reading: ReadingView) -> Iterator[MapPlace]:
    """Yield where the events counted took place, as the reading has it."""
    for part in reading.parts:
        for place in places_of_event(part.facts, page.view.related, page.language):
            yield replace(place, events=(page.ref(part.ref),), letter="")
