"""Keys in the marks of a text, after two works have become one."""

import pytest

from conferences.services.mark_renaming import rename_in, rename_marks


@pytest.mark.parametrize(
    ("typed", "renamed"),
    [
        ("[@old]", "[@new]"),
        ("[@old, p. 54]", "[@new, p. 54]"),
        ("[@older, p. 54] [@old-2] @old", "[@older, p. 54] [@old-2] @old"),
        ("[@a; @old, f. 3]", "[@a; @new, f. 3]"),
        ("[@old; via @a]", "[@new; via @a]"),
        ("[@a; via @old]", "[@a; via @new]"),
        ("[@old; via @new]", "[@new]"),
        ("[@old, p. 1; @new, p. 1; @new, p. 2]", "[@new, p. 1; @new, p. 2]"),
        ("[@old, p. 1,\n 2]", "[@new, p. 1, 2]"),
        ("[@; @old, p. 1]", "[@; @new, p. 1]"),
        ("[words](source:old)", "[words](source:new)"),
        ("[words](source:older) [words](person:old)", "[words](source:older) [words](person:old)"),
        ("[@old](https://a.example)", "[@old](https://a.example)"),
        ("No mark of old at all.", "No mark of old at all."),
        ("", ""),
    ],
)
def test_marks_that_name_a_source_name_the_other(typed, renamed):
    assert rename_marks(typed, "source", "old", "new") == renamed


def test_only_links_of_its_kind_name_a_person():
    text = "[a](person:old) [b](place:old) [@old] [c](person:old-2)"
    assert rename_marks(text, "person", "old", "new") == (
        "[a](person:new) [b](place:old) [@old] [c](person:old-2)"
    )


def test_texts_by_language_are_renamed_one_by_one():
    texts = {"en": "[@old]", "vi": "Không."}
    assert rename_in(texts, "source", "old", "new") == {"en": "[@new]", "vi": "Không."}
    assert rename_in(None, "source", "old", "new") is None
