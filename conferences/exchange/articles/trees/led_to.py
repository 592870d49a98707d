"""What the links of notes lead to in pandoc's tree: entries, taken out of the text."""

import re
from dataclasses import replace
from typing import Any

from conferences.exchange.articles.marks import mark, marks_in, replaced
from conferences.exchange.articles.trees.inlines import (
    Notes,
    reference_with_marks,
    tidied_reference,
)
from conferences.exchange.articles.trees.targets import Node, note_begun_by
from conferences.exchange.articles.values import Draft, Entry, Leftover, Why

# A raised number that a note begins with.
_OWN_NUMBER = re.compile(r"^[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}[.):]?\s*(?=\S)")


class LedTo:
    """Enters what notes lead to into a draft."""

    def __init__(self, draft: Draft, notes: Notes) -> None:
        self._draft, self._notes = draft, notes
        # The marks of the notes that a note has itself, by its label.
        self._inner: dict[str, str] = {}

    def enter(self, node: Any, blocks: list[Node], *, is_apart: bool) -> bool:
        """Enter a node to which a note leads, and say whether it is such."""
        targets = self._notes.targets
        name = note_begun_by(node, targets, is_apart=is_apart)
        if not name:
            return False
        self._notes.place += 1
        place, label = self._notes.place, targets[name]
        told = reference_with_marks(blocks, self._notes)
        words = _OWN_NUMBER.sub("", tidied_reference(told))
        if not label:
            # An editor's remark on the draft.
            self._draft.leftovers.append(Leftover(place, words, Why.BOILERPLATE))
            return True
        self._draft.entries.append(Entry(label, words, place))
        if inner := dict.fromkeys(each for each, _place in marks_in(told) if each != label):
            self._inner[label] = "".join(map(mark, inner))
        return True

    def follow_by_inner(self) -> None:
        """Let the notes on a note follow its marks."""

        def with_inner(label: str, place: str) -> str:
            return mark(label, place) + self._inner.get(label, "")

        if not self._inner:
            return
        for block in self._draft.blocks:
            block.text = replaced(block.text, with_inner)
        self._draft.facts = [
            replace(each, value=replaced(each.value, with_inner)) for each in self._draft.facts
        ]
