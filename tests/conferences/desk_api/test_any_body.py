"""Whatever is sent is recorded whole or refused by name: never an error of ours, never half."""

import json
import random

import pytest

from sources.editorial.models import Change, MemberVersion
from sources.editorial.verification import verify_all
from tests.conferences.desk_api.programs import Program, at
from tests.factories.works import (
    make_citation,
    make_claim,
    make_event,
    make_narrative,
    make_person,
    make_place,
    make_source,
)

pytestmark = [pytest.mark.django_db, pytest.mark.exhaustive]

ODD = [
    None, True, False, 0, 1, -1, 2**31, 2**63, 10**30, 1.5, 1e308, "", " ", "x", "1940", "1940-99",
    "a\u0000b", "\ud800", "\u202e", "e\u0301", "x" * 400, "en", "normal", "supports", "Latn",
    [], {}, [[]], [{}], {"en": "It met."}, {"en": 1}, {"xx": "x"}, {"en": "\u0000"}, {"id": "x"},
    [{"_delete": True}], "🙂", "../..", "00000000-0000-0000-0000-000000000000", "NaN", "1e5",
    "90.00001", "%s", "'; DROP TABLE x; --", "zakopane-conference",
]  # fmt: skip
EVENT = (
    "id", "title", "event_kind", "in_series", "key", "slug", "date", "date_words", "note", "names", "event_places",
    "participations", "questions", "claims", "inquiries", "narratives", "relations", "readings", "_delete", "earliest",
    "label", "work_ptr",
)  # fmt: skip
MEMBER = (
    "id", "_delete", "key", "position", "statement", "question", "property", "value", "value_words", "rank",
    "rank_reason", "standing_override", "standing_reason", "evidence_wanted", "evidence_wanted_since",
    "note", "citations", "concerns", "text", "language",
    "script", "kind", "period", "is_official", "place", "person", "role", "side", "certainty", "claim", "to_event",
    "title", "summary", "body", "made_from", "is_ready", "is_exclusive", "would_settle", "work", "folded",
    "gist", "choices", "parts", "accounts", "archive", "organisation", "extent", "years", "sought", "made_by",
    "made_on", "result",
)  # fmt: skip
CITATION = (
    "id", "_delete", "source", "via", "locator", "stance", "quotation", "quotation_language", "translation",
    "translator", "note", "consulted", "position", "claim",
)  # fmt: skip
LISTS = (
    "names",
    "event_places",
    "participations",
    "questions",
    "claims",
    "inquiries",
    "narratives",
    "relations",
    "readings",
)


class Drawn:
    """Bodies that are partly right: real ids and keys among odd values, rows inside rows."""

    def __init__(self, seed, ids):
        self.draw, self.ids = random.Random(seed), ids

    def value(self):
        return self.draw.choice(self.ids) if self.draw.random() < 0.3 else self.draw.choice(ODD)

    def row(self, names, most):
        found = {name: self.value() for name in self.draw.sample(names, self.draw.randint(0, most))}
        if "citations" in names and self.draw.random() < 0.3:
            found["citations"] = [self.row(CITATION, 6) for _n in range(self.draw.randint(0, 2))]
        return found

    def work(self):
        found = self.row(EVENT, 4)
        for name in self.draw.sample(LISTS, self.draw.randint(0, 3)):
            found[name] = [self.row(MEMBER, 8) for _n in range(self.draw.randint(0, 3))]
        return found

    def body(self):
        found = {"summary": "Corrected.", "work": self.work()}
        if self.draw.random() < 0.25:
            found["work"] = {"title": "Zakopane", **self.row(("note", "date", "title", "names"), 1)}
        if self.draw.random() < 0.1:
            found[self.draw.choice(["summary", "work", "id", "x"])] = self.value()
        return found


@pytest.mark.parametrize("seed", range(3))
def test_no_body_is_an_error_of_ours_or_half_recorded(editor, seed):
    program, source = Program(editor), make_source(editor)
    event, other = make_event(editor), make_event(editor, title="Lwów")
    claim = make_claim(event, editor, key="own")
    members = (
        claim,
        make_citation(claim, source, editor),
        make_narrative(event, editor, "It met."),
        make_claim(other, editor, key="foreign"),
    )
    works = (event, other, source, make_person(editor), make_place(editor))
    ids = [str(row.pk) for row in (*works, *members)] + ["own", "foreign", source.key]
    drawn = Drawn(seed, ids)
    statuses = set()
    before, tag = (Change.objects.count(), MemberVersion.objects.count()), program.etag(event)
    for number in range(300):
        answer = one(program, drawn, event, number, tag)
        statuses.add(answer.status_code)
        assert answer.status_code < 500
        after = (Change.objects.count(), MemberVersion.objects.count())
        if answer.status_code >= 300:
            assert after == before
            assert answer.headers["Content-Type"] == "application/problem+json"
            json.loads(answer.content)
        else:
            assert after[0] - before[0] in (0, 1)
            before, tag = after, program.etag(event)
    assert {200, 201, 422} <= statuses
    assert list(verify_all()) == []


def one(program, drawn, event, number, tag):
    body = json.dumps(drawn.body()).encode()
    if number % 3 == 0:
        return program.send("POST", "/events/", body)
    return program.send("PUT" if number % 7 == 0 else "PATCH", at(event), body, If_Match=tag)


def test_no_batch_is_an_error_of_ours_or_half_recorded(editor):
    program, event = Program(editor), make_event(editor)
    drawn = Drawn(7, [str(event.pk), event.key])
    names = ("do", "kind", "id", "base", "work", "x")
    for _number in range(300):
        before = Change.objects.count()
        works = [
            {
                **drawn.row(names, 2),
                "do": drawn.draw.choice(["create", "patch", "put", "delete"]),
                "kind": "event",
                **({"work": drawn.work()} if drawn.draw.random() < 0.8 else {}),
                **(
                    {"id": str(event.pk), "base": program.etag(event).strip('"')}
                    if drawn.draw.random() < 0.4
                    else {}
                ),
            }
            for _row in range(drawn.draw.randint(0, 3))
        ]
        answer = program.send(
            "POST", "/batch/", json.dumps({"summary": "Corrected.", "works": works}).encode()
        )
        assert answer.status_code < 500
        if answer.status_code >= 300:
            assert Change.objects.count() == before
        if program.get(at(event)).status_code == 410:
            event = make_event(editor)
    assert list(verify_all()) == []
