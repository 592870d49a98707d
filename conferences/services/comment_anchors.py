"""The place in a work that a comment is about: a row, a field of it, or words in the field."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from conferences.services.errors import ActRefused
from conferences.services.quotations import Searched, surroundings
from sources.editorial.input_gate import UnusableText, clean_text
from sources.editorial.intervals import holding_at
from sources.editorial.localized import LocalizedTextField
from sources.editorial.models import Head
from sources.editorial.states import Row, rows_where
from sources.editorial.versioning import versioned_model
from sources.editorial.word_differences import Budget

LONGEST_QUOTATION = 5_000


class CommentRefused(ActRefused):
    """A comment cannot be kept as it stands; `field` names the part of it that is at fault."""

    def __init__(self, field: str, sentence: str) -> None:
        self.field = field
        super().__init__(sentence)


@dataclass(frozen=True)
class Anchor:
    """The place that a comment is about, as it was at change `number`; without a row, the whole work.

    `field` names a field as the form does, with the language where it has several: `statement:en`.
    """

    number: int
    label: str = ""
    member_id: UUID | None = None
    field: str = ""
    quotation: str = ""
    before: str = ""
    after: str = ""


def usable(field: str, words: str, longest: int) -> str:
    """Return what was typed in the form in which it is kept; raises CommentRefused."""
    try:
        text = clean_text(words).strip()
    except UnusableText as error:
        raise CommentRefused(field, str(error)) from error
    if len(text) > longest:
        message = _("This is %(length)d characters long; at most %(most)d can be kept.")
        raise CommentRefused(field, message % {"length": len(text), "most": longest})
    return text


def split_field(field: str) -> tuple[str, str]:
    """Return the name of a field, and its language or ""."""
    name, _colon, language = field.partition(":")
    return name, language


def is_commentable(label: str, field: str) -> bool:
    """Say whether rows of a model have such a field, which editors fill in."""
    name, language = split_field(field)
    found = _editable(label).get(name)
    if isinstance(found, LocalizedTextField):
        return language == "" or language in dict(settings.LANGUAGES)
    return found is not None and language == ""


def holds_words(label: str, field: str) -> bool:
    """Say whether a field holds words of an editor's own, and no choice, key or reference."""
    if not label:
        return False
    name, language = split_field(field)
    found = _editable(label).get(name)
    if isinstance(found, LocalizedTextField):
        return language != ""
    is_text = isinstance(found, models.CharField | models.TextField)
    return is_text and not isinstance(found, models.SlugField) and not getattr(found, "choices", ())


def field_name(label: str, field: str) -> str:
    """Return what a field is called, with its language."""
    name, language = split_field(field)
    called = capfirst(str(getattr(_editable(label).get(name), "verbose_name", name)))
    return f"{called} ({dict(settings.LANGUAGES).get(language, language)})" if language else called


def _editable(label: str) -> "Mapping[str, models.Field[Any, Any]]":
    fields = versioned_model(label)._meta.local_fields
    return {field.name: field for field in fields if field.editable and not field.primary_key}


def words_of(row: Row, field: str) -> str:
    """Return the words that a field of a stored row holds, "" where it holds none."""
    name, language = split_field(field)
    stored = row.fields.get(name)
    if isinstance(stored, Mapping):
        return str(stored.get(language, ""))
    return stored if isinstance(stored, str) and not language else ""


def fields_with_words(row: Row) -> Iterator[str]:
    """Return the fields of a row that hold words, each language apart."""
    for name, field in _editable(row.label).items():
        if isinstance(field, LocalizedTextField):
            yield from (f"{name}:{code}" for code in row.fields.get(name) or {})
        elif holds_words(row.label, name):
            yield name


def anchored(head: Head, anchor: Anchor) -> Anchor:
    """Return an anchor with its surroundings, if the work has such a place; raises CommentRefused."""
    if not 1 <= anchor.number <= head.number:
        raise CommentRefused("number", _("This work has no change %d.") % anchor.number)
    if anchor.member_id is None:
        if anchor.label or anchor.field or anchor.quotation:
            raise CommentRefused("member", _("Say in which row of the work this is."))
        return anchor
    row = row_at(head, anchor)
    if anchor.field and not is_commentable(row.label, anchor.field):
        raise CommentRefused("field", _("There is no field “%s” in this row.") % anchor.field[:60])
    anchor = replace(anchor, label=row.label)
    return _with_words(anchor, row) if anchor.quotation else anchor


def row_at(head: Head, anchor: Anchor) -> Row:
    """Return the row that an anchor names, as it was then; raises CommentRefused."""
    holding = holding_at(anchor.number, head.number)
    for row in rows_where(head.work_id, Q(member_id=anchor.member_id) & holding):
        if anchor.label in ("", row.label):
            return row
    message = _("This work has no such row at change %d.") % anchor.number
    raise CommentRefused("member", message)


def _with_words(anchor: Anchor, row: Row) -> Anchor:
    """Return an anchor with the words as they stand in the row, and what stands round them."""
    quotation = usable("quotation", anchor.quotation, LONGEST_QUOTATION)
    name, _colon, language = anchor.field.partition(":")
    names = [
        field
        for field in fields_with_words(row)
        if not name or field == anchor.field or (not language and field.startswith(f"{name}:"))
    ]
    for field in names:
        text = words_of(row, field)
        searched = Searched(text, Budget())
        if found := searched.find_exactly(quotation, anchor.before, anchor.after):
            before, after = surroundings(text, found)
            return replace(
                anchor, field=field, quotation=found.of(text), before=before, after=after
            )
    message = _("These words do not stand there, or stand there more than once: “%s”.")
    raise CommentRefused("quotation", message % quotation[:200])
