"""What happened to a row in a word or two, and to its evidence, which its wording may hide."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from conferences.review.row_words import model_name
from sources.editorial.states import Row

# What each model's rows are called in the summary, several of them.
_MANY = {
    "claim": gettext_lazy("claims"),
    "citation": gettext_lazy("citations"),
    "question": gettext_lazy("questions"),
    "narrative": gettext_lazy("texts"),
    "participation": gettext_lazy("participants"),
    "facts": gettext_lazy("facts"),
}
_CHANGES = {
    "added": gettext_noop("added"),
    "removed": gettext_noop("removed"),
    "changed": gettext_noop("changed"),
    "reworded": gettext_noop("reworded"),
    "moved": gettext_noop("moved"),
    "support": gettext_noop("support changed"),
    "unsupported": gettext_noop("now unsupported"),
    "value": gettext_noop("value changed but no citation changed"),
}
_WORDING = ("statement", "text", "value_words")
# Changes that a reviewer must not overlook.
_GRAVE = frozenset({"support", "unsupported", "value"})


@dataclass(frozen=True)
class Mark:
    """One thing that happened to a row: the key of its filter, and its words here and in the summary."""

    key: str
    words: str
    counted: str
    is_grave: bool = False


def marks_of(
    key: str,
    old: Row | None,
    new: Row | None,
    *,
    is_moved: bool,
    inside: tuple[Sequence[Row], Sequence[Row]],
) -> tuple[Mark, ...]:
    """Return what happened to a row; `inside` are its citations and the like, before and after."""
    row = new or old
    assert row is not None
    names = dict.fromkeys(_names(old, new, is_moved=is_moved, inside=inside))
    many = str(_MANY.get(key, model_name(row.label).lower()))
    return tuple(
        Mark(f"{key}-{name}", _(_CHANGES[name]), f"{many}: {_(_CHANGES[name])}", name in _GRAVE)
        for name in names
    )


def _names(
    old: Row | None, new: Row | None, *, is_moved: bool, inside: tuple[Sequence[Row], Sequence[Row]]
) -> Iterator[str]:
    if old is None:
        yield "added"
        return
    if new is None:
        yield "removed"
        return
    differing = {
        name
        for name in {*old.fields, *new.fields}
        if old.fields.get(name) != new.fields.get(name) and name != "position"
    }
    if differing.intersection(_WORDING):
        yield "reworded"
    if differing.difference(_WORDING):
        yield "changed"
    if is_moved:
        yield "moved"
    yield from _of_evidence(differing, *inside)


def _of_evidence(differing: set[str], old: Sequence[Row], new: Sequence[Row]) -> Iterator[str]:
    before, after = _citations(old), _citations(new)
    if before != after:
        yield "support"
    elif "value" in differing:
        yield "value"
    if _supports(old) and not _supports(new):
        yield "unsupported"


def _citations(rows: Sequence[Row]) -> dict[object, object]:
    return {
        row.member_id: {name: value for name, value in row.fields.items() if name != "position"}
        for row in rows
        if row.label == "conferences.citation"
    }


def _supports(rows: Sequence[Row]) -> bool:
    return any(
        row.label == "conferences.citation" and row.fields.get("stance") == "supports"
        for row in rows
    )
