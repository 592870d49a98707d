import pytest
from django.utils.translation import override

from conferences.rendering.standing import Weighing
from conferences.rendering.wording import (
    RivalAnswer,
    rival_answers,
    short_standing_words,
    standing_words,
)


@pytest.fixture(autouse=True)
def _english():
    with override("en"):
        yield


AGREED = Weighing("agreed", ("a", "b", "c"), independent=3)
DEPENDENT = Weighing("agreed", ("a", "b", "c"), independent=2)
ONE = Weighing("one source", ("a",), independent=1)
REPEATED = Weighing("one source", ("a", "b"), independent=1)
OPPOSED = Weighing("disputed", ("a",), ("b", "c"), 1)
RIVALLED = Weighing("disputed", ("a", "b"), independent=2, rivals=("y",))
TORN = Weighing("disputed", split=("a",))
MENTIONED = Weighing("unsupported")
ONLY_OPPOSED = Weighing("unsupported", opposing=("b",))
OVERRULED = Weighing("agreed", ("a",), independent=1, is_overruled=True, reason="<Seen>")


@pytest.mark.parametrize(
    ("weighing", "others", "sentence", "beside"),
    [
        (AGREED, (), "", "agreed, 3 sources"),
        (DEPENDENT, (), "", "agreed, 3 sources (2 independent)"),
        (ONE, (), "one source", "one source"),
        (REPEATED, (), "2 sources (1 independent)", "2 sources (1 independent)"),
        (OPPOSED, (), "disputed: 2 sources dispute this", "disputed: 2 sources dispute this"),
        (
            RIVALLED,
            (("20 February 1940", 3),),
            "disputed: 3 sources say 20 February 1940",
            "disputed, 2 sources",
        ),
        (
            RIVALLED,
            (("1 May", 1), ("2 May", 2), ("3 May", 1), ("4 May", 1)),
            "disputed: 1 source says 1 May, 2 sources say 2 May, 2 other answers",
            "disputed, 2 sources",
        ),
        (RIVALLED, (), "disputed", "disputed, 2 sources"),
        (MENTIONED, (), "unsupported", "unsupported"),
        (
            TORN,
            (),
            "disputed: what it says is reported in different ways",
            "disputed: what it says is reported in different ways",
        ),
        (
            ONLY_OPPOSED,
            (),
            "unsupported: 1 source disputes this",
            "unsupported: 1 source disputes this",
        ),
        (
            OVERRULED,
            (),
            "agreed, as the editors judge: <Seen>",
            "agreed, as the editors judge: <Seen>",
        ),
    ],
)
def test_the_state_of_evidence_reads(weighing, others, sentence, beside):
    assert (standing_words(weighing, others), short_standing_words(weighing)) == (sentence, beside)


def test_the_word_can_be_linked_and_the_reason_escaped():
    words = standing_words(
        OVERRULED, link="<a>{}</a>".format, text=lambda value: value.replace("<", "&lt;")
    )
    assert words == "<a>agreed</a>, as the editors judge: &lt;Seen>"


def test_rival_answers_with_the_same_words_are_one():
    weighings = {
        "y": Weighing("disputed", ("a", "b")),
        "z": Weighing("disputed", ("b", "c")),
        "silent": Weighing("disputed", ("d",)),
    }
    disputed = Weighing("disputed", rivals=("y", "z", "silent"))
    words = {"y": "1940", "z": "1940", "silent": ""}
    assert rival_answers(disputed, weighings, words.__getitem__) == (
        RivalAnswer("1940", ("y", "z"), 3),
    )
