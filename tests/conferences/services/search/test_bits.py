import random

from conferences.services.search.bits import BLOCK, Scores, assembled, numbers, packed, unpacked


def of(*members):
    return sum(1 << member for member in members)


def test_bits_come_back_as_they_were_packed():
    for bits in (0, 1, of(7), of(8), of(0, BLOCK - 1)):
        assert unpacked(packed(bits)) == bits
    assert packed(of(3, 8)) == b"\x08\x01"


def test_blocks_are_put_together_in_whatever_order_they_come():
    parts = [(2, packed(of(5))), (0, packed(of(0, BLOCK - 1)))]
    assert assembled(parts) == of(0, BLOCK - 1, 2 * BLOCK + 5)
    assert assembled([]) == 0


def test_numbers_are_told_from_the_lowest_on_and_no_more_than_wanted():
    bits = of(3, 64, 1000)
    assert list(numbers(bits)) == [3, 64, 1000]
    assert list(numbers(bits, 2)) == [3, 64]
    assert list(numbers(0)) == []


def test_weights_add_up_as_they_do_one_by_one():
    chance = random.Random(1939)
    for _round in range(50):
        scores, expected = Scores(), dict.fromkeys(range(200), 0)
        for _word in range(12):
            weight = chance.choice((1, 4, 8, 16, 64))
            chosen = [number for number in expected if chance.random() < 0.4]
            scores.add(of(*chosen), weight)
            for number in chosen:
                expected[number] += weight
        among = [number for number in expected if chance.random() < 0.6]
        best = sorted(((number, expected[number]) for number in among), key=lambda x: (-x[1], x[0]))
        assert scores.best(of(*among), 1000) == best
        assert scores.best(of(*among), 7) == best[:7]


def test_without_any_weight_all_score_nothing():
    assert Scores().best(of(2, 5), 10) == [(2, 0), (5, 0)]
