"""Every route, as every role, for a work in every state: what is answered, and that nothing leaks."""

import pytest
from django.apps import apps
from django.db import transaction
from django.test import Client

from tests.access.cast import CANARY, ROLES, STATES, UNSENT, Cast, make_cast
from tests.access.desk_routes import DESK
from tests.access.public_routes import PUBLIC
from tests.access.review_routes import REVIEW
from tests.access.routes import address_of, routes
from tests.access.values import values_for

pytestmark = pytest.mark.exhaustive
ROUTES = tuple(routes())
EXPECTED = {**DESK, **REVIEW, **PUBLIC}
SIGNING = ("admin/login/", "admin/logout/")
OURS = ("conferences", "sources", "editorial", "reversion")
# They may read what is not published; of the others no answer may hold the word.
INSIDE = ("editor", "another", "reviewer", "administrator")


@pytest.fixture(scope="module")
def cast(django_db_setup, django_db_blocker):
    """The works and accounts, made once: nothing here is allowed to change them."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_cast()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def signed_in(cast) -> dict[str, str]:
    """The cookie of each role's session; nothing for who has no account."""
    cookies = {}
    for role, user in cast.accounts.items():
        client = Client()
        if user:
            client.force_login(user)
        cookies[role] = client.cookies.output(header="", sep=";")
    return cookies


def test_every_route_is_judged():
    assert sorted(set(ROUTES) - set(EXPECTED)) == []
    assert sorted(set(EXPECTED) - set(ROUTES)) == []


def client_of(cookie: str) -> Client:
    client = Client(raise_request_exception=False)
    client.cookies.load(cookie)
    return client


def answer(client: Client, method: str, address: str) -> tuple[int, bytes]:
    response = getattr(client, method)(address)
    body = b"".join(response.streaming_content) if response.streaming else response.content
    headers = str(list(response.headers.items())).encode()
    return response.status_code, body + headers


def counts() -> list[int]:
    """Return how many rows each table of ours has."""
    models = apps.get_models()
    return [model._base_manager.count() for model in models if model._meta.app_label in OURS]


def expected(route: str, role: str) -> list[int]:
    statuses = [int(status) for status in EXPECTED[route][role].split()]
    return statuses * len(STATES) if len(statuses) == 1 else statuses


def asked(cast: Cast, client: Client, route: str, method: str) -> dict[str, tuple[int, bytes]]:
    """Return the answer for a work in each state; an address is asked once."""
    answers = {}
    for state in STATES:
        address = address_of(route, values_for(cast, route, state))
        if address not in answers:
            answers[address] = answer(client, method, address)
    addresses = [address_of(route, values_for(cast, route, state)) for state in STATES]
    return {state: answers[address] for state, address in zip(STATES, addresses, strict=True)}


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.django_db
def test_the_answer_is_what_was_judged_right_and_nothing_leaks(cast, signed_in, route):
    statuses, leaks = {}, []
    for role in ROLES:
        answers = asked(cast, client_of(signed_in[role]), route, "get")
        statuses[role] = [status for status, _body in answers.values()]
        hidden = [UNSENT] if role in INSIDE else [UNSENT, CANARY]
        # The reviewer alone sees a comment that the reviewer has not sent.
        words = [word for word in hidden if (word, role) != (UNSENT, "reviewer")]
        leaks += [
            (role, state, word)
            for state, (_status, body) in answers.items()
            for word in words
            if word.encode() in body
        ]
    assert statuses == {role: expected(route, role) for role in ROLES}
    assert leaks == []


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.django_db
def test_an_empty_post_by_an_outsider_changes_nothing_and_tells_nothing(cast, signed_in, route):
    before = counts()
    refused = {301, 302, 400, 401, 403, 404, 405, 410}
    for role in ("anonymous", "reader", "stranger"):
        answers = asked(cast, client_of(signed_in[role]), route, "post")
        # A page that is read comes as it is, and a form comes back saying what is missing.
        allowed = refused | set(expected(route, role))
        if route in SIGNING:
            allowed |= {200}
        assert {status for status, _body in answers.values()} <= allowed, role
        told = b"".join(body for _status, body in answers.values())
        assert CANARY.encode() not in told, role
        assert UNSENT.encode() not in told, role
    assert counts() == before
