"""A form that is sent by somebody who is signed out, or signed in anew since, is held and not lost."""

import pytest
from django.test import Client

from conferences.models import Event
from tests.factories.works import make_event

pytestmark = pytest.mark.django_db
HERE = {"Origin": "http://testserver", "Sec-Fetch-Mode": "navigate"}
SENT = {
    "title": "Kraków",
    "note": "One line.\r\nAnother “line” of <b>words</b>.",
    "pick": ["a", "b"],
}
FIELDS = (
    '<input type="hidden" name="title" value="Kraków">',
    '<input type="hidden" name="note" value="One line.\r\n'
    'Another “line” of &lt;b&gt;words&lt;/b&gt;.">',
    '<input type="hidden" name="pick" value="a">',
    '<input type="hidden" name="pick" value="b">',
)


@pytest.fixture
def address(editor):
    return f"/admin/conferences/event/{make_event(editor, 'Kraków conference').pk}/change/"


@pytest.fixture
def strict():
    """A browser whose tokens are looked at."""
    return Client(enforce_csrf_checks=True)


def texts(answer):
    return " ".join(answer.content.decode().split())


def test_what_is_sent_signed_out_is_held(client, address):
    answer = client.post(address, SENT, headers=HERE)
    assert answer.status_code == 403
    page = answer.content.decode()
    assert "You are signed out. All that you sent is kept on this page, and nowhere else." in page
    assert '<a href="/admin/login/" target="_blank"' in page
    assert f'<form method="post" action="{address}">' in page
    assert [field for field in FIELDS if field not in page] == []


def test_what_is_sent_to_the_review_signed_out_is_held(client, editor):
    address = f"/review/event/{make_event(editor, 'Lwów').pk}/submit/"
    answer = client.post(address, {"summary": "Why it is so."}, headers=HERE)
    assert answer.status_code == 403
    assert '<input type="hidden" name="summary" value="Why it is so.">' in texts(answer)


def test_what_is_sent_with_the_token_of_an_earlier_sign_in_is_held(strict, editor, address):
    strict.force_login(editor)
    answer = strict.post(address, {**SENT, "csrfmiddlewaretoken": "x" * 64}, headers=HERE)
    assert answer.status_code == 403
    page = answer.content.decode()
    assert "This page was opened before you signed in anew, so it was not taken." in page
    assert "You are signed in as <b>editor</b>; what you send is recorded under this name." in page
    assert [field for field in FIELDS if field not in page] == []
    assert "x" * 64 not in page
    assert Event.objects.get().title == "Kraków conference"


@pytest.mark.parametrize(
    "headers", [{}, {"Origin": "http://elsewhere.example"}, {"Origin": "null"}]
)
def test_nothing_is_held_that_came_from_another_site(strict, editor, address, headers):
    strict.force_login(editor)
    answer = strict.post(address, SENT, headers=headers)
    assert answer.status_code == 403
    assert "This was not taken:" in texts(answer)
    assert 'name="title"' not in texts(answer)


@pytest.mark.parametrize("headers", [{}, {"Origin": "http://elsewhere.example"}])
def test_what_another_site_sends_signed_out_leads_to_the_sign_in(client, address, headers):
    answer = client.post(address, SENT, headers=headers)
    assert (answer.status_code, answer["Location"]) == (302, f"/admin/login/?next={address}")


def test_no_password_is_written_into_a_page(strict):
    sent = {"username": "editor", "password": "not to be seen"}
    answer = strict.post("/admin/login/", sent, headers=HERE)
    assert answer.status_code == 403
    assert "not to be seen" not in texts(answer)


def test_a_script_is_told_in_a_sentence(strict, editor, address):
    strict.force_login(editor)
    headers = {"Origin": "http://testserver", "Sec-Fetch-Mode": "cors"}
    answer = strict.post(address, SENT, headers=headers)
    assert answer.status_code == 403
    assert answer.json() == {
        "problem": "You signed in or out in another window since this page was opened."
    }


def test_the_token_is_given_to_the_desk_alone(client, editor):
    assert client.get("/admin/writing/token/").json() == {}
    client.force_login(editor)
    given = client.get("/admin/writing/token/").json()
    assert (given["account"], len(given["token"])) == (editor.pk, 64)


@pytest.mark.parametrize(
    "address", ["/review/desk/", "/review/event/no-such-work/history/?a=1&b=2"]
)
def test_whoever_asks_for_the_review_signed_out_is_led_to_the_sign_in(client, address):
    answer = client.get(address)
    assert answer.status_code == 404
    way = address.replace("?", "%3F").replace("=", "%3D").replace("&", "%26")
    assert f'<a href="/admin/login/?next={way}">Sign in, and go on to it</a>' in texts(answer)


def test_whoever_is_signed_in_is_told_that_nothing_is_there(client, editor):
    client.force_login(editor)
    answer = client.get("/review/event/no-such-work/history/")
    assert answer.status_code == 404
    assert "Sign in" not in texts(answer)


def test_readers_are_told_that_nothing_is_there(client):
    assert "Sign in" not in texts(client.get("/events/no-such-event/"))
