"""A state of an entry as readers get it: the article, its plain text, what is wrong with it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import nh3
from django.utils.translation import gettext as _

from conferences.rendering.chronicle import timeline_section
from conferences.rendering.description import describe, describe_by_counts, summarise
from conferences.rendering.document import Document
from conferences.rendering.evidence import further_claims, other_entries
from conferences.rendering.facts import facts_html
from conferences.rendering.frame import cite_this, header_html
from conferences.rendering.html import chosen, without_controls
from conferences.rendering.knowing import how_we_know
from conferences.rendering.lineage import joined
from conferences.rendering.locations import map_section
from conferences.rendering.markup import Known, check_document, parse_text
from conferences.rendering.matrix_tables import matrices_html
from conferences.rendering.notes_list import NotesList
from conferences.rendering.page import Page
from conferences.rendering.remarks import Remarks
from conferences.rendering.sections import BodyWriter, contents_html, remarks_html, summary_html
from conferences.rendering.values import (
    EditionInfo,
    EntryView,
    NarrativeView,
    Problem,
    RenderedEntry,
)

_REFERENCE_TAGS = {"a", "b", "cite", "em", "i", "q", "span", "strong", "sub", "sup"}
_REFERENCE_ATTRIBUTES = {"*": {"lang", "dir"}, "a": {"href"}}
_SCHEMES = {"http", "https", "mailto", "doi", "urn"}


@dataclass(frozen=True)
class ParsedEntry:
    """The texts of an entry in one language, parsed, and its references as safe HTML by source."""

    title: str
    title_language: str
    summary: Document = field(default_factory=Document)
    body: Document = field(default_factory=Document)
    references: Mapping[str, str] = field(default_factory=dict)


def parse_entry(view: EntryView, language: str) -> ParsedEntry:
    """Parse what an entry says in a language; without a text in it there is a title only."""
    narrative = view.narratives.get(language, NarrativeView("", "", ""))
    title, code = chosen(view.ref.titles, language)
    return ParsedEntry(
        title=narrative.title or title or view.ref.key,
        title_language=language if narrative.title else code,
        summary=parse_text(narrative.summary, "summary"),
        body=parse_text(narrative.body, "body"),
        references={key: _safe(source.reference_html) for key, source in view.sources.items()},
    )


def render_entry(
    view: EntryView, language: str, edition: EditionInfo, parsed: ParsedEntry | None = None
) -> RenderedEntry:
    """Render an entry in a language, which the caller has activated for the words of the interface.

    ``parsed`` is what ``parse_entry`` returns for the same view and language, if it is at hand.
    """
    parsed = parsed or parse_entry(view, language)
    page = Page(view, language, edition.address)
    return RenderedEntry(
        title=parsed.title,
        html=_article(page, parsed, edition),
        description=_description(page, parsed),
        plain=_plain(page, parsed),
        summary=_summary(page, parsed),
        problems=_problems(page, parsed),
        cited_sources=_cited_sources(page),
    )


def _article(page: Page, parsed: ParsedEntry, edition: EditionInfo) -> str:
    """Write the parts: first all that cites, in reading order, then what needs the numbers."""
    remarks = Remarks(page.ids)
    summary = summary_html(page, parsed.summary, remarks)
    body_writer = BodyWriter(page, parsed.body, remarks)
    body = body_writer.html()
    further = further_claims(page)
    elsewhere = other_entries(page)
    remarks_section = remarks_html(page, remarks)
    page.notes.number()
    known = how_we_know(page, edition)
    parts = {
        "how-we-know": (_("How we know"), known),
        "evidence": (_("Evidence"), matrices_html(page)),
        "further-claims": (_("Further claims recorded"), further),
        "in-other-entries": (_("In other entries"), elsewhere),
        "timeline": (_("Timeline"), timeline_section(page)),
        "map": (_("Map"), map_section(page)),
        "remarks": (_("Remarks"), remarks_section),
        "notes": (_("Sources and notes"), NotesList(page, parsed.references).html()),
        "cite-this": (_("Cite this page"), cite_this(page, parsed.title, edition)),
    }
    contents = contents_html(
        body_writer.contents, [(own_id, title) for own_id, (title, html) in parts.items() if html]
    )
    header = header_html(page, parsed.title, parsed.title_language, edition, facts_html(page))
    return "".join(
        (
            header,
            _own_reference(page, parsed),
            contents,
            page.notes.fill(summary),
            page.notes.fill(body),
            *(page.notes.fill(html) for _title, html in parts.values()),
            "</article>\n",
        )
    )


def _own_reference(page: Page, parsed: ParsedEntry) -> str:
    """Return, on the page of a source, the source as a bibliography has it; else ""."""
    reference = parsed.references.get(page.view.ref.key, "")
    is_source = page.view.ref.kind == "source" and reference
    return f'<p class="src">{reference}</p>\n' if is_source else ""


def _summary(page: Page, parsed: ParsedEntry) -> str:
    """Return what lists say of the work: its summary; for a source, its reference."""
    source = page.view.sources.get(page.view.ref.key) if page.view.ref.kind == "source" else None
    return source.reference_text if source else summarise(parsed.summary, page.weighings)


def _description(page: Page, parsed: ParsedEntry) -> str:
    description = describe(parsed.summary, page.weighings)
    if description:
        return description
    view = page.view
    if view.ref.kind == "source":
        return _summary(page, parsed)[:160]
    return describe_by_counts(
        parsed.title, view.kind_words, len(view.own_claims), len(page.notes.cited)
    )


def _plain(page: Page, parsed: ParsedEntry) -> str:
    """Return all that search should find: title, texts, statements of the claims shown."""
    keys = dict.fromkeys((*page.view.own_claims, *sorted(page.placed)))
    statements = (
        chosen(page.view.claims[key].statement, page.language)[0]
        for key in keys
        if key in page.view.claims
    )
    source = page.view.sources.get(page.view.ref.key) if page.view.ref.kind == "source" else None
    reference = source.reference_text if source else ""
    return "\n".join(
        filter(
            None, (parsed.title, reference, parsed.summary.plain, parsed.body.plain, *statements)
        )
    )


def _problems(page: Page, parsed: ParsedEntry) -> tuple[Problem, ...]:
    view = page.view
    known = Known(sources=view.sources, claims=view.claims, works=view.links)
    return (
        *check_document(parsed.summary, known, "summary"),
        *check_document(parsed.body, known, "body"),
        *_circles(page),
    )


def _circles(page: Page) -> Iterator[Problem]:
    circles = page.lineages.circles(page.notes.cited)
    if circles:
        message = _("Sources repeat one another in a circle, and count as one: %s.") % joined(
            circles
        )
        yield Problem("sources", 1, 1, message)


def _cited_sources(page: Page) -> tuple[str, ...]:
    """Return the sources on which the page rests: those cited, then those they were read in."""
    cited = page.notes.cited
    read_in = (note.citation.via for one in cited.values() for note in one.notes)
    return tuple(dict.fromkeys((*cited, *filter(None, read_in))))


def _safe(reference: str) -> str:
    """Return a formatted reference with nothing in it but the few tags that references need."""
    return nh3.clean(
        without_controls(reference),
        tags=_REFERENCE_TAGS,
        attributes=_REFERENCE_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel=None,
    )
