"""What the numbers of a summary are called, and what is said beside a row that they count."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from conferences.services.comparison_values import Filter
from sources.editorial.comparison import RowKind

_KINDS = {
    RowKind.ADDED: gettext_noop("added"),
    RowKind.REMOVED: gettext_noop("removed"),
    RowKind.CHANGED: gettext_noop("changed"),
}
# What becomes of paragraphs besides.
_PARAGRAPHS = {
    "moved": gettext_noop("moved"),
    "split": gettext_noop("split"),
    "joined": gettext_noop("joined"),
}
# For each number: its words in the summary, and beside a row; "" for what the row's kind says.
_WORDS = {
    Filter.FACTS: (gettext_noop("facts changed"), ""),
    Filter.PARTICIPANTS_ADDED: (gettext_noop("participants added"), ""),
    Filter.PARTICIPANTS_REMOVED: (gettext_noop("participants removed"), ""),
    Filter.ROLES_CHANGED: (gettext_noop("roles changed"), ""),
    Filter.PARTICIPANTS_MOVED: (gettext_noop("participants moved"), gettext_noop("moved")),
    Filter.QUESTIONS_ADDED: (gettext_noop("questions added"), ""),
    Filter.QUESTIONS_REMOVED: (gettext_noop("questions removed"), ""),
    Filter.QUESTIONS_CHANGED: (gettext_noop("questions changed"), ""),
    Filter.CLAIMS_ADDED: (gettext_noop("claims added"), ""),
    Filter.CLAIMS_REMOVED: (gettext_noop("claims removed"), ""),
    Filter.CLAIMS_REWORDED: (gettext_noop("claims reworded"), gettext_noop("reworded")),
    Filter.CLAIMS_MOVED: (gettext_noop("claims moved"), gettext_noop("moved")),
    Filter.CLAIMS_CHANGED: (gettext_noop("claims otherwise changed"), gettext_noop("changed")),
    Filter.STANDINGS_CHANGED: (
        gettext_noop("states of the evidence changed"),
        gettext_noop("evidence word changed"),
    ),
    Filter.SUPPORT_CHANGED: (
        gettext_noop("claims with support changed"),
        gettext_noop("support changed"),
    ),
    Filter.NOW_UNSUPPORTED: (
        gettext_noop("claims now unsupported"),
        gettext_noop("now unsupported"),
    ),
    Filter.VALUES_UNCITED: (
        gettext_noop("values changed but no citation changed"),
        gettext_noop("value changed but no citation changed"),
    ),
    Filter.CITATIONS_ADDED: (gettext_noop("citations added"), ""),
    Filter.CITATIONS_REMOVED: (gettext_noop("citations removed"), ""),
    Filter.CITATIONS_CHANGED: (gettext_noop("citations changed"), ""),
    Filter.TEXTS_CHANGED: (gettext_noop("texts changed"), ""),
    Filter.PARAGRAPHS_MOVED: (
        gettext_noop("paragraphs moved"),
        gettext_noop("paragraphs moved"),
    ),
    Filter.WORDS_ADDED: (gettext_noop("words added to the texts"), ""),
    Filter.WORDS_REMOVED: (gettext_noop("words removed from the texts"), ""),
}
# What a reviewer must not overlook.
_GRAVE = frozenset({Filter.SUPPORT_CHANGED, Filter.NOW_UNSUPPORTED, Filter.VALUES_UNCITED})


@dataclass(frozen=True)
class Mark:
    """One thing that happened to a row, in a word or two."""

    words: str
    is_grave: bool = False


def kind_word(kind: str) -> str:
    """Return what became of a row or a paragraph, in a word."""
    words = {key.value: word for key, word in _KINDS.items()} | _PARAGRAPHS
    return _(words[kind])


def summary_words(key: Filter) -> str:
    """Return what a number of the summary counts."""
    return _(_WORDS[key][0])


def marks_of(kind: RowKind, filters: frozenset[Filter]) -> tuple[Mark, ...]:
    """Return what happened to a row, in the order of the summary, each thing once."""
    said = [
        Mark(_(_WORDS[key][1]), key in _GRAVE)
        for key in Filter
        if key in filters and _WORDS[key][1]
    ]
    if kind is not RowKind.CHANGED or any(not _WORDS[key][1] for key in filters) or not said:
        said.insert(0, Mark(_(_KINDS[kind])))
    return tuple(dict.fromkeys(said))
