"""Large works compared (V12): few enough nodes in each mode, and a notice where an answer is coarser."""

import re
import time

import pytest

from tests.conferences.review.works import address
from tests.factories.large_works import event_of_equal_lines, large_event

pytestmark = pytest.mark.django_db
MOST_NODES = 15_000
LONGEST = 1.5


@pytest.mark.parametrize("mode", ["side", "inline", "rendered"])
def test_v12_a_page_of_twenty_thousand_words_has_few_enough_nodes_and_comes_in_time(
    client, editor, mode
):
    event = large_event(editor)
    client.force_login(editor)
    took = []
    for _visit in range(2):
        # Of the processor, whatever else the machine is at.
        began = time.process_time()
        answer = client.get(address(event, "compare", "3..4"), {"mode": mode})
        took.append(time.process_time() - began)
    assert min(took) <= LONGEST
    text = answer.content.decode()
    assert "Claims reworded: <b>20</b>" in text
    assert len(re.findall("<[a-z]", text)) <= MOST_NODES


def test_a_megabyte_of_equal_lines_is_compared_and_said_to_be_coarse(client, editor):
    event = event_of_equal_lines(editor)
    client.force_login(editor)
    for mode in ("side", "rendered"):
        answer = client.get(address(event, "compare", "2..3"), {"mode": mode})
        assert answer.status_code == 200
        assert "within the limit" in answer.content.decode()
