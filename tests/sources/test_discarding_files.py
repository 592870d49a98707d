"""A file of sources that was sent by mistake is thrown away, unless something came of it."""

import pytest

from sources.exchange.importing import ImportRefused, discard_import, import_sources
from sources.models import ImportedRow, Source, SourceImport
from tests.conferences.admin.posting import signed_in
from tests.sources.exchange.importing_files import done, imported, kept_file

pytestmark = pytest.mark.django_db
REES = "@book{rees2008, title = {World War Two Behind Closed Doors}, year = 2008}"


def page_of(kept: SourceImport, page: str = "") -> str:
    return f"/admin/sources/source/import/{kept.pk}/{page}"


def test_a_file_is_thrown_away_after_being_asked(editor):
    kept = kept_file(editor, REES)
    client = signed_in(editor)
    address = page_of(kept, "discard/")
    assert f'href="{address}"' in client.get(page_of(kept)).content.decode()
    asked = client.get(address).content.decode()
    assert "1 source of this file will be forgotten, with what you decided of it." in asked
    assert ImportedRow.objects.count() == 1
    answer = client.post(address, follow=True)
    assert answer.redirect_chain == [("/admin/sources/source/import/", 302)]
    assert [str(said) for said in answer.context["messages"]] == ["“sources.bib” was thrown away."]
    assert (SourceImport.objects.count(), ImportedRow.objects.count()) == (0, 0)
    assert client.get(page_of(kept)).status_code == 404
    assert client.post(address).status_code == 404


def test_what_was_imported_is_not_thrown_away(editor):
    kept = imported(editor, REES)
    client = signed_in(editor)
    address = page_of(kept, "discard/")
    assert f'href="{address}"' not in client.get(page_of(kept)).content.decode()
    assert client.get(address)["Location"] == page_of(kept)
    answer = client.post(address, follow=True)
    assert answer.redirect_chain == [(page_of(kept), 302)]
    said = [str(message) for message in answer.context["messages"]]
    assert said == ["This file has been imported already."]
    assert (ImportedRow.objects.count(), Source.objects.count()) == (1, 1)


def test_nobody_throws_away_a_file_of_somebody_else(editor, second_editor):
    kept = kept_file(editor, REES)
    address = page_of(kept, "discard/")
    client = signed_in(second_editor)
    assert (client.get(address).status_code, client.post(address).status_code) == (404, 404)
    assert ImportedRow.objects.count() == 1


def test_what_was_thrown_away_meanwhile_is_not_imported(editor):
    kept = kept_file(editor, REES)
    discard_import(SourceImport.objects.get())
    with pytest.raises(ImportRefused, match=r"Nothing is left to import\."):
        done(import_sources(kept, by=editor, summary="Imports it."))
    with pytest.raises(ImportRefused, match=r"This file was thrown away in another window\."):
        discard_import(kept)
    assert Source.objects.count() == 0
