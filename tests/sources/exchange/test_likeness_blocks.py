"""Only sources that share something are compared, and the same pairs are found as if all were."""

import random
import time
from dataclasses import replace

import pytest

from sources.exchange.exchanged import Exchanged
from sources.exchange.likeness import Recogniser, compare
from sources.exchange.recognising import Marks, marks
from sources.models.source_import import Likeness
from tests.benchmarks.importing import invented


def marks_of(number: int, source: Exchanged) -> Marks:
    names = [(each.family or each.literal, each.romanised) for each in source.creators]
    return marks(number, source.values, names)


def altered(source: Exchanged, chance: random.Random) -> Exchanged:
    """Return a source as somebody else would have entered it."""
    values = dict(source.values)
    title, year = values["title"], values["issued"][:4]
    kind = chance.randrange(7)
    if kind == 0:
        values["title"] = title[:-1] + "x"
    elif kind == 1:
        values["issued"] = str(int(year) + chance.choice((-1, 0, 1, 5)))
    elif kind == 2:
        values["title"] = f"{title}: a subtitle of some length that nobody knows"
    elif kind == 3:
        values["issued"] = ""
    elif kind == 4:
        values |= {"archive": "GARF", "fonds": "17", "file": "621", "folio": "130"}
    elif kind == 5:
        values |= {"url": f"https://example.org/{title}", "issued": "1950"}
    return replace(source, values={name: value for name, value in values.items() if value})


def test_the_same_pairs_are_found_as_by_comparing_each_with_each():
    chance = random.Random(1939)  # nothing is kept secret by it
    first = [invented(number) for number in range(150)]
    others = [altered(chance.choice(first), chance) for _copy in range(150)]
    every = [marks_of(number, source) for number, source in enumerate([*first, *others])]
    recogniser, found, expected = Recogniser(), 0, 0
    for place, each in enumerate(every):
        matches = [match for before in every[:place] if (match := compare(each, before))]
        match = recogniser.find(each)
        assert (match is None) == (not matches)
        if match is not None:
            surest = min(matches, key=lambda one: one.likeness is not Likeness.SAME)
            assert match.likeness is surest.likeness
            assert match in matches
            found += 1
        expected += bool(matches)
        recogniser.add(each)
    assert found == expected
    assert found > 100


@pytest.mark.parametrize(
    "told_apart_by",
    [
        lambda number: {"folio": str(number), "fonds": "17", "archive": "GARF"},
        lambda number: {"issued": f"{1000 + number}"},
        lambda number: {"url": "https://example.org/", "issued": f"{1000 + number}"},
        lambda number: {"publisher": str(number)},
    ],
    ids=["folio", "year", "one address for all", "nothing"],
)
def test_very_many_of_one_title_cost_no_more_than_their_number(told_apart_by):
    def taken(size: int) -> float:
        recogniser = Recogniser()
        began = time.process_time()
        for number in range(size):
            each = marks(
                number, {"title": "Letter", "type": "document", **told_apart_by(number)}, ()
            )
            recogniser.find(each)
            recogniser.add(each)
        return time.process_time() - began

    taken(100)
    # Ten times as many took a hundred times as long.
    assert taken(3000) < 40 * max(taken(300), 0.01)
