"""The reader's page with its changes: anchors as in the other modes, faults shown, nothing forged."""

import re
from collections import Counter

import pytest

from conferences.models import Citation
from sources.editorial.models import Act
from sources.editorial.recording import base_of, record
from tests.conferences.review.works import HOSTILE, address, recorded_event, rename, reword
from tests.factories.known_edits import edit, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(editor):
    return recorded_event(editor)


def rendered(client, event, span, **query) -> str:
    answer = client.get(address(event, "compare", span), {"mode": "rendered", **query})
    assert answer.status_code == 200
    return answer.content.decode()


def page_of(text: str) -> str:
    return text.partition('<div class="proof-page review-page"')[2].partition("</article>")[0]


def anchors(text: str) -> list[int]:
    return sorted(map(int, re.findall(' id="ch-([0-9]+)"', text)))


def test_a_change_has_one_anchor_and_the_same_in_each_mode(client, event, editor):
    rename(event, "Another name", editor)
    reword(event, "first", "It began on 21 February.", editor)
    write(event, editor, ["One short paragraph.", "Another [began]{claim=first}.", "A third."])
    client.force_login(editor)
    where = address(event, "compare", f"6..{base_of(event)}")
    pages = [
        client.get(where, {"mode": m}).content.decode() for m in ("side", "inline", "rendered")
    ]
    assert [anchors(page) for page in pages] == [[1, 2, 3, 4]] * 3
    assert "<del> name</del>" not in pages[2]
    assert '<p><a class="review-anchor" id="ch-3"' in page_of(pages[2])


def test_no_id_is_given_twice_on_the_whole_page(client, event, editor):
    with edit(event, editor):
        Citation.objects.filter(claim__key="second").delete()
    write(event, editor, ["[It]{claim=second} stays.", "A house [@nobody, p. 3]."])
    client.force_login(editor)
    ids = Counter(re.findall(' id="([^"]+)"', rendered(client, event, f"6..{base_of(event)}")))
    assert [each for each, count in ids.items() if count > 1] == []


def test_a_faulty_text_is_shown_with_its_faults(client, event, editor):
    write(event, editor, ["[Words]{claim=nobody} and [@nobody, p. 3]."])
    client.force_login(editor)
    shown = page_of(rendered(client, event, f"6..{base_of(event)}"))
    assert "Words" in shown
    assert "nobody" in shown


def test_hostile_words_stay_words(client, event, editor):
    rename(event, HOSTILE, editor, summary=HOSTILE)
    reword(event, "first", HOSTILE, editor)
    write(event, editor, [HOSTILE, "</p></article><script>alert(1)</script>", "\u202eevil"])
    client.force_login(editor)
    text = rendered(client, event, f"6..{base_of(event)}")
    assert "<b onclick" not in text
    assert "<script>alert" not in text
    assert page_of(text).count("&lt;script&gt;") >= 1


def test_a_deleted_work_is_shown_as_removed(client, event, editor):
    key = event.pk
    with record(event, by=editor, act=Act.DELETE, summary="Entered twice.", base=6):
        event.delete()
    event.pk = key
    client.force_login(editor)
    shown = page_of(rendered(client, event, "6..7"))
    assert "<ins" not in shown
    assert "<del>" in shown
    for mode in ("side", "rendered"):
        back = client.get(address(event, "compare", "7..6"), {"mode": mode})
        assert back.status_code == 200


def test_the_mode_is_remembered_and_phones_begin_with_one_column(client, event, editor):
    client.force_login(editor)
    where = address(event, "compare", "5..6")
    phone = client.get(where, headers={"Sec-CH-UA-Mobile": "?1"})
    assert phone.context["mode"] == "inline"
    assert client.get(where).context["mode"] == "side"
    client.get(where, {"mode": "rendered"})
    assert client.get(where).context["mode"] == "rendered"
    assert client.get(where, {"mode": "nonsense"}).context["mode"] == "rendered"
