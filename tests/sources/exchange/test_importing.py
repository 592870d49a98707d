"""A file becomes part of the library in one act, whole or not at all, and can be taken back as one."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DataError
from django.db.models import ProtectedError

from sources.editorial.errors import StaleWrite
from sources.editorial.models import Act, Change, Head
from sources.editorial.recording import base_of, record
from sources.editorial.restoring_together import NotTakenBack
from sources.editorial.verification import verify_all
from sources.exchange.exchanged import from_json
from sources.exchange.importing import ImportRefused, import_sources, undo_import
from sources.exchange.library import exchanged
from sources.models import Creator, Derivation, Source, SourceImport
from sources.models.source_import import Decision, Likeness
from tests.factories.works import make_citation, make_claim, make_event, make_source
from tests.sources.exchange.importing_files import done, imported, kept_file

pytestmark = pytest.mark.django_db

REES = """@book{rees2008,
  author = {Rees, Laurence},
  title = {World War Two Behind Closed Doors},
  publisher = {BBC Books}, address = {London},
  year = 2008, isbn = {978-0-563-49335-8}, keywords = {war, diplomacy}
}
"""
TWO = (
    REES
    + "@article{sliwinski, author = {Śliwiński, Łukasz}, title = {Próba ognia}, journal = {Dzieje}, year = 1999}\n"
)


def verdicts(kept) -> list[tuple[str, str]]:
    return [(row.likeness, row.reason) for row in kept.rows.all()]


def stored(editor, title="World War Two Behind Closed Doors", family="Rees", **fields):
    source = make_source(editor, title, **fields)
    with record(source, by=editor, act=Act.EDIT, summary="Adds.", base=1):
        Creator(source=source, family=family, given="L.").save()
    return source


def test_a_file_is_imported_in_one_act_and_what_has_no_column_stands_in_the_note(editor):
    imported(editor, TWO)
    changes = Change.objects.all()
    assert {(each.act, each.number, each.by, each.summary) for each in changes} == {
        ("import", 1, editor, "Import of a test.")
    }
    assert len({each.revision_id for each in changes}) == 1
    rees = Source.objects.get(key="rees2008")
    assert (rees.slug, rees.publisher_place, rees.note) == (
        "rees2008", "London", "keywords: war, diplomacy",
    )  # fmt: skip
    assert [str(each) for each in rees.creators.all()] == ["Laurence Rees"]
    assert list(verify_all()) == []


@pytest.mark.parametrize(
    ("there", "likeness", "reason"),
    [
        ({"isbn": "0-563-49335-6"}, "same", "the same ISBN"),
        ({"issued": "2008-05"}, "same", "the same title, year and names"),
        ({"issued": "2009"}, "perhaps", "a title like it, and nothing that tells them apart"),
        ({"title": "World War Two: Behind closed Door", "issued": "2008"}, "perhaps",
         "a title like it, and nothing that tells them apart"),
        ({"title": "World War Two Behind Closed Doors: Stalin, the Nazis and the West", "issued": "2008"},
         "perhaps", "the same main title and names, and no other year"),
        ({"issued": "1990"}, "new", ""),
        ({"family": "Overy", "issued": "2008"}, "new", ""),
        ({"volume": "2", "issued": "2008"}, "perhaps", "a title like it, and nothing that tells them apart"),
    ],
)  # fmt: skip
def test_a_source_is_recognised_by_identifier_and_by_likeness(editor, there, likeness, reason):
    stored(editor, **there)
    [row] = kept_file(editor, REES).rows.all()
    assert (row.likeness, row.reason) == (likeness, reason)


def test_a_title_is_recognised_in_another_script(editor):
    stored(editor, "Накануне 22 июня 1941 года", family="Вишлёв", issued="2001")
    text = "@book{v, author = {Vishlyov, O.}, title = {Nakanune 22 iyunya 1941 goda}, year = 2001}"
    assert verdicts(kept_file(editor, text)) == [
        ("perhaps", "a title like it, and nothing that tells them apart")
    ]


def test_documents_are_told_apart_by_their_place_in_an_archive(editor):
    place = {"archive": "РГВА", "fonds": "17", "file": "621", "type": "document", "issued": "1940"}
    make_source(editor, "Протокол", **place, folio="1")
    text = (
        '[{"type": "document", "title": "Протокол", "issued": {"date-parts": [[1940]]}, "archive": "РГВА",'
        '"custom": {"x-variorum": {"fonds": "17", "file": "621", "folio": "%s"}}}]'
    )
    assert verdicts(kept_file(editor, text % "2")) == [("new", "")]
    assert verdicts(kept_file(editor, text % "1")) == [("same", "the same title, year and names")]


def test_the_second_of_two_in_one_file_is_recognised_and_left_out(editor):
    kept = imported(editor, REES + REES.replace("rees2008", "again"), everything=False)
    assert [(row.likeness, row.like_row) for row in kept.rows.all()] == [("new", None), ("same", 1)]
    assert Source.objects.count() == 1


def test_nothing_that_may_be_there_comes_in_undecided_and_nothing_faulty_ever(editor):
    stored(editor, issued="2009")
    bad = "@book{bad, publisher = {Without a title}}\n"
    kept = kept_file(editor, REES + bad)
    assert [(row.likeness, row.decision) for row in kept.rows.all()] == [
        (Likeness.PERHAPS, Decision.LEAVE), (Likeness.FAULTY, Decision.LEAVE),
    ]  # fmt: skip
    [fault] = from_json(kept.rows.last().data).faults
    assert (fault.line, fault.reason) == (7, "It has no title.")
    with pytest.raises(ImportRefused, match=r"Nothing is left to import\."):
        done(import_sources(kept, by=editor, summary="Nothing."))


def test_a_source_that_is_there_is_completed_and_keeps_what_it_says(editor):
    source = stored(editor, isbn="978-0-563-49335-8", publisher="Another")
    kept = kept_file(editor, REES)
    kept.rows.update(decision=Decision.COMPLETE)
    done(import_sources(kept, by=editor, summary="Completes."))
    source.refresh_from_db()
    assert (source.publisher, source.publisher_place, source.issued) == (
        "Another",
        "London",
        "2008",
    )
    assert [each.given for each in source.creators.all()] == ["L."]
    assert (base_of(source), Source.objects.count()) == (3, 1)
    undo_import(kept, by=editor, summary="Undoes.")
    source.refresh_from_db()
    assert (source.publisher, source.publisher_place, source.issued) == ("Another", "", "")


def test_a_source_that_changed_since_the_preview_is_not_completed(editor):
    source = stored(editor, isbn="978-0-563-49335-8")
    kept = kept_file(editor, TWO)
    kept.rows.filter(number=1).update(decision=Decision.COMPLETE)
    with record(source, by=editor, act=Act.EDIT, summary="Changes it.", base=base_of(source)):
        source.publisher = "Another"
        source.save()
    with pytest.raises(StaleWrite):
        done(import_sources(kept, by=editor, summary="Completes."))
    assert (Source.objects.count(), SourceImport.objects.get().imported_at) == (1, None)


def test_an_import_that_fails_in_the_middle_leaves_nothing(editor):
    kept = kept_file(editor, TWO)
    # What is longer than its column is refused by the model when it is written.
    row = kept.rows.last()
    row.data["values"]["volume"] = "x" * 500
    row.save()
    with pytest.raises((ValidationError, DataError)):
        done(import_sources(kept, by=editor, summary="Fails."))
    assert (Source.objects.count(), Change.objects.count(), Head.objects.count()) == (0, 0, 0)
    assert SourceImport.objects.get().imported_at is None


def test_an_import_that_is_broken_off_leaves_nothing(editor):
    text = "".join(
        f"TY  - BOOK\nTI  - Book number {n}\nPY  - 19{n % 90 + 10}\nER  - \n" for n in range(300)
    )
    kept = kept_file(editor, text)
    kept.rows.update(decision=Decision.IMPORT)
    act = import_sources(kept, by=editor, summary="Broken off.")
    assert next(act).done == 250
    act.close()
    assert (Source.objects.count(), Change.objects.count()) == (0, 0)


def test_a_file_is_imported_once(editor):
    kept = imported(editor, REES)
    with pytest.raises(ImportRefused, match=r"This file has been imported already\."):
        done(import_sources(kept, by=editor, summary="Again."))


def test_keys_that_are_taken_give_way_and_those_who_name_them_follow(editor):
    make_source(editor, "Something else", key="rees2008")
    text = REES + (
        "@book{copy, title = {A copy}, year = 1990,\n"
        '  x-variorum-derived-from = {[\\{"key":"rees2008","note":"Copies it."\\}, \\{"key":"nowhere"\\}]}}'
    )
    imported(editor, text)
    copy = Source.objects.get(key="copy")
    [derivation] = Derivation.objects.all()
    assert (derivation.source, derivation.derived_from.key) == (copy, "rees2008-2")
    assert copy.note == "Derived from nowhere."


def test_an_import_is_undone_as_one_act(editor):
    kept = imported(editor, TWO)
    changes = undo_import(kept, by=editor, summary="Undo the import.")
    assert {(each.act, each.number) for each in changes.values()} == {("undo", 2)}
    assert len({each.at for each in changes.values()}) == 1
    assert (Source.objects.count(), Creator.objects.count()) == (0, 0)
    assert list(verify_all()) == []
    with pytest.raises(ImportRefused, match=r"There is nothing to undo\."):
        undo_import(kept, by=editor, summary="Again.")
    assert verdicts(kept_file(editor, REES)) == [("new", "")]


def test_an_import_of_which_a_source_was_changed_or_cited_is_not_undone(editor):
    kept = imported(editor, TWO)
    rees = Source.objects.get(key="rees2008")
    with record(rees, by=editor, act=Act.EDIT, summary="Corrects it.", base=1):
        rees.publisher = "Ebury"
        rees.save()
    with pytest.raises(NotTakenBack):
        undo_import(kept, by=editor, summary="Undo.")
    assert Source.objects.count() == 2

    other = imported(editor, "@book{cited, title = {A book that is cited}, year = 1950}")
    claim = make_claim(make_event(editor), editor)
    make_citation(claim, Source.objects.get(key="cited"), editor)
    with pytest.raises(ProtectedError):
        undo_import(other, by=editor, summary="Undo.")
    assert Source.objects.filter(key="cited").exists()


def test_what_zotero_writes_in_extra_and_several_numbers_in_one_are_understood(editor):
    text = """[{"id": "http://zotero.org/users/1/items/ABCD", "type": "book", "title": "<i>Był</i> rok 1939",
      "language": "Polish", "author": [{"family": "Berg", "non-dropping-particle": "van der", "given": "J."}],
      "ISBN": "978-0-563-49335-8 0-563-49335-6", "issued": {"literal": "December 8, 1939"},
      "note": "Original Title: It was 1939\\nAn own note.", "abstract": "Of the year."}]"""
    imported(editor, text)
    source = Source.objects.get()
    assert exchanged(source).values == {
        "key": "ABCD", "type": "book", "title": "Był rok 1939", "language": "pl",
        "original_title": "It was 1939", "isbn": "978-0-563-49335-8", "issued": "1939-12-08",
        "note": "An own note.\nISBN: 978-0-563-49335-8 0-563-49335-6\nabstract: Of the year.",
    }  # fmt: skip
    assert [(each.family, each.given) for each in source.creators.all()] == [("van der Berg", "J.")]
