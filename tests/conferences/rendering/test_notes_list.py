import pytest
from django.utils.translation import override

from conferences.rendering.entry import render_entry
from conferences.rendering.values import WorkRef
from tests.conferences.rendering.building import EDITION, cites, claim, entry, keyed, source

RUSSIAN = source(
    "vishlyov2001", "Vishlyov 2001", "2001", language="ru", title="Накануне", reference_html=""
)
HEBREW = source("h", "H", "1940", language="he", title="ספר", reference_html="", type="letter")


@pytest.fixture(autouse=True)
def _english():
    with override("en"):
        yield


def notes_of(*citations, sources, **fields):
    view = entry(claims=keyed(claim("x", *citations)), sources=keyed(*sources), **fields)
    html = render_entry(view, "en", EDITION).html
    start = html.index('<ol role="list" class="sources">\n') + len(
        '<ol role="list" class="sources">\n'
    )
    return html[start : html.index("</ol>\n</section>", start)]


BACK = (
    '<p class="back"><a role="doc-backlink" href="#cite_ref-{0}--x">Back to text'
    '<span class="vh">: “Statement of x.”, note 1</span></a></p>'
)


def test_a_note_says_where_what_and_how_it_was_read():
    citation = cites(
        "vishlyov2001",
        locator="pp. 119-123",
        via="h",
        quotation="ничего",
        quotation_language="ru",
        translation="nothing",
        note="Without a date.",
    )
    assert notes_of(citation, sources=(RUSSIAN, HEBREW)) == (
        '<li id="cite_note-vishlyov2001_pp119-123_via-h"><p class="src"><span class="n">1</span>'
        ' <cite lang="ru">Накануне</cite> pp. 119-123.'
        ' As read in <cite lang="he" dir="rtl">ספר</cite>.'
        ' <q lang="ru">ничего</q> <span class="tr">“nothing”</span> Without a date.'
        ' <span class="kind">Book. Read by us at second hand.</span></p>'
        + BACK.format("vishlyov2001_pp119-123_via-h")
        + "</li>\n"
    )


def test_the_kind_of_a_source_leads_to_its_page():
    links = {("source", "h"): WorkRef("source", "h", "letter-h", {"en": "H"})}
    assert notes_of(cites("h"), sources=(HEBREW,), links=links) == (
        '<li id="cite_note-h"><p class="src"><span class="n">1</span>'
        ' <cite lang="he" dir="rtl">ספר</cite>'
        ' <span class="kind"><a href="/sources/letter-h/">Letter.</a></span></p>'
        + BACK.format("h")
        + "</li>\n"
    )


def test_nothing_is_left_in_a_reference_but_what_references_need():
    hostile = source(
        "z",
        "Z",
        reference_html='<a href="javascript:x" onclick="y">A</a> <a href="https://z.example">B</a>'
        "<script>c</script><svg><style>d",
    )
    assert notes_of(cites("z"), sources=(hostile,)) == (
        '<li id="cite_note-z"><p class="src"><span class="n">1</span>'
        ' <a>A</a> <a href="https://z.example">B</a> <span class="kind">Book.</span></p>'
        + BACK.format("z")
        + "</li>\n"
    )
