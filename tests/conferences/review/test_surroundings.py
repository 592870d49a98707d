"""What a comparison tells besides: works edited elsewhere, translations, findings new and solved."""

import pytest

from conferences.models import Citation
from sources.editorial.models import Act
from sources.editorial.recording import base_of, record
from tests.conferences.review.works import address, permission, recorded_event, reword
from tests.factories.known_edits import edit
from tests.factories.works import make_narrative

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(editor):
    return recorded_event(editor)


def section(answer, key: str) -> str:
    text = answer.content.decode()
    return text.partition(f'id="s-{key}"')[2].partition("</section>")[0]


def retitle_source(editor) -> None:
    source = Citation.objects.first().source
    source.title = "Another title"
    with record(source, by=editor, act=Act.EDIT, summary="Retitles.", base=base_of(source)):
        source.save()


def test_a_source_edited_meanwhile_is_named_to_those_who_may_see_it(client, event, editor):
    retitle_source(editor)
    reword(event, "first", "Other words.", editor)
    source = Citation.objects.first().source
    client.force_login(editor)
    told = section(client.get(address(event, "compare", "6..7")), "elsewhere")
    assert "Another title" in told
    assert address(source, "compare", "1..2", kind="source") in told
    assert section(client.get(address(event, "compare", "5..6")), "elsewhere") == ""
    editor.groups.clear()
    editor.user_permissions.add(permission("view_event"))
    assert section(client.get(address(event, "compare", "6..7")), "elsewhere") == ""


def test_a_translation_says_what_it_lacks(client, event, editor):
    make_narrative(event, editor, "Một đoạn.", "vi", made_from=6, is_ready=False)
    text = event.narratives.get(language="en")
    text.body = "Another text."
    with edit(event, editor):
        text.save()
    client.force_login(editor)
    told = section(client.get(address(event, "compare", "6..8")), "translations")
    assert "not ready" in told
    assert "made from change 6" in told
    assert "the original was changed once since" in told
    assert address(event, "compare", "6..8") in told


def test_problems_are_new_solved_or_as_they_were(client, event, editor):
    kept = Citation.objects.get(claim__key="second")
    with edit(event, editor):
        Citation.objects.filter(pk=kept.pk).delete()
    client.force_login(editor)
    told = section(client.get(address(event, "compare", "6..7")), "checks")
    new, _heading, solved = told.partition("1 solved problem")
    assert ("C1, blocks publication" in new, "C3" in new) == (True, False)
    assert ("C1" in solved, "C3" in solved) == (False, True)
    turned = section(client.get(address(event, "compare", "7..6")), "checks")
    new, _heading, solved = turned.partition("1 solved problem")
    assert ("C1" in new, "C1" in solved) == (False, True)


def test_a_large_work_is_checked_when_that_is_asked_for(client, event, editor, monkeypatch):
    monkeypatch.setattr("conferences.review.comparison_surroundings.MOST_ROWS", 1)
    client.force_login(editor)
    where = address(event, "compare", "5..6")
    assert "Compare the checks" in section(client.get(where), "checks")
    assert "Compare the checks" not in section(client.get(where, {"checks": "1"}), "checks")
