"""Two editions of a work compared, from what was published and from nothing else."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from conferences.models import Edition, EditionText, PublishedClaim, PublishedQuestion
from conferences.rendering.article_words import NoteNames, words_of_article
from conferences.rendering.edition_changes import EditionDifference, TextChange, ValueChange
from conferences.rendering.stated_words import words_of
from conferences.services.stated_comparison import Stated, StatedClaim, StatedComparison
from sources.editorial.text_diff import (
    Budget,
    TextDifference,
    WordKind,
    compare_texts,
    compare_words,
)
from sources.editorial.word_differences import count_words


@dataclass(frozen=True)
class EditionContent:
    """An edition with all that readers were given: what it states, and its articles by language."""

    edition: Edition
    stated: Stated
    articles: Mapping[str, str]
    _words: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    @property
    def is_erased(self) -> bool:
        """Whether its texts were erased, so that nothing can be compared with it."""
        return not self.articles

    def words(self, language: str) -> str:
        """Return the text in a language, read from the article once."""
        if language not in self._words:
            self._words[language] = words_of_article(self.articles[language])
        return self._words[language]


def contents_of(editions: Collection[Edition]) -> dict[int, EditionContent]:
    """Return what editions of one work gave readers, by number; three queries."""
    return {content.edition.number: content for content in contents_by_id(editions).values()}


def contents_by_id(editions: Collection[Edition]) -> dict[UUID, EditionContent]:
    """Return what editions, of one work or of several, gave readers; three queries."""
    ids = [edition.pk for edition in editions]
    articles: dict[UUID, dict[str, str]] = {pk: {} for pk in ids}
    texts = EditionText.objects.filter(edition__in=ids).order_by("language")
    for pk, language, html in texts.values_list("edition_id", "language", "html"):
        articles[pk][language] = html
    questions: dict[UUID, dict[str, Mapping[str, object]]] = {pk: {} for pk in ids}
    asked = PublishedQuestion.objects.filter(edition__in=ids).order_by("position", "key")
    for pk, key, data in asked.values_list("edition_id", "key", "data"):
        questions[pk][key] = data
    claims: dict[UUID, dict[str, StatedClaim]] = {pk: {} for pk in ids}
    stated = PublishedClaim.objects.filter(edition__in=ids).order_by("position", "key")
    columns = ("edition_id", "key", "property", "value", "standing", "data")
    for pk, key, *rest in stated.values_list(*columns):
        claims[pk][key] = StatedClaim(key, *rest)
    return {
        edition.pk: EditionContent(
            edition,
            Stated(edition.facts.get("facts", ()), questions[edition.pk], claims[edition.pk]),
            articles[edition.pk],
        )
        for edition in editions
    }


def compare_editions(
    before: EditionContent, after: EditionContent, *, language: str, budget: Budget | None = None
) -> EditionDifference:
    """Return all that differs between two editions of a work, in words of a language.

    The language must be the active one. Texts are compared in it if both editions have it, else in
    the first of the site's languages that both have.
    """
    budget = budget or Budget()
    stated = StatedComparison(before.stated, after.stated, language, budget)
    old, new = set(before.articles), set(after.articles)
    text = _text(before, after, language, budget)
    return EditionDifference(
        titles=tuple(_titles(before, after, language, budget)),
        facts=tuple(stated.facts()),
        questions=tuple(stated.questions()),
        claims=tuple(stated.claims()),
        text=text,
        languages=(tuple(sorted(new - old)), tuple(sorted(old - new))),
        is_coarse=budget.is_spent or (text is not None and text.difference.is_coarse),
    )


def _titles(
    before: EditionContent, after: EditionContent, language: str, budget: Budget
) -> Iterator[ValueChange]:
    old, new = (
        words_of(side.edition.facts.get("titles"), language) or side.edition.label
        for side in (before, after)
    )
    if old != new:
        yield ValueChange(_("Title"), old, new, compare_words(old, new, budget))
    old, new = (str(side.edition.facts.get("kind_words", "")) for side in (before, after))
    if old != new:
        yield ValueChange(_("Kind"), old, new, compare_words(old, new, budget))


def _text(
    before: EditionContent, after: EditionContent, language: str, budget: Budget
) -> TextChange | None:
    known = [code for code, _name in settings.LANGUAGES]
    shared = [
        code for code in (language, *known) if code in before.articles and code in after.articles
    ]
    if not shared:
        return None
    code = shared[0]
    old, new = before.words(code), after.words(code)
    difference = compare_texts(old, new, budget) if old != new else TextDifference(())
    words = [word for change in difference.changes for word in change.words]
    return TextChange(
        code,
        difference,
        count_words(words, WordKind.ADDED),
        count_words(words, WordKind.REMOVED),
        _notes(before, after) if difference.changes else None,
    )


def _notes(before: EditionContent, after: EditionContent) -> NoteNames:
    citations = (
        citation
        for side in (before, after)
        for claim in side.stated.claims.values()
        for citation in claim.data.get("citations", ())
    )
    return NoteNames(citations, several=_("several notes"), remark=_("remark"))
