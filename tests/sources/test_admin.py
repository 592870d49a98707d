"""The form of a source, and how sources are found."""

import pytest

from sources.admin import found_by
from sources.editorial.models import Act
from sources.editorial.recording import base_of, record
from sources.models import Creator, Derivation, Source
from tests.conferences.admin.posting import (
    changes_of,
    fields_of,
    opened,
    send,
    signed_in,
    with_row,
)
from tests.factories.works import make_source

pytestmark = pytest.mark.django_db


def found(user, term: str) -> list[str]:
    query = {
        "app_label": "conferences", "model_name": "citation", "field_name": "source", "term": term,
    }  # fmt: skip
    answer = signed_in(user).get("/admin/autocomplete/", query).json()
    return [each["text"] for each in answer["results"]]


def with_creator(editor, source, **fields):
    with record(source, by=editor, act=Act.EDIT, summary="Adds.", base=base_of(source)):
        Creator(source=source, **fields).save()
    return source


def test_a_source_with_creators_is_added_in_one_change(editor):
    fields = opened(editor, Source, "add")
    for place, (family, given) in enumerate((("Mallmann", "Klaus-Michael"), ("Böhler", "Jochen"))):
        fields = with_row(
            fields, "creators", family=family, given=given, role="author", position=str(place)
        )
    send(
        editor, Source, fields, "add", "First record.", title="Einsatzgruppen in Polen", type="book"
    )
    source = Source.objects.get()
    assert changes_of(source) == [(1, "create", "editor", "First record.")]
    assert [creator.family for creator in source.creators.all()] == ["Mallmann", "Böhler"]


def test_sources_are_found_by_creator_and_title_without_diacritics(editor):
    with_creator(editor, make_source(editor, "Kaci naszych ojców", issued="1998"), family="Böhler")
    make_source(editor, "Another title")
    expected = ["Böhler, 1998, Kaci naszych ojców"]
    for term in ("bohler", "ojcow", "bohler kaci", "Böhler ojców"):
        assert found(editor, term) == expected
    assert found(editor, "bohler another") == []


@pytest.mark.parametrize("term", ["1998", "böh", "Böhler-Mallmann 1998"])
def test_sources_are_found_in_one_query_by_the_beginnings_of_other_words(
    editor, django_assert_num_queries, term
):
    source = make_source(editor, "Kaci naszych ojców", issued="1998")
    with_creator(editor, source, family="Böhler", given="Mallmann")
    make_source(editor, "Another title", issued="1989")
    with django_assert_num_queries(1):
        assert list(Source.objects.filter(found_by(term))) == [source]


@pytest.mark.parametrize("term", ["öhler", "·", "Böhler Adolf"])
def test_sources_without_the_words_are_not_found(editor, term):
    with_creator(editor, make_source(editor, "Kaci naszych ojców", issued="1998"), family="Böhler")
    assert list(Source.objects.filter(found_by(term))) == []


def test_a_wrong_check_digit_is_refused_at_its_field(editor):
    source = make_source(editor)
    response = send(editor, source, opened(editor, source), isbn="978-0-563-49335-9")
    assert [at for at, _about, _sentence in response.context["errors"]] == ["id_isbn"]
    assert fields_of(response)["isbn"] == "978-0-563-49335-9"
    assert len(changes_of(source)) == 1


def test_a_creator_without_a_name_is_refused_in_words(editor):
    source = make_source(editor)
    fields = with_row(
        opened(editor, source), "creators", given="Klaus", role="author", position="1"
    )
    assert [
        sentence for _at, _about, sentence in send(editor, source, fields).context["errors"]
    ] == ["Give a family name, or a whole name."]


def test_a_source_derived_from_another_is_recorded_on_the_one_that_repeats(editor):
    source, older = make_source(editor), make_source(editor, "Older")
    fields = with_row(
        opened(editor, source), "derivations", derived_from=str(older.pk), note="Copies it."
    )
    send(editor, source, fields)
    assert Derivation.objects.get(source=source).derived_from == older
    assert (len(changes_of(source)), len(changes_of(older))) == (2, 1)
