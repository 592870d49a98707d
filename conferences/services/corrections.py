"""The corrections of the last months, printed in an edition when it is published."""

import json
from collections.abc import Iterator, Mapping
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.utils import translation

from conferences.addresses import work_address
from conferences.models import Edition
from conferences.rendering.corrections import Correction, with_corrections
from conferences.rendering.edition_words import Told, tell
from conferences.services.edition_comparison import EditionContent, compare_editions, contents_of
from conferences.services.edition_digests import EditionRows
from conferences.services.edition_sequence import changes_with_each
from conferences.services.stated_comparison import Stated, StatedClaim

PRINTED_FOR = timedelta(days=90)


def print_corrections(rows: EditionRows, previous: Edition | None) -> None:
    """Add to the texts of a new edition what it corrects, and what was corrected shortly before.

    Nothing is asked of the database for a first edition; one query where nothing was corrected.
    """
    if previous is None:
        return
    edition = rows.edition
    recent = list(
        Edition.objects.filter(
            work_id=edition.work_id,
            is_correction=True,
            withdrawal__isnull=True,
            number__gt=1,
            at__gte=edition.at - PRINTED_FOR,
        ).order_by("-number")
    )
    if not (recent or edition.is_correction):
        return
    before = contents_of([previous])[previous.number] if edition.is_correction else None
    for text in rows.texts:
        with translation.override(text.language):
            known = dict(changes_with_each(recent, text.language))
            if before and not before.is_erased:
                known[edition.pk] = _told(before, _content(rows), text.language)
            shown = [edition, *recent] if edition.is_correction else recent
            found = tuple(_corrections(shown, known, edition.slug, text.language))
            text.html = with_corrections(text.html, found, text.language)


def _told(before: EditionContent, after: EditionContent, language: str) -> tuple[Told, ...]:
    names: Mapping[str, str] = dict(settings.LANGUAGES)
    return tell(compare_editions(before, after, language=language), names, is_brief=True)


def _content(rows: EditionRows) -> EditionContent:
    """Return the new edition as it will be read from the database."""
    facts = json.loads(json.dumps(rows.edition.facts["facts"]))
    claims = {
        claim.key: StatedClaim(
            claim.key,
            claim.property,
            claim.value,
            claim.standing,
            json.loads(json.dumps(claim.data)),
        )
        for claim in rows.claims
    }
    questions = {question.key: question.data for question in rows.questions}
    articles = {text.language: text.html for text in rows.texts}
    return EditionContent(rows.edition, Stated(facts, questions, claims), articles)


def _corrections(
    editions: list[Edition],
    told: Mapping[UUID, tuple[Told, ...] | None],
    slug: str,
    language: str,
) -> Iterator[Correction]:
    for edition in editions:
        address = work_address(edition.kind, slug, language)
        compared = f"{address}compare/{edition.number - 1}..{edition.number}/"
        yield Correction(edition.at.date(), told.get(edition.pk) or (), edition.summary, compared)
