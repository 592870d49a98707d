"""Keys of new claims: their first words in the letters a-z, and no other claim's."""

import pytest

from conferences.services.claim_keys import claim_key


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("It began on 20 February 1940 in Zakopane.", "it-began-on-20-february-1940"),
        ("Łódź", "lodz"),
        ("Выпал снег", "vypal-sneg"),
        ("Cuộc họp ở Lwów", "cuoc-hop-o-lwow"),
        ("☭", "claim"),
        ("a" * 40 + " " + "b" * 40, "a" * 40),
        ("a" * 90, "a" * 60),
    ],
)
def test_a_key_is_made_of_the_first_words(words, key):
    assert claim_key(words, taken=set().__contains__) == key


def test_a_key_that_is_taken_gets_a_number():
    assert claim_key("Snow fell", taken={"snow-fell", "snow-fell-2"}.__contains__) == "snow-fell-3"
