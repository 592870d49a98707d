import pytest

from config.cache import JSONSerializer


@pytest.mark.parametrize(
    "value", ["", "Łódź", 0, -7, True, False, None, 1.5, [1, "a"], {"ed": [None]}]
)
def test_a_value_comes_back_as_it_was(value):
    stored = JSONSerializer().dumps(value)
    received = str(stored).encode() if isinstance(stored, int) else stored
    returned = JSONSerializer().loads(received)
    assert (returned, type(returned)) == (value, type(value))


def test_a_number_is_stored_so_that_redis_can_count():
    assert JSONSerializer().dumps(41) == 41


def test_a_pickle_is_refused():
    with pytest.raises(UnicodeDecodeError):
        JSONSerializer().loads(b"\x80\x04\x95\x0b\x00\x00\x00\x00\x00\x00\x00\x8c\x04ruin\x94.")


def test_what_is_no_json_is_refused():
    with pytest.raises(TypeError, match="not JSON serializable"):
        JSONSerializer().dumps(object())
