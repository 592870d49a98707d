"""What readers would see of a state that nobody has saved, and what the checks say of it."""

from dataclasses import fields, replace
from functools import cached_property

from django.db.models import QuerySet

from conferences.models import EditionText
from conferences.rendering.article_comparison import compare_articles
from conferences.rendering.article_tree import read_article, write_article
from conferences.rendering.values import WorkRef
from conferences.services.comparison_pages import findings_in, languages_of, library_of, page_of
from conferences.services.entry_library import Library
from conferences.services.findings import Finding
from sources.citing.records import CreatorRecord, SourceRecord
from sources.editorial.states import State
from sources.editorial.versioning import versioned_model
from sources.editorial.word_differences import Budget
from sources.editorial.works import WorkRecord


class StatePreview:
    """The article of a state in each language that has a text, and the findings; writes nothing."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.library = _library(state)

    @cached_property
    def languages(self) -> list[str]:
        """The languages in which it has a text; else the site's own."""
        return languages_of([self.state])

    def article(self, language: str) -> str:
        """Return the article in a language, as readers would get it; raises NothingToPublish."""
        return page_of(self.state, self.library, language)

    @cached_property
    def edition(self) -> int:
        """The number of the edition that readers have of the work; 0 where they have none."""
        texts = self._published().values_list("edition__number", flat=True)
        return texts.first() or 0

    def article_since(self, language: str) -> str:
        """Return the article with what the edition that readers have lacks of it, and had besides, marked.

        It is the article alone where that edition has no text in the language; raises NothingToPublish.
        """
        article = self.article(language)
        before = self._published().filter(language=language).values_list("html", flat=True).first()
        if before is None:
            return article
        tree = compare_articles(read_article(before), read_article(article), Budget())
        return write_article(tree)

    def _published(self) -> QuerySet[EditionText]:
        return EditionText.objects.filter(edition__publication__work_id=self.state.work_id)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What the checks find, the gravest first; raises NothingToPublish."""
        return findings_in(self.state, self.library)


def _library(state: State) -> Library:
    """Return what a state rests on, with everything of its own as the state has it."""
    library = library_of([state])
    for label, keys in (
        ("conferences.question", library.questions_by_id),
        ("conferences.claim", library.claims_by_id),
    ):
        keys.update({row.member_id: row.fields["key"] for row in state.of(label)})
    record = state.record
    if record is None:
        return library
    model = versioned_model(record.label)
    assert issubclass(model, WorkRecord)
    if state.work_id not in library.refs:
        name = record.fields.get("title") or record.fields.get("name") or ""
        ref = WorkRef(
            model.kind_of_work, record.fields["key"], record.fields["slug"], {"en": name}, is_published=False
        )  # fmt: skip
        library.refs[state.work_id] = ref
    if model.kind_of_work == "source":
        _take_source(state, library)
    return library


def _take_source(state: State, library: Library) -> None:
    """Put a source into the library as its state has it, under the key that it is known by."""
    assert state.record is not None
    key, columns = library.refs[state.work_id].key, state.record.fields
    stored = library.records.get(key, SourceRecord(key, "", ""))
    known = {each.name for each in fields(SourceRecord)} - {"key", "creators", "derived_from"}
    creators = tuple(
        CreatorRecord(**{each.name: row.fields[each.name] for each in fields(CreatorRecord)})
        for row in state.of("sources.creator")
    )
    library.source_keys[state.work_id] = key
    library.records[key] = replace(
        stored, creators=creators, **{name: columns[name] for name in known & columns.keys()}
    )
    if columns["is_withdrawn"]:
        library.withdrawals[key] = columns["withdrawal_reason"]
    else:
        library.withdrawals.pop(key, None)
