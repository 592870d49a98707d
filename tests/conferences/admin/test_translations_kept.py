"""Beside the original: what is typed and not saved is kept, taken up as it was left, and checked."""

import pytest

from conferences.models import Claim, Event, Narrative
from sources.editorial.models import Change, KeptForm
from sources.editorial.recording import base_of
from tests.conferences.admin.posting import signed_in
from tests.conferences.admin.translated import OWN, address, boxes, make_translated, sent
from tests.factories.works import add_row

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(editor) -> Event:
    return make_translated(editor)


def test_what_is_typed_is_kept_and_taken_up_in_the_form_of_the_work(event, editor, second_editor):
    page = signed_in(editor).get(address(event))
    claim = f"phrase-{Claim.objects.get().pk}-statement"
    window = str(page.context["act"]["window"].value())
    typed = {"part-1": "Họ họp\r\nở Kraków.", claim: "Bắt đầu.", "change-window": window}
    fields, before = sent(page, **typed), Change.objects.count()
    answer = signed_in(editor).post(page.context["keep_address"], fields)
    assert sorted(answer.json()) == ["kept", "stale"]
    assert Change.objects.count() == before
    again = signed_in(editor).get(address(event))
    assert "You have unsaved work from" in again.content.decode()
    (offered,) = again.context["offered"]
    assert offered["take_up"] == f"{address(event)}?kept=1"
    here = signed_in(editor).get(offered["take_up"])
    assert (boxes(here)["part-1"].value, boxes(here)[claim].value) == (
        "Họ họp\nở Kraków.",
        "Bắt đầu.",
    )
    assert str(here.context["act"]["window"].value()) == window
    assert here.context["offered"] == []
    form = f"/admin/conferences/event/{event.pk}/change/?kept={event.pk}"
    whole = signed_in(editor).get(form).content.decode()
    assert "Họ họp\nở Kraków." in whole
    assert "Bắt đầu." in whole
    other = signed_in(second_editor).get(address(event))
    assert other.context["offered"] == []
    # Saved, it is kept no more.
    assert signed_in(editor).post(address(event), fields).status_code == 302
    assert not KeptForm.objects.exists()


@pytest.mark.parametrize("base", ["", "-1", "99", "soon", "9" * 30])
def test_what_rests_on_no_change_of_the_work_is_not_kept(event, editor, base):
    page = signed_in(editor).get(address(event))
    fields = sent(page, **{"change-base": base, "part-1": "Typed."})
    assert signed_in(editor).post(page.context["keep_address"], fields).status_code == 400
    assert not KeptForm.objects.exists()


def test_what_the_checks_find_in_what_is_typed_leads_to_its_field(event, editor):
    client, before = signed_in(editor), Change.objects.count()
    page = client.get(address(event))
    assert page.context["found"] is None
    typed = {
        "summary": "[Một]{claim=none}",
        "part-1": "[Họ]{claim=begun}\n\n[họp]{claim=no-such}.",
        "part-4": "Xem [@nobody].",
    }
    missing = "No claim has the key “{}”; the words are shown without evidence."
    for is_ready, title in ((None, "Notes"), ("on", "Blocks publication")):
        fields = sent(page, is_ready=is_ready, **typed)
        shown = client.post(f"{address(event)}?check=1", fields)
        assert [(str(each.title), each.message, each.at) for each in shown.context["found"]] == [
            (title, missing.format("none"), "id_summary"),
            (title, missing.format("no-such"), "id_part-1"),
            (title, "No source has the key “nobody”; the citation is shown as typed.", "id_part-4"),
        ]  # fmt: skip
        assert boxes(shown)["part-4"].value == "Xem [@nobody]."
        assert not shown.context["act"].errors
    sound = client.post(f"{address(event)}?check=1", sent(page))
    assert sound.context["found"] == []
    assert Change.objects.count() == before


@pytest.mark.parametrize("base", ["", "99"])
def test_a_page_that_lost_its_place_is_checked_against_what_is_there(event, editor, base):
    client = signed_in(editor)
    fields = sent(client.get(address(event)), **{"change-base": base, "part-1": "[@nobody]"})
    shown = client.post(f"{address(event)}?check=1", fields)
    assert [each.at for each in shown.context["found"]] == ["id_part-1"]


def test_what_is_taken_up_is_the_page_as_it_was_left(event, editor):
    text = Narrative.objects.get(language="en")
    # The first paragraph goes: its translation stands in a field that no longer has an original.
    text.body = text.body.partition("\n\n")[2]
    add_row(event, text, editor)
    client = signed_in(editor)
    page = client.get(address(event))
    typed = {"part-3": "Phần còn lại chưa rõ.", "part-4": "Kết thúc.", "is_ready": None}
    left = sent(page, **typed, follows="on")
    assert client.post(page.context["keep_address"], left).status_code == 200
    here = client.get(f"{address(event)}?kept=1")
    assert sent(here, **{"change-summary": "Translates."}) == left
    assert client.post(address(event), sent(here)).status_code == 302
    own = Narrative.objects.get(language="vi")
    assert own.body == f"{OWN.removesuffix('không rõ.')}chưa rõ.\n\nKết thúc."
    assert (own.made_from, own.is_ready) == (base_of(event) - 1, False)
