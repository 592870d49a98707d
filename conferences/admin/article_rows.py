"""The pieces of an article as the page on which they are decided shows them."""

from functools import lru_cache
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy

from conferences.exchange.taking_in.proposal import ACCEPTED, PROPOSED, RECORDED, SOURCE_FIELDS
from conferences.exchange.taking_in.texts import standing_in
from conferences.models import ArticleImport, Narrative
from sources.models import SourceType

_LABELS = {
    "title": gettext_lazy("Title"), "authors": gettext_lazy("Authors"), "year": gettext_lazy("Issued"),
    "container": gettext_lazy("Part of"), "volume": gettext_lazy("Volume"), "issue": gettext_lazy("Issue"),
    "pages": gettext_lazy("Pages"), "publisher": gettext_lazy("Publisher"), "place": gettext_lazy("Place"),
    "isbn": "ISBN", "doi": "DOI", "url": gettext_lazy("Address"), "accessed": gettext_lazy("Accessed"),
    "language": gettext_lazy("Language"),
}  # fmt: skip


@lru_cache(maxsize=len(SourceType) * 8)
def _options(chosen: str, _language: str | None) -> SafeString:
    """Return the types to choose from: made once, not once for each source of an article."""
    option, selected = '<option value="{}">{}</option>', '<option value="{}" selected>{}</option>'
    made = (
        (format_html(selected if value == chosen else option, value, words),)
        for value, words in SourceType.choices
    )
    return format_html_join("", "{}", made)


def source_row(piece: dict[str, Any], faults: dict[str, str]) -> dict[str, Any]:
    """Return a proposed source with its fields."""
    fields = [
        {
            "name": name,
            "label": str(_LABELS[name]),
            "value": piece["fields"].get(name, ""),
            "longest": longest,
        }
        for name, longest in SOURCE_FIELDS.items()
    ]
    is_open = piece["state"] != ACCEPTED
    return {
        **piece,
        "rows": fields if is_open else (),
        "options": _options(piece["fields"]["type"], get_language()) if is_open else "",
        "fault": faults.get(piece["id"], ""),
    }


def date_choices(pieces: list[dict[str, Any]], now: str, typed: str) -> dict[str, Any]:
    """Return the dates, of which one is chosen: what was asked for and refused, else the event's own."""
    values = [piece["value"] for piece in pieces]
    chosen = typed or now
    return {
        "date_now": "" if now in values else now,
        "has_own_date": now not in values,
        "date_was": next((piece["id"] for piece in pieces if piece["value"] == now), ""),
        "dates": [{**piece, "is_chosen": piece["value"] == chosen} for piece in pieces],
        "keeps_date": chosen not in values,
    }


def standing_sentences(taken: ArticleImport, claims: list[dict[str, Any]]) -> set[str]:
    """Return which of the sentences that can be left out of the draft's text stand there."""
    told = [piece["told"] for piece in claims if piece["state"] not in RECORDED]
    bodies = Narrative.objects.filter(work=taken.event_id).values_list("body", flat=True)
    return set().union(*(standing_in(body, told) for body in bodies))


def claim_row(
    piece: dict[str, Any], works: dict[str, dict[str, Any]], faults: dict[str, str]
) -> dict[str, Any]:
    """Return a proposed claim with the works that its notes name."""
    notes = [
        {**note, "work": works[note["source"]]["fields"] if note["source"] else None}
        for note in piece["notes"]
    ]
    return {**piece, "cited": notes, "fault": faults.get(piece["id"], "")}


def name_row(piece: dict[str, Any], claims: list[dict[str, Any]]) -> dict[str, Any]:
    """Return a proposed name with the claims that name it."""
    named = set(piece["claims"])
    return {**piece, "claims": [claim for claim in claims if claim["id"] in named]}


def awaited_sources(pieces: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the sources on which accepted claims would rest, if somebody accepted them."""
    cited = {
        note["source"]
        for claim in pieces["claims"]
        if claim["state"] == ACCEPTED
        for note in claim["notes"]
    }
    return [
        piece for piece in pieces["sources"] if piece["state"] == PROPOSED and piece["id"] in cited
    ]
