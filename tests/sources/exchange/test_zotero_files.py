"""Zotero's own RDF and CSL-JSON, old and new: who made it, what holds it, and what it has no field for."""

import json

from sources.exchange.exchanged import name_parts
from sources.exchange.formats import read_sources
from sources.exchange.zotero import OPENING


def only(content: str):
    [source] = read_sources(content.encode())
    assert source.faults == ()
    return dict(source.values), [name_parts(each) for each in source.creators]


def item(kind: str, inner: str) -> str:
    return (
        f'{OPENING}<bib:Document rdf:about="#item_1"><z:itemType>{kind}</z:itemType>'
        f"<dc:title>T</dc:title>{inner}</bib:Document></rdf:RDF>"
    )


def made_by(role: str, family: str, given: str, *, spelt: str = "givenName") -> str:
    return (
        f"<{role}>\n <rdf:Seq>\n  <rdf:li>\n   <foaf:Person>\n    <foaf:surname>{family}</foaf:surname>\n"
        f"    <foaf:{spelt}>{given}</foaf:{spelt}>\n   </foaf:Person>\n  </rdf:li>\n </rdf:Seq>\n</{role}>"
    )


def test_given_names_as_files_of_before_2018_spell_them():
    content = item("book", made_by("bib:authors", "Stary", "Jan", spelt="givenname"))
    assert only(content)[1] == [{"role": "author", "family": "Stary", "given": "Jan"}]


def test_who_was_asked_and_who_drew_a_map_made_it():
    content = item(
        "interview",
        made_by("z:interviewees", "Świadek", "Ola") + made_by("z:interviewers", "Pytek", "Jan"),
    )
    assert only(content) == (
        {"type": "interview", "title": "T"},
        [
            {"role": "author", "family": "Świadek", "given": "Ola"},
            {"role": "interviewer", "family": "Pytek", "given": "Jan"},
        ],
    )
    content = item("map", made_by("z:cartographers", "Kreślarz", "Jan"))
    assert only(content)[1] == [{"role": "author", "family": "Kreślarz", "given": "Jan"}]


def test_who_helped_stands_in_the_note_and_is_no_author():
    content = item(
        "film", made_by("z:scriptwriters", "Pisarz", "Ola") + made_by("bib:contributors", "Lis", "J.")
    )  # fmt: skip
    assert only(content) == (
        {"type": "motion_picture", "title": "T", "note": "scriptwriters: Pisarz, Ola\ncontributors: Lis, J."},
        [],
    )  # fmt: skip


def test_a_section_of_a_newspaper_is_not_its_title():
    content = item(
        "newspaperArticle",
        "<dcterms:isPartOf><bib:Part><dc:title>Dodatek</dc:title><dcterms:isPartOf><bib:Newspaper>"
        "<dc:title>Kurier</dc:title></bib:Newspaper></dcterms:isPartOf></bib:Part></dcterms:isPartOf>"
        "<dc:date>17 września 1939</dc:date>",
    )
    assert only(content)[0] == {
        "type": "article-newspaper", "title": "T", "container_title": "Kurier", "issued": "1939-09-17",
        "note": "section: Dodatek",
    }  # fmt: skip


def test_the_series_of_a_map_and_its_number():
    content = item(
        "map",
        "<dcterms:isPartOf><bib:Series><dcterms:alternative>Mapy sztabowe</dcterms:alternative>"
        "<dc:identifier>7</dc:identifier><dc:description>wznowienie</dc:description></bib:Series>"
        "</dcterms:isPartOf><dc:type>topograficzna</dc:type>",
    )
    assert only(content)[0] == {
        "type": "map", "title": "T", "collection_title": "Mapy sztabowe", "genre": "topograficzna",
        "note": "number in the series: 7\nof the series: wznowienie",
    }  # fmt: skip


def test_what_users_write_in_extra_and_in_notes():
    content = item(
        "book",
        "<dc:description>Translated Title: The Eve\noriginal-date: 1939\nseen</dc:description>"
        '<dcterms:isReferencedBy rdf:resource="#n"/>',
    ).replace(
        "</rdf:RDF>",
        '<bib:Memo rdf:about="#n"><rdf:value>&lt;p&gt;Lis &amp;amp; syn&lt;/p&gt;</rdf:value></bib:Memo>'
        "</rdf:RDF>",
    )
    assert only(content)[0] == {
        "type": "book", "title": "T", "translated_title": "The Eve",
        "note": "original-date: 1939\nseen\nnote: Lis & syn",
    }  # fmt: skip


def test_csl_json_keeps_both_particles_and_shows_dates_and_names_in_words():
    content = json.dumps(
        [
            {
                "type": "book",
                "title": "T",
                "author": [
                    {"family": "Berg", "given": "Jan", "dropping-particle": "von", "non-dropping-particle": "der"}
                ],
                "contributor": [{"family": "Lis", "given": "J."}, {"literal": "Rada"}],
                "original-date": {"date-parts": [[1922, 3]]},
                "issued": {"raw": "Fall 1939"},
                "categories": ["a", 1],
            }
        ]
    )  # fmt: skip
    assert only(content) == (
        {
            "type": "book", "title": "T", "issued": "1939-23",
            "note": 'contributor: Lis, J.; Rada\noriginal-date: 1922-03\ncategories: ["a", 1]',
        },
        [{"role": "author", "family": "von der Berg", "given": "Jan"}],
    )  # fmt: skip


def test_what_holds_an_item_may_name_itself_or_one_thing_many_times():
    held = '<dcterms:isPartOf rdf:resource="x"/>'
    journal = f'<bib:Journal rdf:about="x"><dc:title>J</dc:title>{held * 3}</bib:Journal></rdf:RDF>'
    content = item("journalArticle", held * 2).replace("</rdf:RDF>", journal)
    assert only(content)[0] == {"type": "article-journal", "title": "T", "container_title": "J"}
