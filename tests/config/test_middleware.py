"""The fences around every answer."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address", ["/", "/events/", "/vi/", "/admin/login/", "/no-such-page/", "/api/v1/"]
)
def test_every_answer_is_fenced_off(client, address):
    headers = client.get(address).headers
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert "camera=()" in headers["Permissions-Policy"]
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "'unsafe-inline'" not in headers["Content-Security-Policy"]


def test_no_cache_keeps_what_one_account_is_shown(client, editor):
    client.force_login(editor)
    for address in ("/admin/", "/admin/conferences/event/", "/review/event/no-such-work/publish/"):
        assert client.get(address).headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("address", ["/", "/events/", "/people/", "/vi/events/", "/api/v1/events/"])
def test_public_pages_set_and_read_no_cookie(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")
