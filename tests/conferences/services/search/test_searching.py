"""What is found and in which order: exactly, and the same on every database."""

import random

import pytest

from conferences.models import SearchDocument
from conferences.services.search import searching
from conferences.services.search.query import parse_query
from conferences.services.search.rebuilding import rebuild_index
from conferences.services.search.searching import Found, search
from sources.editorial.folding import fold
from sources.editorial.guard import Permit, permitting
from tests.factories.editions import dated, fact, naming, publish, withdraw
from tests.factories.searching import found, keys, keys_by_number

pytestmark = pytest.mark.django_db


def entry(key: str, title: str, text: str = "", **given):
    return publish(key, title=title, texts={"en": (title, text), **given.pop("texts", {})}, **given)


def test_titles_come_before_names_and_names_before_statements_and_those_before_the_text():
    entry("in-text", "First", "Zakopane")
    entry("in-text-often", "Second", "Zakopane " * 8)
    entry("in-a-statement", "Third", claims=[("c1", "It was in Zakopane.", ())])
    entry("in-a-name", "Fourth", facts=[fact("name", dated("", pl="Nowe Zakopane"))])
    entry("in-the-title", "The road to Zakopane")
    entry("the-title", "Zakopane")
    rebuild_index()
    assert keys("zakopane") == [
        "the-title",
        "in-the-title",
        "in-a-name",
        # Both score 4: they stand by title.
        "in-text-often",
        "in-a-statement",
        "in-text",
    ]


def test_a_name_that_is_just_what_was_asked_for_comes_first():
    entry("long", "Zakopane Zakopane and Zakopane again", "Zakopane " * 10)
    entry("short", "Another", facts=[fact("name", dated("", und="Zakopane"))])
    rebuild_index()
    assert keys("ZAKOPANE") == ["short", "long"]


def test_all_words_must_occur_wherever_they_stand():
    entry("both", "Zakopane", "Gestapo")
    entry("in-two-languages", "Zakopane", texts={"vi": ("Hội nghị", "Gestapo")})
    entry("one", "Zakopane")
    rebuild_index()
    assert set(keys("gestapo zakopane")) == {"both", "in-two-languages"}
    assert keys("zakopane nowhere") == []
    assert found("zakopane nowhere else").missing == ("nowhere", "else")


def test_a_phrase_stands_in_one_text_or_one_line():
    entry("text", "First", "It began on 20 February 1940.")
    entry("apart", "Second", "20 people, February 1940.")
    entry("line", "Third", claims=[("c1", "Since 20 February 1940.", ())])
    entry("across", "On 20", "February 1940")
    entry("inside-a-word", "Fourth", "120 February 19401")
    rebuild_index()
    assert set(keys('"20 february 1940"')) == {"text", "line"}
    assert found('"20 february 1940"').total == 2
    assert set(keys("20 february 1940")) == {"text", "apart", "line", "across"}


def test_equals_stand_in_the_order_of_their_titles():
    for key, title in (("c", "Łódź"), ("a", "Zakopane"), ("b", "kraków")):
        entry(key, title, "meeting")
    rebuild_index()
    assert keys("meeting") == ["b", "c", "a"]


def test_properties_narrow_and_are_counted():
    entry(
        "first",
        "First meeting",
        span=("1939-12-08", "1940-02-20"),
        is_disputed=True,
        links=[("place", "place", "zakopane"), ("participant", "person", "eichmann")],
    )
    entry(
        "second",
        "Second meeting",
        span=("1939-11-01", "1939-11-30"),
        links=[("place", "place", "lwow"), ("organisation", "organisation", "nkvd")],
        facts=[fact("date", dated("1939-11"), standing="one source")],
        texts={"vi": ("Cuộc họp", "")},
    )
    publish("third", kind="place", title="Meeting place", links=[("source", "source", "rees")])
    rebuild_index()
    assert found("meeting").counts == {
        "kind": {"event": 2, "place": 1},
        "place": {"zakopane": 1, "lwow": 1},
        "person": {"eichmann": 1},
        "organisation": {"nkvd": 1},
        "year": {"1939": 2, "1940": 1},
        "standing": {"disputed": 1, "one-source": 1},
        "language": {"en": 3, "vi": 1},
    }
    assert keys("meeting", year="1940") == ["first"]
    assert keys("meeting", standing="one-source") == ["second"]
    assert keys("meeting", kind="event", language="vi") == ["second"]
    assert keys(place="zakopane", person="eichmann") == ["first"]
    assert keys("meeting", place="nowhere") == []


def test_an_event_of_a_hundred_years_is_filed_under_its_ends():
    entry("long", "War", span=("1337-01-01", "1453-12-31"))
    entry("open", "Peace", span=("1453-01-01", None))
    rebuild_index()
    assert found(kind="event").counts["year"] == {"1337": 1, "1453": 2}


def test_where_the_event_took_place_is_found_in_words():
    entry(
        "meeting", "Meeting", facts=[fact("place", naming("place", "lwow", en="Lwów", vi="Lviv"))]
    )
    rebuild_index()
    assert keys("lwow") == keys("lviv") == ["meeting"]


def test_nothing_is_asked_of_the_database_when_nothing_is_asked_for(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert found(" !?* ") == Found()


@pytest.mark.parametrize("count", [1, 30])
def test_a_search_costs_two_queries_and_one_more_with_phrases(count, django_assert_num_queries):
    for number in range(count):
        entry(f"e{number}", f"Entry {number}", "the conference of Zakopane")
    rebuild_index()
    with django_assert_num_queries(2):
        assert found("conference zakopane", kind="event").total == count
    with django_assert_num_queries(3):
        assert found('"conference of zakopane"').total == count


def test_beyond_the_most_that_are_ranked_all_are_counted_and_the_best_are_shown(monkeypatch):
    monkeypatch.setattr(searching, "MOST_RANKED", 3)
    for number in range(5):
        entry(f"e{number}", f"Entry {number}", "Zakopane " * (number + 1))
    rebuild_index()
    answer = found("zakopane")
    assert (answer.total, len(answer.numbers), answer.is_cut) == (5, 3, False)
    assert keys("zakopane") == ["e3", "e4", "e1"]
    assert answer.counts["kind"] == {"event": 3}
    phrase = found('"zakopane zakopane"')
    assert (phrase.total, phrase.is_cut) == (3, True)


def test_entries_of_several_blocks_are_found_together():
    editions = [entry(f"e{number}", f"Entry {number}", "Zakopane") for number in range(3)]
    rebuild_index()
    with permitting(Permit.HISTORY):
        numbers = dict(zip((0, 1023, 5000), editions, strict=True))
        SearchDocument.objects.all().delete()
        for number, edition in numbers.items():
            SearchDocument.objects.create(
                number=number, edition=edition, heading="", properties="", words=""
            )
    rebuild_index()
    assert keys("zakopane entry 2") == ["e2"]
    assert keys("zakopane") == ["e0", "e1", "e2"]


WORDS = [
    *("Zakopane", "Kraków", "Lwów", "Львів", "Łódź", "Gestapo", "NKVD"),
    *("1939", "1940", "February", "meeting", "the", "of"),
]


def expected(entries, query):
    """Return the keys of what has all words, told by going through every entry."""
    return {
        key
        for key, (title, text) in entries.items()
        if set(query.words) <= set(fold(f"{title} {text}").split())
        and all(f" {each} " in f" {fold(title)} | {fold(text)} " for each in query.phrases)
    }


def test_thousands_of_generated_queries_find_what_going_through_everything_finds():
    chance = random.Random(1939)
    entries = {
        f"e{number}": (
            " ".join(chance.choices(WORDS, k=3)),
            " ".join(chance.choices(WORDS, k=chance.randrange(30))),
        )
        for number in range(40)
    }
    for key, (title, text) in entries.items():
        entry(key, title, text)
    rebuild_index()
    known = keys_by_number()
    hostile = [
        '"',
        "“",
        "”",
        "(",
        "*",
        "-",
        "\x00",
        "\u202e",
        "OR",
        "AND",
        "%",
        "_",
        "'",
        "\\",
        ":",
        "=",
    ]
    for _round in range(2_500):
        parts = chance.choices(WORDS, k=chance.randrange(4)) + chance.choices(
            hostile, k=chance.randrange(4)
        )
        chance.shuffle(parts)
        typed = chance.choice(("", " ")).join(parts) if chance.random() < 0.3 else " ".join(parts)
        if chance.random() < 0.4:
            typed = f'"{typed}"'
        query = parse_query(typed)
        answer = search(query, {})
        assert answer.total == len(answer.numbers), typed
        wanted = expected(entries, query) if query.words else set()
        assert {known[each] for each in answer.numbers} == wanted, typed


def test_what_was_withdrawn_is_not_found():
    edition = entry("gone", "Zakopane")
    rebuild_index()
    withdraw(edition)
    rebuild_index()
    assert found("zakopane") == Found(missing=("zakopane",))
