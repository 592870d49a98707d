"""Each check against a work with its fault and a twin without it, and what publication makes of either."""

import pytest
from django.urls import reverse

from conferences.models import Edition
from conferences.services.checking import check_works
from conferences.services.findings import CODES
from sources.editorial.models import Change
from sources.editorial.states import present_state
from tests.factories.faulty_works import FAULTS, Maker

pytestmark = pytest.mark.django_db
NAMES = [make.__name__ for *_told, make in FAULTS]
BLOCKING = [fault for fault in FAULTS if fault[1] == "block"]


def found(works):
    checked = check_works([present_state(work.pk) for work in works])
    return [
        (each.code, str(each.level), each.label, each.field)
        for findings in checked.values()
        for each in findings
    ]


@pytest.mark.parametrize(("code", "level", "label", "field", "make"), FAULTS, ids=NAMES)
def test_e5_a_fault_raises_its_code_alone(editor, code, level, label, field, make):
    assert found(make(Maker(editor, is_bad=True))) == [(code, level, label, field)]


@pytest.mark.parametrize("make", [make for *_told, make in FAULTS], ids=NAMES)
def test_e5_what_is_sound_raises_nothing(editor, make):
    assert found(make(Maker(editor, is_bad=False))) == []


def test_e5_every_code_has_a_fault():
    assert {code for code, *_rest in FAULTS} == set(CODES)


@pytest.mark.parametrize("make", [make for *_told, make in BLOCKING])
def test_e6_a_raw_post_does_not_publish_past_a_blocking_check(client, editor, reviewer, make):
    work = make(Maker(editor, is_bad=True))[0]
    change = Change.objects.filter(work_id=work.pk).order_by("-number").first()
    client.force_login(reviewer)
    said = {
        "change": str(change.number),
        "digest": change.digest,
        "edition": "1",
        "summary": "First edition.",
    }
    answer = client.post(reverse("review:publish", args=[work.kind, work.pk]), said)
    assert answer.status_code != 302
    assert Edition.objects.count() == 0
