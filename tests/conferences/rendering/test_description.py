import pytest
from django.utils.translation import override

from conferences.rendering.description import describe, describe_by_counts
from conferences.rendering.markup import parse_text
from conferences.rendering.standing import Weighing

WEIGHINGS = {
    "sure": Weighing("agreed"),
    "one": Weighing("one source"),
    "open": Weighing("disputed"),
    "bare": Weighing("unsupported"),
}
LONG = "word " * 40


@pytest.fixture(autouse=True)
def _english():
    with override("en"):
        yield


@pytest.mark.parametrize(
    ("summary", "description"),
    [
        ("", ""),
        ("A  *b* `c`\n[d](event:e)\\\nf [@g].", "A b c d f ."),
        ("[A]{claim=sure} [b]{claim=one} [c]{claim=gone}.", "A b c."),
        ("It was [in May]{claim=open}.", "It was in May (disputed)."),
        ("It was [in [May]{claim=bare}]{claim=sure}.", "It was in May (unsupported)."),
        ("One.\n\nTwo.", "One. Two."),
        (LONG, ("word " * 32)[:154] + "…"),
        # What is disputed is told with its word or not at all.
        (f"{'word ' * 30}it was [in May or June]{{claim=open}}.", f"{'word ' * 30}it was…"),
        (
            f"{'word ' * 30}*[in [May]{{claim=open}}]{{claim=sure}}* 1939.",
            f"{('word ' * 30).strip()}…",
        ),
    ],
)
def test_a_summary_is_cut_so_that_nothing_disputed_is_told_as_fact(summary, description):
    found = describe(parse_text(summary), WEIGHINGS)
    assert found == description
    assert len(found) <= 160


def test_an_entry_without_a_summary_is_described_by_its_counts():
    assert (
        describe_by_counts("Zakopane", "meeting", 1, 3) == "Zakopane (meeting): 1 claim, 3 sources."
    )
    assert len(describe_by_counts("Z" * 300, "meeting", 1, 3)) == 160
