import pytest
from django.utils.translation import override

from conferences.rendering.entry import render_entry
from tests.conferences.rendering.building import (
    DECEMBER,
    EDITION,
    UNPUBLISHED,
    cites,
    claim,
    entry,
    keyed,
)
from tests.conferences.rendering.reading import by_id, read


@pytest.fixture(autouse=True)
def _english():
    with override("en"):
        yield


def section(view, own_id):
    html = render_entry(view, "en", EDITION).html
    start = html.find(f'<section id="{own_id}">')
    return html[start : html.index("</section>", start)] if start >= 0 else ""


def test_each_own_claim_is_on_the_page_once_under_its_key():
    claims = keyed(claim("used", cites("rees2008")), claim("unused", cites("cih2019")))
    view = entry("[Words]{claim=used}.", claims=claims)
    ids = by_id(read(render_entry(view, "en", EDITION).html))
    assert [one for one in ids if one.startswith("claim-")] == ["claim-used", "claim-unused"]
    assert section(view, "further-claims") == (
        '<section id="further-claims"><h2>Further claims recorded</h2>\n<ul class="claims">\n'
        '<li><span class="claim one-source" id="claim-unused">Statement of unused.'
        '<span class="refs"><a id="cite_ref-cih2019--unused" href="#cite_note-cih2019"'
        ' role="doc-noteref" class="ref"><span class="vh">note </span>2</a></span>'
        ' <span class="alt">(<a href="/about/#one-source">one source</a>)</span></span>'
        '<p class="back"><a href="/events/zakopane-feb/v/3/#claim-unused">Cite this statement</a></p></li>\n</ul>'
    )


def test_there_is_no_section_when_the_text_uses_every_claim():
    view = entry("[Words]{claim=used}.", claims=keyed(claim("used", cites("rees2008"))))
    assert section(view, "further-claims") == ""


def test_claims_of_other_entries_lead_to_their_place_there():
    claims = keyed(
        claim("there", cites("rees2008"), cites("paul2006"), work=DECEMBER),
        claim("hidden", cites("rees2008"), work=UNPUBLISHED, statement={"pl": "Zdanie."}),
    )
    view = entry(claims=claims, concerning=("there", "hidden", "gone"))
    assert section(view, "in-other-entries") == (
        '<section id="in-other-entries"><h2>In other entries</h2>\n<ul class="claims">\n'
        '<li><a href="/events/zakopane-dec/#claim-there">Statement of there.</a> –'
        ' <a href="/events/zakopane-dec/">Zakopane conference of December 1939</a></li>\n'
        '<li><span lang="pl">Zdanie.</span>'
        ' <span class="alt">(<a href="/about/#one-source">one source</a>)</span> – Zimmermann</li>\n'
        "</ul>"
    )
