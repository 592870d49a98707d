"""The preview and the checks of what is typed: by the reader's renderer, for whoever may write, writing nothing."""

import re

import pytest
from django.test import Client

from conferences.models import Acceptance, AcceptanceTakenBack, Citation, Claim, Event
from conferences.services.comment_anchors import Anchor
from conferences.services.comments import resolve
from sources.editorial.models import Change
from tests.conferences.admin.looking import JSON, body_of, look, make_looked_at, written
from tests.conferences.admin.posting import (
    address,
    fields_of,
    opened,
    row_of,
    signed_in,
    with_row,
)
from tests.conferences.services.commented import sent
from tests.factories.works import make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(editor):
    return make_looked_at(editor)


def test_the_preview_is_the_readers_article_of_what_is_typed_and_writes_nothing(event, editor):
    fields, before = opened(editor, event), written()
    answer = look(
        editor, event, fields, **{body_of(fields): "At last it [began anew]{claim=began}."}
    )
    said = answer.json()
    shown = re.sub(r' class="claim[^"]*"', "", said["article"])
    assert 'At last it <span id="claim-began">began anew<span class="refs">' in shown
    assert "Edition 0" not in said["article"]
    assert 'id="cite-this"' not in said["article"]
    assert said["languages"] == [["en", "English"]]
    assert said["counts"] == {"block": 0, "warn": 2, "note": 0, "fault": 0}
    assert written() == before


def test_only_what_was_touched_need_be_sent(event, editor):
    fields = opened(editor, event)
    claim = Claim.objects.get(key="ended")
    old = row_of(fields, claim)
    sent = {
        name: value
        for name, value in fields.items()
        if "-" not in name or name.startswith("change-")
    }
    sent |= {
        f"claims-0{name.removeprefix(old)}": value
        for name, value in fields.items()
        if name.startswith(f"{old}-")
    }
    sent |= {
        "claims-TOTAL_FORMS": "1",
        "claims-INITIAL_FORMS": "1",
        "claims-0-citations-0-DELETE": "on",
    }
    said = look(editor, event, sent).json()
    assert said["counts"] == {"block": 1, "warn": 1, "note": 0, "fault": 0}
    assert f'data-member="{claim.pk}"' in said["checks"]
    assert 'id="claim-began"' in said["article"]


def test_what_cannot_be_stored_is_told_and_the_rest_is_shown(event, editor):
    fields = opened(editor, event)
    said = look(editor, event, fields, title="Typed", date="about Easter").json()
    assert ">Typed</h1>" in said["article"]
    assert said["counts"]["fault"] == 1
    assert 'data-at="id_date"' in said["checks"]


def test_a_work_that_is_not_saved_yet_is_shown_too(event, editor):
    fields = opened(editor, Event, "add")
    fields = with_row(
        fields,
        "claims",
        key="new-claim",
        statement_en="It was planned.",
        position="1",
        rank="normal",
    )
    fields |= {"title": "Another conference", "key": "another", "event_kind": "meeting"}
    before = written()
    where = f"/admin/conferences/event/{fields['change-key']}/preview/"
    said = signed_in(editor).post(where, fields, headers=JSON).json()
    assert ">Another conference</h1>" in said["article"]
    assert "It was planned." in said["article"]
    assert said["counts"]["block"] == 1
    assert 'data-prefix="claims-0"' in said["checks"]
    assert written() == before
    assert signed_in(editor).get(where).status_code == 200


def test_a_new_claim_stands_with_the_citation_that_is_typed_into_it(event, editor):
    fields = opened(editor, event)
    fields = with_row(
        fields, "claims", key="third", statement_en="Third.", position="3", rank="normal"
    )
    cited = str(Citation.objects.first().source_id)
    row = {
        "id": "",
        "source": cited,
        "stance": "supports",
        "consulted": "original",
        "locator": "p. 60",
    }
    fields |= {f"claims-2-citations-0-{name}": value for name, value in row.items()}
    fields |= {"claims-2-citations-TOTAL_FORMS": "1", "claims-2-citations-0-position": "1"}
    said = look(editor, event, fields).json()
    assert "p. 60" in said["article"]
    assert said["counts"] == {"block": 0, "warn": 3, "note": 0, "fault": 0}


def test_a_source_is_shown_as_a_bibliography_would_have_it(editor):
    source = make_source(editor, "Behind Closed Doors", publisher="BBC Books")
    fields = opened(editor, source)
    said = look(editor, source, fields, publisher="Another House").json()
    assert "Another House" in said["article"]
    assert "BBC Books" not in said["article"]


def test_e8_nobody_without_the_right_hears_of_preview_or_checks(event, editor, reader, stranger):
    fields, before = opened(editor, event), written()
    for page in ("preview", "checks"):
        answers = [
            client.post(address(event, page), fields, headers=JSON).status_code
            for client in (Client(), signed_in(reader), signed_in(stranger))
        ]
        assert answers == [404, 404, 404]
        assert Client().get(address(event, page)).status_code == 404
        assert signed_in(editor).post(address(event, page), fields).status_code == 200
    assert signed_in(editor).get(address(event, "checks")).status_code == 405
    assert Client(enforce_csrf_checks=True).post(address(event, "preview")).status_code == 403
    assert written() == before


def test_the_preview_is_framed_by_the_form_alone_and_runs_nothing(event, editor):
    answer = signed_in(editor).get(address(event, "preview"))
    policy = dict(
        part.strip().partition(" ")[::2] for part in answer["Content-Security-Policy"].split(";")
    )
    assert (
        policy["sandbox"] == "allow-same-origin allow-forms allow-top-navigation-by-user-activation"
    )
    assert policy["frame-ancestors"] == "'self'"
    assert policy["default-src"] == "'none'"
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert answer["Cache-Control"] == "no-store"
    form = signed_in(editor).get(address(event))
    assert "frame-src 'self'" in form["Content-Security-Policy"]
    assert form["X-Frame-Options"] == "DENY"


def test_without_script_the_preview_is_a_page_from_which_all_that_was_typed_goes_back(
    event, editor
):
    fields = opened(editor, event)
    fields = with_row(fields, "claims", key="third", statement_en="Not saved <yet>.", position="3")
    fields |= {"title": "Half a\nthought", "change-summary": "Not yet said"}
    before = written()
    answer = look(editor, event, fields, headers={}, _preview="1")
    page = answer.content.decode()
    assert "Nothing was saved." in page
    assert f'action="{address(event)}"' in page
    client = signed_in(editor)
    typed = {name: value for name, value in fields.items() if name != "_preview"}
    again = client.post(address(event), {**typed, "_back": "1"})
    shown = fields_of(again)
    assert again.status_code == 200
    assert shown["claims-2-statement_en"] == "Not saved <yet>."
    assert shown["change-summary"] == "Not yet said"
    assert again.context["errors"] == []
    assert written() == before


def test_without_script_the_form_comes_back_with_what_the_checks_found(event, editor):
    fields = opened(editor, event)
    citation = row_of(fields, Citation.objects.get(claim__key="ended"))
    bare = row_of(fields, Claim.objects.get(key="ended"))
    before = written()
    answer = look(
        editor, event, fields, "checks", headers={},
        **{f"{citation}-DELETE": "on", "date": "soon", "title": "Typed"},
    )  # fmt: skip
    page = answer.content.decode()
    assert "Cannot be saved yet" in page
    assert 'href="#id_date"' in page
    assert "The claim ended has no citation" in page
    assert f'href="#id_{bare}-statement_0"' in page
    (row,) = (
        row
        for view in answer.context["groups"]
        for formset in view.formsets
        for row in formset.forms
        if row.prefix == bare
    )
    assert row.is_open
    assert fields_of(answer)["title"] == "Typed"
    assert written() == before


def test_a_warning_is_accepted_from_the_form_and_what_blocks_is_not(event, editor):
    fields = opened(editor, event)
    found = look(editor, event, fields, "checks").json()["checks"]
    signature = found.split('name="_accept" value="')[1].split('"')[0]
    said = look(editor, event, fields, "checks", _accept=signature, **{f"accept-{signature}": "no"})
    assert "Not accepted: Say in 10 to 500 characters" in said.json()["checks"]
    assert not Acceptance.objects.exists()
    reason = "No other archive was kept."
    said = look(
        editor, event, fields, "checks", _accept=signature, **{f"accept-{signature}": reason}
    )
    assert said.json()["counts"]["warn"] == 1
    assert reason in said.json()["checks"]
    assert Acceptance.objects.get().by == editor
    for refused in (False, True):
        said = look(editor, event, fields, "checks", _take_back=signature).json()
        assert said["counts"]["warn"] == 2
        assert ("Not taken back: This is not accepted any more" in said["checks"]) is refused
    assert AcceptanceTakenBack.objects.get().by == editor
    assert Change.objects.filter(work_id=event.pk).count() == 6


def test_open_comments_and_the_latest_changes_stand_beside_the_form(event, editor, reviewer):
    whole = Anchor(6)
    comment = sent(event, reviewer, whole, text="Which archive is it?")
    resolve(sent(event, reviewer, whole, text="Settled by now."), by=reviewer)
    page = signed_in(editor).get(address(event))
    panel = page.context["panel"]
    assert (panel.thread_count, [one.thread.opening.pk for one in panel.threads]) == (
        1,
        [comment.pk],
    )
    assert [change.number for change in panel.changes] == [6, 5, 4, 3, 2, 1]
    text = page.content.decode()
    assert f"/comments/#comment-{comment.pk}" in text
    assert 'data-panel="comments">Comments <span class="desk-number">1</span>' in text
    assert 'data-panel="history">History <span class="desk-number">6</span>' in text
