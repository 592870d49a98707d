"""The page on which a reviewer decides: bound to what it showed, closed to everybody else."""

import pytest
from django.urls import reverse

from conferences.models import Edition
from sources.editorial.models import Change
from tests.factories.works import make_citation, make_claim, make_event, make_narrative, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(editor):
    event = make_event(editor, "Zakopane conference")
    claim = make_claim(event, editor, "began")
    make_citation(claim, make_source(editor), editor)
    make_narrative(event, editor, "It [began on 20 February 1940]{claim=began}.")
    return event


def address(event, kind: str = "event") -> str:
    return reverse("review:publish", args=[kind, event.pk])


def decision(event, **fields) -> dict[str, str]:
    change = Change.objects.filter(work_id=event.pk).order_by("-number").first()
    return {
        "change": str(change.number),
        "digest": change.digest,
        "edition": str(Edition.objects.filter(work_id=event.pk).count() + 1),
        "summary": "First edition.",
        **fields,
    }


def test_a_reviewer_reads_the_proof_and_publishes_it(client, event, reviewer):
    client.force_login(reviewer)
    page = client.get(address(event))
    assert page.status_code == 200
    assert "began on 20 February 1940" in page.content.decode()
    assert Edition.objects.count() == 0
    answer = client.post(address(event), decision(event))
    assert (answer.status_code, answer["Location"]) == (302, "/events/zakopane-conference/")
    assert Edition.objects.get().summary == "First edition."


@pytest.mark.parametrize("account", [None, "editor", "stranger", "reader"])
def test_whoever_may_not_publish_sees_nothing_and_changes_nothing(client, event, account, request):
    if account:
        client.force_login(request.getfixturevalue(account))
    assert client.get(address(event)).status_code == 404
    assert client.post(address(event), decision(event)).status_code == 404
    assert Edition.objects.count() == 0


def sealed(event, number: int) -> dict[str, str]:
    """Return the decision to publish one change, as its proof was shown."""
    return decision(event, change=str(number), digest=digest_of(event, number))


def digest_of(event, number: int) -> str:
    return Change.objects.get(work_id=event.pk, number=number).digest


@pytest.mark.parametrize(
    ("number", "digest_of_number"), [(4, None), (3, 4), (4, 3), (5, 4), (999_999_999, 4)]
)
def test_v11_a_number_or_digest_that_was_not_shown_is_refused(
    client, event, reviewer, number, digest_of_number
):
    digest = digest_of(event, digest_of_number) if digest_of_number else "0" * 64
    client.force_login(reviewer)
    data = decision(event, change=str(number), digest=digest, summary="Typed with care.")
    answer = client.post(address(event), data)
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "This is not the state that was shown." in text
    # What was typed stays, and the decision binds to what is shown now.
    assert "Typed with care." in text
    assert f'name="digest" value="{digest_of(event, 4)}"' in text
    assert Edition.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "value"),
    [("change", ""), ("change", "9" * 40), ("digest", ""), ("edition", "0"), ("edition", "1\x00")],
)
def test_v11_a_decision_bound_to_nothing_is_refused(client, event, reviewer, name, value):
    client.force_login(reviewer)
    answer = client.post(address(event), decision(event, **{name: value}))
    assert answer.status_code == 409
    assert "This is not the state that was shown." in answer.content.decode()
    assert Edition.objects.count() == 0


def test_v11_a_newer_draft_is_no_obstacle_and_does_not_come_along(client, event, editor, reviewer):
    data = sealed(event, 4)
    make_claim(event, editor, "later")
    client.force_login(reviewer)
    assert client.post(address(event), data).status_code == 302
    assert Edition.objects.get().change_number == 4
    page = client.get("/events/zakopane-conference/").content.decode()
    assert 'data-edition="1"' in page
    assert "later" not in page.split("<article")[1].split("</article>")[0]


def test_v11_a_state_that_others_published_meanwhile_is_not_published_again(
    client, event, editor, reviewer
):
    old, shown = sealed(event, 3), sealed(event, 4)
    client.force_login(reviewer)
    assert client.post(address(event), shown).status_code == 302
    for stale in (old, shown):
        answer = client.post(address(event), stale)
        assert answer.status_code == 409
    assert Edition.objects.count() == 1


def test_v11_publishing_a_change_of_ones_own_is_refused_by_the_server(client, event, reviewer):
    make_citation(event.claims.get(), make_source(reviewer, "Mine"), reviewer)
    client.force_login(reviewer)
    assert "Change 5 is your own" in client.get(address(event)).content.decode()
    answer = client.post(address(event), decision(event))
    assert answer.status_code == 409
    assert "First edition." in answer.content.decode()
    assert Edition.objects.count() == 0


def test_a_claim_without_evidence_cannot_be_published_past_the_form(
    client, event, editor, reviewer
):
    make_claim(event, editor, "bare")
    client.force_login(reviewer)
    answer = client.post(address(event), decision(event))
    assert answer.status_code == 409
    assert "these claims have no citation: bare" in answer.content.decode()
    assert Edition.objects.count() == 0


@pytest.mark.parametrize("summary", ["", "ab", "x" * 501, "with \x00 in it"])
def test_a_summary_is_asked_for(client, event, reviewer, summary):
    client.force_login(reviewer)
    answer = client.post(address(event), decision(event, summary=summary))
    assert answer.status_code == 200
    assert Edition.objects.count() == 0


def test_a_work_of_another_kind_or_none_is_not_found(client, event, reviewer):
    client.force_login(reviewer)
    assert client.get(address(event, "person")).status_code == 404
    assert (
        client.get("/review/event/00000000-0000-0000-0000-000000000000/publish/").status_code == 404
    )


def test_the_proof_leads_to_the_comparison_with_the_last_edition(client, event, editor, reviewer):
    compare = reverse("review:choose", args=["event", event.pk])
    client.force_login(reviewer)
    assert compare not in client.get(address(event)).content.decode()
    client.post(address(event), decision(event))
    make_citation(event.claims.get(), make_source(editor, "Another"), editor)
    assert (
        f'<a href="{compare}">Compare with edition 1</a>'
        in client.get(address(event)).content.decode()
    )
