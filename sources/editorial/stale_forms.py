"""A form that was overtaken: what was typed and what was stored meanwhile, merged into one form."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict

from sources.editorial.form_reading import (
    Edit,
    FormReader,
    Kind,
    Typed,
    kinds_of,
    label_of,
    row_key,
    stored_edit,
)
from sources.editorial.form_writing import FormWriter
from sources.editorial.merging import Key, Merged, merge
from sources.editorial.overlaps import (
    POSITION,
    Decisions,
    FieldTexts,
    Overlap,
    OverlapFinder,
)
from sources.editorial.settling import Settler
from sources.editorial.states import State
from sources.editorial.work_form import WorkForm

__all__ = ["Overtaken", "Typed", "overtake"]


@dataclass(frozen=True)
class Overtaken:
    """Both edits of a work: what each holds, where they contradict each other, and the merge of the rest.

    `start` and `head` are the numbers of the changes at which the edit began and on which it is
    merged; `texts` holds the fields that both changed and that were merged by paragraph.
    """

    posted: WorkForm
    start: int
    head: int
    kinds: Mapping[str, Kind]
    base: Edit
    theirs: Edit
    mine: Edit
    merged: Merged
    overlaps: tuple[Overlap, ...]
    texts: Mapping[tuple[Key, str], FieldTexts]
    parents: Mapping[Key, Key]
    labels: Mapping[str, str] = field(default_factory=dict)

    def open(self, decisions: Decisions) -> tuple[Overlap, ...]:
        """Return the overlaps on which somebody still has to decide."""
        return tuple(each for each in self.overlaps if each.is_open(decisions.get(each.place)))

    def data(self, decisions: Decisions) -> QueryDict:
        """Return the form of both edits as decided, as if it had been posted on what is stored now."""
        settler = Settler(
            self.merged.rows, self.overlaps, self.texts, parents=self.parents, labels=self.labels
        )
        settled = settler.settle(decisions)
        writer = FormWriter(
            self.posted,
            settled.rows,
            self.theirs,
            parents=settled.parents,
            labels=settled.labels,
        )
        return writer.data(self.head)


def overtake(posted: WorkForm, base: State, theirs: State) -> Overtaken:
    """Merge what was posted with what was stored since the state on which it was based.

    Raises StrangeRows for a form that holds rows of another work.
    """
    kinds = dict(kinds_of(posted))
    before, now = stored_edit(base, kinds), stored_edit(theirs, kinds)
    reader = FormReader(posted, before, now)
    mine = reader.edit()
    for key in reader.met:
        # Added by both: each field is compared with what it holds where nobody has typed.
        before.rows[key] = _untouched(kinds[row_key(key)[0]], now.rows[key])
    parents = {**before.parents, **now.parents, **mine.parents}
    merged = merge(before.rows, now.rows, mine.rows, parents=parents)
    finder = OverlapFinder(before.rows, now.rows, mine.rows, parents=parents, kinds=kinds)
    overlaps = tuple(finder.find(merged.conflicts))
    labels = {str(form.prefix): label_of(each.model) for each, form in posted.rows()}
    return Overtaken(
        posted, base.number, theirs.number, kinds, before, now, mine, merged, overlaps, finder.texts, parents, labels
    )  # fmt: skip


def _untouched(kind: Kind, theirs: Mapping[str, Any]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name in theirs:
        column: Any = kind.model._meta.get_field(name)
        values[name] = theirs[name] if name == POSITION else column.get_default()
    return values
