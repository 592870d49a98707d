"""Plain text as it is copied from the web, as a draft of an article."""

import re

from conferences.exchange.articles.plain.endnotes import endnotes_at
from conferences.exchange.articles.plain.frame import (
    contents_at,
    ends_page,
    is_boilerplate,
    is_footer,
    last_places,
)
from conferences.exchange.articles.plain.frame_words import HEADINGS_TOO, PICTURE_FACTS
from conferences.exchange.articles.plain.headings import Heading, heading_at, is_one_of
from conferences.exchange.articles.plain.lists import looks_like_entry
from conferences.exchange.articles.plain.notes import mark_notes
from conferences.exchange.articles.plain.page import article_on_page, is_byline, part_of_page_at
from conferences.exchange.articles.plain.runs import Run, enter_lists, marks_of
from conferences.exchange.articles.plain.sheets import (
    SHORTEST_WRAPPED,
    go_on,
    joined,
    over_page,
    sheets_in,
)
from conferences.exchange.articles.values import Block, Draft, Fact, Kind, Leftover, Why
from conferences.exchange.articles.words import (
    BIBLIOGRAPHY_HEADINGS,
    EDIT_LINK,
    INFOBOX_WORDS,
    LINK_HEADINGS,
    REFERENCE_HEADINGS,
    SEE_ALSO_HEADINGS,
)

_BULLET = re.compile(r"^\s*[-–—•*·▪]\s+(?=\S)")
_FACT = re.compile(r"^\s*(?:[-•*]\s+)?([^\s:\t][^:\t.!?]{0,48}?)\s*(?::\s+|\t+\s*:?\s*)(\S.*)$")
_QUOTE = re.compile(r"^\s*>\s?")
LEAST_LED = 40


class _Reader:
    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.last = last_places(self.lines)
        self.sheets = sheets_in(self.lines)
        self.endnotes = None if self.sheets.notes else endnotes_at(self.lines)
        self.draft = Draft()
        self.runs: list[Run] = []
        self.run: Run | None = None
        self.has_box = False
        self.page_notes: Run | None = None
        # Whether the lines that follow are links, each by itself.
        self.is_list = False
        # Whether a paragraph was read; facts stand before the first.
        self.has_text = False
        # Whether one of them was more than a line below the title.
        self.has_prose = False

    def read(self) -> Draft:
        place, title = article_on_page(self.lines)
        self._leave_out(0, place, title)
        if title is not None:
            self.draft.title = self.lines[title].strip()
        while place < len(self.lines):
            place = self._step(place)
        self._restore_sections()
        enter_lists(self.draft, self.runs)
        mark_notes(self.draft, {entry.label for entry in self.draft.entries})
        return self.draft

    def _step(self, place: int) -> int:
        """Read what begins at a line; return the line after it."""
        text = self.lines[place].strip()
        if not text or place in self.sheets.frame:
            self._leave_out(place, place + 1)
            return place + 1
        if place in self.sheets.notes:
            return self._note_of_page(place, text)
        return self._part(place, text)

    def _part(self, place: int, text: str) -> int:
        """Read what begins at a line of words."""
        in_list = self.is_list or self.run is not None
        heading = heading_at(self.lines, place, is_first=not self._has_begun(), in_list=in_list)
        if after := self._frame(place, text, is_heading=bool(heading and heading.is_marked)):
            self._leave_out(place, after)
            return after
        if text.strip("-*: ").lower() in INFOBOX_WORDS:
            return self._facts(place + 1, named=True)
        if heading:
            return self._heading(heading, place)
        return self._words(place, text)

    def _note_of_page(self, place: int, text: str) -> int:
        """Read a line of the notes at the end of a printed page; those of all pages are one list."""
        if self.page_notes is None:
            self.page_notes = self._new_run(None, has_numbers=True)
        lines = self.page_notes.lines
        if self.sheets.notes[place]:
            lines.append((place + 1, text))
        else:
            lines[-1] = (lines[-1][0], joined((lines[-1][1], text)))
        return place + 1

    def _frame(self, place: int, text: str, *, is_heading: bool) -> int:
        """Return the line after what belongs to the page and not to the article; 0 for the article."""
        if is_footer(text) or (self.has_text and ends_page(self.lines, place)):
            return len(self.lines)
        if after := contents_at(self.lines, place, self.last):
            return after
        if is_heading or (self.has_prose and text.lower() in HEADINGS_TOO and self._leads(place)):
            return 0
        if after := part_of_page_at(self.lines, place) if self.has_text else 0:
            return after
        is_title = text == self.draft.title
        # Small screens show the box of facts behind the first paragraph.
        self.has_box = self.has_box or (self.has_text and is_title and self._is_caption(place))
        is_above = (self.has_box and is_title) or (
            not self.has_text and (is_title or self._is_caption(place))
        )
        is_before = self._has_begun() and not self.has_prose and is_byline(text)
        return place + 1 if is_above or is_before or is_boilerplate(text) else 0

    def _leads(self, place: int) -> bool:
        """Say whether a line stands apart and a paragraph follows."""
        following = next(
            (line.strip() for line in self.lines[place + 1 : place + 3] if line.strip()), ""
        )
        is_apart = not self.lines[place - 1].strip()
        return is_apart and len(following) > LEAST_LED and not is_boilerplate(following)

    def _is_caption(self, place: int) -> bool:
        """Say whether a line heads a box of facts that was copied: rows follow, with tabs in them."""
        rows = self.lines[place + 1 : place + 3]
        return (
            "\t" not in self.lines[place]
            and len(rows) == 2
            and all("\t" in row and _FACT.match(row.rstrip()) for row in rows)
        )

    def _words(self, place: int, text: str) -> int:
        """Read an entry of a list of references, a fact, or a paragraph."""
        if self.run is None and (place == self.endnotes or looks_like_entry(text)):
            self.run = self._new_run(None, has_numbers=True)
        if self.run is not None:
            self.run.lines.append((place + 1, text))
            return place + 1
        if not self.has_text or (self.has_box and "\t" in text):
            after = self._facts(place, named=False)
            if after > place:
                return after
        return self._paragraph(place, over_pages=True)

    def _has_begun(self) -> bool:
        return bool(self.draft.title or self.draft.blocks)

    def _leave_out(self, place: int, after: int, title: int | None = None) -> None:
        self.draft.leftovers += [
            Leftover(number, self.lines[number - 1].strip(), Why.BOILERPLATE)
            for number in range(place + 1, after + 1)
            if self.lines[number - 1].strip() and number - 1 != title
        ]

    def _heading(self, heading: Heading, place: int) -> int:
        block = Block(heading.text, place + 1, level=heading.level)
        if is_one_of(heading.text, REFERENCE_HEADINGS):
            self.run = self._new_run(block, has_numbers=True)
        elif is_one_of(heading.text, BIBLIOGRAPHY_HEADINGS):
            self.run = self._new_run(block, has_numbers=False)
        elif not self.draft.title and heading.is_title and not self.draft.blocks:
            self.draft.title = heading.text
        else:
            self.run = None
            self.is_list = is_one_of(heading.text, SEE_ALSO_HEADINGS | LINK_HEADINGS)
            self.draft.blocks.append(block)
        return heading.after

    def _new_run(self, heading: Block | None, *, has_numbers: bool) -> Run:
        self.runs.append(Run(heading, len(self.draft.blocks), has_numbers))
        return self.runs[-1]

    def _facts(self, place: int, *, named: bool) -> int:
        """Read the lines of a box of facts; without its name, at least two must look like that."""
        found: list[Fact] = []
        start = place
        while place < len(self.lines):
            # Blanks at the end could be parted in many ways.
            match = _FACT.match(self.lines[place].rstrip())
            if not match or (not named and (len(match[2]) > 200 or len(match[1].split()) > 5)):
                break
            found.append(Fact(match[1].strip(), match[2].strip(), place + 1))
            place += 1
        if not named and len(found) < 2:
            return start
        self.draft.facts += [each for each in found if each.name.lower() not in PICTURE_FACTS]
        self.draft.leftovers += [
            Leftover(each.line, f"{each.name}: {each.value}", Why.UNREAD)
            for each in found
            if each.name.lower() in PICTURE_FACTS
        ]
        if named:
            # A line of the box without a name and a value cannot be told apart.
            while place < len(self.lines) and _BULLET.match(self.lines[place]):
                self.draft.leftovers.append(
                    Leftover(place + 1, self.lines[place].strip(), Why.UNREAD)
                )
                place += 1
        return place

    def _paragraph(self, place: int, *, over_pages: bool = False) -> int:
        self.has_text = True
        self.has_prose = self.has_prose or self.lines[place].rstrip().endswith((".", "]"))
        text = EDIT_LINK.sub("", self.lines[place].strip())
        if bullet := _BULLET.match(text):
            self.draft.blocks.append(Block(text[bullet.end() :], place + 1, kind=Kind.ITEM))
            return place + 1
        if quote := _QUOTE.match(text):
            self.draft.blocks.append(Block(text[quote.end() :], place + 1, kind=Kind.QUOTE))
            return place + 1
        if self.is_list:
            self.draft.blocks.append(Block(text, place + 1, kind=Kind.ITEM))
            return place + 1
        block = Block("", place + 1)
        self.draft.blocks.append(block)
        parts, after = [text], place + 1
        while True:
            end = self._end_of_wrapped(after - 1)
            for line in map(str.strip, self.lines[after:end]):
                go_on(parts, line)
            place = over_page(self.lines, self.sheets, end) if over_pages else 0
            if not place:
                break
            for between in range(end, place):
                self._step(between)
                parts.append("\n")
            go_on(parts, self.lines[place].strip())
            after = place + 1
        block.text = "".join(parts)
        return end

    def _end_of_wrapped(self, place: int) -> int:
        """Return the line after a paragraph that was broken into lines of about the same length."""
        after = place + 1
        while after < len(self.lines):
            line, following = self.lines[after - 1].strip(), self.lines[after].strip()
            is_of_page = after in self.sheets.notes or after in self.sheets.frame
            if (
                not following
                or is_of_page
                or not 40 <= len(line) <= 110
                or _BULLET.match(following)
            ):
                break
            is_full = line[-1].isalnum() and len(line) >= SHORTEST_WRAPPED
            if not (following[0].islower() or is_full):
                break
            after += 1
        return after

    def _restore_sections(self) -> None:
        """Take sections for what they are whose headings lists have too, and whose words are prose."""
        marks = marks_of(self.draft)
        kept: list[Block] = []
        lists: list[Run] = []
        blocks, start = self.draft.blocks, 0
        for run in self.runs:
            if not run.is_section(self.draft, marks) or run.heading is None:
                lists.append(run)
                continue
            kept += [*blocks[start : run.place], run.heading, *self._paragraphs(run)]
            start = run.place
        self.draft.blocks, self.runs = [*kept, *blocks[start:]], lists

    def _paragraphs(self, run: Run) -> list[Block]:
        """Return the paragraphs of a section that was taken for a list."""
        blocks, self.draft.blocks = self.draft.blocks, []
        self.is_list, after = False, 0
        for number, _text in run.lines:
            if number > after:
                after = self._paragraph(number - 1)
        blocks, self.draft.blocks = self.draft.blocks, blocks
        return blocks


def read_plain_text(text: str) -> Draft:
    """Return the draft of an article in plain text."""
    return _Reader(text).read()
