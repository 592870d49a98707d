"""The place that an address asks a form for: opened by the server, and nothing where there is none."""

import re
from uuid import UUID

import pytest
from django.urls import reverse

from sources.editorial.sought_places import Sought
from tests.factories.works import make_citation, make_claim, make_event, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(editor):
    event = make_event(editor, "Zakopane conference")
    claim = make_claim(event, editor, "began", "It began.")
    make_citation(claim, make_source(editor, "Volume"), editor)
    return event


def shown(client, event, sought: Sought, **more) -> str:
    form = reverse("admin:conferences_event_change", args=[event.pk])
    return client.get(sought.address(form), **more).content.decode()


def places(text: str) -> list[str]:
    """Return what is named as the place, with the words of its line."""
    return [
        re.sub(r"<[^>]+>", "", words).split("\n")[0].strip()
        for words in re.findall(r'<summary id="sought"[^>]*>(.*?)</summary>', text, re.DOTALL)
    ]


def test_a_row_is_named_and_open_with_all_that_it_stands_in(client, event, editor):
    client.force_login(editor)
    citation = event.claims.get().citations.get()
    text = shown(client, event, Sought(citation.pk, "conferences.citation", "locator"))
    assert [each.split()[0] for each in places(text)] == ["Volume"]
    before = text[: text.index('id="sought"')]
    assert before.count("<details open>") >= 2
    assert re.search(r'<details open>\s*<summary id="sought"', text)


def test_a_field_of_the_work_leads_to_its_group_and_a_row_that_went_to_its_list(
    client, event, editor
):
    client.force_login(editor)
    assert places(shown(client, event, Sought(event.pk, "conferences.event", "date"))) == ["When"]
    gone = Sought(UUID(int=7), "conferences.claim", "statement")
    assert places(shown(client, event, gone)) == ["Questions and claims"]


@pytest.mark.parametrize(
    "query", ["", "?member=1", "?member=%00", f"?member={UUID(int=7)}", "?member=&line=-1"]
)
def test_an_address_that_names_no_place_opens_the_form_as_ever(client, event, editor, query):
    client.force_login(editor)
    address = reverse("admin:conferences_event_change", args=[event.pk])
    answer = client.get(address + query)
    assert (answer.status_code, places(answer.content.decode())) == (200, [])


def test_what_an_address_says_is_escaped(client, event, editor):
    client.force_login(editor)
    hostile = Sought(event.claims.get().pk, "conferences.claim", '"><script>alert(1)</script>')
    text = shown(client, event, hostile)
    assert '"><script>alert(1)' not in text
    assert 'data-field="&quot;&gt;&lt;script&gt;' in text
