"""Texts that two edits changed: joined by paragraph, as on the desk, where no paragraph clashes."""

from collections.abc import Mapping
from typing import Any

from django.db import models

from conferences.services.documents.shape import Column
from sources.editorial.localized import LocalizedTextField
from sources.editorial.paragraph_merging import merge_texts


def joined(column: Column, base: Any, theirs: Any, mine: Any) -> Any:
    """Return both edits of a text, or of one in several languages, in one; None where they clash."""
    if isinstance(column, LocalizedTextField):
        return _joined_languages(base or {}, theirs or {}, mine or {})
    if not isinstance(column, models.TextField):
        return None
    merged = merge_texts(base or "", theirs or "", mine or "")
    return None if merged.clashes else merged.text()


def _joined_languages(
    base: Mapping[str, str], theirs: Mapping[str, str], mine: Mapping[str, str]
) -> dict[str, str] | None:
    found: dict[str, str] = {}
    for code in dict.fromkeys((*theirs, *mine)):
        merged = merge_texts(*(side.get(code, "") for side in (base, theirs, mine)))
        if merged.clashes:
            return None
        found[code] = merged.text()
    return {code: text for code, text in found.items() if text}
