"""A work's words beside their translation, with what the original says otherwise since the translation was made."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from uuid import UUID

from django.conf import settings

from sources.editorial.paragraph_merging import NEW_PARAGRAPH
from sources.editorial.states import Row, State, present_state, state_at
from sources.editorial.text_changes import ParagraphKind, WordChange, WordKind
from sources.editorial.text_diff import Budget, compare_texts, compare_words
from sources.editorial.text_tokens import Paragraph, paragraphs_of

NARRATIVE = "conferences.narrative"
_HEADING = re.compile(r"(#{1,6})\s")


@dataclass(frozen=True)
class Line:
    """Words of the original, with what changed in them, and their translation."""

    words: tuple[WordChange, ...]
    translated: str

    @property
    def is_changed(self) -> bool:
        """Whether the original says it otherwise than when the translation was made."""
        return any(word.kind is not WordKind.SAME for word in self.words)


@dataclass(frozen=True)
class Passage:
    """A paragraph of the original as it stands now, and the paragraphs of the translation beside it.

    `words` are empty where only the translation has something; `places` says which of the translation's
    paragraphs stand here.
    """

    kind: ParagraphKind
    words: tuple[WordChange, ...]
    places: tuple[int, ...]
    paragraphs: tuple[Paragraph, ...]

    @property
    def text(self) -> str:
        """The translation, without the space after it."""
        whole = "".join(each.text + each.gap for each in self.paragraphs)
        return whole[: len(whole) - len(self.gap)] if self.gap else whole

    @property
    def gap(self) -> str:
        """The space after it."""
        return self.paragraphs[-1].gap if self.paragraphs else ""

    @property
    def is_changed(self) -> bool:
        """Whether the original changed here since the translation was made."""
        return self.kind is not ParagraphKind.SAME

    @property
    def is_awaited(self) -> bool:
        """Whether the translation has a place of its own for it, filled or not."""
        return self.kind is not ParagraphKind.ADDED and bool(self.words)

    @property
    def is_heading(self) -> bool:
        """Whether the original is a heading here, at which the paragraphs are counted anew."""
        return bool(_HEADING.match("".join(word.text for word in self.words)))


@dataclass(frozen=True)
class Phrase:
    """What a row of the work says in a field that has words for each language."""

    label: str
    row: Row
    field: str
    line: Line


@dataclass(frozen=True)
class TranslationSheet:
    """Everything that a work says, as it stood at a change, beside what it says in another language."""

    state: State
    language: str
    narrative: Row | None
    made_from: int | None
    title: Line
    summary: Line
    body: tuple[Passage, ...]
    phrases: tuple[Phrase, ...]

    @property
    def changed(self) -> int:
        """How many places of the original changed since the translation was made."""
        lines = (self.title, self.summary, *(phrase.line for phrase in self.phrases))
        return sum(each.is_changed for each in lines) + sum(each.is_changed for each in self.body)


def open_sheet(
    work_id: UUID,
    language: str,
    fields: Mapping[str, Collection[str]],
    *,
    number: int = 0,
    title: str = "",
) -> TranslationSheet:
    """Return a work beside its translation as it stood at a change, 0 for the latest; three queries at most.

    `fields` names, by the label of the rows, the fields that have words for each language; `title` is what
    the original is called where it has no title of its own.
    """
    state = present_state(work_id)
    latest = state.number
    if number and number != latest:
        state = state_at(work_id, number, latest=latest)
    narrative = _text_in(state, language)
    made_from = narrative.fields["made_from"] if narrative else None
    # A number that somebody typed may be none of this work.
    then = state
    if made_from is not None and 0 < made_from < state.number:
        then = state_at(work_id, made_from, latest=latest)
    budget = Budget()
    translated = narrative.fields if narrative else {}
    before, now = (_original(each) for each in (then, state))
    return TranslationSheet(
        state,
        language,
        narrative,
        made_from,
        Line(
            compare_words(before.get("title") or title, now.get("title") or title),
            translated.get("title", ""),
        ),
        Line(
            compare_words(before.get("summary", ""), now.get("summary", ""), budget),
            translated.get("summary", ""),
        ),
        passages(
            before.get("body", ""), now.get("body", ""), translated.get("body", ""), budget=budget
        ),
        tuple(_phrases(then, state, language, fields, budget)),
    )


def _text_in(state: State, language: str) -> Row | None:
    rows = state.of(NARRATIVE)
    return next((row for row in rows if row.fields["language"] == language), None)


def _original(state: State) -> Mapping[str, str]:
    row = _text_in(state, settings.LANGUAGE_CODE)
    return row.fields if row else {}


def _phrases(
    then: State,
    now: State,
    language: str,
    fields: Mapping[str, Collection[str]],
    budget: Budget,
) -> Iterator[Phrase]:
    for label, names in fields.items():
        older = {row.member_id: row.fields for row in then.of(label)}
        for row in now.of(label):
            for name in names:
                words = row.fields.get(name) or {}
                original = words.get(settings.LANGUAGE_CODE, "")
                translated = words.get(language, "")
                if not (original or translated):
                    continue
                # A row that came later is new as a whole.
                past = (older.get(row.member_id, {}).get(name) or {}).get(settings.LANGUAGE_CODE)
                line = Line(compare_words(past or "", original, budget), translated)
                yield Phrase(label, row, name, line)


def passages(
    then: str, now: str, translated: str, *, budget: Budget | None = None
) -> tuple[Passage, ...]:
    """Return the paragraphs of a text as it stands, each beside those that translate it.

    `then` is the text from which the translation was made; its paragraphs and those of the translation
    are taken for the same one after another, between headings of the same order if there are such.
    """
    older, own = paragraphs_of(then), paragraphs_of(translated)
    beside = _beside(older, own)
    changes = [
        change
        for change in compare_texts(then, now, budget).paragraphs
        if change.kind is not ParagraphKind.DEPARTED
    ]
    starts = sorted({change.before for change in changes if change.before is not None})
    ends = dict(pairwise([*starts, len(older)]))
    found = []
    for change in changes:
        places: list[int] = []
        if change.before is not None:
            for place in range(change.before, min(ends[change.before], len(older))):
                places += beside.get(place, ())
        found.append(
            Passage(change.kind, change.words, tuple(places), tuple(own[each] for each in places))
        )
    shown = {place for passage in found for place in passage.places}
    rest = [place for place in range(len(own)) if place not in shown]
    found += [Passage(ParagraphKind.SAME, (), (place,), (own[place],)) for place in rest]
    return tuple(found)


def _beside(original: Sequence[Paragraph], translated: Sequence[Paragraph]) -> dict[int, list[int]]:
    """Return which paragraphs of a translation stand for each of the original."""
    parts = [_parts(paragraphs) for paragraphs in (original, translated)]
    if [level for _start, level in parts[0]] != [level for _start, level in parts[1]]:
        parts = [[(0, 0)], [(0, 0)]]
    found: dict[int, list[int]] = {}
    bounds = [
        [*(start for start, _level in part), len(whole)]
        for part, whole in zip(parts, (original, translated), strict=True)
    ]
    for number in range(len(bounds[0]) - 1):
        first, last = bounds[0][number], bounds[0][number + 1] - 1
        for offset, place in enumerate(range(bounds[1][number], bounds[1][number + 1])):
            # What is more than the original has stays with its last paragraph there.
            found.setdefault(max(first, min(first + offset, last)), []).append(place)
    return found


def _parts(paragraphs: Sequence[Paragraph]) -> list[tuple[int, int]]:
    """Return where each part of a text begins, and the level of its heading; 0 before the first heading."""
    headings = (
        (place, _HEADING.match(paragraph.text)) for place, paragraph in enumerate(paragraphs)
    )
    found = [(place, len(match[1])) for place, match in headings if match]
    return found if found[:1] and found[0][0] == 0 else [(0, 0), *found]


def composed(shown: Sequence[Passage], texts: Sequence[str], *, follows_the_original: bool) -> str:
    """Return the translation of which each passage was typed; left alone it is what it was.

    Where it follows the original, paragraphs stand in the order in which the original has them now; else
    they stay where they were, and new ones come after those beside the paragraph before.
    """
    numbered = list(zip(shown, texts, strict=True))
    if not follows_the_original:
        numbered = _in_own_order(numbered)
    written = [(text, passage.gap) for passage, text in numbered if text.strip()]
    every = [(passage.places[-1], passage.gap) for passage in shown if passage.places]
    tail = max(every)[1] if every else ""
    between = [text + (gap if "\n" in gap else NEW_PARAGRAPH) for text, gap in written[:-1]]
    return "".join(between) + "".join(text + tail for text, _gap in written[-1:])


def _in_own_order(numbered: Sequence[tuple[Passage, str]]) -> list[tuple[Passage, str]]:
    ordered, last = [], -1
    for passage, text in numbered:
        last = passage.places[0] if passage.places else last
        ordered.append((last, passage, text))
    return [(passage, text) for _place, passage, text in sorted(ordered, key=lambda each: each[0])]
