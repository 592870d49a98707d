"""A new source that may be in the library already: shown before it is saved, with all that was typed."""

import re

import pytest

from sources.exchange.entered import known_already
from sources.models import Creator, Source
from sources.models.source_import import Likeness
from tests.conferences.admin.posting import (
    address,
    change_count,
    fields_of,
    opened,
    send,
    signed_in,
    with_row,
)
from tests.factories.works import add_row, make_source

pytestmark = pytest.mark.django_db


def zima(by, **fields) -> Source:
    return make_source(by, "Zima w <Zakopanem>", **{"issued": "1940", **fields})


def warnings(page) -> list[str]:
    """Return the warnings of a form, without their tags."""
    found = re.findall(r'class="desk-warning" role="alert">(.*?)</p>', page.content.decode(), re.S)
    return [" ".join(re.sub(r"<[^>]*>", "", each).split()) for each in found]


def typed(editor, **fields) -> dict[str, str]:
    form = {**opened(editor, Source, "add"), "type": "book", "title": "Zima w <Zakopanem>"}
    return {**form, "issued": "1940", **fields}


def test_a_source_that_is_there_is_shown_and_saved_all_the_same_if_it_is_another(editor):
    there = zima(editor)
    add_row(there, Creator(source=there, role="author", family="Böhler"), editor)
    fields = with_row(typed(editor), "creators", family="Böhler", role="author", position="1")
    before = change_count()
    page = send(editor, Source, fields, "add", "From the list of the museum.")
    assert page.status_code == 200
    assert warnings(page) == [
        "Nothing was saved yet: this may be in the library already, as Böhler, 1940, Zima w"
        " &lt;Zakopanem&gt; (the same title, year and names). Open that, in a new window"
        " This is another source: save it all the same"
    ]
    assert (
        f'href="/admin/sources/source/{there.pk}/change/" target="_blank"' in page.content.decode()
    )
    assert change_count() == before
    # Nothing of what was typed is lost.
    again = fields_of(page)
    sent = {**fields, "change-summary": "From the list of the museum."}
    lost = {name for name, value in sent.items() if again.get(name) != value}
    assert lost == {"csrfmiddlewaretoken"}
    # Saved without a word it is asked again.
    assert warnings(send(editor, Source, again, "add")) == warnings(page)
    assert send(editor, Source, again, "add", **{"another-than": str(there.pk)}).status_code == 302
    assert Source.objects.count() == 2
    # Sent once more, it is saved already.
    assert send(editor, Source, again, "add").status_code == 302
    assert Source.objects.count() == 2


def test_that_it_is_another_than_one_says_nothing_of_a_third(editor):
    there = zima(editor, key="b-second")
    fields = fields_of(send(editor, Source, typed(editor), "add"))
    zima(editor, key="a-first")
    page = send(editor, Source, fields, "add", **{"another-than": str(there.pk)})
    assert len(warnings(page)) == 1
    assert Source.objects.count() == 2


def test_what_is_like_none_is_saved_at_once_and_a_change_of_a_stored_one_too(editor):
    there = make_source(editor, "Another")
    assert send(editor, Source, typed(editor), "add").status_code == 302
    fields = {**opened(editor, there), "title": "Zima w <Zakopanem>"}
    assert send(editor, there, fields).status_code == 302
    assert [source.title for source in Source.objects.all()] == ["Zima w <Zakopanem>"] * 2


def test_faults_come_before_the_question(editor):
    zima(editor)
    page = send(editor, Source, typed(editor, isbn="978-0-563-49335-9"), "add")
    assert [at for at, _about, _sentence in page.context["errors"]] == ["id_isbn"]
    assert warnings(page) == []


def test_a_row_of_a_form_can_still_be_added(editor):
    zima(editor)
    data = {**typed(editor), "_add_row": "creators"}
    page = signed_in(editor).post(address(Source, "add"), data)
    assert warnings(page) == []


@pytest.mark.parametrize(
    ("stored", "entered", "reason"),
    [
        ({"doi": "10.1000/xyz"}, {"doi": "10.1000/XYZ"}, "the same DOI"),
        ({"isbn": "978-0-563-49335-8"}, {"isbn": "0-563-49335-9"}, "the same ISBN"),
        (
            {"url": "https://example.org/a"},
            {"url": "http://www.example.org/a/"},
            "the same address",
        ),
        (
            {"archive": "AIPN", "fonds": "1", "file": "2", "folio": "3"},
            {"archive": "AIPN", "fonds": "1", "file": "2", "folio": "3"},
            "the same place in the archive",
        ),
    ],
    ids=["doi", "isbn", "address", "archive"],
)
def test_an_identifier_finds_a_source_of_which_no_word_is_the_same(editor, stored, entered, reason):
    there = make_source(editor, "Einsatzgruppen", issued="1960", **stored)
    new = Source(title="Einsatzgrupen", issued="1998", type="book", **entered)
    match = known_already(new, ())
    assert (match.of, match.reason) == (there.pk, reason)


def test_the_same_comes_before_what_is_perhaps_the_same(editor):
    make_source(editor, "Zima w Zakopanem", key="a", issued="1941")
    same = make_source(editor, "Zima w Zakopanem", key="b", issued="1940")
    match = known_already(Source(title="Zima w Zakopanem", issued="1940", type="book"), ())
    assert (match.of, match.likeness) == (same.pk, Likeness.SAME)


def test_it_is_found_by_its_title_though_each_word_is_common(editor, monkeypatch):
    monkeypatch.setattr("sources.exchange.entered.COMMON", 0)
    there = make_source(editor, "Zima w Zakopanem", issued="1940")
    match = known_already(Source(title="ZIMA w Zakopanem", issued="1940", type="book"), ())
    assert match.of == there.pk


def test_it_asks_the_same_of_the_database_in_a_small_library_and_in_a_large_one(
    editor, django_assert_num_queries
):
    new = Source(title="Zima w Zakopanem", issued="1940", type="book")
    make_source(editor, "Zima w Zakopanem", issued="1940")
    with django_assert_num_queries(3):
        assert known_already(new, ())
    for number in range(20):
        make_source(editor, "Zima w Zakopanem", issued=str(1940 + number))
    with django_assert_num_queries(3):
        assert known_already(new, ())
