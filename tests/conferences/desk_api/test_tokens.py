"""The page of tokens: made once, shown once, listed, revoked by their owner and by administrators."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from conferences.models import ApiToken
from tests.conferences.admin.posting import signed_in
from tests.conferences.desk_api.programs import DESK, at
from tests.factories.works import make_event

pytestmark = pytest.mark.django_db

ASKED = {"name": "Import of <b>the index", "days": "30"}


def test_key_is_shown_once_and_opens_the_api(editor):
    client = signed_in(editor)
    page = client.post("/admin/tokens/", ASKED)
    key = page.context["key"]
    assert key in page.content.decode()
    assert "Import of &lt;b&gt;the index" in page.content.decode()
    assert key not in client.get("/admin/tokens/").content.decode()
    token = ApiToken.objects.get()
    assert (token.user, token.is_read_only, (token.expires_at - token.made_at).days) == (
        editor,
        False,
        30,
    )
    program = Client(headers={"Authorization": f"Bearer {key}"})
    assert program.get(DESK + at(make_event(editor))).status_code == 200


def test_token_is_revoked_by_its_owner_alone(editor, second_editor):
    token, _key = ApiToken.issue(editor, "Import", days=1, is_read_only=True)
    address = f"/admin/tokens/{token.pk}/revoke/"
    assert signed_in(second_editor).post(address).status_code == 404
    token.refresh_from_db()
    assert token.revoked_at is None
    assert signed_in(editor).get(address).status_code == 405
    page = signed_in(editor).post(address, follow=True)
    assert "“Import” is revoked; no program gets in with it any more." in page.content.decode()
    token.refresh_from_db()
    moment = token.revoked_at
    signed_in(editor).post(address)
    token.refresh_from_db()
    assert token.revoked_at == moment is not None


def test_others_see_neither_page_nor_tokens(editor, second_editor, reader):
    ApiToken.issue(editor, "Canary", days=1, is_read_only=True)
    assert b"Canary" not in signed_in(second_editor).get("/admin/tokens/").content
    for client in (Client(), signed_in(reader)):
        assert client.get("/admin/tokens/").status_code == 404
        assert client.post("/admin/tokens/", ASKED).status_code == 404
    assert signed_in(second_editor).get("/admin/conferences/apitoken/").status_code == 403
    assert ApiToken.objects.count() == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"name": ""},
        {"name": "\u200b"},
        {"name": "a\u0000b"},
        {"days": "36500"},
        {"days": "x"},
        {"name": "x" * 81},
    ],
)
def test_token_that_cannot_be_is_not_made(editor, fields):
    page = signed_in(editor).post("/admin/tokens/", {**ASKED, **fields})
    assert page.status_code == 200
    assert page.context["form"].errors
    assert not ApiToken.objects.exists()


def test_account_has_twenty_tokens_at_most(editor):
    for number in range(20):
        ApiToken.issue(editor, str(number), days=1, is_read_only=True)
    page = signed_in(editor).post("/admin/tokens/", ASKED)
    assert "You have 20 tokens. Revoke one that is not used any more." in page.content.decode()
    assert ApiToken.objects.count() == 20


def test_administrator_lists_and_revokes_every_token(editor):
    token, _key = ApiToken.issue(editor, "Import", days=1, is_read_only=True)
    root = User.objects.create_superuser("root", password="root-password-1939")
    client = signed_in(root)
    assert b"Import" in client.get("/admin/conferences/apitoken/").content
    client.post(
        "/admin/conferences/apitoken/", {"action": "revoke", "_selected_action": [token.pk]}
    )
    token.refresh_from_db()
    assert token.revoked_at is not None
    assert client.get("/admin/conferences/apitoken/add/").status_code == 403
    # Django's own page leads those away who may not change a row.
    assert (
        client.post(f"/admin/conferences/apitoken/{token.pk}/delete/", {"post": "yes"}).status_code
        == 403
    )
    assert ApiToken.objects.count() == 1
