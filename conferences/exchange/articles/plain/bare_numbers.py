"""Numbers of notes without square brackets: run into the words, as in "he says.5 Others", or in round ones."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise

from conferences.exchange.articles.marks import mark
from conferences.exchange.articles.sentences import AFTER_YEARS, is_abbreviation
from conferences.exchange.articles.values import Block

MOST_IN_RANGE = 20
# So many may be missing before the next; behind a longer gap so many must follow as to prove it.
LONGEST_GAP, PROOF = 8, 3
# Without a list so many must count up, and none be missing.
FEWEST_WITHOUT_LIST = 3
_YEAR = r"(?<![\d.,])(?P<year>(?:1[4-9]|20)\d\d)"
_NUMBERS = r"\d{1,3}(?:(?:,[ ]?|[–-])\d{1,3}){0,12}"
_BARE = re.compile(
    rf"(?:{_YEAR}[.,;:]?|(?<![\s\d(\[{{/#№$€£=+*_–—-])"
    r"|(?<=»[ \xa0\u202f])(?=[\d,–-]{1,12}(?:[.,;:!?)]|$)))"
    rf"(?P<numbers>{_NUMBERS})(?=[\s.,;:!?)»”’\"—]|$)"
)
_ROUND = re.compile(rf"(?<=\S)[ ]?\((?P<numbers>{_NUMBERS})\)(?=[\s.,;:!?)»”’\"—]|$)")
# So much of a list must be called by numbers in round brackets: a few could count what a sentence lists.
FEWEST_CALLED = 0.8
_CLOSING = ".,;:!?…”\"»’)]'“"
_LAST_WORD = re.compile(r"[^\W\d_]{1,20}$")


@dataclass
class _Bare:
    """Numbers that could be those of notes: in which block, from where to where."""

    block: int
    start: int
    end: int
    numbers: list[int]


def expanded(numbers: str) -> list[str]:
    """Return each number of "1, 3–5"; none where more than two are joined, as in the date 20-2-1940."""
    found: list[str] = []
    for piece in re.split(r"\s*[,;]\s*", numbers):
        ends = [int(each) for each in re.split(r"\s*[–-]\s*", piece) if each]
        if len(ends) > 2:
            return []
        is_range = len(ends) == 2 and 0 < ends[1] - ends[0] <= MOST_IN_RANGE
        found += map(str, range(ends[0], ends[1] + 1) if is_range else ends)
    return found


def mark_bare(blocks: list[Block], labels: Collection[str]) -> None:
    """Mark numbers run into the words, if they count up as notes do, and lead to the list where there is one."""
    found = [each for place, block in enumerate(blocks) for each in _bare_in(block.text, place)]
    if labels:
        kept = _counting_up([each for each in found if {*map(str, each.numbers)} <= {*labels}])
    else:
        kept = _without_list(found)
    _put(kept, blocks)


def mark_round(blocks: list[Block], labels: Collection[str]) -> None:
    """Mark numbers in round brackets, if they count up as notes do, and call nearly all of a list."""
    found = [
        _Bare(place, match.start(), match.end(), [int(each) for each in expanded(match["numbers"])])
        for place, block in enumerate(blocks)
        for match in _ROUND.finditer(block.text)
    ]
    numbered = {each for each in labels if each.isdigit()}
    led = [each for each in found if each.numbers and {*map(str, each.numbers)} <= numbered]
    kept = _counting_up(led)
    called = {number for each in kept for number in each.numbers}
    if 1 in called and len(called) >= FEWEST_CALLED * len(numbered):
        _put(kept, blocks)


def _put(kept: list[_Bare], blocks: list[Block]) -> None:
    """Put marks in place of numbers."""
    by_block: dict[int, list[_Bare]] = {}
    for each in kept:
        by_block.setdefault(each.block, []).append(each)
    for place, marked in by_block.items():
        text, last, parts = blocks[place].text, 0, []
        for each in marked:
            parts += [text[last : each.start], *(mark(str(number)) for number in each.numbers)]
            last = each.end
        blocks[place].text = "".join([*parts, text[last:]])


def _bare_in(text: str, block: int) -> Iterator[_Bare]:
    for found in _BARE.finditer(text):
        numbers = [int(each) for each in expanded(found["numbers"])]
        start = found.start("numbers")
        if numbers and min(numbers) > 0 and (found["year"] or _ends_words(text, start)):
            yield _Bare(block, start, found.end(), numbers)


def _ends_words(text: str, place: int) -> bool:
    """Say whether words end at a place, with the signs behind them: not a quantity, nor an abbreviation."""
    before = text[max(0, place - 24) : place]
    if before[-1:].isspace():
        before = before[:-1]
    core = before.rstrip(_CLOSING)
    signs = before[len(core) :]
    if not signs:
        return len(before) > 2 and before[-3:].isalpha()
    core = core.rstrip(" \xa0\u202f") if "»" in signs else core
    if not core or len(signs) > 4 or not core[-1].isalnum():
        return False
    if core[-1].isdigit():
        # "(see fig. 2).14", but neither "5.12" nor "42,492".
        return signs[0] in "”\"»’)]'"
    word = _LAST_WORD.search(core)
    shortened = f"{word[0]}." if word else ""
    # "in 1901 r.2": those behind years often end a sentence.
    if shortened in AFTER_YEARS:
        return True
    return not (shortened and signs in {".", ":"} and is_abbreviation(shortened))


def _counting_up(found: list[_Bare]) -> list[_Bare]:
    """Keep those that count up, as many as can be, and those that name again what was named before."""
    chain = _longest([max(each.numbers) for each in found])
    for count, (before, after) in enumerate(pairwise(chain), start=1):
        gap = max(found[after].numbers) - max(found[before].numbers) - 1
        if gap > LONGEST_GAP and len(chain) - count < PROOF:
            chain = chain[:count]
            break
    kept, highest, in_chain = [], 0, set(chain)
    for place, each in enumerate(found):
        if place in in_chain:
            highest = max(each.numbers)
        if max(each.numbers) <= highest:
            kept.append(each)
    return kept


def _longest(numbers: list[int]) -> list[int]:
    """Return the places of the longest run of numbers of which each is higher than the one before."""
    ends: list[int] = []
    places: list[int] = []
    before: list[int | None] = []
    for place, number in enumerate(numbers):
        length = bisect_left(ends, number)
        ends[length : length + 1] = [number]
        places[length : length + 1] = [place]
        before.append(places[length - 1] if length else None)
    chain = []
    last = places[-1] if places else None
    while last is not None:
        chain.append(last)
        last = before[last]
    return chain[::-1]


def _without_list(found: list[_Bare]) -> list[_Bare]:
    kept, highest = [], 0
    for each in found:
        if all(number <= highest + place for place, number in enumerate(each.numbers, start=1)):
            highest = max(highest, *each.numbers)
            kept.append(each)
    return kept if highest >= FEWEST_WITHOUT_LIST else []
