"""The map of the collection and the note on place names, from what is published."""

import pytest

from tests.benchmarks.calls import queries_of
from tests.conferences.rendering.drawings import drawings, marks, words
from tests.factories.editions import fact, naming, publish

pytestmark = pytest.mark.django_db


def words_of(kind: str, text: str) -> dict:
    return fact(kind, {"edtf": "", "words": {"und": text}, "ref": None, "claims": []})


def name(text: str, language: str, **given) -> dict:
    return {"edtf": "", "words": {language: text}, "ref": None, "claims": [], **given}


def published_place(key: str, where: str = "", *names: dict, within: str = "", now_in: str = ""):
    facts = [fact("name", *names)] if names else []
    if within:
        facts.append(fact("within", naming("place", within, en=within.capitalize())))
    if where:
        facts.append(words_of("coordinates", where))
    if now_in:
        facts.append(words_of("now_in", now_in))
    return publish(
        key, kind="place", facts=facts, **({"title": names[0]["words"]["pl"]} if names else {})
    )


@pytest.fixture
def places():
    names = (name("Lwów", "pl"), name("Львів", "uk"), name("Lviv", "en"))
    published_place("lwow", "49.84000, 24.03000", *names, now_in="Ukraine")
    published_place("zakopane", "49.29900, 19.95000")
    published_place("villa", within="zakopane")
    published_place("lost")
    published_place("empty", "50, 20")
    for key, at in (("meeting", "lwow"), ("talks", "villa"), ("rumour", "lost")):
        publish(key, links=[("place", "place", at)], kind_words="meeting")
    publish("parade", links=[("place", "place", "lwow")], kind_words="parade")


def test_places_where_something_happened_are_on_the_map(places, client):
    response = client.get("/map/")
    html = response.content.decode()
    assert response.status_code == 200
    assert [marks(drawing) for drawing in drawings(html).values()] == [2, 2]
    assert "1. Lwów (Lviv)" in words(drawings(html)["wide large"])
    assert '<p class="where">49.84° N, 24.03° E</p>' in html
    assert (
        '<p class="what"><a href="/events/meeting/"><bdi>Meeting</bdi></a>; '
        '<a href="/events/parade/"><bdi>Parade</bdi></a></p>'
    ) in html
    assert '<p class="where">somewhere in Zakopane (49.299° N, 19.95° E)</p>' in html
    assert "no outline with the borders of 1939 is at hand" in html
    assert '<a href="/map/names/">Note on place names</a>' in html


def test_the_map_is_narrowed_by_kind(places, client):
    html = client.get("/map/", {"kind": "parade"}).content.decode()
    assert [marks(drawing) for drawing in drawings(html).values()] == [1, 1]
    assert "Parade" in html
    assert "Talks" not in html


@pytest.mark.parametrize(("asked", "status"), [({"to": "?"}, 400), ({"q": "nowhere"}, 200)])
def test_whatever_is_asked_has_an_answer(asked, status, places, client):
    response = client.get("/map/", asked)
    assert response.status_code == status
    assert "<svg" not in response.content.decode()


def test_the_note_has_every_name_of_every_place(places, client):
    html = client.get("/map/names/").content.decode()
    assert "<h1>Note on place names</h1>" in html
    assert 'rowspan="3"><a href="/places/lwow/"><bdi>Lwów</bdi></a></th>' in html
    assert '<td><bdi lang="uk">Львів</bdi></td><td>Ukrainian</td>' in html
    assert "Ghi chú về địa danh" in client.get("/vi/map/names/").content.decode()


def test_map_and_note_cost_fixed_queries(places, client):
    before = [queries_of(lambda path=path: client.get(path)) for path in ("/map/", "/map/names/")]
    for number in range(20):
        published_place(f"p{number}", f"5{number % 10}.5, 2{number % 7}.5")
        publish(f"at-p{number}", links=[("place", "place", f"p{number}")])
    after = [queries_of(lambda path=path: client.get(path)) for path in ("/map/", "/map/names/")]
    assert (before, after) == ([3, 1], [3, 1])


def test_with_nothing_published_they_say_so(client):
    for path in ("/map/", "/map/names/"):
        assert "Nothing is published here yet." in client.get(path).content.decode()


def test_a_place_with_many_events_names_four_and_leads_to_the_others(places, client):
    for number in range(5):
        publish(f"more-{number}", links=[("place", "place", "lwow")])
    html = client.get("/map/").content.decode()
    assert '<a href="/events/?place=lwow">3 more events</a>' in html
