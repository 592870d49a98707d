"""Who gets in, by what, and what is there for whom."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.utils import timezone

from conferences.models import ApiToken
from sources.editorial.models import Change
from tests.conferences.desk_api.programs import DESK, Program, at, faults
from tests.factories.works import make_claim, make_event, make_source

pytestmark = pytest.mark.django_db

RESTS = ("", "changes/", "changes/1/", "compare/1/1/")
POSTS = ("undo/1/", "restore/1/")
BODY = {"summary": "Corrected.", "work": {"note": "x"}}


def asked(event):
    """Every address with every method that it takes."""
    for rest in RESTS:
        yield "GET", at(event, rest), None
    yield "GET", "/events/", None
    for rest in POSTS:
        yield "POST", at(event, rest), {"summary": "Corrected."}
    yield "PATCH", at(event), BODY
    yield "PUT", at(event), BODY
    yield "DELETE", at(event) + "?summary=Twice.", None
    yield "POST", "/events/", {"summary": "Enters it.", "work": {"title": "x"}}
    yield "POST", "/batch/", {"summary": "Enters it.", "works": []}


def test_nobody_gets_in_without_a_token_or_a_session(editor):
    event = make_event(editor)
    program = Program(editor)
    program.client = Client()
    for method, address, body in asked(event):
        answer = program.send(method, address, body)
        assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (
            401,
            'Bearer realm="desk"',
        )
        assert answer.json()["detail"] == "Send a token: Authorization: Bearer …"
    assert Change.objects.count() == 1


@pytest.mark.parametrize("name", ["reader", "stranger"])
def test_to_accounts_without_the_right_nothing_is_there(request, editor, name):
    event = make_event(editor, title="Canary")
    program = Program(request.getfixturevalue(name))
    for method, address, body in asked(event):
        answer = program.send(method, address, body, If_Match=Program(editor).etag(event))
        assert answer.status_code == 404
        assert answer.json() == {
            "type": "about:blank",
            "title": "Not Found",
            "status": 404,
            "detail": "There is nothing here.",
        }
    assert Change.objects.count() == 1


def test_right_to_one_kind_opens_no_other(editor, stranger):
    event, source = make_event(editor), make_source(editor)
    stranger.user_permissions.add(Permission.objects.get(codename="view_source"))
    program = Program(stranger)
    assert program.get(at(source)).status_code == 200
    assert program.get(at(event)).status_code == 404
    body = {"summary": "Corrected.", "work": {"note": "x"}}
    answer = program.send("PATCH", at(source), body, If_Match=program.etag(source))
    assert (answer.status_code, faults(answer)) == (
        403,
        {"": "Your account may not change a source."},
    )
    made = program.make("source", {"title": "x", "type": "book"})
    assert (made.status_code, faults(made)) == (403, {"": "Your account may not add a source."})


def test_right_to_a_work_is_not_one_to_each_kind_of_its_members(editor, stranger):
    event = make_event(editor)
    make_claim(event, editor, key="began")
    for code in ("view_event", "change_event", "change_claim"):
        stranger.user_permissions.add(Permission.objects.get(codename=code))
    program = Program(stranger)
    answer = program.patch(
        event,
        {
            "claims": [
                {"key": "began", "value": "1940"},
                {"key": "new", "statement": {"en": "It was said."}},
            ]
        },
    )
    assert answer.status_code == 403
    assert faults(answer) == {"/work/claims/1": "Your account may not do this to a claim."}
    answer = program.patch(event, {"claims": [{"key": "began", "_delete": True}]})
    assert (answer.status_code, faults(answer)) == (
        403,
        {"/work": "Your account may not do this to a claim."},
    )
    assert program.patch(event, {"claims": [{"key": "began", "value": "1940"}]}).status_code == 200


def test_reviewer_reads_and_writes_like_an_editor(reviewer, editor):
    event = make_event(editor)
    assert Program(reviewer).patch(event, {"note": "Seen."}).status_code == 200


def test_token_that_reads_only_writes_nothing(editor):
    event = make_event(editor)
    program = Program(editor, is_read_only=True)
    tag = program.etag(event)
    for method, address, body in asked(event):
        answer = program.send(method, address, body, If_Match=tag)
        assert answer.status_code == (200 if method == "GET" else 403)
    assert Change.objects.count() == 1


def test_token_has_the_rights_of_its_account_at_the_time(editor):
    event, program = make_event(editor), Program(editor)
    assert program.get(at(event)).status_code == 200
    editor.groups.clear()
    assert program.get(at(event)).status_code == 404
    User.objects.filter(pk=editor.pk).update(is_active=False)
    assert program.get(at(event)).status_code == 401


def test_token_that_is_over_wrong_or_revoked_opens_nothing(editor):
    event = make_event(editor)
    for change in (
        {"expires_at": timezone.now() - timedelta(seconds=1)},
        {"revoked_at": timezone.now()},
    ):
        program = Program(editor)
        assert program.get(at(event)).status_code == 200
        ApiToken.objects.update(**change)
        answer = program.get(at(event))
        assert answer.status_code == 401
        assert (
            answer.json()["detail"] == "This token is not valid: it is wrong, revoked, or expired."
        )
    for header in ("Bearer", "Bearer x", "Bearer x y", "Bearer " + "x" * 5000, "Bearer é"):
        answer = Client().get(DESK + at(event), headers={"Authorization": header})
        assert answer.status_code == 401


def test_key_itself_is_kept_nowhere(editor):
    token, key = ApiToken.issue(editor, "Import", days=1, is_read_only=True)
    assert key.startswith("variorum_")
    assert len(key) == 52
    token.refresh_from_db()
    assert key not in str(vars(token))


def test_wrong_tokens_are_slowed_down_and_right_ones_let_in(editor):
    event, program = make_event(editor), Program(editor)
    wrong = Client(headers={"Authorization": "Bearer variorum_wrong"})
    statuses = [wrong.get(DESK + at(event)).status_code for _number in range(31)]
    assert statuses == [401] * 30 + [429]
    answer = wrong.get(DESK + at(event))
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "600")
    assert program.get(at(event)).status_code == 200


def test_session_reads_and_writes_with_the_token_of_its_form_alone(editor):
    event = make_event(editor)
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    answer = client.get(DESK + at(event))
    assert answer.status_code == 200
    asked = {"content_type": "application/json", "headers": {"If-Match": answer.headers["ETag"]}}
    refused = client.patch(DESK + at(event), BODY, **asked)
    assert refused.status_code == 403
    assert refused.json()["detail"].startswith("CSRF Failed")
    client.get("/admin/tokens/")
    asked["headers"]["X-CSRFToken"] = client.cookies["csrf"].value
    assert client.patch(DESK + at(event), BODY, **asked).status_code == 200


def test_answers_are_kept_by_no_cache_and_no_search(editor):
    event, program = make_event(editor), Program(editor)
    for address in (at(event), "/events/", at(event, "changes/"), f"/events/{editor.pk}/"):
        answer = program.get(address)
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers.get("Access-Control-Allow-Origin") is None
        if answer.status_code == 200:
            assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"


def test_other_methods_and_parameters_are_refused(editor):
    event, program = make_event(editor), Program(editor)
    assert program.send("POST", at(event), BODY).status_code == 405
    assert program.send("PATCH", at(event, "changes/"), BODY).status_code == 405
    answer = program.get(at(event) + "?expand=drafts")
    assert (answer.status_code, answer.json()["errors"]) == (
        400,
        [{"parameter": "expand", "detail": "There is no such parameter here."}],
    )
    assert program.get("/events/?event_kind=picnic").status_code == 400
    assert program.get(at(event), Accept="text/html").status_code == 406
    for rest in (
        "changes/0/",
        "changes/2/",
        "compare/1/2/",
        "compare/0/1/",
        "changes/99999999999/",
    ):
        assert program.get(at(event, rest)).status_code == 404
