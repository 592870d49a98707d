"""The evidence matrix: what each source, as it was read, says of each answer."""

import pytest
from django.utils.translation import override

from conferences.rendering.entry import render_entry
from conferences.rendering.lineage import Lineages
from conferences.rendering.matrix import State, matrices_of
from conferences.rendering.standing import weigh
from tests.conferences.rendering.building import (
    CIH,
    COPY,
    DEC,
    EDITION,
    FEB,
    OLD,
    PAUL,
    SOURCES,
    cites,
    claim,
    entry,
    keyed,
    question,
    source,
)
from tests.conferences.rendering.reading import by_id, read


@pytest.fixture(autouse=True)
def _english():
    with override("en"):
        yield


def matrix(*claims, sources=SOURCES, further=(), **asked):
    view = entry(
        claims=keyed(*claims, *further),
        sources=sources,
        questions=(question("when", *(each.key for each in claims), **asked),),
    )
    weighings = weigh(view.claims, view.questions, view.sources)
    return matrices_of(view, weighings, Lineages(view.sources))["when"]


def told(found):
    """Return each row with the states of its cells; an own answer is marked by a star."""
    return [
        (
            row.source,
            row.via,
            [
                "+".join(f"{mark.state}{'*' * mark.by_own_answer}" for mark in cell)
                for cell in row.cells
            ],
        )
        for row in found.rows
    ]


def test_rows_go_by_date_of_writing_and_cells_say_what_each_reading_says():
    found = matrix(FEB, DEC)
    assert [column.claims for column in found.columns] == [("dec",), ("feb",)]
    assert told(found) == [
        ("old1940", "paul2006", ["unread", "disputes"]),
        ("copy1950", "cih2019", ["supports", "disputes*"]),
        ("paul2006", "", ["disputes*", "supports"]),
        ("rees2008", "", ["supports", "disputes*"]),
        ("cih2019", "", ["mentions", "silent"]),
    ]


def test_a_source_is_silent_only_if_it_was_in_hand_somewhere_in_the_entry():
    unseen = claim("dec", cites("rees2008", "mentions", consulted="second_hand"), question="when")
    other = claim("feb", cites("paul2006", "mentions"), question="when")
    assert told(matrix(unseen, other)) == [
        ("paul2006", "", ["silent", "mentions"]),
        ("rees2008", "", ["mentions", "unread"]),
    ]
    seen = claim("elsewhere", cites("rees2008", consulted="copy"))
    assert told(matrix(unseen, other, further=(seen,)))[1] == (
        "rees2008",
        "",
        ["mentions", "silent"],
    )


def test_answers_that_can_hold_together_are_not_disputed_by_one_another():
    assert told(matrix(DEC, FEB, is_exclusive=False))[2:4] == [
        ("paul2006", "", ["silent", "supports"]),
        ("rees2008", "", ["supports", "silent"]),
    ]


def test_claims_that_give_one_value_are_one_answer():
    again = claim("dec-too", cites("old1940"), value="1939-12", property="date", question="when")
    found = matrix(DEC, again, FEB)
    assert [column.claims for column in found.columns] == [("dec", "dec-too"), ("feb",)]
    assert (found.columns[0].supporting, found.columns[1].opposing) == (2, 3 - 1)


def test_the_preferred_answer_comes_first_and_numbers_go_by_size():
    def counted(value, rank="normal"):
        return claim(
            f"c{value}", cites("paul2006", "mentions"), value=value, rank=rank, question="when"
        )

    found = matrix(counted("12"), counted("4"), counted("7", "preferred"))
    assert [column.claims for column in found.columns] == [("c7",), ("c4",), ("c12",)]
    assert [column.is_preferred for column in found.columns] == [True, False, False]


@pytest.mark.parametrize(
    ("stances", "is_undecided"),
    [
        (("supports", "supports"), True),
        (("mentions", "mentions"), True),
        (("mentions", None), True),
        (("supports", None), False),
        (("supports", "mentions"), False),
        (("disputes", "disputes"), False),
    ],
)
def test_what_fits_every_answer_decides_nothing(stances, is_undecided):
    claims = [
        claim(f"c{place}", *([cites("rees2008", stance)] if stance else ()), question="when")
        for place, stance in enumerate(stances)
    ]
    (row,) = matrix(*claims, is_exclusive=False).rows
    assert row.is_undecided is is_undecided


def test_repeated_split_and_withdrawn_sources_do_not_count():
    found = matrix(DEC, FEB)
    # Rees and what repeats it are one; the mention is none.
    assert [(each.supporting, each.opposing) for each in found.columns] == [(1, 1), (1, 2)]
    torn = claim("feb", cites("rees2008", via="paul2006"), value="1940-02", question="when")
    found = matrix(DEC, torn)
    assert [(row.source, row.is_split) for row in found.rows if row.source == "rees2008"] == [
        ("rees2008", True),
        ("rees2008", True),
    ]
    assert [(each.supporting, each.opposing) for each in found.columns] == [(1, 0), (0, 1)]
    gone = keyed(source("rees2008", "Rees 2008", "2008", is_withdrawn=True), PAUL, CIH, COPY, OLD)
    only = claim("dec", cites("rees2008"), value="1939-12", property="date", question="when")
    found = matrix(only, FEB, sources=gone)
    assert [row.is_withdrawn for row in found.rows] == [False, False, True]
    assert [(each.supporting, each.opposing) for each in found.columns] == [(0, 1), (1, 1)]


def test_a_reading_that_supports_and_disputes_one_answer_shows_both():
    torn = claim(
        "dec", cites("rees2008", locator="p. 1"), cites("rees2008", "disputes"), question="when"
    )
    assert told(matrix(torn)) == [("rees2008", "", ["supports+disputes"])]


def rendered(*claims, **fields):
    fields.setdefault("sources", SOURCES)
    view = entry(
        claims=keyed(*claims),
        questions=(question("when", *(each.key for each in claims)),),
        **fields,
    )
    return render_entry(view, "en", EDITION).html


def test_the_table_names_each_source_with_its_kind_its_distance_and_what_it_repeats():
    html = rendered(DEC, FEB)
    start = html.index("<tbody>")
    assert html[start : html.index("</tbody>")] == (
        '<tbody><tr><th scope="row"><a href="#cite_note-old1940_via-paul2006">Old 1940</a>'
        " <span>book (memoir); read in Paul 2006</span></th><td>March 1940</td>"
        '<td class="s-unread">– Not consulted</td><td class="s-disputes">✕ Disputes,'
        ' <a href="#cite_note-old1940_via-paul2006">no page given</a></td></tr>\n'
        '<tr><th scope="row"><a href="#cite_note-copy1950_via-cih2019">Copy 1950</a>'
        ' <span>book; read in CIH 2019; repeats <a href="#cite_note-rees2008_p54">2</a></span></th>'
        '<td>1950</td><td class="s-supports">● Supports,'
        ' <a href="#cite_note-copy1950_via-cih2019">no page given</a></td>'
        '<td class="s-disputes">✕ Disputes, by its own answer</td></tr>\n'
        '<tr><th scope="row"><a href="#cite_note-paul2006">Paul 2006</a> <span>book</span></th>'
        '<td>2006</td><td class="s-disputes">✕ Disputes, by its own answer</td>'
        '<td class="s-supports">● Supports, <a href="#cite_note-paul2006">no page given</a></td></tr>\n'
        '<tr><th scope="row"><a href="#cite_note-rees2008_p54">Rees 2008</a> <span>book</span></th>'
        '<td>2008</td><td class="s-supports">● Supports, <a href="#cite_note-rees2008_p54">p. 54</a></td>'
        '<td class="s-disputes">✕ Disputes, by its own answer</td></tr>\n'
        '<tr><th scope="row"><a href="#cite_note-cih2019">CIH 2019</a>'
        " <span>web page; does not decide</span></th><td>18 March 2019</td>"
        '<td class="s-mentions">◐ Mentions, <a href="#cite_note-cih2019">as a whole</a></td>'
        '<td class="s-silent">○ Silent</td></tr>\n'
        '<tr><th scope="row" colspan="2">Independent sources</th>'
        "<td>1 for, 1 against</td><td>1 for, 2 against</td></tr>\n"
    )


def test_every_cell_with_a_citation_leads_to_its_note_and_the_region_is_named():
    elements = read(rendered(DEC, FEB))
    ids = by_id(elements)
    cells = [one for one in elements if one.tag == "td"]
    assert [one for one in cells if not one.words.strip()] == []
    links = [
        one.attributes["href"]
        for one in elements
        if one.tag == "a" and any(parent.tag == "td" for parent in one.parents)
    ]
    assert len(links) == 5
    assert [href for href in links if href[1:] not in ids] == []
    (region,) = (one for one in elements if one.attributes.get("class") == "scroll")
    assert region.attributes == {
        "class": "scroll", "role": "region", "aria-labelledby": "mx-when", "tabindex": "0",
    }  # fmt: skip
    assert ids["mx-when"].words == "Question when? 5 sources, 2 answers"


def test_the_cards_hold_what_the_table_holds():
    html = rendered(DEC, FEB)
    cards = html[html.index('<div class="cards">') : html.index("</section>", html.index("cards"))]
    assert [cards.count(f'<dt class="s-{state}">') for state in State] == [2, 2, 1, 1, 1]
    assert cards.count("<dd>") == 10
    assert '<h4><time datetime="1939-12">December 1939</time></h4>' in cards


def test_a_question_without_evidence_has_no_matrix():
    assert 'id="evidence"' not in rendered(claim("dec", question="when"))
