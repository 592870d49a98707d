"""An article as the draft of an entry: what is made at once, what is proposed, what is accepted."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from conferences.exchange.taking_in.deciding import (
    DecidedMeanwhile,
    PiecesRefused,
    decide,
)
from conferences.exchange.taking_in.drafting import take_in
from conferences.exchange.taking_in.standing import standing
from conferences.models import ArticleImport, Citation, Claim, Concern, Edition, Event, Narrative
from conferences.permissions import NotAllowed
from sources.editorial.models import Act, Change, Work
from sources.editorial.recording import base_of
from sources.editorial.restoring import undo
from sources.exchange.confined import Unreadable
from sources.models import Source
from tests.factories.works import make_person, make_place, make_source

pytestmark = pytest.mark.django_db

ARTICLE = """Town archive

The archive of Exampleton keeps the papers.[1] Anna Blank opened it on 12 May 1901.[1][2] It is *old* [sic].

1. ^ a b Smith, John (1999). A Town and its Papers. London: Example Press. p. 12.
2. ^ Brown, Jane (2001). Maps. London: Example Press. p. 3.
"""


@pytest.fixture
def taken(editor):
    return take_in(ARTICLE.encode(), "archive.txt", by=editor, url="https://example.org/archive")


def accepting(*ids, **fields):
    return {**{f"{each}-do": "accepted" for each in ids}, **fields}


def test_a_file_makes_a_draft_with_its_text_and_nothing_else(taken, editor):
    event = Event.objects.get()
    narrative = Narrative.objects.get()
    assert (event.title, narrative.language, narrative.is_ready) == ("Town archive", "en", True)
    assert narrative.body == (
        "The archive of Exampleton keeps the papers. Anna Blank opened it on 12 May 1901. It is \\*old\\* \\[sic\\]."
    )
    assert (Claim.objects.count(), Source.objects.count(), Edition.objects.count()) == (0, 0, 0)
    change = Change.objects.get()
    assert (change.act, change.by, change.summary) == (
        Act.IMPORT, editor, "Takes in an article from the file “archive.txt”.",
    )  # fmt: skip
    assert (taken.event_id, taken.waiting) == (event.pk, 4)


def test_the_text_in_a_language_that_the_site_does_not_speak_waits_for_a_translation(editor):
    take_in(
        "Архив\n\nАрхив хранит дела и бумаги города, ещё и карты.\n".encode(), "a.txt", by=editor
    )
    narrative = Narrative.objects.get()
    assert (narrative.language, narrative.is_ready) == ("en", False)


def test_claims_works_names_and_dates_are_proposed(editor):
    known = make_source(editor, "A town, and its papers", issued="1999", key="smith-papers")
    other = make_source(editor, "Maps", isbn="978-0-563-49335-8")
    person, place = make_person(editor, "Anna Blank"), make_place(editor, "Exampleton")
    make_person(editor, "Nobody Else")
    pieces = take_in(
        ARTICLE.replace("p. 3.", "p. 3. ISBN 0-563-49335-7").encode(), "a.txt", by=editor
    ).pieces
    assert [(each["text"], each["line"]) for each in pieces["claims"]] == [
        ("The archive of Exampleton keeps the papers.", 3),
        ("Anna Blank opened it on 12 May 1901.", 3),
    ]
    assert [(each["source"], each["locator"]) for each in pieces["claims"][1]["notes"]] == [
        ("s0", "p. 12"), ("s1", "p. 3"),
    ]  # fmt: skip
    # Without an author in the library, title and year alone do not make it surely the same.
    assert [each["known"] for each in pieces["sources"]] == [
        {
            "id": str(known.pk), "label": "A town, and its papers", "is_sure": False,
            "how": "a title like it, and nothing that tells them apart",
        },
        {"id": str(other.pk), "label": "Maps", "how": "the same ISBN", "is_sure": True},
    ]  # fmt: skip
    assert [(each["work"], each["claims"]) for each in pieces["names"]] == [
        (str(person.pk), ["c1"]), (str(place.pk), ["c0"]),
    ]  # fmt: skip
    assert [(each["words"], each["value"]) for each in pieces["dates"]] == [
        ("12 May 1901", "1901-05-12")
    ]
    assert (Concern.objects.count(), Event.objects.get().date) == (0, "")


def test_dates_are_proposed_from_the_box_of_facts_and_from_sentences_without_notes(editor):
    pieces = take_in(
        b"= Mill =\n\nInfobox\n- Burned: 6 March 1940\n- Place: Exampleton\n\n"
        b"The mill was built on 2 May 1901 by the river. It stood until 6 March 1940, and was never built again.\n",
        "mill.txt",
        by=editor,
    ).pieces
    assert pieces["claims"] == []
    assert [(each["words"], each["value"], each["claims"]) for each in pieces["dates"]] == [
        ("6 March 1940", "1940-03-06", []),
        ("2 May 1901", "1901-05-02", []),
    ]


def test_what_is_accepted_becomes_one_act_cited_at_second_hand(taken, editor):
    decide(taken.pk, accepting("s0", "c1", date="d0"), by=editor, seen=0)
    claim, event = Claim.objects.get(), Event.objects.get()
    via, source = (
        Source.objects.get(title=title) for title in ("Town archive", "A Town and its Papers")
    )
    [citation] = Citation.objects.all()
    assert claim.statement == {"en": "Anna Blank opened it on 12 May 1901."}
    assert (citation.claim, citation.source, citation.via) == (claim, source, via)
    assert (citation.locator, citation.stance, citation.consulted) == (
        "p. 12",
        "supports",
        "second_hand",
    )
    assert (via.url, source.issued, source.publisher) == (
        "https://example.org/archive", "1999", "Example Press",
    )  # fmt: skip
    assert [(each.family, each.given) for each in source.creators.all()] == [("Smith", "John")]
    assert event.date == "1901-05-12"
    marked = f"[Anna Blank opened it on 12 May 1901.]{{claim={claim.key}}}"
    assert marked in Narrative.objects.get().body
    changes = Change.objects.filter(work_id__in=(event.pk, via.pk, source.pk)).exclude(
        number=1, work_id=event.pk
    )
    assert len({change.revision_id for change in changes}) == 1
    assert (len(changes), base_of(event)) == (3, 2)
    assert ArticleImport.objects.get().waiting == 2


def test_claims_have_keys_made_of_their_words_which_no_other_claim_has(taken, editor):
    keys = ["the-archive-of-exampleton-keeps-the", "anna-blank-opened-it-on-12"]
    assert [each["key"] for each in taken.pieces["claims"]] == keys
    # The same article again, of which one claim is there by now, and one is corrected.
    decide(taken.pk, accepting("c0"), by=editor, seen=0)
    again = take_in(ARTICLE.encode(), "again.txt", by=editor)
    assert [each["key"] for each in again.pieces["claims"]] == [f"{keys[0]}-2", keys[1]]
    decide(taken.pk, accepting("c1", **{"c1-text": "She opened it."}), by=editor, seen=1)
    decide(again.pk, accepting("c0", "c1"), by=editor, seen=0)
    assert sorted(Claim.objects.values_list("key", flat=True)) == sorted(
        [*keys, f"{keys[0]}-2", f"{keys[1]}-2"]
    )
    bodies = "".join(Narrative.objects.order_by("pk").values_list("body", flat=True))
    assert all(f"{{claim={key}}}" in bodies for key in Claim.objects.values_list("key", flat=True))


@pytest.mark.parametrize("words", ["See also", "See also.", "See also:", "Zobacz też", "Notes"])
def test_words_that_head_a_part_of_an_article_are_no_claim(editor, words):
    text = ARTICLE.replace("It is *old*", f"{words} [1]\n\nIt is *old*")
    taken = take_in(text.encode(), "a.txt", by=editor)
    assert [each["text"] for each in taken.pieces["claims"]] == [
        "The archive of Exampleton keeps the papers.", "Anna Blank opened it on 12 May 1901.",
    ]  # fmt: skip
    assert words in Narrative.objects.get().body


def test_keys_of_claims_are_transliterated(editor):
    text = (
        "Архив\n\nАрхив хранит дела и бумаги города.[1]\n\n1. ^ Smith, John (1999). A Town. p. 1.\n"
    )
    taken = take_in(text.encode(), "a.txt", by=editor)
    assert taken.pieces["claims"][0]["key"] == "arkhiv-khranit-dela-i-bumagi-goroda"


def test_a_source_accepted_later_is_cited_by_the_claims_that_rest_on_it(taken, editor):
    decide(taken.pk, accepting("s0", "c1"), by=editor, seen=0)
    decide(taken.pk, accepting("s1"), by=editor, seen=1)
    cited = Citation.objects.order_by("source__title").values_list("source__title", "locator")
    assert list(cited) == [("A Town and its Papers", "p. 12"), ("Maps", "p. 3")]
    assert Source.objects.filter(title="Town archive").count() == 1


def test_corrections_are_kept_also_of_what_is_not_decided(taken, editor):
    decide(
        taken.pk,
        {
            "c0-text": "The archive keeps papers.",
            "s0-title": "Papers of a Town",
            "c1-do": "rejected",
        },
        by=editor,
        seen=0,
    )
    pieces = ArticleImport.objects.get().pieces
    assert pieces["claims"][0]["text"] == "The archive keeps papers."
    assert pieces["sources"][0]["fields"]["title"] == "Papers of a Town"
    assert [each["state"] for each in pieces["claims"]] == ["proposed", "rejected"]
    assert (Claim.objects.count(), Change.objects.count()) == (0, 1)


def test_everything_that_is_not_rejected_can_be_accepted_at_once_but_names(taken, editor):
    decide(taken.pk, {"all": "1", "s1-do": "rejected"}, by=editor, seen=0)
    assert (Claim.objects.count(), Source.objects.count(), Citation.objects.count()) == (2, 2, 2)


def test_a_name_that_is_accepted_is_concerned_by_the_claims_that_name_it(editor):
    person = make_person(editor, "Anna Blank")
    taken = take_in(ARTICLE.encode(), "a.txt", by=editor)
    decide(taken.pk, accepting("c1", "n0"), by=editor, seen=0)
    assert list(Concern.objects.values_list("work_id", "claim__position")) == [(person.pk, 1)]


def test_a_source_that_is_in_the_library_is_not_made_again(editor):
    known = make_source(editor, "A Town and its Papers", isbn="978-0-563-49335-8")
    text = ARTICLE.replace("p. 12.", "p. 12. ISBN 0-563-49335-7")
    taken = take_in(text.encode(), "a.txt", by=editor)
    decide(taken.pk, accepting("s0", "c0"), by=editor, seen=0)
    assert Citation.objects.get().source == known
    assert Source.objects.count() == 2


def test_a_piece_that_is_not_valid_is_refused_and_nothing_is_written(taken, editor):
    posted = accepting("s0", "c0", **{"s0-isbn": "123", "s0-year": "soon"})
    with pytest.raises(PiecesRefused) as refused:
        decide(taken.pk, posted, by=editor, seen=0)
    assert set(refused.value.answers.faults) == {"s0"}
    assert (Claim.objects.count(), Source.objects.count(), ArticleImport.objects.get().number) == (
        0,
        0,
        0,
    )


def test_decisions_on_a_page_that_others_decided_on_are_refused(taken, editor, second_editor):
    decide(taken.pk, accepting("c0"), by=second_editor, seen=0)
    with pytest.raises(DecidedMeanwhile):
        decide(taken.pk, accepting("c1"), by=editor, seen=0)
    assert Claim.objects.count() == 1


def test_an_act_that_was_undone_leaves_its_pieces_proposed(taken, editor):
    decide(taken.pk, accepting("s0", "c0"), by=editor, seen=0)
    event = Event.objects.get()
    undo(Work.objects.get(pk=event.pk), 2, by=editor, base=2, summary="Takes it back.")
    assert Claim.objects.count() == 0
    assert standing(ArticleImport.objects.get())["claims"][0]["state"] == "proposed"


def test_accounts_that_may_not_make_entries_take_nothing_in(reader, taken):
    with pytest.raises(NotAllowed):
        take_in(ARTICLE.encode(), "a.txt", by=reader)
    with pytest.raises(NotAllowed):
        decide(taken.pk, accepting("c0"), by=reader, seen=0)
    assert Event.objects.count() == 1


def test_a_file_that_cannot_be_read_leaves_nothing(editor):
    with pytest.raises(Unreadable, match="Line 5: The byte 0A stands for nothing in UTF-16-LE"):
        take_in(f"{ARTICLE[:14]}\n\n".encode("utf-16") + b"\n", "a.txt", by=editor)
    assert (Event.objects.count(), ArticleImport.objects.count()) == (0, 0)


def test_the_command_says_what_it_made_and_what_it_refuses(editor, tmp_path):
    path = tmp_path / "archive.txt"
    path.write_text(ARTICLE, "utf-8")
    out = StringIO()
    call_command("import_article", path, by="editor", stdout=out)
    taken = ArticleImport.objects.get()
    assert out.getvalue() == (
        "“Town archive”: a draft was made, with 2 claims, 2 sources and 0 names proposed. Decide on them at "
        f"/admin/conferences/articleimport/{taken.pk}/change/\n"
    )
    path.write_bytes(ARTICLE.replace("Blank", "Żółć").encode("windows-1250"))
    with pytest.raises(CommandError, match=r"archive\.txt: Line 3: The byte AF is not UTF-8"):
        call_command("import_article", path, by="editor")
    call_command("import_article", path, by="editor", encoding="windows-1250", stdout=out)
    assert "Anna Żółć opened it" in ArticleImport.objects.first().pieces["claims"][1]["text"]
    with pytest.raises(CommandError, match="There is no account nobody"):
        call_command("import_article", path, by="nobody")


def test_a_source_that_may_be_one_of_the_library_waits_until_somebody_looks(editor):
    make_source(editor, "A town, and its papers", issued="1999")
    taken = take_in(ARTICLE.encode(), "a.txt", by=editor)
    decide(taken.pk, {"all": "1"}, by=editor, seen=0)
    assert [each["state"] for each in ArticleImport.objects.get().pieces["sources"]] == [
        "proposed", "accepted",
    ]  # fmt: skip
