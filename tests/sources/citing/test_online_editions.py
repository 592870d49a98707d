"""How this site's own editions are cited, in every style and language."""

from sources.citing.online_editions import cited_online
from tests.sources.exchange.test_round_trips import ADDRESS, edition

LINK = f'<a href="{ADDRESS}">{ADDRESS}</a>'


def test_each_style_names_the_edition_its_day_and_its_own_address():
    assert cited_online([edition()], language="en") == {
        "zakopane-v3": {
            "Chicago": "Jane Doe and editor, ‘Zakopane’, in <cite>Variorum</cite>, edition 3,"
            f" 4 March 2026, {LINK}.",
            "APA": "Jane Doe, &amp; editor. (2026, March 4). <cite>Zakopane</cite> [Edition 3]."
            f" Variorum. {LINK}",
            "MLA": "Jane Doe, and editor. ‘Zakopane’. <cite>Variorum</cite>, Edition 3,"
            f" 4 Mar. 2026, {LINK}.",
        }
    }


def test_in_vietnamese_a_day_has_the_order_of_the_language():
    forms = cited_online([edition()], language="vi")["zakopane-v3"]
    assert forms == {
        "Chicago": "Jane Doe và editor, “Zakopane”, trong <cite>Variorum</cite>, ấn bản 3,"
        f" 4 tháng 3 năm 2026, {LINK}.",
        "APA": "Jane Doe, &amp; editor. (2026). <cite>Zakopane</cite> [Ấn bản 3, 4 tháng 3 năm 2026]."
        f" Variorum. {LINK}",
        "MLA": "Jane Doe, và editor. “Zakopane”. <cite>Variorum</cite>, Ấn bản 3,"
        f" 4 tháng 3 năm 2026, {LINK}.",
    }


def test_titles_keep_their_capitals_and_every_sign():
    title = "The NKVD of *kraków* <b>&amp; $x$ {y}"
    forms = cited_online([edition(title=title)], language="en")["zakopane-v3"]
    for form in forms.values():
        assert "The NKVD of *kraków* &lt;b&gt;&amp;amp; $x$ {y}" in form


def test_editions_of_one_act_are_told_apart():
    found = cited_online([edition(), edition(key="lwow-v1", title="Lwów")], language="en")
    assert list(found) == ["zakopane-v3", "lwow-v1"]
    assert "‘Lwów’" in found["lwow-v1"]["Chicago"]
    # And each is cited as if it were alone: no letter after the year.
    assert [forms["APA"].split(". ")[1] for forms in found.values()] == ["(2026, March 4)"] * 2
