"""Translating beside the original: what changed there is marked, and what is typed goes through the work's form."""

import pytest

from conferences.models import Claim, Event, Narrative
from sources.editorial.models import Act, Change
from sources.editorial.recording import base_of, record
from tests.conferences.admin.posting import signed_in
from tests.conferences.admin.translated import address, boxes, make_translated, sent
from tests.factories.works import (
    make_event,
    make_narrative,
    make_question,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(editor) -> Event:
    return make_translated(editor)


def test_what_changed_in_the_original_is_marked_word_by_word(event, editor, client):
    page = signed_in(editor).get(address(event))
    shown = {name: (str(box.original), box.value) for name, box in boxes(page).items()}
    claim = f"phrase-{Claim.objects.get().pk}-statement"
    assert shown == {
        "title": ("Conference", "Hội nghị"),
        "summary": ("A meeting.", ""),
        "part-1": ("They met in Zakopane<ins> and in Kraków</ins>.", "Họ họp ở Zakopane."),
        "part-2": ("## After", "## Sau đó"),
        "part-3": ("Nothing is known of the rest.", "Phần còn lại không rõ."),
        "part-4": ("<ins>A new end.</ins>", ""),
        claim: ("It began <del>in</del><ins>on 20</ins> February.", "Bắt đầu vào tháng hai."),
    }
    assert (page.context["is_ready"], page.context["follows"]) == (True, False)


def test_what_is_typed_is_one_change_through_the_form_of_the_work(event, editor):
    client = signed_in(editor)
    page = client.get(address(event))
    claim = Claim.objects.get()
    number = base_of(event)
    answer = client.post(
        address(event),
        sent(
            page, follows="on", summary="Một cuộc họp.", is_ready=None,
            **{"part-1": "Họ họp ở Zakopane và Kraków.", "part-4": "Một kết thúc mới.",
               f"phrase-{claim.pk}-statement": "Bắt đầu ngày 20 tháng 2."},
        ),
    )  # fmt: skip
    assert (answer.status_code, answer["Location"]) == (302, address(event))
    own = Narrative.objects.get(language="vi")
    assert own.body == (
        "Họ họp ở Zakopane và Kraków.\n\n## Sau đó\n\nPhần còn lại không rõ.\n\nMột kết thúc mới."
    )
    assert (own.title, own.summary, own.made_from, own.is_ready) == (
        "Hội nghị", "Một cuộc họp.", number, False,
    )  # fmt: skip
    claim.refresh_from_db()
    assert claim.statement == {"en": "It began on 20 February.", "vi": "Bắt đầu ngày 20 tháng 2."}
    change = Change.objects.filter(work_id=event.pk).first()
    assert (change.number, change.by, change.act, change.summary) == (
        number + 1, editor, Act.EDIT, "Translates.",
    )  # fmt: skip
    again = client.get(address(event))
    assert (again.context["sheet"].changed, again.context["sheet"].made_from) == (0, number)


def test_what_is_left_alone_records_nothing(event, editor):
    client = signed_in(editor)
    number = base_of(event)
    client.post(address(event), sent(client.get(address(event))))
    client.post(
        address(event), {"change-base": number, "change-summary": "Nothing.", "is_ready": "on"}
    )
    assert base_of(event) == number


def test_a_language_without_a_text_gets_one_with_the_change_it_was_made_from(editor):
    event = make_event(editor)
    make_narrative(event, editor, "They met.")
    make_question(event, editor, "when")
    client = signed_in(editor)
    page = client.get(address(event))
    assert page.context["follows"]
    client.post(address(event), sent(page, **{"part-1": "Họ đã họp."}))
    own = Narrative.objects.get(language="vi")
    assert (own.body, own.made_from, own.is_ready) == ("Họ đã họp.", 3, False)


def test_a_page_that_was_overtaken_is_merged_with_what_others_saved(event, editor, second_editor):
    client = signed_in(editor)
    page = client.get(address(event))
    with record(event, by=second_editor, act=Act.EDIT, summary="Adds.", base=base_of(event)):
        text = Narrative.objects.get(language="vi")
        text.body = text.body.replace("không rõ", "chưa rõ")
        text.save()
    client.post(address(event), sent(page, **{"part-1": "Họ họp ở Zakopane và Kraków."}))
    assert Narrative.objects.get(language="vi").body == (
        "Họ họp ở Zakopane và Kraków.\n\n## Sau đó\n\nPhần còn lại chưa rõ."
    )


def test_two_edits_of_the_same_place_are_decided_as_elsewhere(event, editor, second_editor):
    client = signed_in(editor)
    page = client.get(address(event))
    with record(event, by=second_editor, act=Act.EDIT, summary="Adds.", base=base_of(event)):
        text = Narrative.objects.get(language="vi")
        text.title = "Cuộc họp"
        text.save()
    answer = client.post(address(event), sent(page, title="Hội nghị Zakopane"))
    conflict = f"/admin/conferences/event/{event.pk}/conflict/"
    assert (answer.status_code, answer["Location"]) == (302, conflict)
    shown = client.get(conflict).content.decode()
    assert "Cuộc họp" in shown
    assert "Hội nghị Zakopane" in shown
    assert Narrative.objects.get(language="vi").title == "Cuộc họp"


def test_what_is_refused_is_still_there_with_the_reason_at_its_field(event, editor):
    client = signed_in(editor)
    page = client.get(address(event))
    number = base_of(event)
    again = client.post(
        address(event), sent(page, title="x" * 301, **{"part-1": "Đã gõ.", "change-summary": "x"})
    )
    problems = dict(again.context["problems"])
    assert set(problems) == {"id_title", "id_change-summary"}
    assert boxes(again)["part-1"].value == "Đã gõ."
    assert base_of(event) == number
    lost = client.post(address(event), sent(page, **{"change-base": "9999", "part-1": "Đã gõ."}))
    [(_at, sentence)] = lost.context["problems"]
    assert sentence.startswith("The form has lost its place in the history")
    assert boxes(lost)["part-1"].value == "Đã gõ."


def test_only_who_may_change_the_work_translates_it_and_only_into_languages_of_the_site(
    event, editor, stranger
):
    assert signed_in(stranger).get(address(event)).status_code == 403
    assert signed_in(stranger).post(address(event), {}).status_code == 403
    client = signed_in(editor)
    assert client.get(address(event, "en")).status_code == 404
    assert client.get(address(event, "xx")).status_code == 404
    shown = client.get(f"/admin/conferences/event/{event.pk}/change/").content.decode()
    assert f'<a href="{address(event)}">Translate into Tiếng Việt</a>' in shown


def test_markup_of_the_original_is_shown_and_does_nothing(editor):
    event = make_event(editor, "<script>alert(1)</script>")
    make_narrative(event, editor, "<img src=x onerror=alert(1)>", title="</textarea><b>")
    make_narrative(event, editor, "</textarea><script>alert(1)</script>", language="vi")
    shown = signed_in(editor).get(address(event)).content.decode()
    assert "<script>alert" not in shown
    assert "<img src=x" not in shown
    assert "</textarea><script" not in shown


def test_a_gap_that_would_move_what_follows_is_not_saved(event, editor):
    page = signed_in(editor).get(address(event))
    answer = signed_in(editor).post(address(event), sent(page, **{"part-3": ""}))
    # The last paragraph of a part may be missing: nothing of the next would move up.
    assert answer.status_code == 302

    other = make_event(editor, title="Another", key="another")
    make_narrative(other, editor, "One.\n\nTwo.\n\n## After\n\nThree.")
    page = signed_in(editor).get(address(other))
    typed = {"part-1": "", "part-2": "Hai.", "part-3": "", "part-4": "Ba."}
    before = Change.objects.count()
    answer = signed_in(editor).post(address(other), sent(page, **typed))
    assert answer.context["problems"] == [
        (
            "id_part-1",
            "Paragraph 1 is empty, and paragraph 2 is not: they are told apart by their order alone."
            " Write […] where a translation is still missing.",
        )
    ]
    assert boxes(answer)["part-4"].value == "Ba."
    assert Change.objects.count() == before
    typed |= {"part-1": "[…]", "part-3": "## Sau"}
    assert signed_in(editor).post(address(other), sent(page, **typed)).status_code == 302
    assert Narrative.objects.get(work=other, language="vi").body == "[…]\n\nHai.\n\n## Sau\n\nBa."
