"""The lists of references of plain text, when all of it was read: which are lists, and where notes lead in them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from conferences.exchange.articles.plain.headings import is_one_of
from conferences.exchange.articles.plain.labels import Marks, Unlabelled, labels_for
from conferences.exchange.articles.plain.lists import (
    Line,
    Listed,
    could_be_reference,
    listed_in,
)
from conferences.exchange.articles.plain.prose import are_prose, is_prose
from conferences.exchange.articles.values import Block, Draft, Entry, Leftover, Why
from conferences.exchange.articles.words import REMARK_HEADINGS

MOST_STRAY = 3
_PARTING = re.compile('[.,:;“”„"«»]')


@dataclass
class Run:
    """Lines below a heading that lists references; where among the blocks they stand."""

    heading: Block | None
    place: int
    has_numbers: bool
    lines: list[Line] = field(default_factory=list)

    @cached_property
    def listed(self) -> Listed:
        """The lines as a list; read when all of them are known."""
        return listed_in(self.lines)

    def is_section(self, draft: Draft, marks: Marks) -> bool:
        """Say whether the heading is that of a section like any other: its lines are prose, or sections follow."""
        if self.heading is None or self.listed.has_labels or self.listed.has_arrows:
            return False
        if not self.lines:
            following = draft.blocks[self.place : self.place + 1]
            return bool(following) and following[0].level > self.heading.level
        texts = [item.text for item in self.listed.items]
        named = [len(marks.labels(family)) for family in list(marks.families) if family]
        if len(texts) in named and is_one_of(self.heading.text, REMARK_HEADINGS):
            # As many remarks as letters that call for them, whatever notes they hold.
            return False
        sizes = {len(marks.labels(family)) for family in list(marks.families)}
        return (are_prose(texts) and len(texts) not in sizes) or any(map(_holds_notes, texts))

    def leave_stray(self) -> None:
        """Part the last lines of a bibliography that have nothing of references, not even a stop or a comma."""
        items = self.listed.items
        if not any(could_be_reference(item.text) for item in items):
            return
        while not (could_be_reference(items[-1].text) or _PARTING.search(items[-1].text)):
            stray = items.pop()
            self.listed.behind.insert(0, (stray.line, stray.text))

    def cut(self, marks: Marks) -> None:
        """Part what follows the last entry, where each line is one, and fewer are led to."""
        if self.listed.has_arrows:
            return
        items = self.listed.items
        for size in {len(marks.labels(family)) for family in list(marks.families)}:
            rest = items[size:]
            if 0 < len(rest) <= MOST_STRAY < size + MOST_STRAY and not any(
                could_be_reference(item.text) for item in rest
            ):
                self.listed.behind = [(item.line, item.text) for item in rest]
                self.listed.items = items[:size]
                return


def _holds_notes(text: str) -> bool:
    return is_prose(text) and bool(Marks([text]).families)


def marks_of(draft: Draft) -> Marks:
    """Return the marks of notes in a draft's text and facts."""
    return Marks([*(each.text for each in draft.blocks), *(each.value for each in draft.facts)])


def enter_lists(draft: Draft, runs: Sequence[Run]) -> None:
    """Enter what the lists name into a draft, and tie labels to it where nothing contradicts them."""
    known: set[str] = set()
    for run in runs:
        if run.listed.has_labels:
            _enter(draft, run.listed, [item.label for item in run.listed.items], known)
    marks = marks_of(draft)
    marks.without(known)
    unlabelled = [run for run in runs if run.listed.items and not run.listed.has_labels]
    led = [run for run in unlabelled if run.has_numbers or run.listed.has_arrows]
    for run in led:
        run.cut(marks)
    for run in unlabelled:
        if run not in led:
            run.leave_stray()
    lists = [Unlabelled(run.heading.text if run.heading else "", run.listed.items) for run in led]
    found = labels_for(lists, marks, 1 + sum(map(str.isdigit, known)))
    labels = dict(zip(map(id, led), found, strict=True))
    for run in unlabelled:
        _enter(draft, run.listed, labels.get(id(run)), known)


def list_works(draft: Draft, runs: Sequence[Run]) -> None:
    """Enter the works of lists to which no notes lead."""
    for run in runs:
        _enter(draft, run.listed, None, set())


def _enter(draft: Draft, listed: Listed, labels: Sequence[str] | None, known: set[str]) -> None:
    for line, text in listed.before:
        _enter_stray(draft, line, text)
    for item, label in zip(listed.items, labels or [""] * len(listed.items), strict=True):
        if label and label not in known:
            known.add(label)
            draft.entries.append(Entry(label, item.text, item.line))
        else:
            _enter_stray(draft, item.line, item.text)
    draft.leftovers += [Leftover(line, text, Why.UNREAD) for line, text in listed.behind]


def _enter_stray(draft: Draft, line: int, text: str) -> None:
    """Enter a line of a list to which no note leads: a work, or words of the author's own."""
    if is_prose(text.lstrip("^↑* ")):
        draft.leftovers.append(Leftover(line, text, Why.REMARK))
    else:
        draft.listed.append(Entry("", text, line))
