"""Values for tests of rendering: the two conferences of Zakopane, with the sources that differ."""

from datetime import UTC, datetime

from conferences.rendering.values import (
    CitationView,
    ClaimView,
    EditionInfo,
    EntryView,
    Fact,
    FactValue,
    NarrativeView,
    QuestionView,
    SourceView,
    WorkRef,
)

FEBRUARY = WorkRef(
    "event", "zakopane-feb", "zakopane-feb", {"en": "Zakopane conference of February 1940"}
)
DECEMBER = WorkRef(
    "event", "zakopane-dec", "zakopane-dec", {"en": "Zakopane conference of December 1939"}
)
EICHMANN = WorkRef("person", "eichmann", "adolf-eichmann", {"en": "Adolf Eichmann"})
UNPUBLISHED = WorkRef(
    "person", "zimmermann", "zimmermann", {"en": "Zimmermann"}, is_published=False
)
EDITION = EditionInfo(
    number=3,
    at=datetime(2026, 11, 3, 12, tzinfo=UTC),
    written_by=("A. Author",),
    published_by="R. Reviewer",
    address="/events/zakopane-feb/v/3/",
)


def source(key: str, short: str, issued: str = "", **fields) -> SourceView:
    values = {
        "slug": key,
        "title": f"Title of {short}",
        "language": "en",
        "type": "book",
        "evidence_kind": "secondary",
        "reference_html": f"{short}, <cite>Title of {short}</cite>.",
        "reference_text": f"{short}, Title of {short}.",
    }
    return SourceView(key=key, issued=issued, short=short, **{**values, **fields})


def cites(key: str, stance: str = "supports", **fields) -> CitationView:
    if fields.get("via"):
        fields.setdefault("consulted", "second_hand")
    return CitationView(key, stance, **fields)


def claim(key: str, *citations: CitationView, **fields) -> ClaimView:
    fields.setdefault("work", FEBRUARY)
    fields.setdefault("statement", {"en": f"Statement of {key}."})
    return ClaimView(key=key, citations=citations, **fields)


def question(key: str, *answers: str, **fields) -> QuestionView:
    fields.setdefault("text", {"en": f"Question {key}?"})
    return QuestionView(key, FEBRUARY, answers=answers, **fields)


REES = source("rees2008", "Rees 2008", "2008")
PAUL = source("paul2006", "Paul 2006", "2006")
CIH = source("cih2019", "CIH 2019", "2019-03-18", type="webpage")


def keyed(*values):
    return {value.key: value for value in values}


def entry(body: str = "", *, summary: str = "", title: str = "", **fields) -> EntryView:
    """Return an entry with a text in English, and what else a test gives it."""
    claims = fields.pop("claims", {})
    values = {
        "ref": FEBRUARY,
        "change": 7,
        "facts": (),
        "narratives": {"en": NarrativeView(title, summary, body)},
        "claims": claims,
        "own_claims": tuple(key for key in claims if claims[key].work == FEBRUARY),
        "concerning": (),
        "questions": (),
        "sources": keyed(REES, PAUL, CIH),
        "links": {(ref.kind, ref.key): ref for ref in (FEBRUARY, DECEMBER, EICHMANN, UNPUBLISHED)},
    }
    return EntryView(**{**values, **fields})


# The whole of what a page can hold, small.
BODY = """## Date

[It began on 20 February 1940]{claim=feb-date}.[^1] See [December](event:zakopane-dec).

## Place

[The villa]{claim=villa} is known [@rees2008, p. 54].

[^1]: On the calendar: *new style*.
"""
CLAIMS = keyed(
    claim(
        "feb-date",
        cites("rees2008", locator="p. 54"),
        cites("rees2008", via="cih2019"),
        property="date",
        value="1940-02-20",
        question="when",
    ),
    claim("mar-date", cites("cih2019"), property="date", value="1940-03", question="when"),
    claim(
        "villa",
        cites("rees2008", locator="p. 54"),
        cites(
            "cih2019",
            "disputes",
            quotation="dom „Pan Tadeusz”",
            quotation_language="pl",
            translation="the house Pan Tadeusz",
            translator="A. Author",
            note="Calls it a village.",
        ),
        statement={"en": "It was held in a villa."},
    ),
    claim(
        "unused",
        cites("rees2008", "mentions", locator="pp. 119–123"),
        statement={"vi": "Chưa rõ."},
    ),
    claim("dec", cites("cih2019"), work=DECEMBER, statement={"en": "Talks went on in December."}),
)
ENTRY = entry(
    BODY,
    summary="A conference at Zakopane.",
    sources=keyed(REES, CIH),
    claims=CLAIMS,
    concerning=("dec",),
    facts=(
        Fact("date", (FactValue(("feb-date",), edtf="1940-02-20"),), question="when"),
        Fact(
            "participant",
            (
                FactValue(("villa",), ref=EICHMANN, role="head"),
                FactValue(("villa",), ref=UNPUBLISHED, certainty="probable"),
            ),
        ),
        Fact("place", (), has_uncited=True),
    ),
    questions=(
        question(
            "when",
            "feb-date",
            "mar-date",
            text={"en": "When did it begin?"},
            would_settle={"en": "A dated protocol."},
        ),
    ),
    kind_words="meeting",
)

# A question with all that a source can say of an answer; one source repeats another.
COPY = source("copy1950", "Copy 1950", "1950", derived_from=("rees2008",))
OLD = source("old1940", "Old 1940", "1940-03", evidence_kind="memoir")
SOURCES = keyed(REES, PAUL, CIH, COPY, OLD)
DEC = claim(
    "dec",
    cites("rees2008", locator="p. 54"),
    cites("copy1950", via="cih2019"),
    cites("cih2019", "mentions"),
    value="1939-12",
    property="date",
    question="when",
)
FEB = claim(
    "feb",
    cites("paul2006", consulted="copy"),
    cites("old1940", "disputes", via="paul2006"),
    value="1940-02",
    property="date",
    question="when",
)
