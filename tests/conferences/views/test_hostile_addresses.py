"""Whatever is typed into an address gives a page, or says clearly that there is none; never an error."""

import random
from urllib.parse import quote

import pytest

pytestmark = pytest.mark.django_db
SEED = 1939
# Escaped as a browser would, or as nobody should: bytes that are no text in UTF-8.
HOSTILE = (
    "'",
    '"',
    "' OR 1=1 --",
    "%22%27%3B",
    "<script>alert(1)</script>",
    "{{ 7*7 }}",
    "${7*7}",
    "*",
    "NEAR/3",
    "a AND (b OR",
    '"unclosed',
    "..",
    "../../etc/passwd",
    "\\",
    "-1",
    "0",
    "01",
    "1e9",
    "99999999999999999999",
    "٣",
    "²",
    "2026-02-30",
    "0000-00-00",
    "9999-12-31",
    "10000-01-01",
    "1940-02-20/..",
    "[1940..]",
    "XXXX",
    "en",
    "xx",
    "zh-Hant",
    "e\u0301" * 50,
    "\u202eabc",
    "𝕫" * 100,
    "x" * 10_000,
    "a b " * 2_500,
)
RAW = ("%00", "%ED%A0%80", "%ED%BF%BF", "%FF%FE", "%C0%AF", "%", "%zz", "%0d%0aSet-Cookie:%20a=b")
LISTS = (
    "", "events/", "people/", "places/", "organisations/", "sources/", "questions/", "search/",
    "search/suggestions/", "timeline/", "map/", "map/names/", "about/", "feeds/editions.atom",
    "feeds/corrections.atom", "events/zakopane-feb/", "events/zakopane-feb/history/",
    "events/zakopane-feb/history.atom", "events/zakopane-feb/compare/", "events/zakopane-feb/v/1/since/",
)  # fmt: skip
PARAMETERS = (
    "q", "page", "from", "to", "place", "person", "organisation", "kind", "year", "standing", "language",
    "state", "sort", "before", "after", "first", "second", "lang", "property", "words",
)  # fmt: skip
# Where a part of the address itself is typed.
PATHS = (
    "events/{}/", "{}/", "events/{}/history/", "events/zakopane-feb/v/{}/", "events/zakopane-feb/at/{}/",
    "events/zakopane-feb/compare/{}..2/", "events/zakopane-feb/v/{}/cite.ris", "sitemap-{}.xml",
    "api/v1/events/{}/", "api/v1/claims/{}/", "api/v1/changes/?since={}", "events/zakopane-feb/v/1/cite.{}",
)  # fmt: skip
API = tuple(
    f"api/v1/{name}/"
    for name in (
        "events",
        "people",
        "claims",
        "questions",
        "citations",
        "editions",
        "changes",
        "search",
    )
)
OF_THE_API = ("cursor", "limit", "source", "entry", "key", "since")
ALLOWED = {200, 301, 302, 400, 404, 414}


def typed(chance: random.Random) -> str:
    """Return a hostile value as it stands in an address."""
    if chance.random() < 0.3:
        return "".join(chance.choices(RAW, k=chance.randint(1, 3)))
    return quote(chance.choice(HOSTILE), safe="")


def query(chance: random.Random, parameters: tuple[str, ...]) -> str:
    return "&".join(f"{parameter}={typed(chance)}" for parameter in parameters)


def addresses(chance: random.Random) -> list[str]:
    """Return every list with every parameter, some at a time, and every path with some values."""
    found = []
    for path in (*LISTS, *API):
        parameters = [*PARAMETERS, *(OF_THE_API if path in API else ())]
        chance.shuffle(parameters)
        for first in range(0, len(parameters), 3):
            asked = query(chance, tuple(parameters[first : first + 3]))
            found.append(f"{chance.choice(('/', '/vi/')) if path in LISTS else '/'}{path}?{asked}")
    return found + [
        f"/{path.replace('{}', typed(chance))}" for path in PATHS for _time in range(10)
    ]


def test_every_address_that_can_be_typed_gives_a_page_or_says_that_there_is_none(
    client, first_collection
):
    client.raise_request_exception = False
    chance = random.Random(SEED)
    wrong = []
    for address in addresses(chance):
        path, _question, asked = address.partition("?")
        answer = client.get(path, QUERY_STRING=asked)
        if answer.status_code not in ALLOWED:
            wrong.append((answer.status_code, address[:120]))
        elif b"<script>alert(1)" in answer.content or "Set-Cookie" in answer.headers:
            wrong.append(("let through", address[:120]))
    assert wrong == []
