"""What a work becomes once somebody has decided on every place where two edits contradict each other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sources.editorial.form_reading import Typed, row_key
from sources.editorial.merging import Key, Rows
from sources.editorial.overlaps import Answer, Decision, Decisions, FieldTexts, Overlap, inside


@dataclass(frozen=True)
class Settled:
    """The rows of both edits as decided; `parents` and `labels` know the rows that this added."""

    rows: Rows
    parents: Mapping[Key, Key]
    labels: Mapping[str, str]


class Settler:
    """Makes of both edits and of what was decided the rows that the work shall have."""

    def __init__(
        self,
        rows: Rows,
        overlaps: Sequence[Overlap],
        texts: Mapping[tuple[Key, str], FieldTexts],
        *,
        parents: Mapping[Key, Key],
        labels: Mapping[str, str],
    ) -> None:
        self.rows: dict[Key, dict[str, Any]] = {key: dict(row) for key, row in rows.items()}
        self.overlaps, self.texts = overlaps, texts
        self.parents, self.labels = dict(parents), dict(labels)

    def settle(self, decisions: Decisions) -> Settled:
        """Return the rows; where nothing is decided, mine stands and a deleted row stays."""
        decided = [(each, decisions.get(each.place, Decision(None))) for each in self.overlaps]
        for overlap, decision in decided:
            if not overlap.field:
                self._row(overlap, decision)
            elif not overlap.is_text:
                self._value(overlap, decision)
        copies: dict[Key, dict[str, Any]] = {}
        for (key, name), texts in self.texts.items():
            here = [one for one in decided if (one[0].key, one[0].field) == (key, name)]
            self.rows[key][name] = _written(texts, here, Answer.THEIRS)
            if any(one.answer is Answer.BOTH for _overlap, one in here):
                copies.setdefault(key, {})[name] = _written(texts, here, Answer.MINE)
        for key, values in copies.items():
            self._copy(key, self.parents.get(key), values)
        return Settled(self.rows, self.parents, self.labels)

    def _row(self, overlap: Overlap, decision: Decision) -> None:
        if decision.answer is Answer.DELETE:
            for key in inside(overlap.key, self.rows, self.parents):
                del self.rows[key]

    def _value(self, overlap: Overlap, decision: Decision) -> None:
        if decision.answer is Answer.THEIRS:
            self.rows[overlap.key][overlap.field] = overlap.theirs
        elif decision.answer is Answer.EDIT:
            self.rows[overlap.key][overlap.field] = Typed(decision.raw)

    def _copy(self, key: Key, parent: Key | None, values: Mapping[str, Any]) -> None:
        """Add my version of a row beside theirs, with what stands in it, under a name of its own."""
        label, name = row_key(key)
        copy = ("new", f"copy-of-{name}")
        self.labels[copy[1]] = self.labels[name] if label == "new" else label
        self.rows[copy] = {**self.rows[key], **values}
        if parent is not None:
            self.parents[copy] = parent
        if "key" in self.rows[copy] and values:
            self.rows[copy]["key"] = Typed(self._free_key(str(_plainly(self.rows[key]["key"]))))
        for inner in [each for each in self.rows if self.parents.get(each) == key]:
            self._copy(inner, copy, {})

    def _free_key(self, key: str) -> str:
        taken = {str(_plainly(row.get("key", ""))) for row in self.rows.values()}
        return next(name for n in range(2, 10_000) if (name := f"{key}-{n}") not in taken)


def _plainly(value: Any) -> Any:
    return value.raw if isinstance(value, Typed) else value


def _written(
    texts: FieldTexts, decided: Sequence[tuple[Overlap, Decision]], for_both: Answer
) -> Typed:
    """Return the texts of a field as if typed; `for_both` says whose words stand where both are kept."""
    written = []
    for language, merged in texts:
        answers = [_words(*one, for_both) for one in decided if one[0].language == language]
        written.append(merged.text(answers))
    is_localized = bool(texts[0][0])
    return Typed(written if is_localized else written[0])


def _words(overlap: Overlap, decision: Decision, for_both: Answer) -> str:
    answer = for_both if decision.answer is Answer.BOTH else decision.answer
    if answer is Answer.THEIRS:
        return str(overlap.theirs)
    return str(decision.raw or "") if answer is Answer.EDIT else str(overlap.mine)
