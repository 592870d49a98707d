"""What a hostile record cannot do to a reference."""

import pytest

from sources.citing.records import CreatorRecord, SourceRecord
from sources.citing.references import format_references


def one(record):
    return format_references([record], language="en")[record.key]


def test_what_authors_type_comes_out_as_text():
    title = "<script>alert(1)</script> *bold* [x](javascript:alert(1)) @rees2008 $x^2$ & {=html}"
    hostile = SourceRecord(
        key="hostile @key; x",
        type="book",
        title=title,
        publisher="<b>Press</b>",
        issued="2001",
        language="en",
        creators=(CreatorRecord("author", family="O'Neil <i>", given="Ann <u>"),),
    )

    found = one(hostile)

    assert found.full_html == (
        "Ann &lt;u&gt; O’Neil &lt;i&gt;, <cite>&lt;script&gt;alert(1)&lt;/script&gt; *bold* "
        "[x](javascript:alert(1)) @rees2008 $x^2$ &amp; {=html}</cite> "
        "(&lt;b&gt;Press&lt;/b&gt;, 2001)."
    )
    assert found.full_text == f"Ann <u> O’Neil <i>, {title} (<b>Press</b>, 2001)."
    assert found.short == "O’Neil <i> 2001"


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("javascript:alert(1)", "javascript:alert(1)"),
        ("data:text/html,<script>", "data:text/html,&lt;script&gt;"),
        ('https://example.org/"><script>', 'https://example.org/"&gt;&lt;script&gt;'),
    ],
)
def test_an_unsafe_address_is_shown_but_not_linked(address, shown):
    page = SourceRecord("page", "webpage", "Page", language="en", url=address)

    assert one(page).full_html == f"‘Page’, {shown}."


def test_an_unsafe_archived_address_is_not_repeated():
    page = SourceRecord("page", "webpage", "Page", language="en", archived_url="javascript:x")

    assert one(page).full_html == "‘Page’, archived."


def test_a_language_that_is_no_language_marks_nothing():
    page = SourceRecord("page", "webpage", "Page", language='ru" onclick="x')

    assert one(page).full_html == "‘Page’."
