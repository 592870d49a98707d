"""Translating beside the original: what changed there is marked, and what is typed goes through the work's form."""

import pytest

from conferences.models import Claim, Event, Narrative
from sources.editorial.models import Act, Change, KeptForm
from sources.editorial.recording import base_of, record
from tests.conferences.admin.posting import signed_in
from tests.factories.works import (
    add_row,
    make_claim,
    make_event,
    make_narrative,
    make_question,
)

pytestmark = pytest.mark.django_db
BODY = "They met in Zakopane.\n\n## After\n\nNothing is known of the rest."
OWN = "Họ họp ở Zakopane.\n\n## Sau đó\n\nPhần còn lại không rõ."


@pytest.fixture
def event(editor) -> Event:
    """An event with a claim and a text, translated at change 4, of which some was changed since."""
    event = make_event(editor)
    claim = make_claim(event, editor, key="begun", statement="It began in February.")
    text = make_narrative(event, editor, BODY, title="Conference", summary="A meeting.")
    make_narrative(event, editor, OWN, language="vi", title="Hội nghị", made_from=3, is_ready=True)
    text.body = BODY.replace("in Zakopane", "in Zakopane and in Kraków") + "\n\nA new end."
    add_row(event, text, editor)
    claim.statement = {"en": "It began on 20 February.", "vi": "Bắt đầu vào tháng hai."}
    add_row(event, claim, editor)
    return event


def address(event, language="vi") -> str:
    return f"/admin/conferences/event/{event.pk}/translate/{language}/"


def boxes(page) -> dict:
    return {box.name: box for part in page.context["parts"] for box in part.boxes}


def sent(page, **typed) -> dict:
    """Return what a browser would send of a page, with what was typed."""
    fields = {name: box.value for name, box in boxes(page).items()}
    fields |= {"change-base": page.context["sheet"].state.number, "change-summary": "Translates."}
    fields |= {name: "on" for name in ("is_ready", "follows") if page.context[name]}
    return {name: value for name, value in {**fields, **typed}.items() if value is not None}


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
