"""What the desk says of a date while it is typed."""

import pytest

from tests.conferences.admin.posting import signed_in

pytestmark = pytest.mark.django_db
ABOUT = "Write, for example, 1939-12-08 for a day, 1939-12 for a month, 1939-12-08/1939-12-09 for a span."


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", {}),
        ("1939-11~", {"words": "about November 1939"}),
        ("about November 1939", {"meant": "1939-11~", "words": "about November 1939"}),
        ("before March 1940", {"meant": "[..1940-02]", "words": "February 1940 or earlier"}),
        (
            "1939-11-32",
            {"problem": f"“32”: a day is 01 to 31. {ABOUT}"},
        ),
    ],
)
def test_a_date_is_read_back_or_its_words_are_understood(editor, typed, said):
    assert signed_in(editor).get("/admin/writing/date/", {"q": typed}).json() == said


@pytest.mark.parametrize("typed", ["x" * 9000, "\0", "<script>", "‮1939", "a\u0301" * 500])
def test_whatever_is_typed_gets_an_answer(editor, typed):
    assert list(signed_in(editor).get("/admin/writing/date/", {"q": typed}).json()) == ["problem"]
