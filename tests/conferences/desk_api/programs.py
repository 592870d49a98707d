"""A program that works with the editors' API by a token."""

import json

from django.test import Client

from conferences.models import ApiToken

DESK = "/api/v1/desk"
WORDS = {
    "event": "events",
    "person": "people",
    "place": "places",
    "organisation": "organisations",
    "source": "sources",
}
WHY = "Corrected after the memoir."


class Program:
    """Sends what a program would, as an account."""

    def __init__(self, user, *, is_read_only=False):
        _token, key = ApiToken.issue(user, "Test", days=1, is_read_only=is_read_only)
        self.client = Client(
            headers={"Authorization": f"Bearer {key}"}, raise_request_exception=True
        )

    def send(self, method, address, body=None, **headers):
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        if body is None:
            data = b""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.client.generic(
            method, DESK + address, data, content_type="application/json", headers=named
        )

    def get(self, address, **headers):
        return self.send("GET", address, **headers)

    def etag(self, work) -> str:
        return self.get(at(work)).headers["ETag"]

    def patch(self, work, fields, *, base=None, why=WHY, **headers):
        base = base or self.etag(work)
        return self.send(
            "PATCH", at(work), {"summary": why, "work": fields}, If_Match=base, **headers
        )

    def put(self, work, fields, *, base=None, why=WHY, **headers):
        base = base or self.etag(work)
        return self.send(
            "PUT", at(work), {"summary": why, "work": fields}, If_Match=base, **headers
        )

    def make(self, kind, fields, *, why=WHY, id=None, **headers):
        body = {"summary": why, "work": fields, **({"id": id} if id else {})}
        return self.send("POST", f"/{WORDS[kind]}/", body, **headers)


def at(work, rest="") -> str:
    """Return the address of a work below the API's own."""
    return f"/{WORDS[work.kind]}/{work.pk}/{rest}"


def faults(response) -> dict[str, str]:
    """Return what is wrong, by where."""
    assert response.headers["Content-Type"] == "application/problem+json", response.content
    return {each["pointer"]: each["detail"] for each in response.json()["errors"]}
