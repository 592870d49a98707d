import pytest

from conferences.rendering.addresses import address_of, public_address
from conferences.rendering.values import WorkRef


@pytest.mark.parametrize(
    ("kind", "language", "address"),
    [
        ("event", "en", "/events/x/"),
        ("person", "en", "/people/x/"),
        ("place", "vi", "/vi/places/x/"),
        ("organisation", "vi", "/vi/organisations/x/"),
        ("source", "en", "/sources/x/"),
    ],
)
def test_a_work_has_an_address_in_each_language(kind, language, address):
    assert public_address(kind, "x", language) == address


def test_what_readers_cannot_see_has_no_address():
    assert address_of(None, "en") == ""
    assert address_of(WorkRef("event", "x", "x", {}, is_published=False), "en") == ""
    assert address_of(WorkRef("question", "x", "x", {}), "en") == ""
