"""What a name or a date that somebody has begun to write may become."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conferences.models import EventPlace, Name
from conferences.services.completing import Completion, completions
from tests.factories.works import add_row, make_claim, make_event, make_person, make_place

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(editor):
    """An event of February 1940 at Zakopane, which another claim dates to December 1939."""
    event = make_event(editor, date="1940-02-20/1940-02")
    zakopane = make_place(editor, "Zakopane")
    add_row(event, EventPlace(event=event, place=zakopane), editor)
    make_claim(event, editor, key="began", property="date", value="1939-12")
    return event


def words(found) -> list[str]:
    return [each.words for each in found]


def test_every_name_goes_on_as_it_is_written_those_of_the_entry_first(entry, editor):
    lviv = make_place(editor, "Lviv")
    for text, language in (("Lemberg", "de"), ("Lwów", "pl"), ("Львів", "uk")):
        add_row(lviv, Name(work=lviv, text=text, language=language), editor)
    make_place(editor, "Zalishchyky")
    names, dates = completions(editor, "Za", of=entry.pk, language="en")
    assert words(names) == ["Zakopane", "Zalishchyky", "Zakopane conference"]
    assert (names[0], dates) == (Completion("Zakopane", "place", "Zakopane"), [])
    names, _dates = completions(editor, "lem", of=entry.pk, language="en")
    assert names == [Completion("Lemberg", "place", "Lviv")]
    # Without diacritics and in another script; a name in the language of the text before the others.
    assert words(completions(editor, "lw", of=None, language="pl")[0]) == ["Lwów"]
    assert words(completions(editor, "l", of=None, language="uk")[0])[:2] == ["Lviv", "Львів"]


def test_dates_of_the_entry_go_on_in_words_of_the_text(entry, editor):
    _names, dates = completions(editor, "dec", of=entry.pk, language="en")
    assert dates == [Completion("December 1939", "date", "1939-12")]
    _names, dates = completions(editor, "tháng 12", of=entry.pk, language="vi")
    assert words(dates) == ["tháng 12 năm 1939"]


@pytest.mark.parametrize(
    ("typed", "said", "edtf"),
    [
        ("20 feb 1940", "20 February 1940", "1940-02-20"),
        ("20.02.1940", "20 February 1940", "1940-02-20"),
        ("1940-03", "March 1940", "1940-03"),
        ("20 lutego 1940", "20 February 1940", "1940-02-20"),
        ("1939~", "about 1939", "1939~"),
    ],
)
def test_a_date_that_was_typed_is_put_in_words(editor, typed, said, edtf):
    assert completions(editor, typed, of=None, language="en")[1] == [Completion(said, "date", edtf)]


def test_without_anything_typed_the_entry_is_offered_alone(entry, editor):
    make_person(editor, "Maria Nowak")
    # Ids are made by chance, and the order in which rows are read goes by them.
    for number, year in enumerate(("1943", "1941", "1942", "1940")):
        make_claim(entry, editor, key=f"later-{number}", property="date", value=year)
    names, dates = completions(editor, "", of=entry.pk, language="en")
    assert words(names) == ["Zakopane"]
    assert [each.of for each in dates] == [
        "1940-02-20/1940-02", "1939-12", "1940", "1941", "1942", "1943",
    ]  # fmt: skip
    assert completions(editor, "", of=None, language="en") == ([], [])


def test_of_what_an_account_may_not_see_nothing_goes_on(entry, stranger):
    assert completions(stranger, "", of=entry.pk, language="en") == ([], [])
    assert completions(stranger, "Zak", of=entry.pk, language="en") == ([], [])


@pytest.mark.parametrize("typed", ["\0", "*", "٣", "[@", "9" * 200, "‮", "99.99.1940", "1940-13"])
def test_nothing_that_can_be_typed_is_too_odd(entry, editor, typed):
    assert completions(editor, typed, of=entry.pk, language="xx-nowhere") == ([], [])


def test_it_takes_five_queries_at_most(entry, editor):
    editor.has_perm("conferences.view_event")
    with CaptureQueriesContext(connection) as asked:
        completions(editor, "Zak", of=entry.pk, language="en")
    assert len(asked) <= 5
