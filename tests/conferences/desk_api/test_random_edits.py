"""Random edits through the API leave what a plain model of them says, and a history that holds."""

import random
from copy import deepcopy

import pytest

from sources.editorial.models import Change
from sources.editorial.verification import verify_all
from tests.conferences.desk_api.programs import Program, at
from tests.factories.works import make_event, make_place, make_source

pytestmark = [pytest.mark.django_db, pytest.mark.exhaustive]

CLAIM = {
    "position": 0, "statement": {}, "question": None, "property": "", "value": "", "value_words": {},
    "rank": "normal", "rank_reason": "", "standing_override": "", "standing_reason": "",
    "evidence_wanted": "", "evidence_wanted_since": "", "note": "",
    "citations": [], "concerns": [],
}  # fmt: skip
CITATION = {
    "position": 0, "via": None, "locator": "", "stance": "supports", "quotation": "",
    "quotation_language": "", "translation": "", "translator": "", "note": "", "consulted": "original",
}  # fmt: skip
WORDS = ("", "Łódź", "p. 54", "It met.", "Кра́ков", "“a” & <b>")


class Model:
    """What the work should be, kept as the same documents, by keys and locators alone."""

    def __init__(self, source):
        self.source = str(source.pk)
        self.fields = {"title": "Zakopane conference", "note": "", "date": ""}
        self.claims: dict[str, dict] = {}

    def seen(self, work) -> None:
        """Compare with what the API tells."""
        assert {name: work[name] for name in self.fields} == self.fields
        told = {}
        for claim in deepcopy(work["claims"]):
            key = claim.pop("key")
            del claim["id"]
            cited = {each.pop("locator"): each for each in claim.pop("citations")}
            told[key] = {
                **claim,
                "citations": {
                    place: {**each, "id": None, "position": 0} for place, each in cited.items()
                },
                "position": 0,
            }
        expected = {
            key: {
                **claim,
                "citations": {
                    locator: {**CITATION, **each, "source": self.source, "id": None}
                    for locator, each in claim["citations"].items()
                },
            }
            for key, claim in self.claims.items()
        }
        for claim in expected.values():
            for each in claim["citations"].values():
                each.pop("locator")
        assert told == expected


def edit(draw: random.Random, model: Model, work) -> dict:
    """Draw an edit: put it into the model, and return it as it is sent."""
    sent: dict = {}
    if draw.random() < 0.4:
        name = draw.choice(["title", "note"])
        value = draw.choice(WORDS[1:])
        sent[name] = model.fields[name] = value
        if name == "title" or name == "note":
            model.fields[name] = " ".join(value.split()) if name == "title" else value
    if draw.random() < 0.3:
        sent["date"] = model.fields["date"] = draw.choice(["", "1940", "1939-11~", "1940-02-20"])
    claims = [
        row for row in (claim_edit(draw, model, work) for _n in range(draw.randint(0, 3))) if row
    ]
    if claims:
        sent["claims"] = claims
    return sent


def claim_edit(draw, model, work):
    key = f"c{draw.randint(0, 7)}"
    if key in model.touched:
        return None
    model.touched.add(key)
    stored = next((each for each in work["claims"] if each["key"] == key), None)
    # A row is addressed by its key or by its id.
    row = {"key": key} if stored is None or draw.random() < 0.5 else {"id": stored["id"]}
    if stored is not None and draw.random() < 0.2:
        del model.claims[key]
        return {**row, "_delete": True}
    claim = model.claims.setdefault(key, {**deepcopy(CLAIM), "citations": {}})
    if stored is None or draw.random() < 0.5:
        row["statement"] = claim["statement"] = {"en": draw.choice(WORDS[1:])}
    if draw.random() < 0.5:
        row["value"] = claim["value"] = draw.choice(WORDS[:3])
    if draw.random() < 0.6:
        row["citations"] = [citation_edit(draw, model, claim, stored)]
    return row


def citation_edit(draw, model, claim, stored):
    held = {each["locator"]: each["id"] for each in stored["citations"]} if stored else {}
    locator = draw.choice(["p. 1", "p. 2", "p. 3"])
    if locator in held:
        if draw.random() < 0.4:
            del claim["citations"][locator]
            return {"id": held[locator], "_delete": True}
        note = draw.choice(WORDS)
        claim["citations"][locator]["note"] = note
        return {"id": held[locator], "note": note}
    claim["citations"][locator] = {"note": ""}
    return {"source": model.source, "locator": locator}


@pytest.mark.parametrize("seed", range(6))
def test_three_hundred_edits_leave_what_they_should(editor, seed):
    draw, program = random.Random(seed), Program(editor)
    event, model = make_event(editor), Model(make_source(editor))
    make_place(editor)
    work, tag = program.get(at(event)).json()["work"], program.etag(event)
    for _number in range(50):
        model.touched = set()
        before = (deepcopy(model.fields), deepcopy(model.claims))
        sent = edit(draw, model, work)
        answer = program.patch(event, sent, base=tag)
        assert answer.status_code == 200, (sent, answer.content)
        has_changed = before != (model.fields, model.claims)
        assert (answer.headers["ETag"] != tag) == has_changed
        tag, work = answer.headers["ETag"], answer.json()["work"]
        model.seen(work)
    assert program.get(at(event)).json()["work"] == work
    numbers = (
        Change.objects.filter(work_id=event.pk).order_by("number").values_list("number", flat=True)
    )
    assert list(numbers) == list(range(1, len(numbers) + 1))
    assert list(verify_all()) == []
