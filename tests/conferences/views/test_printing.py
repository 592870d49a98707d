"""The PDF of an edition: made by the command, sent as it is kept."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from conferences.printed import printed_file
from tests.factories.editions import publish, withdraw

pytestmark = pytest.mark.django_db
ADDRESS = "/events/zakopane/v/1/print.pdf"


@pytest.fixture(autouse=True)
def printed_root(settings, tmp_path):
    settings.PRINTED_ROOT = tmp_path / "printed"
    return settings.PRINTED_ROOT


@pytest.fixture
def edition():
    texts = {"en": ("Zakopane", "<article><p>Words.</p></article>")}
    return publish("zakopane", texts=texts)


def make() -> str:
    out = StringIO()
    call_command("make_pdfs", stdout=out, stderr=out)
    return out.getvalue()


def test_what_is_printed_is_sent_under_a_strong_tag(client, edition, django_assert_num_queries):
    assert make() == "Printed: 1\n"
    with django_assert_num_queries(1):
        answer = client.get(ADDRESS)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")
    assert answer["Content-Disposition"] == 'inline; filename="zakopane-v1.pdf"'
    assert "Set-Cookie" not in answer
    again = client.get(ADDRESS, headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(f"/vi{ADDRESS}").content == answer.content


def test_a_page_without_a_file_has_no_link_to_one(client, edition):
    page = client.get("/events/zakopane/v/1/").content.decode()
    assert "print.pdf" not in page
    assert client.get(ADDRESS).status_code == 404
    make()
    page = client.get("/events/zakopane/v/1/").content.decode()
    assert f'<a href="{ADDRESS}" type="application/pdf">To print (PDF)</a>' in page


def test_what_was_printed_once_is_not_printed_again(edition):
    make()
    file = printed_file(edition.digest, "en")
    before = file.stat().st_mtime_ns
    assert make() == "Printed: 0\n"
    assert file.stat().st_mtime_ns == before


def test_a_page_that_cannot_be_printed_is_told_and_the_others_are_printed(edition, printed_root):
    file = printed_file(edition.digest, "en")
    file.parent.mkdir(parents=True)
    file.with_suffix(".part").mkdir()  # nothing can be written there
    publish("lwow")
    out = StringIO()
    with pytest.raises(CommandError, match="1 of the pages could not be printed"):
        call_command("make_pdfs", stdout=out, stderr=out)
    assert out.getvalue() == "Not printed: Zakopane (en)\nPrinted: 1\n"


def test_an_unknown_edition_is_not_found_and_a_withdrawn_one_is_still_there(client, edition):
    make()
    assert client.get("/events/zakopane/v/2/print.pdf").status_code == 404
    assert client.get("/events/nowhere/v/1/print.pdf").status_code == 404
    withdraw(edition, current=None)
    assert client.get(ADDRESS).status_code == 200


def test_nothing_is_left_unfinished(edition, printed_root):
    make()
    assert [file.suffix for file in Path(printed_root).rglob("*") if file.is_file()] == [".pdf"]
