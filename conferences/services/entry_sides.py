"""Two states with what it takes to read them: names of other works, and how sources depend."""

from collections.abc import Collection
from typing import Any

from django.conf import settings
from django.db import models

from conferences.models import Claim, Question
from conferences.services.comparison_values import EntrySide
from sources.editorial.localized import words_in
from sources.editorial.models import Head, Work
from sources.editorial.states import Row, State, named_by
from sources.models import Derivation, Source

# Rows of other works to which a work may point, and the text by which they are called.
_SPOKEN: tuple[tuple[type[models.Model], str], ...] = ((Claim, "statement"), (Question, "text"))


def sides_of(before: State, after: State) -> tuple[EntrySide, EntrySide]:
    """Return two states of one work for comparing, in at most five queries.

    Other works are called what they are called now, or were when they were deleted.
    """
    rows = {row.version_id: row for state in (before, after) for row in state.rows}
    names = names_in(list(rows.values()))
    cited = {
        str(row.fields[name])
        for row in rows.values()
        if row.label == "conferences.citation"
        for name in ("source", "via")
        if row.fields.get(name)
    }
    derived, withdrawn = dependence_now() if cited else ({}, frozenset())
    old, new = (EntrySide(state, names, derived, withdrawn) for state in (before, after))
    return old, new


def names_in(rows: Collection[Row]) -> dict[str, str]:
    """Return what the works, claims and questions that rows point to are called, by id."""
    own = {str(row.member_id) for row in rows}
    wanted: dict[type[models.Model], set[str]] = {}
    for row in rows:
        for target, key in named_by(row):
            wanted.setdefault(Work if issubclass(target, Work) else target, set()).add(key)
    heads = Head.objects.filter(pk__in=wanted.get(Work, ())).values_list("pk", "label")
    names = {str(key): label for key, label in heads}
    for model, text in _SPOKEN:
        if keys := wanted.get(model, set()) - own:
            found: Any = model._default_manager.filter(pk__in=keys).values_list("pk", text)
            names |= {str(key): words_in(said, settings.LANGUAGE_CODE) for key, said in found}
    return names


def dependence_now() -> tuple[dict[str, tuple[str, ...]], frozenset[str]]:
    """Return which sources repeat which, and which are withdrawn, by their ids."""
    derived: dict[str, tuple[str, ...]] = {}
    for key, origin in Derivation.objects.values_list("source_id", "derived_from_id"):
        derived[str(key)] = (*derived.get(str(key), ()), str(origin))
    withdrawn = Source.objects.filter(is_withdrawn=True).values_list("pk", flat=True)
    return derived, frozenset(str(key) for key in withdrawn)
