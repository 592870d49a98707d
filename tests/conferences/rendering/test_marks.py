import pytest

from conferences.rendering.marks import allowed_href, destination_after, excerpt
from conferences.rendering.markup import parse_text


@pytest.mark.parametrize(
    "scheme",
    ["javascript:x", "data:text/html,x", "vbscript:x", "JaVaScRiPt:x", "//x", "/x", "foo:x"],
)
def test_no_other_scheme_becomes_a_link(scheme):
    (only,) = parse_text(f"[a]({scheme})").blocks
    assert only.children == ("[", "a", "]", f"({scheme})")


@pytest.mark.parametrize(
    ("address", "is_allowed"),
    [
        ("https://a.example/b?c=d#e", True),
        ("HTTP://A.example", True),
        ("mailto:a@b.example", True),
        ("doi:10.1000/182", True),
        ("urn:isbn:9780563493358", True),
        ("https:", False),
        ("http:/a.example", False),
        (" https://a.example", False),
        ("https://a.example/\n", False),
        ('https://a.example/"x', False),
        ("java\nscript:x", False),
        ("ftp://a.example", False),
    ],
)
def test_only_some_addresses_may_become_links(address, is_allowed):
    assert allowed_href(address) is is_allowed


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("(a)b", ("a", 3)),
        ("(a_(b)_c) d", ("a_(b)_c", 9)),
        ("()", ("", 2)),
        ("a", None),
        ("(a b)", None),
        ("(a[b])", None),
        ("(a(b)", None),
        ("(a", None),
    ],
)
def test_an_address_ends_with_its_own_bracket(typed, found):
    assert destination_after(typed, 0) == found


def test_an_excerpt_holds_five_words():
    assert excerpt(["one ", "two three", " four five"], 0) == "one two three four five"
    assert excerpt(["one ", "two three", " four five six"], 0) == "one two three four five…"
    assert excerpt(["one ", "two three"], 1) == "two three"
