"""What lists are narrowed by."""

from datetime import timedelta

import pytest
from django.http import QueryDict

from conferences.filters import EventFilter, SourceFilter, WorkFilter, searched_words
from conferences.models import Edition
from tests.factories.editions import AT, fact, publish

pytestmark = pytest.mark.django_db


def found(query: str, filters=EventFilter, kind: str = "event") -> list[str]:
    works = Edition.objects.current().of_kind(kind).by_date()
    narrowed = filters(QueryDict(query), queryset=works)
    assert narrowed.is_valid(), narrowed.errors
    return [edition.key for edition in narrowed.qs]


@pytest.fixture
def dated():
    """A certain day, a day marked uncertain, an open end, and no date at all."""
    publish("certain", span=("1939-12-08", "1939-12-09"))
    publish("about", span=("1939-12-20", "1939-12-20"), padded=("1939-12-13", "1939-12-27"))
    publish("open", span=("1940-03-01", None))
    publish("undated")


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("", ["certain", "about", "open", "undated"]),
        ("from=1939", ["certain", "about", "open"]),
        ("from=1939-12-09", ["certain", "about", "open"]),
        ("from=1939-12-10", ["about", "open"]),
        ("from=1939-12-27", ["about", "open"]),
        ("from=1939-12-28", ["open"]),
        ("from=2000", ["open"]),
        ("to=1939-12-07", []),
        ("to=1939-12-08", ["certain"]),
        ("to=1939-12-13", ["certain", "about"]),
        ("to=1939", ["certain", "about"]),
        ("to=1940-02", ["certain", "about"]),
        ("from=1939-12&to=1939-12", ["certain", "about"]),
        ("from=1939-12-10&to=1939-12-12", []),
        ("from=1939-12-10&to=1939-12-14", ["about"]),
        ("from=1941&to=1942", ["open"]),
        ("from=&to=", ["certain", "about", "open", "undated"]),
    ],
)
@pytest.mark.usefixtures("dated")
def test_span_of_time_leaves_room_for_doubt(query, keys):
    assert found(query) == keys


@pytest.fixture
def linked():
    for kind, key in (("place", "lwow"), ("place", "krakow"), ("person", "eichmann")):
        publish(key, kind)
    publish("organisation-x", "organisation")
    publish("in-lwow", links=[("place", "place", "lwow"), ("participant", "person", "eichmann")])
    publish("in-krakow", links=[("place", "place", "krakow")], is_disputed=True)
    publish("mentions-lwow", links=[("related", "place", "lwow")])


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("place=lwow", ["in-lwow"]),
        ("place=krakow", ["in-krakow"]),
        ("person=eichmann", ["in-lwow"]),
        ("place=lwow&person=eichmann", ["in-lwow"]),
        ("place=krakow&person=eichmann", []),
        ("disputed=on", ["in-krakow"]),
        ("disputed=true&place=lwow", []),
        ("disputed=false", ["in-krakow", "in-lwow", "mentions-lwow"]),
        ("disputed=", ["in-krakow", "in-lwow", "mentions-lwow"]),
    ],
)
@pytest.mark.usefixtures("linked")
def test_facets_follow_the_facts(query, keys):
    assert found(query) == keys


@pytest.mark.usefixtures("linked")
def test_facets_offer_only_what_occurs():
    filters = EventFilter(QueryDict(""), queryset=Edition.objects.current()).filters
    offered = {name: filters[name].extra["choices"] for name in ("place", "person", "organisation")}
    assert offered == {
        "place": [("krakow", "Krakow"), ("lwow", "Lwow")],
        "person": [("eichmann", "Eichmann")],
        "organisation": [],
    }


def test_facets_do_not_offer_what_only_an_earlier_edition_named():
    publish("lwow", "place")
    first = publish("meeting", links=[("place", "place", "lwow")])
    publish(of=first)
    filters = EventFilter(QueryDict(""), queryset=Edition.objects.current()).filters
    assert filters["place"].extra["choices"] == []


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("q=Lwow", ["meeting"]),
        ("q=Lwów", ["meeting"]),
        ("q=LWÓW meeting", ["meeting"]),
        ("q=meeting przemysl", ["meeting"]),
        ("q=Zimmermann", ["meeting"]),
        ("q=Lwow nobody", []),
        ("q=%25", []),
        ("q=_", []),
        ("q=", ["meeting"]),
    ],
)
def test_search_finds_all_the_words_without_diacritics(query, keys):
    text = "<p>In Przemyśl, with Zimmermann.</p>"
    publish("meeting", title="Lwów meeting", texts={"en": ("Lwów meeting", text)})
    assert found(query) == keys


def test_search_finds_the_words_of_any_language_once():
    publish("meeting", texts={"en": ("A", "word"), "vi": ("B", "word từ")})
    assert found("q=word") == ["meeting"]
    assert found("q=tu") == ["meeting"]


def test_search_is_over_current_texts():
    first = publish("meeting", texts={"en": ("Meeting", "old words")})
    publish(of=first, texts={"en": ("Meeting", "new words")})
    assert found("q=old") == []
    assert found("q=new") == ["meeting"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("  Lwów  LWOW lwów", ["lwow"]),
        ("", []),
        ("—", []),
        ("a b c d e f g h i j k l m n", list("abcdefghijkl")),
    ],
)
def test_searched_words_are_folded_and_each_taken_once(text, words):
    assert searched_words(text) == words


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("", ["later", "earlier"]),
        ("order=title", ["later", "earlier"]),
        ("order=newest", ["earlier", "later"]),
    ],
)
def test_order(query, keys):
    publish("later", title="A", span=("1939-01-01", "1939-01-01"), at=AT)
    publish("earlier", title="B", span=("1940-01-01", "1940-01-01"), at=AT + timedelta(days=1))
    assert found(query) == keys


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("type=book", ["rees"]),
        ("evidence_kind=memoir", ["bor"]),
        ("type=book&evidence_kind=memoir", []),
        ("", ["bor", "rees"]),
    ],
)
def test_sources_are_narrowed_by_their_traits(query, keys):
    traits = {"rees": ("book", "secondary"), "bor": ("chapter", "memoir")}
    for key, (kind, evidence) in traits.items():
        publish(
            key,
            "source",
            facts=[
                fact("type", {"words": {"und": kind}, "claims": []}),
                fact("evidence_kind", {"words": {"und": evidence}, "claims": []}),
            ],
        )
    assert found(query, SourceFilter, "source") == keys


def test_other_works_are_searched_by_words_alone():
    publish("eichmann", "person", title="Adolf Eichmann")
    assert found("q=eichmann", WorkFilter, "person") == ["eichmann"]
