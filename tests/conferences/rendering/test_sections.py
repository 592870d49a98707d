import re

import pytest
from django.utils.translation import override

from conferences.rendering.entry import render_entry
from tests.conferences.rendering.building import EDITION, entry
from tests.conferences.rendering.reading import assert_ways_lead_there_and_back


@pytest.fixture(autouse=True)
def _english():
    with override("en"):
        yield


def rendered(body, **fields):
    return render_entry(entry(body, **fields), "en", EDITION).html


def headings(html):
    found = re.findall(r'<section id="([\w-]+)"><h2>(.*?)</h2>|<h3 id="([\w-]+)">(.*?)</h3>', html)
    return [tuple(filter(None, one)) for one in found]


def test_sections_are_numbered_alike_in_every_language():
    assert headings(rendered("Lead.\n\n## One\n\n### Part\n\n### Part\n\n## Two\n\n### Part"))[
        :5
    ] == [
        ("section-1", "One"),
        ("section-1-1", "Part"),
        ("section-1-2", "Part"),
        ("section-2", "Two"),
        ("section-2-1", "Part"),
    ]


def test_a_section_can_be_named_and_no_id_is_given_twice():
    assert headings(rendered("## One {#setting}\n\n## Two {#setting}"))[:2] == [
        ("section-setting", "One"),
        ("section-setting-2", "Two"),
    ]


def test_a_text_that_begins_with_the_third_level_leaves_none_out():
    assert headings(rendered("### One\n\n### Two"))[:2] == [
        ("section-1", "One"),
        ("section-1-1", "Two"),
    ]


def test_contents_are_listed_from_three_headings_on():
    assert 'class="toc"' not in rendered("## One\n\n## Two")
    html = rendered("## One\n\n### *Part*\n\n## Two")
    assert (
        '<nav class="toc" aria-labelledby="toc-h"><details><summary><h2 id="toc-h">Contents</h2></summary><ol>'
        '<li><a href="#section-1">One</a><ol><li><a href="#section-1-1">Part</a></li></ol></li>'
        '<li><a href="#section-2">Two</a></li>'
        '<li><a href="#how-we-know">How we know</a></li>'
        '<li><a href="#cite-this">Cite this page</a></li></ol></details></nav>\n'
    ) in html


def test_citations_take_the_id_of_their_section():
    html = rendered(
        "A [@rees2008].\n\n## One {#one}\n\nB [@rees2008] [@rees2008].", summary="C [@rees2008]."
    )
    assert re.findall(r'id="(cite_ref-.*?)"', html) == [
        "cite_ref-rees2008--summary",
        "cite_ref-rees2008--text",
        "cite_ref-rees2008--section-one",
        "cite_ref-rees2008--section-one-2",
    ]
    assert (
        '<p class="back">Back to text:'
        ' <a role="doc-backlink" href="#cite_ref-rees2008--summary">a<span class="vh">:'
        " “Summary”, note 1</span></a>"
        ' <a role="doc-backlink" href="#cite_ref-rees2008--text">b<span class="vh">:'
        " “Text”, note 1</span></a>"
        ' <a role="doc-backlink" href="#cite_ref-rees2008--section-one">c<span class="vh">:'
        " “One”, note 1</span></a>"
        ' <a role="doc-backlink" href="#cite_ref-rees2008--section-one-2">d<span class="vh">:'
        " “One”, note 1</span></a></p>"
    ) in html


def test_remarks_have_a_list_of_their_own():
    body = (
        "A[^x] b[^y] c[^x].\n\n[^y]: Second [@rees2008].\n\n"
        "[^x]: First.\n\n  More[^z].\n\n[^z]: - Third."
    )
    html = rendered(body)
    start = html.index('<section id="remarks"')
    assert html[start : html.index('<section id="notes"')] == (
        '<section id="remarks" role="doc-endnotes" aria-labelledby="remarks-h">'
        '<h2 id="remarks-h">Remarks</h2>\n<ol role="list" class="remarks">\n'
        '<li id="remark-x"><p><span class="n">n1</span> First.</p>'
        '<p>More<a id="remark_ref-z" href="#remark-z" role="doc-noteref" class="ref">'
        '<span class="vh">remark </span>n3</a>.</p>\n'
        '<p class="back">Back to text: <a role="doc-backlink" href="#remark_ref-x">a'
        '<span class="vh">: remark n1</span></a> <a role="doc-backlink" href="#remark_ref-x-2">b'
        '<span class="vh">: remark n1</span></a></p></li>\n'
        '<li id="remark-y"><p><span class="n">n2</span> Second<span class="refs">'
        '<a id="cite_ref-rees2008--remark-y" href="#cite_note-rees2008" role="doc-noteref"'
        ' class="ref"><span class="vh">note </span>1</a></span>.</p>'
        '<p class="back"><a role="doc-backlink" href="#remark_ref-y">Back to text'
        '<span class="vh">: remark n2</span></a></p></li>\n'
        '<li id="remark-z"><p><span class="n">n3</span> </p><ul><li>Third.</li>\n</ul>\n'
        '<p class="back"><a role="doc-backlink" href="#remark_ref-z">Back to text'
        '<span class="vh">: remark n3</span></a></p></li>\n'
        "</ol></section>\n"
    )


def test_remarks_of_summary_and_text_may_have_the_same_label():
    html = rendered("A[^1].\n\n[^1]: Of the text.", summary="B[^1].\n\n[^1]: Of the summary.")
    assert re.findall(r'<li id="(remark-.*?)"><p><span class="n">(n\d)</span> (.*?)</p>', html) == [
        ("remark-1", "n1", "Of the summary."),
        ("remark-1-2", "n2", "Of the text."),
    ]
    assert_ways_lead_there_and_back(html)


def test_a_remark_that_leads_to_itself_is_written_once():
    html = rendered("A[^1].\n\n[^1]: See[^1].")
    assert html.count('<li id="remark-') == 1
    assert_ways_lead_there_and_back(html)
