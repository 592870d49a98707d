"""What machines are told: the vocabulary of schema.org, and nothing disputed as plain fact."""

import json
from datetime import UTC, datetime

import pytest
from django.utils import translation
from pydantic import ValidationError

from conferences.rendering.linked_data import StatedClaim, StatedText, StatedWork, linked_data
from conferences.rendering.values import EditionInfo
from tests.conferences.rendering.schema_org import models_of

SITE = "https://example.org"
EDITION = EditionInfo(
    number=3,
    at=datetime(2026, 11, 3, 10, 0, tzinfo=UTC),
    written_by=("A. Writer", "B. Writer"),
    published_by="C. Reviewer",
    address="/events/zakopane-feb/v/3/",
    site_name="Variorum",
    site_address=SITE,
)
TEXT = StatedText("en", "Zakopane conference", "It began in February.")
EVENT = f"{SITE}/events/zakopane-feb/#it"
PAGE = f"{SITE}/events/zakopane-feb/v/3/"


def value(standing: str = "agreed", **given) -> dict:
    return {"edtf": "", "words": {}, "ref": None, "claims": [], "standing": standing, **given}


def naming(kind: str, key: str, standing: str = "agreed", **given) -> dict:
    ref = {"kind": kind, "key": key, "slug": key, "titles": {"en": key.title()}}
    return value(standing, ref=ref, **given)


def fact(kind: str, *values: dict, standing: str = "agreed") -> dict:
    return {"kind": kind, "question": "", "standing": standing, "values": list(values)}


def claim(key: str, standing: str = "disputed", **given) -> StatedClaim:
    data = {
        "statement": {"en": f"Statement of {key}."},
        "standing_words": {"en": f"{standing}: 3 sources say 20 February 1940"},
        "citations": [
            {
                "source": "rees",
                "source_short": "Rees 2008",
                "locator": "p. 54",
                "stance": "supports",
            }
        ],
    }
    return StatedClaim(
        key, given.get("question", "when"), given.get("property", "date"), standing, data
    )


def told(*facts: dict, claims=(), kind: str = "event", text: StatedText = TEXT, licence="") -> dict:
    """Return what is told, once it was found valid."""
    work = StatedWork(kind, "zakopane-feb", facts, claims)
    with translation.override(text.language):
        data = json.loads(linked_data(work, text, EDITION, licence))
    models_of(data)
    return data


def subject(*facts: dict, **given) -> dict:
    """Return the properties of the subject that come from its facts."""
    node = told(*facts, **given)["@graph"][1]
    return {name: node[name] for name in node.keys() - {"@type", "@id", "name", "url"}}


def test_an_entry_is_an_article_about_an_event_with_claims():
    assert told(fact("date", value("disputed", edtf="1940-02-20", claims=["began"])), claims=[claim("began")]) == {
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "ScholarlyArticle",
                "@id": PAGE,
                "url": PAGE,
                "headline": "Zakopane conference",
                "inLanguage": "en",
                "version": "3",
                "datePublished": "2026-11-03T10:00:00+00:00",
                "author": [
                    {"@type": "Person", "name": "A. Writer"},
                    {"@type": "Person", "name": "B. Writer"},
                ],
                "editor": {"@type": "Person", "name": "C. Reviewer"},
                "publisher": {"@type": "Organization", "name": "Variorum", "url": f"{SITE}/"},
                "isPartOf": {"@type": "WebSite", "name": "Variorum", "url": f"{SITE}/"},
                "about": {"@id": EVENT},
                "description": "It began in February.",
            },
            {
                "@type": "Event",
                "@id": EVENT,
                "name": "Zakopane conference",
                "url": f"{SITE}/events/zakopane-feb/",
            },
            {
                "@type": "Claim",
                "@id": f"{PAGE}#claim-began",
                "text": "Statement of began.",
                "description": "disputed: 3 sources say 20 February 1940",
                "creativeWorkStatus": {
                    "@type": "DefinedTerm",
                    "name": "disputed",
                    "url": f"{SITE}/about/#disputed",
                },
                "about": {"@id": EVENT},
                "appearance": {"@id": PAGE},
                "citation": ["Rees 2008, p. 54: supports"],
            },
        ],
    }  # fmt: skip


SURE = [
    ("1940-02-20", {"startDate": "1940-02-20", "endDate": "1940-02-20"}),
    ("1939-12-08/1939-12-09", {"startDate": "1939-12-08", "endDate": "1939-12-09"}),
    # What is not a day is told in words alone.
    ("1940-02", {}),
    ("1940-02-20~", {}),
    ("1940-02-20?/1940-02-25", {}),
    ("../1940-02-20", {}),
]


@pytest.mark.parametrize(("edtf", "properties"), SURE)
def test_a_date_is_told_to_the_day_or_not_at_all(edtf, properties):
    assert subject(fact("date", value(edtf=edtf))) == properties


@pytest.mark.parametrize("standing", ["disputed", "unsupported"])
def test_what_is_disputed_or_unsupported_is_no_property(standing):
    facts = [
        fact("date", value(standing, edtf="1940-02-20"), standing=standing),
        fact("place", naming("place", "zakopane", standing), standing=standing),
        fact("participant", naming("person", "eichmann", standing), standing=standing),
        fact("part_of", naming("event", "series", standing), standing=standing),
    ]
    assert subject(*facts) == {}


def test_of_two_dates_none_is_told():
    both = [value(edtf="1940-02-20"), value(edtf="1940-03-20")]
    assert subject(fact("date", *both)) == {}


def test_participants_that_are_certain_are_told_and_the_others_are_not():
    facts = fact(
        "participant",
        naming("person", "eichmann"),
        naming("person", "litvinov", "one source"),
        naming("person", "zimmermann", certainty="probable"),
        naming("person", "terek", "disputed"),
        naming("person", "muller", rank="deprecated"),
        standing="disputed",
    )
    assert subject(facts) == {
        "attendee": [
            {"@type": "Person", "@id": f"{SITE}/people/eichmann/#it", "name": "Eichmann"},
            {"@type": "Person", "@id": f"{SITE}/people/litvinov/#it", "name": "Litvinov"},
        ]
    }


@pytest.mark.parametrize(
    ("standing", "said"), [("disputed", True), ("unsupported", True), ("agreed", False)]
)
def test_an_event_that_may_not_have_been_says_so(standing, said):
    existence = claim("existed", standing, property="existence")
    words = {"disambiguatingDescription": "Whether this took place is disputed."}
    assert subject(claims=[existence]) == (words if said else {})


PERSON = [
    fact("born", value(edtf="1906-03-19")),
    fact("died", value("disputed", edtf="1962-05-31"), standing="disputed"),
    fact("name", value("", words={"de": "Otto Adolf Eichmann"})),
    fact("affiliation", naming("organisation", "rsha")),
]
PLACE = [
    fact("coordinates", value("", words={"und": "49.299, 19.949"})),
    fact("within", naming("place", "general-government", "")),
    fact("name", value("", words={"pl": "Lwów"}), value("", words={"uk": "Львів"})),
]
SOURCE = [
    fact("creator", value("", words={"und": "Laurence Rees"})),
    fact("isbn", value("", words={"und": "978-0-563-49335-8"})),
    fact("url", value("", words={"und": "https://example.org/book"})),
    fact("type", value("", words={"en": "book", "vi": "sách"})),
]
KINDS = [
    ("person", PERSON, {
        "birthDate": "1906-03-19",
        "alternateName": "Otto Adolf Eichmann",
        "affiliation": {
            "@type": "Organization", "@id": f"{SITE}/organisations/rsha/#it", "name": "Rsha",
        },
    }),
    ("place", PLACE, {
        "geo": {"@type": "GeoCoordinates", "latitude": "49.299", "longitude": "19.949"},
        "containedInPlace": {
            "@type": "Place",
            "@id": f"{SITE}/places/general-government/#it",
            "name": "General-Government",
        },
        "alternateName": ["Lwów", "Львів"],
    }),
    ("organisation", [fact("full_name", value("", words={"und": "Reichssicherheitshauptamt"}))], {
        "legalName": "Reichssicherheitshauptamt",
    }),
    ("source", SOURCE, {
        "creditText": "Laurence Rees",
        "identifier": "978-0-563-49335-8",
        "sameAs": "https://example.org/book",
    }),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "facts", "properties"), KINDS)
def test_works_of_other_kinds(kind, facts, properties):
    assert subject(*facts, kind=kind) == properties


def test_claims_that_answer_nothing_and_carry_nothing_are_left_to_the_text():
    alone = claim("aside", "agreed", question="", property="")
    assert len(told(claims=[alone])["@graph"]) == 2
    carried = fact("place", naming("place", "zakopane", claims=["aside"]))
    assert len(told(carried, claims=[alone])["@graph"]) == 3


def test_in_vietnamese_the_words_and_addresses_are():
    data = told(claims=[claim("began", "one source")], text=StatedText("vi", "Hội nghị", ""))
    article, event, stated = data["@graph"]
    assert (article["inLanguage"], article["headline"]) == ("vi", "Hội nghị")
    assert "description" not in article
    assert (event["@id"], event["url"]) == (EVENT, f"{SITE}/vi/events/zakopane-feb/")
    assert stated["creativeWorkStatus"] == {
        "@type": "DefinedTerm",
        "name": "một nguồn",
        "url": f"{SITE}/vi/about/#one-source",
    }


def test_the_licence_is_told_where_there_is_one():
    licence = "https://creativecommons.org/licenses/by/4.0/"
    assert told(licence=licence)["@graph"][0]["license"] == licence


def test_no_text_can_leave_the_element_it_stands_in():
    hostile = "</script><!--<script>\u2028alert(1)]]>&\x00\x1b\"'\\"
    text = StatedText("en", hostile, hostile)
    raw = linked_data(StatedWork("event", "zakopane-feb", [], []), text, EDITION, "")
    assert not set("<>&\u2028\x00\x1b") & set(raw)
    name = json.loads(raw)["@graph"][1]["name"]
    assert name == "</script><!--<script>\u2028alert(1)]]>&\ufffd\ufffd\"'\\"


BAD = [
    {"@type": "Event", "@id": "x", "beganOn": "1940"},
    {"@type": "Event", "@id": "x", "location": {"@type": "Person", "name": "x"}},
    {"@type": "Claim", "@id": "x", "appearance": "x"},
]


@pytest.mark.parametrize("node", BAD)
def test_the_check_of_the_vocabulary_can_fail(node):
    with pytest.raises(ValidationError):
        models_of({"@context": "https://schema.org", "@graph": [node]})
