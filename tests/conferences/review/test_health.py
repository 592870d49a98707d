"""Health over time: the numbers of each day as they were then, on the page and as a table."""

from datetime import UTC, date, datetime, timedelta
from html import unescape

import pytest
from django.urls import reverse

from conferences.models import HealthDay, HealthNumber
from conferences.services.findings import CODES
from conferences.services.health import health_over_time, record_health
from conferences.services.kept_checks import keep_checks
from tests.conferences.review.works import permission
from tests.factories.works import make_claim, make_event, make_person

pytestmark = pytest.mark.django_db
PAGE = reverse("review:health")
KINDS = ("event", "person")


def checked_on(day: str, **numbers: int) -> None:
    """Keep numbers of one day: C1_event=2 is of check C1 in events."""
    keyed = {
        (name.partition("_")[0], "block", name.partition("_")[2]): number
        for name, number in numbers.items()
    }
    record_health(keyed, at=datetime.fromisoformat(f"{day}T12:00:00+00:00"))


def course(health, code):
    return next(each.numbers for each in health.courses if each.code == code)


@pytest.fixture
def year():
    checked_on("2025-12-30", C1_event=9)
    checked_on("2026-01-02", C1_event=7, C2_person=3)
    checked_on("2026-01-05", C1_event=6)
    checked_on("2026-01-31", C1_event=4, C1_person=1)
    checked_on("2026-03-01", C1_person=2)


def test_checking_all_works_keeps_the_numbers_of_the_day(editor):
    make_claim(make_event(editor), editor, "bare")
    keep_checks()
    assert list(HealthDay.objects.values_list("day", flat=True)) == [datetime.now(UTC).date()]
    assert list(HealthNumber.objects.values_list("code", "level", "kind", "number")) == [
        ("C1", "block", "event", 1)
    ]
    make_claim(make_person(editor), editor, "barer")
    keep_checks()
    assert HealthDay.objects.count() == 1
    assert sorted(HealthNumber.objects.values_list("code", "kind", "number")) == [
        ("C1", "event", 1),
        ("C1", "person", 1),
    ]


def test_what_is_no_finding_of_a_check_is_not_kept():
    record_health({("uncited", "", "event"): 3, ("C1", "block", "event"): 3}, at=datetime.now(UTC))
    assert list(HealthNumber.objects.values_list("code", flat=True)) == ["C1"]


@pytest.mark.parametrize(
    ("step", "days", "numbers"),
    [
        (
            "day",
            ["2025-12-30", "2026-01-02", "2026-01-05", "2026-01-31", "2026-03-01"],
            (9, 7, 6, 5, 2),
        ),
        # 30 December 2025 and 2 January 2026 lie in one ISO week.
        ("week", ["2026-01-02", "2026-01-05", "2026-01-31", "2026-03-01"], (7, 6, 5, 2)),
        ("month", ["2025-12-30", "2026-01-31", "2026-03-01"], (9, 5, 2)),
        ("year", ["2025-12-30", "2026-03-01"], (9, 2)),
    ],
)
def test_the_last_day_of_each_step_stands_for_it(year, step, days, numbers):
    health = health_over_time(KINDS, step=step)
    assert health.days == tuple(map(date.fromisoformat, days))
    assert course(health, "C1") == numbers


def test_no_more_than_the_latest_are_shown(year, django_assert_num_queries):
    with django_assert_num_queries(2):
        health = health_over_time(("event",), most=2)
    assert health.days == (date(2026, 1, 31), date(2026, 3, 1))
    assert course(health, "C1") == (4, 0)


def test_the_page_shows_the_numbers_with_their_difference(client, year, editor):
    client.force_login(editor)
    text = unescape(client.get(f"{PAGE}?step=month&kind=event").content.decode())
    assert '<th scope="col" class="n"><time datetime="2026-01-31">31 Jan 2026</time></th>' in text
    assert (
        '<span class="desk-code">C1</span> Claim without a citation</th><td class="course">'
        '<svg viewBox="0 0 96 24" width="96" height="24" aria-hidden="true" focusable="false">'
        '<polyline points="3.0,3.0 50.2,13.0 93.0,21.0" fill="none" stroke="currentColor" '
        'stroke-width="1.5"/></svg></td><td class="n">9</td><td class="n">4</td>'
        '<td class="n is-none">0</td><td class="n">−9</td></tr>'
    ) in text
    assert text.count("<tr>") == 1 + 1
    silent = ", ".join(code for code in CODES if code != "C1")
    assert f"On none of these days did these checks find anything: {silent}." in text


def test_one_day_has_neither_course_nor_difference(client, editor):
    checked_on("2026-03-01", C1_event=2)
    client.force_login(editor)
    text = client.get(PAGE).content.decode()
    assert "<polyline" not in text
    assert "First to last" not in text
    assert "Course" not in text


def test_before_the_first_check_the_page_says_what_to_do(client, editor):
    client.force_login(editor)
    assert "Nothing was checked yet." in client.get(PAGE).content.decode()


def test_what_cannot_be_asked_is_told_and_narrows_nothing(client, year, editor):
    client.force_login(editor)
    text = client.get(f"{PAGE}?step=hour&kind=ghost").content.decode()
    assert text.count('class="review-error"') == 2
    assert text.count("<time datetime") == 5


def test_one_sees_the_numbers_of_those_kinds_that_one_may_see(client, year, stranger):
    stranger.user_permissions.add(permission("view_person"))
    client.force_login(stranger)
    sent = client.get(reverse("review:health-days-csv"))
    lines = b"".join(sent.streaming_content).decode("utf-8-sig").splitlines()
    assert lines == [
        "day,code,level,kind,number",
        "2026-03-01,C1,block,person,2",
        "2026-01-31,C1,block,person,1",
        "2026-01-02,C2,block,person,3",
    ]
    text = client.get(PAGE).content.decode()
    assert '<td class="n">9</td>' not in text
    assert client.get(f"{PAGE}?kind=event").content.decode().count('class="review-error"') == 1


def test_a_year_of_days_is_read_in_two_queries(django_assert_num_queries):
    start = datetime(2026, 1, 1, tzinfo=UTC)
    for number in range(400):
        HealthDay.objects.create(day=(start + timedelta(days=number)).date(), at=start)
    with django_assert_num_queries(2):
        assert len(health_over_time(KINDS, step="month").days) == 7
