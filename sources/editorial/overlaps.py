"""Where two edits of a work contradict each other, and what the work becomes once somebody has decided."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django import forms
from django.conf import settings
from django.db import models

from sources.editorial.choices import WorkSelect
from sources.editorial.form_reading import Kind, Typed, row_key
from sources.editorial.localized import LocalizedTextField
from sources.editorial.merging import Clash, Conflict, Key, Rows
from sources.editorial.paragraph_merging import MergedText, merge_texts

# A field of many, whose place in a list is no text that anybody typed.
POSITION = "position"


class Answer(Enum):
    """What an editor may decide on an overlap."""

    THEIRS = "theirs"
    MINE = "mine"
    EDIT = "edit"
    BOTH = "both"
    KEEP = "keep"
    DELETE = "delete"


@dataclass(frozen=True)
class Decision:
    """What an editor decided on an overlap; `raw` is what was typed into the field of the result.

    `against` tells what the other edit held then: changed again, the decision is asked for anew.
    """

    answer: Answer | None
    raw: Any = None
    against: str = ""


@dataclass(frozen=True)
class Overlap:
    """A place that both edits changed: a field, a paragraph of one, or a row that one of them deleted.

    A text holds strings in `base`, `theirs` and `mine`, any other field its stored or typed values,
    a row all its rows by key, None where it was deleted. `number` counts paragraphs from 1.
    """

    key: Key
    clash: Clash
    base: Any
    theirs: Any
    mine: Any
    field: str = ""
    language: str = ""
    number: int = 0
    is_text: bool = False
    answers: tuple[Answer, ...] = ()

    @property
    def place(self) -> str:
        """What names the overlap however often the other side changes again."""
        parts = (self.key, self.clash.name, self.field, self.language, self.base, self.mine)
        return _digest(parts)

    @property
    def against(self) -> str:
        """What tells whether the other side has changed again."""
        return _digest(self.theirs)

    def is_open(self, decision: Decision | None) -> bool:
        """Say whether somebody still has to decide."""
        if decision is None or decision.answer not in self.answers:
            return True
        return decision.against != self.against


Decisions = Mapping[str, Decision]


def _digest(value: Any) -> str:
    text = json.dumps(value, default=_plain, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:20]


def _plain(value: Any) -> Any:
    return value.raw if isinstance(value, Typed) else str(value)


# A field of a row, with its texts: one for each language, or one for none.
FieldTexts = Sequence[tuple[str, MergedText]]


class OverlapFinder:
    """Turns the conflicts of a merge into overlaps; texts are merged by paragraph on the way."""

    def __init__(
        self,
        base: Rows,
        theirs: Rows,
        mine: Rows,
        *,
        parents: Mapping[Key, Key],
        kinds: Mapping[str, Kind],
    ) -> None:
        self.base, self.theirs, self.mine = base, theirs, mine
        self.parents, self.kinds = parents, kinds
        self.texts: dict[tuple[Key, str], FieldTexts] = {}

    def find(self, conflicts: Sequence[Conflict]) -> Iterator[Overlap]:
        """Yield the overlaps; `texts` holds then what became of texts that both changed."""
        rows = {one.key for one in conflicts if not one.field}
        for one in conflicts:
            if not one.field:
                if not any(above in rows for above in self._above(one.key)):
                    yield self._row(one)
            elif any(above in rows for above in (one.key, *self._above(one.key))):
                continue
            else:
                yield from self._field(one)

    def _above(self, key: Key) -> Iterator[Key]:
        while (key := self.parents.get(key)) is not None:
            yield key

    def _row(self, conflict: Conflict) -> Overlap:
        sides = [
            self._inside(side, conflict.key) if conflict.key in side else None
            for side in (self.base, self.theirs, self.mine)
        ]
        return Overlap(
            conflict.key,
            conflict.clash,
            sides[0],
            sides[1],
            sides[2],
            answers=(Answer.KEEP, Answer.DELETE),
        )

    def _inside(self, side: Rows, top: Key) -> list[Any]:
        return [[key, side[key]] for key in inside(top, side, self.parents)]

    def _field(self, conflict: Conflict) -> Iterator[Overlap]:
        key, name = conflict.key, conflict.field
        values = [side.get(key, {}).get(name) for side in (self.base, self.theirs, self.mine)]
        kind = self.kinds[self.label(key)]
        if not _is_text(kind, name):
            answers = [Answer.THEIRS, Answer.MINE]
            if not isinstance(kind.fields[name].widget, WorkSelect | forms.CheckboxInput):
                answers.append(Answer.EDIT)
            base, theirs, mine = values
            yield Overlap(
                key, conflict.clash, base, theirs, mine, field=name, answers=tuple(answers)
            )
            return
        answers = [Answer.THEIRS, Answer.MINE, Answer.EDIT]
        # Two wordings of a statement that has a name of its own can stand side by side.
        if "key" in kind.fields and kind.fk:
            answers.append(Answer.BOTH)
        self.texts[key, name] = texts = list(self._merged(kind.fields[name], values))
        for language, merged in texts:
            for index, clash in enumerate(merged.clashes):
                yield Overlap(
                    key, conflict.clash, clash.base, clash.theirs, clash.mine,
                    field=name, language=language, is_text=True, answers=tuple(answers),
                    number=merged.number_of(index) if len(merged.pieces) > 1 else 0,
                )  # fmt: skip

    def label(self, key: Key) -> str:
        """Return the label of the model of a row."""
        return row_key(key)[0]

    def _merged(self, each: forms.Field, values: Sequence[Any]) -> Iterator[tuple[str, MergedText]]:
        base, theirs, mine = values
        if not isinstance(each.widget, forms.MultiWidget):
            yield "", merge_texts(base or "", theirs or "", _tidy(each, mine))
            return
        typed: Any = mine.raw if isinstance(mine, Typed) else each.widget.decompress(mine)
        for (code, _name), words in zip(settings.LANGUAGES, typed, strict=False):
            before, now = ((side or {}).get(code, "") for side in (base, theirs))
            yield code, merge_texts(before, now, (words or "").strip())


def _tidy(each: forms.Field, value: Any) -> str:
    text = str((value.raw if isinstance(value, Typed) else value) or "")
    return text.strip() if getattr(each, "strip", True) else text


def _is_text(kind: Kind, name: str) -> bool:
    column = kind.model._meta.get_field(name)
    return isinstance(column, LocalizedTextField | models.TextField)


def inside(top: Key, rows: Rows, parents: Mapping[Key, Key]) -> list[Key]:
    """Return a row and all that stand in it, from the top."""
    found = [top]
    for key in found:
        found += [each for each in rows if parents.get(each) == key]
    return found
