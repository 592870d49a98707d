"""Editions and what changed with them as lines of a page."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from conferences.addresses import work_address
from conferences.models import Edition, Nature
from conferences.rendering.edition_words import Told, Weight
from conferences.services.edition_sequence import ChangesSince
from conferences.views.rows import EditionRow, edition_row

# So many changes of one edition are told in the list of editions; the rest is counted.
MOST_TOLD = 8


@dataclass(frozen=True)
class HistoryRow:
    """An edition in the list of all: `told` is None where nothing can be compared."""

    edition: EditionRow
    is_current: bool
    is_first: bool
    nature: str
    is_correction: bool
    told: tuple[Told, ...] | None
    more: int
    compare: str
    since: str


@dataclass(frozen=True)
class SinceRow:
    """One change since an edition, with the editions that brought it and what they say of it."""

    told: Told
    reasons: tuple[EditionRow, ...]
    is_correction: bool


@dataclass(frozen=True)
class SinceView:
    """What changed since an edition, in groups, and in a sentence whether it matters."""

    edition: EditionRow
    current: EditionRow | None
    verdict: str
    groups: tuple[tuple[str, tuple[SinceRow, ...]], ...]
    between: tuple[EditionRow, ...]
    compare: str


def history_row(
    edition: Edition, slug: str, language: str, told: tuple[Told, ...] | None
) -> HistoryRow:
    """Return an edition, with withdrawal and publication selected, as a line of the list."""
    number, address = edition.number, work_address(edition.kind, slug, language)
    known = told or ()
    return HistoryRow(
        edition=edition_row(edition, slug, language),
        is_current=hasattr(edition, "publication"),
        is_first=number == 1,
        nature=nature_words(edition),
        is_correction=edition.is_correction,
        told=None if told is None else known[:MOST_TOLD],
        more=max(0, len(known) - MOST_TOLD),
        compare=f"{address}compare/{number - 1}..{number}/" if number > 1 and known else "",
        since="" if hasattr(edition, "publication") else f"{address}v/{number}/since/",
    )


def nature_words(edition: Edition) -> str:
    """Say what sort of change an edition brought; "" where nobody said."""
    return str(dict(Nature.choices).get(edition.nature, ""))


def since_view(found: ChangesSince, slug: str, language: str) -> SinceView:
    """Return what changed since an edition as its page shows it."""
    rows = [
        SinceRow(
            change.told,
            tuple(edition_row(each, slug, language) for each in change.editions),
            change.is_correction,
        )
        for change in found.changes
    ]
    titles = {
        Weight.FACT: _("What is stated"),
        Weight.EVIDENCE: _("What it rests on"),
        Weight.WORDING: _("How it is worded"),
    }
    groups = [(_("Corrections"), tuple(row for row in rows if row.is_correction))]
    groups += [
        (
            title,
            tuple(row for row in rows if row.told.weight is weight and not row.is_correction),
        )
        for weight, title in titles.items()
    ]
    number, current = found.edition.number, found.current
    address = work_address(found.edition.kind, slug, language)
    can_compare = current is not None and current.number != number
    return SinceView(
        edition=edition_row(found.edition, slug, language),
        current=edition_row(current, slug, language) if current else None,
        verdict=_verdict(found),
        groups=tuple(group for group in groups if group[1]),
        between=tuple(edition_row(each, slug, language) for each in found.between),
        compare=f"{address}compare/{number}..{current.number}/" if current and can_compare else "",
    )


def _verdict(found: ChangesSince) -> str:
    if found.current is None:
        return _("No edition of this entry is current, so that nothing can be compared.")
    if found.current.pk == found.edition.pk:
        return _("This edition is the current one. Nothing has changed since.")
    if found.weight is None:
        return _("Nothing that readers are told has changed since.")
    if any(change.is_correction for change in found.changes):
        return _("Something was corrected. Compare it with what you cited.")
    return {
        Weight.FACT: _("What is stated has changed. Compare it with what you cited."),
        Weight.EVIDENCE: _("What is stated is the same, but not the evidence for it."),
        Weight.WORDING: _(
            "What is stated, and the evidence for it, are the same. The words differ."
        ),
    }[found.weight]
