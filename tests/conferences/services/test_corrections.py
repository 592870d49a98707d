"""Corrections stand in the edition that brings them, and in those of the ninety days after."""

import re
from datetime import timedelta

import pytest

from conferences.models import Edition, Event
from conferences.services.edition_verification import verify_editions
from conferences.services.publication import ToPublish, publish, withdraw
from conferences.views.words import day_in_words
from sources.editorial.guard import Permit, permitting
from sources.editorial.models import Act
from sources.editorial.recording import base_of, record
from tests.factories.works import (
    make_citation,
    make_claim,
    make_event,
    make_narrative,
    make_source,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(editor, reviewer):
    event = make_event(editor, "Zakopane conference", date="1940-02-20")
    claim = make_claim(event, editor, "began", property="date", value="1940-02-20")
    make_citation(claim, make_source(editor, "A book", key="book"), editor)
    make_narrative(event, editor, "It [began in February]{claim=began}.")
    make_narrative(event, editor, "Nó [bắt đầu]{claim=began}.", language="vi")
    published(event, reviewer)
    return event


def published(event: Event, reviewer, summary: str = "An edition.", **given) -> Edition:
    [edition] = publish(ToPublish(event.pk), by=reviewer, summary=summary, **given)
    return edition


def dated(event: Event, editor, day: str) -> None:
    claim = event.claims.get(key="began")
    with record(event, by=editor, act=Act.EDIT, summary="Dates it anew.", base=base_of(event)):
        claim.value = day
        claim.save()


def printed(edition: Edition, language: str = "en") -> list[str]:
    """Return the lines on corrections of an edition's article, as words."""
    html = edition.texts.get(language=language).html
    header = html.split("</header>")[0]
    found = re.search(r'<ul role="list" class="corrections">(.*?)</ul>', header, re.DOTALL)
    lines = re.findall(r"<li>(.*?)</li>", found[1]) if found else []
    assert html.count("corrections") == (1 if found else 0)
    return [re.sub(r"<[^>]+>", "", line) for line in lines]


def of_days_ago(edition: Edition, days: int) -> None:
    with permitting(Permit.HISTORY):
        Edition.objects.filter(pk=edition.pk).update(at=edition.at - timedelta(days=days))


def today(language: str = "en") -> str:
    return day_in_words(Edition.objects.latest("number").at, language)


@pytest.fixture
def corrected(event, editor, reviewer):
    dated(event, editor, "1940-02-25")
    return published(event, reviewer, "The day was <misread>.", is_correction=True)


def test_an_edition_says_what_it_corrects(corrected):
    assert printed(corrected) == [
        f"Corrected {today()}: Date. The day was &lt;misread&gt;. What was corrected"
    ]
    assert printed(corrected, "vi") == [
        f"Đính chính {today('vi')}: Thời gian. The day was &lt;misread&gt;. Điều đã đính chính"
    ]
    assert (
        f'href="/events/{corrected.slug}/compare/1..2/"' in corrected.texts.get(language="en").html
    )
    assert [str(problem) for problem in verify_editions()] == []


@pytest.mark.parametrize(("days", "count"), [(89, 1), (91, 0)])
def test_the_next_editions_repeat_it_for_ninety_days(
    event, corrected, editor, reviewer, days, count
):
    of_days_ago(corrected, days)
    dated(event, editor, "1940-02-26")
    lines = printed(published(event, reviewer))
    assert len(lines) == count
    assert all(": Date. The day was" in line for line in lines)


def test_a_correction_that_was_withdrawn_is_not_repeated(event, corrected, editor, reviewer):
    withdraw(corrected, by=reviewer, reason="Forged.")
    dated(event, editor, "1940-02-26")
    assert printed(published(event, reviewer)) == []


def test_an_edition_without_corrections_says_nothing(event, editor, reviewer):
    dated(event, editor, "1940-02-26")
    assert printed(published(event, reviewer)) == []
