"""What the parts of one article share while it is written: the entry, its notes, ids and words."""

from collections.abc import Mapping
from functools import cached_property

from django.utils.translation import gettext as _

from conferences.addresses import language_prefix
from conferences.rendering.addresses import address_of
from conferences.rendering.html import (
    Ids,
    attribute,
    chosen,
    date_html,
    foreign,
    localized,
    text,
)
from conferences.rendering.lineage import Lineages
from conferences.rendering.matrix import Matrix, matrices_of
from conferences.rendering.notes import Notes
from conferences.rendering.source_words import SourceWords
from conferences.rendering.standing import AGREED, DISPUTED, WORDS, weigh
from conferences.rendering.values import ClaimView, EntryView, QuestionView, WorkRef
from conferences.rendering.wording import (
    MOST_ANSWERS,
    RivalAnswer,
    rival_answers,
    short_standing_words,
    standing_word,
    standing_words,
)
from sources.dates import date_words

# An answer longer than this is not repeated in the sentence of another.
MOST_WORDS_OF_ANSWER = 8


class Page:
    """An article being written."""

    def __init__(self, view: EntryView, language: str, permanent: str = "") -> None:
        self.view = view
        self.language = language
        # The address of the edition that is being written, if it is one.
        self.permanent = permanent
        self.ids = Ids(reserved=(f"claim-{key}" for key in view.claims))
        self.notes = Notes(view.sources, self.ids)
        self.weighings = weigh(view.claims, view.asked or view.questions, view.sources)
        self.questions: dict[str, QuestionView] = {
            question.key: question for question in view.questions
        }
        # Claims that stand on this page under their own id, and those whose dispute has been told.
        self.placed: set[str] = set()
        self.told: set[str] = set()
        self._short_standings: dict[str, str] = {}

    def claim(self, key: str) -> ClaimView | None:
        """Return a claim that this page may show."""
        return self.view.claims.get(key)

    @cached_property
    def lineages(self) -> Lineages:
        """Which of the sources repeat which."""
        return Lineages(self.view.sources)

    @cached_property
    def source_words(self) -> SourceWords:
        """What kinds of witness the sources are."""
        return SourceWords(self.view)

    @cached_property
    def matrices(self) -> Mapping[str, Matrix]:
        """The evidence on each question that the page shows, by the key of the question."""
        return matrices_of(self.view, self.weighings, self.lineages)

    def short(self, key: str) -> str:
        """Return a source as notes call it in short; its key if it is not known."""
        source = self.view.sources.get(key)
        return (source.short or source.title) if source else key

    def open_claim(self, key: str) -> str:
        """Return the opening tag of a claim, the first time under its own id."""
        self.placed.add(key)
        word = self.weighings[key].word
        name = "claim" if word == AGREED else f"claim {word.replace(' ', '-')}"
        return f'<span class="{name}" id="{attribute(self.ids.take(f"claim-{key}"))}">'

    def ref(self, ref: WorkRef) -> str:
        """Return a work's title, linked if readers can see its page."""
        words, code = chosen(ref.titles, self.language)
        shown = foreign(words or ref.key, code, self.language)
        return self.link(address_of(ref, self.language), shown)

    def link(self, address: str, shown: str) -> str:
        """Return HTML within a link; without an address the HTML alone."""
        return f'<a href="{attribute(address)}">{shown}</a>' if address else shown

    def claim_address(self, key: str) -> str:
        """Return where a claim stands: on this page, or on that of its own work; "" if nowhere."""
        if key in self.placed or key in self.view.own_claims:
            return f"#claim-{key}"
        claim = self.claim(key)
        address = address_of(claim.work, self.language) if claim else ""
        return f"{address}#claim-{key}" if address else ""

    def cite_claim(self, key: str) -> str:
        """Return the link that names a claim in this edition for ever; "" where it does not stand."""
        if not self.permanent or key not in self.placed:
            return ""
        address = attribute(f"{self.permanent}#claim-{key}")
        return f'<p class="back"><a href="{address}">{self._cite_this}</a></p>'

    def answer(self, key: str) -> str:
        """Return the value of a claim as HTML; "" if it has no value."""
        claim = self.view.claims[key]
        words, code = chosen(claim.value_words, self.language)
        if claim.property == "date" and claim.value:
            return date_html(claim.value, self.language, words if code == self.language else "")
        if words:
            return foreign(words, code, self.language)
        ref = next(
            (self.view.links[named] for named in self._named(claim) if named in self.view.links),
            None,
        )
        return localized(ref.titles, self.language) if ref else text(claim.value)

    def answer_words(self, key: str) -> str:
        """Return the value of a claim as plain words; "" if it has no value."""
        claim = self.view.claims[key]
        words, _code = chosen(claim.value_words, self.language)
        if claim.property == "date" and claim.value:
            return words or date_words(claim.value, self.language)
        ref = next(
            (self.view.links[named] for named in self._named(claim) if named in self.view.links),
            None,
        )
        return words or (chosen(ref.titles, self.language)[0] if ref else claim.value)

    def bracket(self, key: str, *, is_brief: bool) -> str:
        """Return the words that follow a claim in a sentence: its state and rival answers."""
        weighing = self.weighings[key]
        if weighing.word == AGREED and not weighing.is_overruled:
            return ""
        if is_brief and weighing.word == DISPUTED and not weighing.is_overruled:
            said = self.word_link(key)
        else:
            # Rivals are cited as they are named, so only where they are.
            rivals = self._rivals(key) if weighing.word == DISPUTED else ()
            said = standing_words(
                weighing,
                rivals,
                name=self._state_words.__getitem__,
                link=lambda word: self.word_link(key, word),
                text=text,
            )
        if weighing.question in self.questions:
            way = self.question_link(weighing.question)
            said = f'{said}<span class="way">; {way}</span>'
        return f' <span class="alt">({said})</span>'

    def standing_text(self, key: str) -> str:
        """Return the state of a claim's evidence as plain words, as its sentence says it; or ""."""
        weighing = self.weighings[key]
        found = rival_answers(weighing, self.weighings, self._short_answer)
        return standing_words(weighing, [(rival.words, rival.count) for rival in found])

    def short_standing(self, key: str) -> str:
        """Return the state of a claim's evidence beside a value, as HTML: "disputed, 3 sources"."""
        if key not in self._short_standings:
            self._short_standings[key] = short_standing_words(
                self.weighings[key],
                name=self._state_words.__getitem__,
                link=lambda word: self.word_link(key, word),
                text=text,
            )
        return self._short_standings[key]

    def word_link(self, key: str, word: str = "") -> str:
        """Return the word for a claim's state, linked to the public page that says what it means.

        Another word is linked in its stead if one is given.
        """
        state = self.weighings[key].word
        return self.link(self._meanings[state], text(word or self._state_words[state]))

    def question_link(self, question: str) -> str:
        """Return the words that lead from an answer to its question on this page."""
        return self.link(f"#question-{question}", self._all_answers)

    @cached_property
    def _state_words(self) -> Mapping[str, str]:
        return {state: standing_word(state) for state in WORDS}

    @cached_property
    def _meanings(self) -> Mapping[str, str]:
        """The address, for each state, of what its word means."""
        about = f"{language_prefix(self.language)}about/"
        return {state: f"{about}#{state.replace(' ', '-')}" for state in WORDS}

    @cached_property
    def _cite_this(self) -> str:
        return text(_("Cite this statement"))

    @cached_property
    def _all_answers(self) -> str:
        return text(_("all answers"))

    def _rivals(self, key: str) -> list[tuple[str, int]]:
        """Return the rival answers as HTML, those that will be shown with their notes."""
        weighing = self.weighings[key]
        if weighing.word != DISPUTED or weighing.is_overruled:
            return []  # what is not told is not cited either
        found = rival_answers(weighing, self.weighings, self._short_answer)
        return [
            (
                self.answer(rival.claims[0])
                + (self._cite_rival(rival) if index < MOST_ANSWERS else ""),
                rival.count,
            )
            for index, rival in enumerate(found)
        ]

    def _short_answer(self, key: str) -> str:
        words = self.answer_words(key)
        return words if len(words.split()) <= MOST_WORDS_OF_ANSWER else ""

    def _cite_rival(self, rival: RivalAnswer) -> str:
        citations = [
            citation
            for key in rival.claims
            for citation in self.view.claims[key].citations
            if citation.stance == "supports" and citation.source in self.weighings[key].supporting
        ]
        return self.notes.cite(f"alt-{rival.claims[0]}", citations, rival.words)

    def _named(self, claim: ClaimView) -> tuple[tuple[str, str], ...]:
        return tuple(
            (kind, claim.value)
            for kind in (claim.property, "event", "place", "person", "organisation")
        )
