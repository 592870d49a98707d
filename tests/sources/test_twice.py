"""The desk's pages of what may be there twice: side by side, to be merged, or said to be two."""

import re

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from sources.editorial.models import Act
from sources.editorial.recording import base_of, record
from sources.models import Creator, Distinction, DistinctionTakenBack, Source
from sources.services.distinctions import Seen, take_back, tell_apart
from tests.conferences.admin.posting import signed_in
from tests.factories.works import add_row, make_source

pytestmark = pytest.mark.django_db

TWICE, SAID = "/admin/sources/source/twice/", "/admin/sources/source/twice/said/"
REASON = "The second is <b>another</b> edition."
GONE = "These two are not listed any more; look at the list again."


def words(answer) -> str:
    """Return what a page says, without its tags."""
    return " ".join(re.sub(r"<[^>]*>", " ", answer.content.decode()).split())


@pytest.fixture
def one(editor):
    return make_source(editor, "Próba ognia", key="one", issued="1999")


@pytest.fixture
def other(editor):
    return make_source(editor, "Proba ognia", key="other", issued="1999")


def sent(page, reason: str, place: int = 0) -> dict[str, str]:
    """Return what a browser sends of the form of a pair."""
    form = re.findall(r"<form method=\"post\" novalidate>.*?</form>", page.content.decode(), re.S)
    hidden = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form[place])
    return {**dict(hidden), "reason": reason}


def alerts(page) -> list[str]:
    return re.findall(r'role="alert">([^<]*)<', page.content.decode())


def told(page) -> list[str]:
    return [str(message) for message in page.context["messages"]]


def said(one, other, by, reason=REASON) -> Distinction:
    seen = Seen({each.pk: base_of(each) for each in (one, other)}, "the same title")
    return tell_apart(seen, by=by, reason=reason)


def many_pairs(by, number: int) -> list[list[Source]]:
    """Return pairs of sources that are alike, each pair of a time of its own."""
    return [
        [
            make_source(by, "Próba ognia", key=f"{key}-{each}", issued=str(1900 + 3 * each))
            for key in "ab"
        ]
        for each in range(number)
    ]


def test_what_may_be_there_twice_stands_side_by_side_with_the_way_to_merge(editor, one, other):
    add_row(one, Creator(source=one, role="author", family="Śliwiński", given="Ł."), editor)
    make_source(editor, "Another", key="third")
    page = signed_in(editor).get(TWICE)
    [pair] = page.context["pairs"]
    assert (pair.earlier.source, pair.later.source, pair.reason) == (
        one, other, "a title like it, and nothing that tells them apart",
    )  # fmt: skip
    assert f"/review/source/{one.pk}/merge/?other={other.pk}" in page.content.decode()
    # What is not known of a source leaves no sign that parts it from the rest.
    assert re.findall(r"<br>(.*)</div>", page.content.decode()) == [
        "<bdi>Ł. Śliwiński</bdi> · <bdi>1999</bdi> · <bdi>book</bdi> · <code>one</code>",
        "<bdi>1999</bdi> · <bdi>book</bdi> · <code>other</code>",
    ]


def test_two_are_said_to_be_two_and_that_is_taken_back(editor, second_editor, one, other):
    client = signed_in(editor)
    page = client.get(TWICE)
    assert "Said to be two" not in words(page)
    done = client.post(TWICE, sent(page, REASON), follow=True)
    assert done.redirect_chain == [(TWICE, 302)]
    lesser, greater = sorted((one, other), key=lambda each: each.pk)
    pair = f"“{lesser.title}” and “{greater.title}”"
    assert told(done) == [f"{pair} are said to be two."]
    assert done.context["pairs"] == []
    assert (
        "No two sources but those said to be two are alike by identifier, or by title, year and names."
        in words(done)
    )
    assert f'<a href="{SAID}">Said to be two (1)</a>' in done.content.decode()
    another = signed_in(second_editor)
    page = another.get(SAID)
    assert "&lt;b&gt;another&lt;/b&gt;" in page.content.decode()
    assert "<b>another</b>" not in page.content.decode()
    assert re.search(
        r"Said by editor , \d+ \w+ \d{4}, \d\d:\d\d UTC\. They seemed to be one by: "
        r"the same title, year and names\.",
        words(page),
    )
    [key] = re.findall(r'name="said" value="([^"]*)"', page.content.decode())
    done = another.post(SAID, {"said": key}, follow=True)
    assert done.redirect_chain == [(SAID, 302)]
    assert told(done) == [f"It is asked again whether {pair} are one."]
    assert "Of no two sources it is said that they are two." in words(done)
    assert DistinctionTakenBack.objects.get().by == second_editor
    assert len(client.get(TWICE).context["pairs"]) == 1
    late = client.post(SAID, {"said": key})
    assert late.status_code == 409
    assert alerts(late) == ["This is not said any more; look at the list again."]


def test_a_reason_that_is_refused_is_shown_again_with_why(editor, one, other):
    client = signed_in(editor)
    page = client.post(TWICE, sent(client.get(TWICE), 'two"'))
    assert page.status_code == 200
    [pair] = page.context["pairs"]
    assert (pair.typed, pair.fault) == ('two"', "Say in 10 to 500 characters why they are two.")
    assert "<details open><summary>They are two" in page.content.decode()
    assert 'value="two&quot;"' in page.content.decode()
    assert alerts(page) == []
    assert not Distinction.objects.exists()


def test_what_was_typed_is_shown_again_where_a_source_has_changed_meanwhile(editor, one, other):
    client = signed_in(editor)
    before = sent(client.get(TWICE), REASON)
    other.publisher = "Another"
    with record(other, by=editor, act=Act.EDIT, summary="Names the publisher.", base=1):
        other.save()
    page = client.post(TWICE, before)
    assert page.status_code == 409
    assert alerts(page) == ["One of the two has been changed meanwhile. Look at both again."]
    [pair] = page.context["pairs"]
    assert (pair.typed, pair.fault) == (REASON, "")
    assert not Distinction.objects.exists()
    assert client.post(TWICE, sent(page, REASON)).status_code == 302


def test_what_is_not_listed_is_refused(editor, one, other):
    third = make_source(editor, "Another", key="third")
    client = signed_in(editor)
    form = sent(client.get(TWICE), REASON)
    for wrong in ({}, {"reason": REASON}, {**form, "later": third.pk}, {**form, "later": "x"},
                  {**form, "later_number": "x"}, {**form, "later": form["earlier"]}):  # fmt: skip
        page = client.post(TWICE, wrong)
        assert (page.status_code, alerts(page)) == (409, [GONE])
    for key in ("", "x", str(third.pk)):
        assert client.post(SAID, {"said": key}).status_code == 409
    assert not Distinction.objects.exists()


def test_a_source_that_is_gone_is_named_as_it_was_called(editor, one, other):
    said(one, other, editor)
    with record(other, by=editor, act=Act.DELETE, summary="Entered by mistake.", base=1):
        other.delete()
    page = signed_in(editor).get(SAID)
    assert "Proba ognia No longer in the library." in words(page)
    assert page.content.decode().count("/change/") == 1


def test_who_may_not_merge_sees_the_pairs_and_decides_nothing(editor, reader, one, other):
    reader.is_staff = True
    reader.save()
    may_change = Permission.objects.get(codename="change_source")
    client = signed_in(reader)
    form = sent(signed_in(editor).get(TWICE), REASON)
    assert [client.get(address).status_code for address in (TWICE, SAID)] == [403, 403]
    reader.user_permissions.add(may_change)
    page = client.get(TWICE)
    assert len(page.context["pairs"]) == 1
    assert "They are two" not in words(page)
    assert client.post(TWICE, form).status_code == 403
    kept = said(one, other, editor)
    page = client.get(SAID)
    assert len(page.context["pairs"]) == 1
    assert "Take it back" not in words(page)
    assert client.post(SAID, {"said": str(kept.pk)}).status_code == 403
    assert not DistinctionTakenBack.objects.exists()


def test_a_form_of_another_site_decides_nothing(editor, one, other):
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    form = sent(client.get(TWICE), REASON)
    del form["csrfmiddlewaretoken"]
    assert client.post(TWICE, form).status_code == 403
    assert client.post(SAID, {"said": str(said(one, other, editor).pk)}).status_code == 403
    assert not DistinctionTakenBack.objects.exists()


def test_the_pages_ask_the_same_of_the_database_for_one_pair_and_for_many(
    editor, one, other, django_assert_num_queries
):
    client = signed_in(editor)
    client.get(TWICE)
    with django_assert_num_queries(11):
        client.get(TWICE)
    said(one, other, editor)
    with django_assert_num_queries(10):
        client.get(SAID)
    pairs = many_pairs(editor, 30)
    client.get(TWICE)
    with django_assert_num_queries(11):
        page = client.get(TWICE)
    assert (page.context["total"], len(page.context["pairs"])) == (30, 25)
    for pair in pairs:
        said(*pair, editor)
    with django_assert_num_queries(10):
        page = client.get(SAID)
    assert len(page.context["pairs"]) == 25
    assert 'href="?p=2"' in page.content.decode()


def test_a_refused_reason_is_found_though_its_pair_is_on_another_page(editor):
    many_pairs(editor, 26)
    client = signed_in(editor)
    page = client.post(TWICE, sent(client.get(f"{TWICE}?p=2"), "two"))
    assert [pair.typed for pair in page.context["pairs"]] == ["two"]
    assert page.context["page"].number == 2


def test_merging_two_that_are_said_to_be_two_shows_who_said_so_and_why(
    editor, reviewer, one, other
):
    third = make_source(editor, "Próba ognia", key="third", issued="1999")
    told = said(one, other, reviewer)
    client = signed_in(editor)

    def shown(into: Source, merged: Source) -> str:
        page = client.get(f"/review/source/{into.pk}/merge/?other={merged.pk}").content.decode()
        return re.sub(r"\s+", " ", page)

    assert "said that these are two" not in shown(one, third)
    for pair in ((one, other), (other, one)):
        words = (
            f'<bdi>reviewer</bdi> said that these are two, <time datetime="{told.at:%Y-%m-%dT%H:%M}'
        )
        assert words in shown(*pair)
        assert "<q><bdi>The second is &lt;b&gt;another&lt;/b&gt; edition.</bdi></q>" in shown(*pair)
    take_back(told.pk, by=editor)
    assert "said that these are two" not in shown(one, other)
