"""The screen on which an editor decides where two edits clash: both are shown, neither is lost."""

import pytest

from conferences.models import Event, Name, Narrative
from sources.editorial.models import KeptForm
from tests.conferences.admin.posting import (
    address,
    changes_of,
    fields_of,
    head_of,
    opened,
    row_of,
    send,
    signed_in,
)
from tests.factories.works import make_event
from tests.sources.editorial.conflicting import (
    decide,
    panes,
    places,
    recorded,
    screen,
    sent_stale,
    titles,
)

pytestmark = pytest.mark.django_db

ONE = "The first conference was held in Brześć in September 1939, after the parade."
TWO = "Of the second, in Przemyśl, only one memoir speaks, and it names no date at all."


@pytest.fixture
def event(editor) -> Event:
    return make_event(editor, title="Zakopane conference", date="1940-02-20")


@pytest.fixture
def title_clash(event, editor, second_editor):
    """Both changed the title; the second editor also wrote a note."""
    event.title = "Conference of Zakopane"
    response = sent_stale(
        second_editor, event, editor, event, title="Second conference", note="Ask the archive."
    )
    assert (response.status_code, response["Location"]) == (302, address(event, "conflict"))
    return event


def title_of(event) -> str:
    return Event.objects.get(pk=event.pk).title


def test_the_screen_shows_base_theirs_and_mine_with_the_words_compared(title_clash, second_editor):
    response = screen(second_editor, title_clash)
    assert response.status_code == 200
    assert titles(response) == ["Event: Conference of Zakopane · Title"]
    assert panes(response) == [
        "Zakopane conference",
        "[+Conference of ]Zakopane[- conference]",
        "[-Zakopane][+Second] conference",
    ]
    assert fields_of(response)[f"result-{places(response)[0]}"] == "Second conference"
    assert fields_of(response)["change-summary"] == "Corrected after the memoir."
    text = response.content.decode()
    assert '<span id="conflict-left">1</span> of 1 left' in text
    assert [change.by_name for change in response.context["report"].changes] == ["editor"]
    assert [
        (row.name, [(field.label, field.now) for field in row.fields])
        for row in response.context["mine"]
    ] == [("Event: Conference of Zakopane", [("Note", "Ask the archive.")])]
    assert head_of(title_clash) == 2


@pytest.mark.parametrize(
    ("answer", "result", "title"),
    [
        ("theirs", None, "Conference of Zakopane"),
        ("mine", None, "Second conference"),
        ("edit", "Second conference of Zakopane", "Second conference of Zakopane"),
    ],
)
def test_what_was_chosen_is_saved_as_one_change_on_top(
    title_clash, second_editor, answer, result, title
):
    response = screen(second_editor, title_clash)
    response = decide(second_editor, title_clash, response, answer, results=[result])
    assert (response.status_code, title_of(title_clash)) == (302, title)
    title_clash.refresh_from_db()
    assert title_clash.note == "Ask the archive."
    assert changes_of(title_clash) == [
        (1, "create", "editor", "Recorded for a test."),
        (2, "edit", "editor", "The other edit."),
        (3, "edit", "second-editor", "Corrected after the memoir."),
    ]
    assert not KeptForm.objects.exists()


def test_nothing_is_saved_before_all_is_decided(title_clash, second_editor):
    response = decide(second_editor, title_clash, screen(second_editor, title_clash), "")
    assert (response.status_code, head_of(title_clash)) == (409, 2)
    assert "decide on every place first" in response.content.decode()


def test_what_was_decided_is_kept_for_later(event, editor, second_editor):
    event.title, event.date = "Conference of Zakopane", "1940"
    sent_stale(second_editor, event, editor, event, title="Second conference", date="1940-03")
    response = screen(second_editor, event)
    assert len(places(response)) == 2
    later = decide(
        second_editor, event, response, "edit", "", button="_later",
        results=["Both titles", None], **{"change-summary": "Half decided."},
    )  # fmt: skip
    assert (later.status_code, head_of(event)) == (302, 2)
    again = screen(second_editor, event)
    shown = fields_of(again)
    first, second = places(again)
    assert (shown[f"answer-{first}"], shown[f"result-{first}"]) == ("edit", "Both titles")
    assert f"answer-{second}" not in shown
    assert shown["change-summary"] == "Half decided."
    assert again.context["left"] == 1
    assert decide(second_editor, event, again, "edit", "theirs").status_code == 302
    event.refresh_from_db()
    assert (event.title, event.date) == ("Both titles", "1940")


def test_who_edited_the_result_and_chose_otherwise_is_asked_again(title_clash, second_editor):
    response = screen(second_editor, title_clash)
    response = decide(second_editor, title_clash, response, "theirs", results=["Typed with care"])
    assert (response.status_code, head_of(title_clash)) == (409, 2)
    assert "You edited the result and chose something else" in response.content.decode()
    assert fields_of(response)[f"result-{places(response)[0]}"] == "Typed with care"
    assert decide(second_editor, title_clash, response, "theirs").status_code == 302
    assert title_of(title_clash) == "Conference of Zakopane"


def test_a_third_change_to_the_same_place_is_asked_anew(title_clash, editor, second_editor):
    response = screen(second_editor, title_clash)
    title_clash.title = "Third conference"
    recorded(title_clash, editor, title_clash)
    response = decide(
        second_editor, title_clash, response, "edit", results=["Second conference of Zakopane"]
    )
    assert (response.status_code, head_of(title_clash)) == (409, 3)
    assert panes(response)[1] == "[-Zakopane][+Third] conference"
    # What was typed as the result is still there.
    assert fields_of(response)[f"result-{places(response)[0]}"] == "Second conference of Zakopane"
    assert decide(second_editor, title_clash, response, "edit").status_code == 302
    assert title_of(title_clash) == "Second conference of Zakopane"


def test_a_third_change_elsewhere_is_merged_on_save(title_clash, editor, second_editor):
    response = screen(second_editor, title_clash)
    recorded(title_clash, editor, Name(work=title_clash, text="Zakopane talks", position=1))
    assert decide(second_editor, title_clash, response, "mine").status_code == 302
    assert (title_of(title_clash), head_of(title_clash)) == ("Second conference", 4)
    assert Name.objects.get(work=title_clash).text == "Zakopane talks"


def test_only_the_paragraph_that_both_changed_is_asked(event, editor, second_editor):
    text = Narrative(work=event, language="en", body=f"{ONE}\n\n{TWO}")
    recorded(event, editor, text)
    fields = opened(second_editor, event)
    text.body = f"{ONE} Theirs.\n\n{TWO} Added by them."
    recorded(event, editor, text)
    mine = {f"{row_of(fields, text)}-body": f"{ONE}\n\n{TWO} Added by me."}
    send(second_editor, event, {**fields, **mine})
    response = screen(second_editor, event)
    assert titles(response) == ["Text: English · Text · paragraph 2"]
    assert panes(response) == [TWO, f"{TWO}[+ Added by them.]", f"{TWO}[+ Added by me.]"]
    result = [f"{TWO} Added by both."]
    assert decide(second_editor, event, response, "edit", results=result).status_code == 302
    text.refresh_from_db()
    assert text.body == f"{ONE} Theirs.\n\n{TWO} Added by both."


def test_what_is_wrong_with_the_result_is_said_in_the_form_and_nothing_is_lost(
    event, editor, second_editor
):
    event.date = "1940"
    sent_stale(second_editor, event, editor, event, date="1940-03", note="Ask the archive.")
    response = screen(second_editor, event)
    response = decide(second_editor, event, response, "edit", results=["about Easter"])
    assert (response.status_code, head_of(event)) == (409, 2)
    shown = fields_of(response)
    assert (shown["date"], shown["note"]) == ("about Easter", "Ask the archive.")
    assert f'action="{address(event)}"' in response.content.decode()
    kept = KeptForm.objects.get()
    assert (kept.base, kept.is_overtaken, kept.data["form"]["date"]) == (2, False, ["about Easter"])
    assert send(second_editor, event, shown, date="1940-04").status_code == 302
    assert not KeptForm.objects.exists()
    event.refresh_from_db()
    assert (event.date, event.note) == ("1940-04", "Ask the archive.")


def test_hostile_words_are_escaped_on_the_screen(event, editor, second_editor):
    event.title = "<img src=x onerror=alert(1)>"
    sent_stale(second_editor, event, editor, event, title="</textarea><script>alert(2)</script>")
    text = screen(second_editor, event).content.decode()
    assert "<img src=x" not in text
    assert "<script>alert(2)" not in text
    assert text.count("&lt;/textarea&gt;") > 0


def test_tampered_answers_decide_nothing(title_clash, second_editor):
    response = screen(second_editor, title_clash)
    (place,) = places(response)
    client = signed_in(second_editor)
    for fields in (
        {f"answer-{place}": "nonsense", f"against-{place}": "x"},
        {f"answer-{place}": "mine", f"against-{place}": "x" * 100},
        {
            f"answer-{place}": "keep",
            f"against-{place}": response.context["views"][0].overlap.against,
        },
        {"answer-": "mine", "against-": "", "against-" + "f" * 500: "x"},
    ):
        answer = client.post(address(title_clash, "conflict"), {**fields, "_save": "Go"})
        assert (answer.status_code, head_of(title_clash)) == (409, 2)
