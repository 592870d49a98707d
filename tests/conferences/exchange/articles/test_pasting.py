"""What Word, Writer, Docs and pages put on the clipboard, as the markup of texts."""

import pytest

from conferences.exchange.articles.pasting import read_pasted
from conferences.exchange.articles.values import UnreadableArticle
from conferences.rendering.markup import parse_text
from tests.conferences.admin.posting import signed_in

pytestmark = pytest.mark.machine

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<meta http-equiv=Content-Type content="text/html; charset=windows-1252"><style>p.MsoNormal {margin:0}</style>
<script>steal()</script></head><body lang=EN-GB onload="steal()"><!--StartFragment-->
<h1>The second conference<o:p></o:p></h1>
<p class=MsoNormal>The <i>Gestapo</i> and the <b>NKVD</b> met in Zakopane<a style='mso-footnote-id:ftn1' href="#_ftn1"
name="_ftnref1" title=""><span class=MsoFootnoteReference><![if !supportFootnotes]>[1]<![endif]></span></a>, as
[@rees2008, p. 54] says; [it lasted a week]{claim=a-week}.<o:p></o:p></p>
<h2>Who came</h2>
<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span>&middot;<span>&nbsp;&nbsp;
</span></span><![endif]>Eichmann</p>
<p class=MsoListParagraphCxSpLast>&middot;&nbsp;&nbsp; Zimmermann &lt;b&gt;</p>
<p class=MsoNormal><img src="x" onerror="steal()" alt="a map">5 * 3 <u>under</u> <a href="javascript:steal()">here</a>
<a href="https://example.org/a_(b)">the archive</a></p>
<table><tr><td>1939</td><td>Brześć</td></tr><tr><td>1940</td><td>Zakopane</td></tr></table>
<div style='mso-element:footnote-list'><hr align=left size=1 width="33%">
<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1"
name="_ftn1" title=""><span class=MsoFootnoteReference>[1]</span></a> On the <i>date</i> see below.</p></div></div>
<!--EndFragment--></body></html>"""
OF_WORD = r"""## The second conference

The *Gestapo* and the **NKVD** met in Zakopane[^8], as [@rees2008, p. 54] says; [it lasted a week]{claim=a-week}.

### Who came

- Eichmann

- Zimmermann \<b\>

5 \* 3 under here [the archive](https://example.org/a_(b))

1939 | Brześć

1940 | Zakopane

[^8]: On the *date* see below."""

DOCS = """<meta charset="utf-8"><b style="font-weight:normal" id="docs-internal-guid-1"><p>Held in
 Lemberg.<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup></p><ol><li><p>One</p><ul><li>Below</li></ul></li>
<li><p>Two</p></li></ol><blockquote><p>A quotation</p></blockquote>
<hr><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a> In German.</p></div></b>"""


def test_word_keeps_structure_notes_and_our_own_marks_and_loses_the_rest():
    read = read_pasted(WORD.encode(), "1 7")
    assert read["text"] == OF_WORD
    assert read["dropped"] == {
        "link": 1, "picture": 1, "script": 1, "style": 1, "table": 1, "underlining": 1,
    }  # fmt: skip
    document = parse_text(read["text"])
    assert document.problems == ()
    assert [type(mark).__name__ for mark in document.marked] == [
        "RemarkReference", "CitationGroup", "ClaimSpan",
    ]  # fmt: skip


def test_lists_stay_nested_and_notes_of_other_programs_are_notes():
    read = read_pasted(DOCS.encode())
    assert "Held in Lemberg.[^1]" in read["text"]
    assert read["text"].endswith("[^1]: In German.")
    assert "1. One\n\n   - Below\n2. Two" in read["text"]
    assert "> A quotation" in read["text"]
    assert parse_text(read["text"]).problems == ()


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("", "The file is empty."),
        ("<div>" * 400, "Line 1: The page is nested deeper than 300."),
        ("x" * (2 * 1024 * 1024 + 1), "What was copied is larger than 2 MB."),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(html, reason):
    with pytest.raises(UnreadableArticle) as caught:
        read_pasted(html.encode())
    assert str(caught.value) == reason


@pytest.mark.django_db
def test_an_editor_gets_markup_and_is_told_what_was_left_out(editor):
    client = signed_in(editor)
    said = client.post("/admin/writing/paste/", {"html": WORD, "taken": ["7", "x; rm"]}).json()
    assert said["text"] == OF_WORD
    assert said["said"] == (
        "Left out: 1 link that leads to no address of the web; 1 picture; scripts; styles; "
        "1 table, of which the words were kept; underlining."
    )
    refused = client.post("/admin/writing/paste/", {"html": "<div>" * 400})
    assert refused.status_code == 422
    assert refused.json() == {"problem": "Line 1: The page is nested deeper than 300."}
