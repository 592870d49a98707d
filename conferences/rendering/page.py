"""What the parts of one article share while it is written: the entry, its notes, ids and words."""

from conferences.rendering.addresses import address_of
from conferences.rendering.html import (
    Ids,
    attribute,
    chosen,
    date_html,
    date_words,
    foreign,
    localized,
    text,
)
from conferences.rendering.notes import Notes
from conferences.rendering.standing import AGREED, DISPUTED, weigh
from conferences.rendering.values import ClaimView, EntryView, QuestionView, WorkRef
from conferences.rendering.wording import (
    MOST_ANSWERS,
    RivalAnswer,
    rival_answers,
    standing_word,
    standing_words,
)

# An answer longer than this is not repeated in the sentence of another.
MOST_WORDS_OF_ANSWER = 8


class Page:
    """An article being written."""

    def __init__(self, view: EntryView, language: str) -> None:
        self.view = view
        self.language = language
        self.ids = Ids(reserved=(f"claim-{key}" for key in view.claims))
        self.notes = Notes(view.sources, self.ids)
        self.weighings = weigh(view.claims, view.asked or view.questions, view.sources)
        self.questions: dict[str, QuestionView] = {
            question.key: question for question in view.questions
        }
        # Claims that stand on this page under their own id, and those whose dispute has been told.
        self.placed: set[str] = set()
        self.told: set[str] = set()
        self.words_used: set[str] = set()

    def claim(self, key: str) -> ClaimView | None:
        """Return a claim that this page may show."""
        return self.view.claims.get(key)

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
            said = self.word_link(key, standing_word(DISPUTED))
        else:
            # Rivals are cited as they are named, so only where they are.
            rivals = self._rivals(key) if weighing.word == DISPUTED else ()
            said = standing_words(
                weighing, rivals, link=lambda word: self.word_link(key, word), text=text
            )
        return f' <span class="alt">({said})</span>'

    def standing_text(self, key: str) -> str:
        """Return the state of a claim's evidence as plain words, as its sentence says it; or ""."""
        weighing = self.weighings[key]
        found = rival_answers(weighing, self.weighings, self._short_answer)
        return standing_words(weighing, [(rival.words, rival.count) for rival in found])

    def word_link(self, key: str, word: str) -> str:
        """Return the word for a claim's state, linked to its question or to what the word means."""
        weighing = self.weighings[key]
        if weighing.question in self.questions:
            return f'<a href="#question-{attribute(weighing.question)}">{text(word)}</a>'
        self.words_used.add(weighing.word)
        return f'<a href="#word-{weighing.word.replace(" ", "-")}">{text(word)}</a>'

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
