"""The reader's page with insertions and deletions, and the rail of changes that leads into it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from conferences.rendering.article_comparison import compare_articles
from conferences.rendering.article_tree import Element, read_article, write_article
from conferences.review.difference_values import Stop
from conferences.review.difference_words import kind_word
from conferences.services.comparison_pages import languages_of, page_of
from conferences.services.entry_library import Library
from sources.editorial.states import State
from sources.editorial.word_differences import Budget

# Marks that readers do not see as words, and what begins an item of a list.
_MARKS = re.compile(
    r"\[@[^\[\]]*\]|\[\^[^\s\[\]]+\]|\{claim=[^\s{}]*\}|\{#[^\s{}]*\}|\]\([^\s()]*\)"
    r"|^\s*[0-9]{1,9}[.)]\s",
    re.MULTILINE,
)
_SIGNS = {"added": "+", "removed": "−", "moved": "↕"}
_NOT_WORDS = frozenset({"refs", "ref", "alt", "n", "review-anchor"})
_LEAVES = frozenset({"p", "h1", "h2", "h3", "li", "dd", "dt", "pre", "blockquote"})
# Of paragraphs that were split or joined, so many letters must agree.
LEAST_LETTERS = 12


@dataclass(frozen=True)
class RailEntry:
    """A change in the rail; `is_placed` says that it is seen on the page.

    Of the changes of one row the first `leads`: what is said of the row stands with it.
    """

    stop: Stop
    is_placed: bool
    leads: bool

    @property
    def sign(self) -> str:
        """What tells the kind of change without a colour."""
        return _SIGNS.get(self.stop.kind, "±")

    @property
    def kind(self) -> str:
        """The kind of change in a word, where the words of the change do not tell it; else ""."""
        return "" if self.stop.old or self.stop.new else kind_word(self.stop.kind)


@dataclass(frozen=True)
class RenderedDifference:
    """The page in one language, its rail, and the other languages there are."""

    html: str
    rail: tuple[RailEntry, ...]
    language: str
    languages: tuple[str, ...]
    is_coarse: bool


def rendered_difference(
    before: State,
    after: State,
    stops: Sequence[Stop],
    library: Library,
    *,
    language: str,
) -> RenderedDifference:
    """Return what readers would see of both states, compared; another language if there is no such."""
    languages = languages_of((before, after))
    language = language if language in languages else languages[0]
    budget = Budget()
    old, new = (read_article(page_of(state, library, language)) for state in (before, after))
    tree = compare_articles(old, new, budget)
    placing = _Placing(
        tree,
        {
            row.member_id: str(row.fields.get("key", ""))
            for state in (before, after)
            for row in state.rows
        },
    )
    leading = {id(stop.row): stop for stop in reversed(stops)}
    rail = tuple(
        RailEntry(stop, placing.place(stop), leading[id(stop.row)] is stop) for stop in stops
    )
    return RenderedDifference(
        write_article(tree), rail, language, tuple(languages), budget.is_spent
    )


class _Placing:
    """Puts the anchors of changes where they are seen."""

    def __init__(self, tree: Element, keys: dict[UUID, str]) -> None:
        self.keys = keys
        self.by_id: dict[str, Element] = {}
        self.now: dict[str, list[Element]] = {}
        self.gone: dict[str, list[Element]] = {}
        self.facts: list[Element] = []
        self.title: Element | None = None
        for element in tree.walk():
            if element.id:
                self.by_id.setdefault(element.id, element)
            if element.tag in ("dd", "dt"):
                self.facts.append(element)
            if element.tag == "h1":
                self.title = self.title or element
            if element.tag in _LEAVES:
                self._note(element)

    def _note(self, element: Element) -> None:
        old, new = (_letters("".join(_words(element, mark))) for mark in ("ins", "del"))
        if new:
            self.now.setdefault(new, []).append(element)
        elif old:
            self.gone.setdefault(old, []).append(element)

    def place(self, stop: Stop) -> bool:
        """Put the anchor of a change on the page; False if it is not seen there."""
        place = self._found(stop)
        if place is None:
            return False
        mark = Element(
            "a",
            {"class": "review-anchor", "id": stop.anchor, "href": f"#to-{stop.anchor}", "aria-label": stop.words[:160]},
            [str(stop.number)],
        )  # fmt: skip
        place.children.insert(0, mark)
        if stop.kind == "moved":
            self._mark_departure(stop)
        return True

    def _mark_departure(self, stop: Stop) -> None:
        waiting = self.gone.get(_letters(_MARKS.sub("", stop.old)))
        if waiting:
            words = _("%d: moved from here") % stop.number
            mark = Element("a", {"class": "review-anchor", "href": f"#{stop.anchor}"}, [words])
            waiting.pop(0).children.insert(0, mark)

    def _found(self, stop: Stop) -> Element | None:
        if stop.old or stop.new:
            return self._paragraph(stop)
        row = stop.row
        if row.claim:
            return self._named("claim", row.claim)
        if row.label == "conferences.question" and row.member_id:
            return self._heading_of(self._named("question", self.keys.get(row.member_id, "")))
        if row.field_names & {"title"} or (row.field_names == {"name"}):
            return self.title
        return self._fact(stop)

    def _named(self, kind: str, key: str) -> Element | None:
        return self.by_id.get(f"{kind}-{key}") or self.by_id.get(f"was-{kind}-{key}")

    def _heading_of(self, section: Element | None) -> Element | None:
        if section is None:
            return None
        return next((each for each in section.walk() if each.tag == "h3"), section)

    def _fact(self, stop: Stop) -> Element | None:
        row = stop.row
        for name in (row.name, row.what, *(field.label for field in row.fields)):
            if wanted := _letters(name):
                for fact in self.facts:
                    if wanted in _letters(fact.text()):
                        return fact
        return None

    def _paragraph(self, stop: Stop) -> Element | None:
        for text, known in ((stop.new, self.now), (stop.old, self.gone), (stop.old, self.now)):
            key = _letters(_MARKS.sub("", text))
            if not key:
                continue
            if waiting := known.get(key):
                return waiting.pop(0) if len(waiting) > 1 else waiting[0]
            for letters, places in known.items():
                if len(letters) >= LEAST_LETTERS and (key.startswith(letters) or letters in key):
                    return places[0]
        return None


def _words(element: Element, other: str) -> Iterator[str]:
    """Yield the words of a block itself, without what only the other article has."""
    for node in element.children:
        if isinstance(node, str):
            yield node
        elif not (node.is_block or node.tag == other or not _NOT_WORDS.isdisjoint(node.classes)):
            yield from _words(node, other)


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
