"""The desk's pages for files of sources: sent, shown, decided, imported, undone, exported, merged."""

import csv
import io
import re
from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils.dateformat import format as date

from sources.admin.progress import LONG
from sources.editorial.models import Change
from sources.models import Source, SourceImport
from tests.conferences.admin.posting import signed_in
from tests.factories.works import make_source

pytestmark = pytest.mark.django_db

START = "/admin/sources/source/import/"
FILE = """@book{rees2008, author = {Rees, Laurence}, title = {World War Two Behind Closed Doors}, year = 2008}
@book{new, author = {Śliwiński, Ł.}, title = {Próba <b>ognia</b>}, year = 1999}
@book{bad, title = {Bad}, doi = {no DOI}}
"""


def sent(user, content: str | bytes = FILE, **fields):
    content = content.encode() if isinstance(content, str) else content
    file = SimpleUploadedFile("sources.bib", content)
    return signed_in(user).post(START, {"file": file, **fields})


def previewed(user, content: str = FILE) -> str:
    """Return the address of the preview of a file."""
    answer = sent(user, content)
    assert answer.status_code == 302
    return answer["Location"]


def words(answer) -> str:
    return answer.content.decode()


def test_a_file_is_shown_before_anything_enters_the_library(editor):
    make_source(editor, "World War Two Behind Closed Door", issued="2008", publisher="BBC <Books>")
    page = signed_in(editor).get(previewed(editor))
    shown = [
        (each.title, each.row.likeness, each.line, [str(label) for _value, label in each.choices])
        for each in page.context["rows"]
    ]
    assert shown == [
        ("World War Two Behind Closed Doors", "perhaps", 1,
         ["import as a new source", "fill what is empty in the source that is there", "leave out"]),
        ("Próba <b>ognia</b>", "new", 2, ["import as a new source", "leave out"]),
        ("Bad", "faulty", 3, ["leave out"]),
    ]  # fmt: skip
    [first, *_others] = page.context["rows"]
    assert [(each.name, each.mine, each.theirs) for each in first.differences] == [
        ("title", "World War Two Behind Closed Doors", "World War Two Behind Closed Door"),
        ("publisher", "", "BBC <Books>"),
        ("creators", "Rees, Laurence (author)", ""),
    ]
    assert "BBC &lt;Books&gt;" in words(page)
    assert "<b>ognia" not in words(page)
    assert Source.objects.count() == 1


def test_a_source_of_a_file_is_told_in_the_words_of_its_form(editor):
    make_source(editor, "On minutes", type="article-magazine")
    file = "@article{t, author = {Teller, Anna}, title = {On minutes}, journal = {Papers}, year = 2003}"
    [row] = signed_in(editor).get(previewed(editor, file)).context["rows"]
    assert row.facts == ("Teller, Anna (author)", "2003", "article in a journal", "Papers")
    assert [(each.name, each.mine, each.theirs) for each in row.differences] == [
        ("type", "article in a journal", "article in a magazine"),
        ("part of", "Papers", ""),
        ("issued", "2003", ""),
        ("creators", "Teller, Anna (author)", ""),
    ]


def test_the_list_of_sources_marks_only_what_is_withdrawn(editor):
    make_source(editor, "Sound")
    make_source(editor, "Unsound", is_withdrawn=True, withdrawal_reason="Forged.")
    page = words(signed_in(editor).get("/admin/sources/source/"))
    assert re.findall(r'<td class="field-withdrawn">(.*?)</td>', page) == ["-", "withdrawn"]


def test_what_was_decided_is_imported_with_one_summary_and_undone(editor):
    address, client = previewed(editor), signed_in(editor)
    answer = client.post(
        address,
        {"act": "import", "row-2": "leave", "row-3": "import", "change-summary": "From a file."},
    )
    assert answer.status_code == 302
    assert [source.key for source in Source.objects.all()] == ["rees2008"]
    [change] = Change.objects.all()
    assert (change.act, change.by, change.summary) == ("import", editor, "From a file.")
    page = client.get(address)
    assert "Imported: 1 source was written, in one act." in words(page)
    again = client.post(address, {"act": "import", "change-summary": "From a file."})
    assert (again.status_code, again.context["refusal"]) == (
        409,
        "This file has been imported already.",
    )

    assert client.get(f"{address}undo/").status_code == 200
    assert client.post(f"{address}undo/", {"change-summary": "Not these."}).status_code == 302
    assert Source.objects.count() == 0
    assert "This import was undone" in words(client.get(address))
    for again in (
        client.get(f"{address}undo/"),
        client.post(f"{address}undo/", {"summary": "Again."}),
    ):
        assert (again.status_code, again["Location"]) == (302, address)


def text_of(answer) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", words(answer)).split())


def test_the_list_of_files_and_the_page_of_each_say_what_came_of_it(editor, second_editor):
    make_source(editor, "World War Two Behind Closed Door", issued="2008")
    address, client = previewed(editor), signed_in(editor)
    planned = "Not imported yet. To come as new: 1, to be completed: 0, to be left out: 2."
    assert planned in text_of(client.get(START))
    assert planned in text_of(client.get(address))
    client.post(address, {"act": "import", "row-1": "complete", "change-summary": "From a file."})
    day = date(datetime.now(UTC), "j F Y")
    came = f"Imported on {day}. New: 1, completed: 1, left out: 1."
    assert came in text_of(client.get(START))
    assert came in text_of(client.get(address))
    its = f"/admin/sources/source/?import={SourceImport.objects.get().pk}"
    assert its in words(client.get(START))
    make_source(editor, "Another")
    shown = client.get(its).context["cl"].result_list
    assert {source.key for source in shown} == {"world-war-two-behind-closed-door", "new"}
    for other in (its, "/admin/sources/source/?import=x"):
        assert list(signed_in(second_editor).get(other).context["cl"].result_list) == []
    client.post(f"{address}undo/", {"change-summary": "Not these."})
    back = f"Undone on {day}. Taken back: 1 new, 1 completed."
    assert back in text_of(client.get(START))
    assert back in text_of(client.get(address))


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_of_files_asks_the_same_of_the_database_for_one_and_for_many(
    editor, django_assert_num_queries, number
):
    client = signed_in(editor)
    for _each in range(number):
        previewed(editor)
    with django_assert_num_queries(7):
        client.get(START)


def test_decisions_are_kept_for_a_page_and_for_all_of_a_kind(editor):
    make_source(editor, "World War Two Behind Closed Door", issued="2008")
    address, client = previewed(editor), signed_in(editor)
    rows = SourceImport.objects.get().rows
    client.post(address, {"act": "keep", "row-1": "complete", "row-2": "leave", "row-9": "import"})
    assert list(rows.values_list("decision", flat=True)) == ["complete", "leave", "leave"]
    said = client.post(
        address, {"act": "keep", "change-summary": "From the archive's list."}, follow=True
    )
    assert "Kept. Nothing was imported yet." in words(said)
    assert said.context["form"]["summary"].value() == "From the archive's list."
    client.post(f"{address}?of=new", {"act": "import-all"})
    assert list(rows.values_list("decision", flat=True)) == ["complete", "import", "leave"]
    client.post(f"{address}?of=faulty", {"act": "import-all"})
    assert list(rows.values_list("decision", flat=True)) == ["complete", "import", "leave"]


def test_a_file_that_cannot_be_read_is_refused_on_the_form_with_its_line(editor):
    page = sent(editor, "TY  - BOOK\nTI  - Żółć\nER  - ".encode("windows-1250"))
    assert page.context["form"].errors["file"] == [
        "Line 2: the byte AF is not UTF-8: name the encoding of the file, such as Windows-1250 or KOI8-R, or"
        " save it as UTF-8."
    ]
    assert not SourceImport.objects.exists()


def test_a_file_is_read_in_the_encoding_that_is_chosen_on_the_form(editor):
    content = "TY  - BOOK\nTI  - Żółć\nER  - ".encode("windows-1250")
    sent(editor, content, encoding="windows-1250")
    assert [row.data["values"]["title"] for row in SourceImport.objects.get().rows.all()] == [
        "Żółć"
    ]


def test_an_import_without_a_summary_or_with_nothing_in_it_is_refused(editor):
    address, client = previewed(editor), signed_in(editor)
    page = client.post(address, {"act": "import", "change-summary": ""})
    assert page.context["form"].errors["summary"] == ["This field is required."]
    page = client.post(
        address, {"act": "import", "row-1": "leave", "row-2": "leave", "change-summary": "Nothing."}
    )
    assert (page.status_code, page.context["refusal"]) == (
        409, "Nothing was written: Nothing is left to import.",
    )  # fmt: skip
    assert not Source.objects.exists()


def test_a_long_import_says_how_far_it_has_come(editor):
    text = "".join(
        f"TY  - BOOK\nTI  - Word{n} number{n * 7}\nPY  - 1950\nER  - \n" for n in range(LONG + 1)
    )
    answer = sent(editor, text)
    said = b"".join(answer.streaming_content).decode()
    assert "<p>250 of 501</p><p>500 of 501</p>" in said
    address = reverse("admin:sources_source_import", args=[SourceImport.objects.get().pk])
    assert f'<a href="{address}">It is done: see what became of it.</a>' in said
    answer = signed_in(editor).post(address, {"act": "import", "change-summary": "All of them."})
    assert "<p>250 of 501</p>" in b"".join(answer.streaming_content).decode()
    assert Source.objects.count() == LONG + 1


def test_a_file_is_its_senders_alone(editor, second_editor, stranger):
    address = previewed(editor)
    assert signed_in(second_editor).get(address).status_code == 404
    assert signed_in(second_editor).post(address, {"act": "import"}).status_code == 404
    assert signed_in(stranger).get(address).status_code == 403
    assert sent(stranger).status_code == 403
    assert SourceImport.objects.count() == 1


def test_a_preview_asks_the_same_of_the_database_for_one_source_and_for_many(
    editor, django_assert_num_queries
):
    make_source(editor, "World War Two Behind Closed Door", issued="2008")
    one, client = previewed(editor, FILE.splitlines()[0]), signed_in(editor)
    many = previewed(editor)
    with django_assert_num_queries(13):
        client.get(one)
    with django_assert_num_queries(13):
        client.get(many)


def test_a_selection_is_exported_by_an_action_and_all_by_an_address(editor):
    for key in ("b", "a", "c"):
        make_source(editor, f"=Title {key}", key=key)
    keys = [str(Source.objects.get(key=key).pk) for key in "ab"]
    client = signed_in(editor)
    answer = client.post(
        "/admin/sources/source/", {"action": "export_ris", "_selected_action": keys}
    )
    assert answer["Content-Type"] == "application/x-research-info-systems; charset=utf-8"
    assert b"".join(answer.streaming_content).decode() == (
        "TY  - BOOK\r\nID  - a\r\nTI  - =Title a\r\nER  - \r\n"
        "\nTY  - BOOK\r\nID  - b\r\nTI  - =Title b\r\nER  - \r\n"
    )
    table = b"".join(client.get("/admin/sources/source/export/csv/").streaming_content)
    # Programs for tables know UTF-8 by its mark; our own command takes it for no part of the table.
    assert table.startswith(b"\xef\xbb\xbfkey,")
    rows = list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"))))
    assert [(row["key"], row["title"]) for row in rows] == [
        ("a", "'=Title a"), ("b", "'=Title b"), ("c", "'=Title c"),
    ]  # fmt: skip
    assert client.get("/admin/sources/source/export/docx/").status_code == 404
    assert "All as CSL-JSON" in words(client.get("/admin/sources/source/export/"))


def test_sources_are_imported_and_exported_from_the_command_line(editor, tmp_path, capsys):
    file = tmp_path / "sources.bib"
    file.write_text(FILE, "utf-8")
    with pytest.raises(CommandError, match="1 of 3 sources are faulty, so nothing was imported"):
        call_command("import_sources", file, by="editor")
    assert not Source.objects.exists()
    call_command("import_sources", file, by="editor", leave_out_faulty=True)
    assert (
        capsys.readouterr()
        .out.splitlines()[-1]
        .startswith("2 of 3 sources were imported; see /admin/")
    )
    call_command("export_sources", "biblatex")
    assert capsys.readouterr().out.startswith("@book{new,\n  author = {Śliwiński, Ł.},\n")
    with pytest.raises(CommandError, match="There is no account “nobody”"):
        call_command("import_sources", file, by="nobody")
    file.write_text("")
    with pytest.raises(CommandError, match="Line 1: the file is empty"):
        call_command("import_sources", file, by="editor")
