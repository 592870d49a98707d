"""How far the translations of an edition are behind its text in the site's first language."""

from collections.abc import Mapping

from django.conf import settings

from conferences.rendering.document import ClaimSpan, Document
from conferences.rendering.lags import Lag
from conferences.services.entry_views import Draft
from conferences.services.own_citations import Sheet
from conferences.services.translation_states import translation_states


def lags_of(draft: Draft, sheets: Mapping[str, Sheet]) -> dict[str, Lag]:
    """Return the translations that are behind, by language; those that lack nothing are left out.

    One is behind where the original was changed since the change it was made from, or rests words
    on claims on which the translation rests none.
    """
    original = sheets.get(settings.LANGUAGE_CODE)
    if original is None or len(sheets) == 1:
        return {}
    named = _claims_of(original)
    found = {}
    for state in translation_states(draft.state, draft.state):
        sheet = sheets.get(state.language)
        if sheet is None or state.made_from is None:
            continue
        lacking = len(named - _claims_of(sheet))
        if lacking or state.lacks:
            found[state.language] = Lag(state.made_from, draft.state.number, lacking)
    return found


def _claims_of(sheet: Sheet) -> set[str]:
    documents: tuple[Document, ...] = (sheet.parsed.summary, sheet.parsed.body)
    return {
        mark.key
        for document in documents
        for mark in document.marked
        if isinstance(mark, ClaimSpan)
    }
