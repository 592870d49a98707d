"""Files as other programs write them: what they say is understood, and what has no column is kept."""

from sources.exchange.exchanged import name_parts
from sources.exchange.formats import read_sources

ZOTERO = """<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/namespaces/export#"
 xmlns:dcterms="http://purl.org/dc/terms/" xmlns:bib="http://purl.org/net/biblio#" xmlns:foaf="http://xmlns.com/foaf/0.1/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:prism="http://prismstandard.org/namespaces/1.2/basic/"
 xmlns:link="http://purl.org/rss/1.0/modules/link/">
 <bib:Article rdf:about="#item_2">
  <z:itemType>journalArticle</z:itemType>
  <dcterms:isPartOf rdf:resource="urn:issn:0036-8075"/>
  <bib:authors><rdf:Seq>
   <rdf:li><foaf:Person><foaf:surname>Вишлёв</foaf:surname><foaf:givenName>О. В.</foaf:givenName></foaf:Person></rdf:li>
   <rdf:li><foaf:Person><foaf:surname>Instytut X</foaf:surname></foaf:Person></rdf:li>
  </rdf:Seq></bib:authors>
  <dcterms:isReferencedBy rdf:resource="#item_3"/>
  <link:link rdf:resource="#item_4"/>
  <dc:title>Накануне</dc:title><dc:date>2001-06</dc:date><bib:pages>5-9</bib:pages>
  <dc:identifier><dcterms:URI><rdf:value>https://example.org/1</rdf:value></dcterms:URI></dc:identifier>
  <dcterms:abstract>Of June.</dcterms:abstract>
 </bib:Article>
 <bib:Journal rdf:about="urn:issn:0036-8075"><dc:title>Science</dc:title><prism:volume>12</prism:volume>
  <prism:number>3</prism:number><dc:identifier>ISSN 0036-8075</dc:identifier></bib:Journal>
 <bib:Memo rdf:about="#item_3"><rdf:value>&lt;p&gt;Seen in Moscow.&lt;/p&gt;</rdf:value></bib:Memo>
 <z:Attachment rdf:about="#item_4"><z:itemType>attachment</z:itemType><dc:title>PDF</dc:title></z:Attachment>
</rdf:RDF>
"""
ENDNOTE = """<?xml version="1.0" encoding="UTF-8"?>
<xml><records><record><database name="My.enl">My.enl</database><rec-number>7</rec-number>
<ref-type name="Book Section">5</ref-type>
<contributors><authors><author><style face="normal">Böhler, Jochen</style></author></authors>
<secondary-authors><author>Mallmann, Klaus-Michael</author></secondary-authors></contributors>
<titles><title><style face="normal">Der </style><style face="italic">Überfall</style></title>
<secondary-title>Genesis des Genozids</secondary-title></titles>
<dates><year>2004</year></dates><pages>13-29</pages><keywords><keyword>Polen</keyword><keyword>1939</keyword></keywords>
<language>German</language></record></records></xml>
"""
RIS = (
    "\ufeffTY  - JOUR\r\nT1  - Rehearsal for the Holocaust?\r\nA1  - Watson, George\r\n"
    "JF  - Commentary\r\nY1  - 1981/06//\r\n"
    "VL  - 71\r\nIS  - 6\r\nSP  - 60\r\nEP  - 65\r\nN2  - First line\r\nof an abstract.\r\nER  - \r\n"
)
BIBTEX = r"""
@comment{made by hand}
@string{pan = {Polska Akademia Nauk}}
@incollection{child, author = "Maria {\'S}liwi{\'n}ska and others", title = {Pr{\'o}ba
   ognia}, crossref = {parent}, pages = {1--20}, annote = {Seen.}}
@book{parent, editor = {van der Berg, Jan}, title = {Zbi{\'o}r {\L}\'odzki}, publisher = pan, year = 1999, month = sep}
"""


def only(content: str, place: int = 0):
    source = read_sources(content.encode())[place]
    assert source.faults == ()
    return dict(source.values), [name_parts(each) for each in source.creators]


def test_zotero_s_own_rdf_with_its_journal_its_note_and_its_attachment():
    assert len(read_sources(ZOTERO.encode())) == 1
    assert only(ZOTERO) == (
        {
            "type": "article-journal", "title": "Накануне", "issued": "2001-06", "pages": "5-9",
            "container_title": "Science", "volume": "12", "issue": "3", "issn": "0036-8075",
            "url": "https://example.org/1", "note": "note: Seen in Moscow.\nabstract: Of June.",
        },
        [
            {"role": "author", "family": "Вишлёв", "given": "О. В."},
            {"role": "author", "literal": "Instytut X"},
        ],
    )  # fmt: skip


def test_endnote_s_styles_are_joined_and_its_own_numbers_left():
    assert only(ENDNOTE) == (
        {
            "type": "chapter", "title": "Der Überfall", "container_title": "Genesis des Genozids",
            "issued": "2004", "pages": "13-29", "language": "de", "note": "keyword: Polen; 1939",
        },
        [
            {"role": "author", "family": "Böhler", "given": "Jochen"},
            {"role": "editor", "family": "Mallmann", "given": "Klaus-Michael"},
        ],
    )  # fmt: skip


def test_ris_with_older_tags_and_an_abstract_of_two_lines():
    assert only(RIS) == (
        {
            "type": "article-journal", "title": "Rehearsal for the Holocaust?",
            "container_title": "Commentary", "issued": "1981-06", "volume": "71", "issue": "6",
            "pages": "60-65", "note": "N2: First line of an abstract.",
        },
        [{"role": "author", "family": "Watson", "given": "George"}],
    )  # fmt: skip


def test_bibtex_with_strings_accents_and_a_parent():
    assert only(BIBTEX) == (
        {
            "type": "chapter", "key": "child", "title": "Próba ognia", "container_title": "Zbiór Łódzki",
            "publisher": "Polska Akademia Nauk", "issued": "1999-09", "pages": "1–20",
            "note": "Seen.\nauthor: and others\ncrossref: parent",
        },
        [
            {"role": "author", "family": "Śliwińska", "given": "Maria"},
            {"role": "editor", "family": "van der Berg", "given": "Jan"},
        ],
    )  # fmt: skip
    assert only(BIBTEX, 1)[0]["type"] == "book"
