"""The citations of one claim in two editions compared; nothing here queries."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from conferences.rendering.edition_changes import CitationChange, ValueChange
from conferences.rendering.stated_words import Json, citation_line, consulted_words
from sources.editorial.comparison import RowKind
from sources.editorial.text_diff import Budget, compare_words

# What changes in these changes the evidence; a note or a translation does not.
EVIDENCE = ("source", "via", "locator", "stance", "quotation", "consulted")


def citation_changes(
    before: Sequence[Json], after: Sequence[Json], budget: Budget
) -> Iterator[CitationChange]:
    """Yield the citations that came, went or differ, in the order of the newer edition.

    An edition keeps no keys of citations: they are matched when they are equal, else by source and
    by the work in which it was read, those first that agree in place and stance.
    """
    for old, new in _matched(before, after):
        if old == new:
            continue
        was, now = (citation_line(item) if item else "" for item in (old, new))
        values = tuple(_texts(old or {}, new or {}, budget))
        if was != now or values:
            kind = RowKind.CHANGED if old and new else RowKind.ADDED if new else RowKind.REMOVED
            source = str((new or old or {})["source"])
            yield CitationChange(kind, source, was, now, compare_words(was, now, budget), values)


def rests_elsewhere(before: Sequence[Json], after: Sequence[Json]) -> bool:
    """Say whether a claim rests on something else than before."""
    old, new = (sorted(_evidence(item) for item in side) for side in (before, after))
    return old != new


def lost_support(before: Sequence[Json], after: Sequence[Json]) -> bool:
    """Say whether the last citation in support is gone."""
    had, has = (
        any(citation["stance"] == "supports" for citation in side) for side in (before, after)
    )
    return had and not has


def _evidence(citation: Json) -> tuple[str, ...]:
    return tuple(str(citation.get(name, "")) for name in EVIDENCE)


def _matched(
    before: Sequence[Json], after: Sequence[Json]
) -> Iterator[tuple[Json | None, Json | None]]:
    left = list(before)
    found: list[Json | None] = [None] * len(after)
    for names in (None, ("source", "via", "locator", "stance"), ("source", "via"), ("source",)):
        for place, new in enumerate(after):
            if found[place] is None:
                old = next((item for item in left if _agree(item, new, names)), None)
                if old is not None:
                    found[place] = old
                    left.remove(old)
    yield from zip(found, after, strict=True)
    for old in left:
        yield old, None


def _agree(old: Json, new: Json, names: Sequence[str] | None) -> bool:
    if names is None:
        return old == new
    return all(old.get(name, "") == new.get(name, "") for name in names)


def _texts(old: Json, new: Json, budget: Budget) -> Iterator[ValueChange]:
    for name, label in (
        ("quotation", _("Quotation")),
        ("translation", _("Translation")),
        ("translator", _("Translator")),
        ("note", _("Note")),
    ):
        was, now = old.get(name, ""), new.get(name, "")
        if was != now:
            yield ValueChange(label, was, now, compare_words(was, now, budget))
    if old and new and old.get("consulted") != new.get("consulted"):
        was, now = consulted_words(old), consulted_words(new)
        yield ValueChange(_("Seen in"), was, now, compare_words(was, now, budget))
