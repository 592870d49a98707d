"""The frame of an entry's page."""

from conferences.views.frames import SLOTS, Design, Frame, frame_for, make_frame

ENGLISH = Design("en", "event", frozenset({"en"}))


def test_contents_are_joined_between_the_pieces():
    frame = Frame(pieces=(b"<h1>", b"</h1>", b""), slots=("title", "article"), version="x")
    assert frame.around({"title": "A", "article": "B"}) == b"<h1>A</h1>B"


def test_missing_contents_are_left_empty():
    frame = Frame(pieces=(b"<h1>", b"</h1>", b""), slots=("title", "article"), version="x")
    assert frame.around({}) == b"<h1></h1>"


def test_contents_are_not_searched_for_marks():
    frame = Frame(pieces=(b"", b""), slots=("article",), version="x")
    assert frame.around({"article": "\ue000title\ue001"}) == "\ue000title\ue001".encode()


def test_every_slot_has_its_place_in_the_template():
    frame = make_frame(ENGLISH)
    assert set(frame.slots) == set(SLOTS)
    assert "\ue000" not in b"".join(frame.pieces).decode()


def test_version_changes_with_what_the_frame_shows():
    both = Design("en", "event", frozenset({"en", "vi"}))
    assert make_frame(ENGLISH).version == make_frame(ENGLISH).version
    assert make_frame(ENGLISH).version != make_frame(both).version


def test_a_frame_bears_the_address_that_the_site_has_now(settings):
    for address in ("https://one.example.org", "https://two.example.org"):
        settings.SITE_ADDRESS = address
        assert address.encode() in b"".join(frame_for(ENGLISH).pieces)
