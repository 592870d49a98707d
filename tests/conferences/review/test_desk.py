"""The desk's dashboard: each number counted by SQL of its own, and leading to a list of that length."""

import re
from html import unescape

import pytest
from django.db import connection
from django.urls import reverse

from conferences.models import CheckedWork, Claim, Pursuit
from conferences.review import desk
from conferences.review.desk_lists import LISTS
from conferences.services.kept_checks import keep_checks
from tests.benchmarks.calls import queries_of
from tests.conferences.review.works import HOSTILE, permission
from tests.factories.desk_collection import desk_collection
from tests.factories.works import (
    make_citation,
    make_claim,
    make_event,
    make_narrative,
    make_source,
)

pytestmark = pytest.mark.django_db
DESK = reverse("review:desk")
CITED = "SELECT claim_id FROM conferences_citation"
# Each list by SQL that shares nothing with the lists; %(editor)s and %(reviewer)s are ids of accounts.
BY_SQL = {
    "uncited": f"SELECT COUNT(*) FROM conferences_claim WHERE id NOT IN ({CITED})",
    "one-source": (
        "SELECT COUNT(*) FROM (SELECT claim_id FROM conferences_citation c JOIN sources_source s "
        "ON s.work_ptr_id = c.source_id WHERE stance = 'supports' AND NOT s.is_withdrawn "
        "GROUP BY claim_id HAVING COUNT(DISTINCT source_id) = 1) found"
    ),
    "second-hand": (
        "SELECT COUNT(*) FROM (SELECT claim_id FROM conferences_citation GROUP BY claim_id "
        "HAVING SUM(CASE WHEN consulted = 'second_hand' THEN 0 ELSE 1 END) = 0) found"
    ),
    "unseen": (
        "SELECT COUNT(*) FROM (SELECT claim_id FROM conferences_citation GROUP BY claim_id "
        "HAVING SUM(CASE WHEN consulted = 'original' THEN 1 ELSE 0 END) = 0) found"
    ),
    "dead-evidence": (
        "SELECT COUNT(DISTINCT claim_id) FROM conferences_citation c JOIN sources_source s "
        "ON s.work_ptr_id = c.source_id JOIN sources_linkcheck l ON l.address = s.url"
    ),
    "wanted": "SELECT COUNT(*) FROM conferences_claim WHERE LENGTH(evidence_wanted) > 0",
    "taken": ("SELECT COUNT(*) FROM conferences_pursuit WHERE is_taken AND user_id = %(editor)s"),
    "uncited-sources": (
        "SELECT COUNT(*) FROM sources_source WHERE work_ptr_id NOT IN "
        "(SELECT source_id FROM conferences_citation)"
    ),
    "most-used": "SELECT COUNT(DISTINCT source_id) FROM conferences_citation",
    "dead-links": (
        "SELECT COUNT(DISTINCT s.work_ptr_id) FROM sources_source s JOIN sources_linkcheck l "
        "ON l.address = s.url"
    ),
    "translations": "SELECT COUNT(*) FROM conferences_narrative WHERE made_from IS NOT NULL",
    "long-ago": "SELECT COUNT(*) FROM conferences_edition",
    "findings": "SELECT COUNT(*) FROM conferences_keptfinding WHERE level <> ''",
    "due": "SELECT COUNT(*) FROM editorial_work w LEFT JOIN conferences_checkedwork c "
    "ON c.work_id = w.id WHERE c.work_id IS NULL OR c.is_due",
}
# What is counted by hand: groups of sources, and what passes between people.
BY_HAND = {
    "dependence": 2,
    "sources-changed": 1,
    "unsubmitted": 9,
    "returned": 1,
    "waiting": 1,
}


@pytest.fixture
def works(editor, second_editor, reviewer):
    return desk_collection(editor, second_editor, reviewer)


def numbers(client) -> dict[str, int]:
    text = client.get(DESK).content.decode()
    found = re.findall(r'href="/review/desk/([\w-]+)/"><span class="desk-number[^"]*">(\d+)<', text)
    return {name: int(number) for name, number in found}


def listed(client, name: str, **filters) -> int:
    """Return how many rows a list has, over all of its pages."""
    rows, page = 0, 1
    while True:
        text = client.get(f"/review/desk/{name}/", {**filters, "page": page}).content.decode()
        rows += text.count('<li><div class="desk-row">')
        if 'rel="next"' not in text:
            return rows
        page += 1


def counted(name: str, **accounts) -> int:
    if name in BY_HAND:
        return BY_HAND[name]
    with connection.cursor() as cursor:
        cursor.execute(BY_SQL[name] % {who: user.pk for who, user in accounts.items()})
        return cursor.fetchone()[0]


def test_e13_each_number_is_that_of_independent_sql_and_opens_a_list_of_that_length(
    client, works, editor, reviewer, monkeypatch
):
    monkeypatch.setattr(desk, "PER_PAGE", 3)
    client.force_login(editor)
    client.post(reverse("review:desk-check"))
    new = make_event(editor, "Not checked yet")
    for key in ("later-1", "later-2"):
        make_claim(new, editor, key)
    claim = Claim.objects.get(key="none-1")
    client.post(reverse("review:desk-pursue"), {"claim": claim.pk, "act": "take"})
    shown = numbers(client)
    client.force_login(reviewer)
    shown["waiting"] = numbers(client)["waiting"]
    assert set(shown) == set(LISTS) == set(BY_SQL) | set(BY_HAND)
    assert shown == {name: counted(name, editor=editor, reviewer=reviewer) for name in LISTS}
    assert listed(client, "waiting") == shown.pop("waiting")
    client.force_login(editor)
    assert {name: listed(client, name) for name in shown} == shown
    # Nothing is shown by chance: every list has rows.
    assert all(shown.values())


def test_e13_each_finding_is_counted_by_check_and_kind(client, works, editor):
    keep_checks()
    client.force_login(editor)
    text = client.get(DESK).content.decode()
    cells = re.findall(r'href="(/review/desk/findings/\?[^"]+)"[^>]*>(\d+)<', text)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT f.code, w.kind, COUNT(*) FROM conferences_keptfinding f JOIN conferences_checkedwork c "
            "ON c.work_id = f.work_id JOIN editorial_work w ON w.id = c.work_id "
            "WHERE f.level <> '' GROUP BY f.code, w.kind"
        )
        by_sql = {(code, kind): number for code, kind, number in cursor.fetchall()}
    assert len(cells) == 16 * 6
    found = {}
    for address, number in cells:
        asked = dict(re.findall(r"(\w+)=([\w-]+)", unescape(address)))
        if "kind" in asked:
            found[asked["code"], asked["kind"]] = int(number)
        if int(number):
            assert listed(client, "findings", **asked) == int(number)
    assert {key: number for key, number in found.items() if number} == by_sql
    assert by_sql["C1", "event"] == 1
    lines = b"".join(client.get("/review/desk/health.csv").streaming_content).decode().splitlines()
    assert lines[0] == "\ufeffcode,check,all,event,person,place,organisation,source"
    assert lines[1] == "C1,Claim without a citation,2,1,1,0,0,0"


def test_the_queries_do_not_grow_with_the_collection(client, works, editor):
    def asked() -> dict[str, int]:
        pages = {"": DESK, **{name: f"/review/desk/{name}/" for name in LISTS if name != "waiting"}}
        return {name: queries_of(lambda at=at: client.get(at)) for name, at in pages.items()}

    client.force_login(editor)
    keep_checks()
    client.get(DESK)
    few = asked()
    assert few[""] <= 40
    for number in range(4):
        event = make_event(editor, f"Another {number}")
        source = make_source(editor, f"Another {number}", key=f"more-{number}")
        for key in ("x", "y"):
            wanted = {"evidence_wanted": "All.", "evidence_wanted_since": "2026-01"}
            claim = make_claim(event, editor, f"{key}-{number}", **wanted)
            make_citation(claim, source, editor, consulted="second_hand")
        make_claim(event, editor, f"bare-{number}")
    keep_checks()
    assert asked() == few


@pytest.mark.parametrize("account", [None, "reader", "stranger"])
def test_the_desk_is_for_who_may_see_works(client, works, account, request):
    if account:
        client.force_login(request.getfixturevalue(account))
    pages = (DESK, "/review/desk/uncited/", "/review/desk/uncited.csv", "/review/desk/health.csv")
    assert [client.get(page).status_code for page in pages] == [404] * 4
    for page in ("review:desk-check", "review:desk-pursue"):
        assert client.post(reverse(page)).status_code == 404


def test_one_sees_the_lists_of_those_kinds_that_one_may_see(client, works, stranger):
    stranger.user_permissions.add(permission("view_person"))
    client.force_login(stranger)
    shown = numbers(client)
    assert "uncited-sources" not in shown
    assert "waiting" not in shown
    assert shown["uncited"] == 1
    assert "Old meeting" not in client.get("/review/desk/unseen/").content.decode()
    assert client.get("/review/desk/most-used/").status_code == 404
    assert client.get("/review/desk/most-used.csv").status_code == 404
    claim = Claim.objects.get(key="none-2")
    for key in ("none-1", "none-2"):
        claim = Claim.objects.get(key=key)
        answer = client.post(reverse("review:desk-pursue"), {"claim": claim.pk, "act": "take"})
        assert answer.status_code == 404
    assert Pursuit.objects.count() == 0


def test_filters_narrow_a_list_and_what_is_none_narrows_nothing(client, works, editor):
    client.force_login(editor)
    assert listed(client, "uncited") == 2
    assert listed(client, "uncited", kind="person") == 1
    assert listed(client, "uncited", q="NEW meet") == 1
    assert listed(client, "uncited", q="nowhere") == 0
    assert "Nothing fits these filters." in client.get("/review/desk/uncited/?q=x").content.decode()
    for faulty in (
        {"kind": "nonsense"},
        {"q": "\x00"},
        {"page": "x"},
        {"page": "-1"},
        {"code": "C1"},
    ):
        answer = client.get("/review/desk/uncited/", faulty)
        assert answer.content.decode().count('<li><div class="desk-row">') == 2, faulty
    assert listed(client, "dependence", q="source e") == 1
    assert client.get("/review/desk/nonsense/").status_code == 404


def test_an_empty_list_says_what_to_do_next(client, editor):
    client.force_login(editor)
    for name, shown in LISTS.items():
        if name != "waiting":
            assert unescape(str(shown.empty)) in unescape(
                client.get(f"/review/desk/{name}/").content.decode()
            )


def test_a_list_is_taken_away_as_a_table_without_formulas(client, works, editor):
    event = make_event(editor, "=1+1")
    make_claim(event, editor, "bare", "=HYPERLINK()")
    client.force_login(editor)
    sent = client.get("/review/desk/uncited.csv?kind=event")
    lines = b"".join(sent.streaming_content).decode().splitlines()
    assert lines[0] == "\ufeffwhat,kind,work,details,address"
    assert lines[1].startswith("'=HYPERLINK(),event,'=1+1,bare,http://testserver/admin/")
    assert len(lines) == 3
    assert sent["Content-Disposition"] == 'attachment; filename="uncited.csv"'


def test_a_claim_is_taken_by_one_skipped_and_let_go(client, works, editor, second_editor):
    claim = Claim.objects.get(key="none-1")
    pursue = reverse("review:desk-pursue")
    here = "/review/desk/uncited/?open=1"
    client.force_login(editor)
    answer = client.post(pursue, {"claim": claim.pk, "act": "take", "next": here})
    assert (answer.status_code, answer["Location"]) == (302, here)
    assert listed(client, "taken") == 1
    client.force_login(second_editor)
    assert listed(client, "uncited") == 2
    assert listed(client, "uncited", open="1") == 1
    assert "taken by editor" in client.get("/review/desk/uncited/").content.decode()
    told = client.post(pursue, {"claim": claim.pk, "act": "take"}, follow=True)
    assert "This claim is followed up already, by editor." in told.content.decode()
    other = Claim.objects.get(key="none-2")
    client.post(pursue, {"claim": other.pk, "act": "skip"})
    assert listed(client, "uncited", open="1") == 0
    client.post(pursue, {"claim": other.pk, "act": "let-go"})
    assert listed(client, "uncited", open="1") == 1
    for faulty in ({}, {"claim": "x", "act": "take"}, {"claim": claim.pk, "act": "steal"}):
        assert client.post(pursue, faulty).status_code == 404
    assert client.get(pursue).status_code == 405


def test_what_was_typed_is_shown_as_words(client, editor):
    event = make_event(editor, HOSTILE)
    make_claim(
        event, editor, "bare", HOSTILE, evidence_wanted=HOSTILE, evidence_wanted_since="2026"
    )
    keep_checks()
    client.force_login(editor)
    for name in ("wanted", "uncited", "findings", "unsubmitted"):
        text = client.get(f"/review/desk/{name}/").content.decode()
        assert HOSTILE not in text
        assert "&lt;b onclick" in text


def test_too_large_a_collection_is_not_checked_from_a_page(client, works, editor, monkeypatch):
    monkeypatch.setattr(desk, "MOST_AT_ONCE", 1)
    client.force_login(editor)
    told = client.post(reverse("review:desk-check"), follow=True).content.decode()
    assert "check_entries --keep" in told
    assert CheckedWork.objects.count() == 0


def test_a_claim_is_shown_with_the_words_that_rest_on_it_without_marks(client, editor):
    event = make_event(editor)
    make_claim(event, editor, key="held")
    text = "Not this.\n\n- [They met in [Zakopane](place:zakopane)]{claim=held}.[@rees2008]"
    make_narrative(event, editor, text)
    client.force_login(editor)
    page = unescape(client.get("/review/desk/uncited/").content.decode())
    assert '<blockquote class="desk-passage"><bdi>They met in Zakopane.</bdi>' in page
