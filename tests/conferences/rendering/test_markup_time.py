import gc
import time

import pytest

from conferences.rendering.markup import parse_text

HOSTILE = [
    "[", "]", "*", "_", "a*", "*a ", "**a ", "`", "`a", "`a``b", "](", ")(", "[a](", "[@", "[@a;",
    "](a", "{claim=", "]{claim=", "]{claim=a", "[a]{claim=x}", "[a]{claim=x ", "<https:", "\\",
    ">", "> ", "- ", "\n- ", "1. ", "[^1]", "[^a]: ", "\n[^a]: x", "# ", "\n#", "  ", "\n\n",
    "x  \n", "***a** b* ", "[[a](b)", "[*a](b)_", "~~~\n", "[x](((", "*_", "[a *b ] ", "\n  - a",
]  # fmt: skip


def seconds(typed):
    took = []
    gc.disable()
    for _turn in range(3):
        start = time.process_time()
        parse_text(typed)
        took.append(time.process_time() - start)
    gc.enable()
    return min(took)


@pytest.mark.parametrize("family", HOSTILE)
def test_time_grows_with_the_text_and_no_faster(family):
    small, large = family * (12_500 // len(family)), family * (100_000 // len(family))
    # Eight times the text; a quadratic parser would take 64 times as long.
    assert seconds(large) < 24 * seconds(small) + 0.1


@pytest.mark.parametrize("family", ["> ", "- ", "[", "*a ", "**_", "[^x]: ", "1. "])
@pytest.mark.parametrize("depth", [10, 1_000, 100_000])
def test_no_depth_is_too_deep(family, depth):
    assert "words" in parse_text(f"{family * depth}words").plain
