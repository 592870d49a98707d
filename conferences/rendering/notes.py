"""Notes: which citation becomes which note, its number, its id, and the marks that lead to it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from django.utils.translation import gettext as _

from conferences.rendering.html import Ids, attribute, slug_of_locator, text
from conferences.rendering.values import CitationView, SourceView

MOST_MARKERS = 3
_TOKEN = re.compile("\x00([0-9]+)\x00")
_YEAR = re.compile(r"[0-9]{4}")
_STANCES = {"supports": 0, "disputes": 1, "mentions": 2}
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(slots=True)
class Use:
    """One place at which a note is used; ``target`` is where its backlink leads."""

    note: "Note"
    stance: str
    group: "Group"
    target: str = ""


@dataclass(slots=True)
class Group:
    """The notes used at one place: the words there, and the marker of them all if they are many."""

    place: str
    excerpt: str
    uses: list[Use] = field(default_factory=list)
    combined: str = ""
    marker: str = ""


@dataclass(slots=True)
class Note:
    """A source at a locator, as read in another source, with what is said of it there."""

    citation: CitationView
    base: str
    place: str
    id: str = ""
    # The id as an attribute holds it.
    anchor: str = ""
    number: str = ""
    uses: list[Use] = field(default_factory=list)


@dataclass(slots=True)
class CitedSource:
    """A source with its notes, in order of first use."""

    source: SourceView
    number: int
    notes: list[Note] = field(default_factory=list)
    is_only_second_hand: bool = True

    @property
    def is_flat(self) -> bool:
        """Whether it has one note only, which then is its entry in the list."""
        return len(self.notes) == 1


class Notes:
    """Gathers the citations of a page in reading order, then numbers them.

    ``cite`` returns a token to stand in the text; once all is written, ``fill`` puts the markers
    in their places.
    """

    def __init__(self, sources: Mapping[str, SourceView], ids: Ids) -> None:
        self.sources = sources
        self.ids = ids
        self.groups: list[Group] = []
        self.cited: dict[str, CitedSource] = {}
        self._notes: dict[tuple[str, ...], Note] = {}
        self._order = {key: _nearness(source) for key, source in sources.items()}

    def cite(self, place: str, citations: Sequence[CitationView], excerpt: str) -> str:
        """Use the notes of these citations at a place; return the token for their markers."""
        known = [citation for citation in citations if citation.source in self.sources]
        if not known:
            return ""
        if len(known) > 1:
            known.sort(key=self._position)
        group = Group(place, excerpt)
        for citation in known:
            note = self._note(citation, place)
            use = Use(note, citation.stance, group)
            note.uses.append(use)
            group.uses.append(use)
        self.groups.append(group)
        return f"\x00{len(self.groups) - 1}\x00"

    def number(self) -> None:
        """Give every note its number and every marker its id; nothing can be cited after."""
        self._give_ids()
        for cited in self.cited.values():
            for index, note in enumerate(cited.notes, 1):
                note.number = str(cited.number) if cited.is_flat else f"{cited.number}.{index}"
        for group in self.groups:
            if len(group.uses) > MOST_MARKERS:
                group.combined = self.ids.take(f"cite_note-all--{group.place}")
                group.marker = self.ids.take(f"cite_ref-all--{group.place}")
                for use in group.uses:
                    use.target = group.combined
            else:
                for use in group.uses:
                    use.target = self.ids.take(f"cite_ref-{use.note.id[10:]}--{group.place}")

    def fill(self, html: str) -> str:
        """Replace the tokens by markers."""
        return _TOKEN.sub(lambda found: self._markers(self.groups[int(found[1])]), html)

    def href(self, citation: CitationView) -> str:
        """Return the id of the note of a citation; "" if it has none on this page."""
        note = self._notes.get(_identity(citation))
        return note.id if note else ""

    def _position(self, citation: CitationView) -> tuple[int, tuple[int, str]]:
        return _STANCES.get(citation.stance, 2), self._order[citation.source]

    def _note(self, citation: CitationView, place: str) -> Note:
        identity = _identity(citation)
        note = self._notes.get(identity)
        if note is None:
            note = self._notes[identity] = Note(citation, base_id_of(citation), place)
            cited = self.cited.get(citation.source)
            if cited is None:
                cited = CitedSource(self.sources[citation.source], len(self.cited) + 1)
                self.cited[citation.source] = cited
            cited.notes.append(note)
        if citation.consulted != "second_hand" and not citation.via:
            self.cited[citation.source].is_only_second_hand = False
        return note

    def _give_ids(self) -> None:
        by_base: dict[str, list[Note]] = {}
        for note in self._notes.values():
            by_base.setdefault(note.base, []).append(note)
        for base, notes in by_base.items():
            for note in notes:
                is_alone = len(notes) == 1 or not _has_words(note.citation)
                note.id = self.ids.take(base if is_alone else f"{base}_{note.place}")
                note.anchor = attribute(note.id)

    @cached_property
    def _words(self) -> "MarkerWords":
        return MarkerWords()

    def _markers(self, group: Group) -> str:
        words = self._words
        if group.combined:
            rest = f"{group.uses[0].note.number} +{len(group.uses) - 1}"
            marks = _marker(group.marker, attribute(group.combined), words.note, rest)
        else:
            marks = "".join(
                _marker(use.target, use.note.anchor, words.note, self._label(use))
                for use in group.uses
            )
        return f'<span class="refs">{marks}</span>'

    def _label(self, use: Use) -> str:
        label = use.note.number
        if self.sources[use.note.citation.source].is_withdrawn:
            label = self._words.withdrawn % label
        stance = self._words.stances.get(use.stance, "")
        return f'{label}<span class="vh"> {stance}</span>' if stance else label


class MarkerWords:
    """The words inside markers, looked up once for a page."""

    def __init__(self) -> None:
        self.note = text(_("note "))
        self.withdrawn = text(_("%s: source withdrawn, see history"))
        self.stances = stance_words()


def stance_words() -> dict[str, str]:
    """Return what is said of a citation that does not support."""
    return {"disputes": text(_("disputes this")), "mentions": text(_("mentions this"))}


@lru_cache(maxsize=128)
def letter(index: int) -> str:
    """Return the letter of a backlink, counted from 0: a, b … z, aa, ab."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, len(_LETTERS))
        name = _LETTERS[rest] + name
    return name


def _marker(own_id: str, anchor: str, word: str, label: str) -> str:
    return (
        f'<a id="{attribute(own_id)}" href="#{anchor}" role="doc-noteref" class="ref">'
        f'<span class="vh">{word}</span>{label}</a>'
    )


def _identity(citation: CitationView) -> tuple[str, ...]:
    return (
        citation.source,
        citation.locator,
        citation.via,
        citation.note,
        citation.quotation,
        citation.translation,
    )


def _has_words(citation: CitationView) -> bool:
    return bool(citation.note or citation.quotation or citation.translation)


def base_id_of(citation: CitationView) -> str:
    """Return the id of the note of a citation, unless several notes would have it."""
    base = f"cite_note-{citation.source}"
    if citation.locator:
        base += f"_{slug_of_locator(citation.locator)}"
    return f"{base}_via-{citation.via}" if citation.via else base


def _nearness(source: SourceView) -> tuple[int, str]:
    """Order sources by nearness to the event: primary ones first, then by date of writing."""
    year = _YEAR.search(source.issued)
    return 0 if source.evidence_kind == "primary" else 1, year[0] if year else "9999"
