"""The interval tree finds exactly the intervals that hold, and passes few nodes."""

from hypothesis import given
from hypothesis import strategies as st

from sources.editorial.intervals import fork_node, path_nodes

NUMBERS = st.integers(1, 5000)


@given(NUMBERS, st.integers(1, 500))
def test_the_fork_node_lies_inside_its_interval(since, length):
    node = fork_node(since, since + length)
    assert since <= node < since + length


@given(NUMBERS, st.integers(1, 500), NUMBERS)
def test_an_interval_is_found_at_a_number_if_and_only_if_it_holds_it(since, length, number):
    until = since + length
    left, right = path_nodes(number, max(until, number))
    node = fork_node(since, until)
    found = (node in left and until > number) or (node in right and since <= number)
    assert found == (since <= number < until)


def test_a_look_up_in_ten_thousand_changes_passes_at_most_twenty_eight_nodes():
    assert max(sum(map(len, path_nodes(number, 10_000))) for number in range(1, 10_001)) <= 28
