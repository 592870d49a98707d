"""Numbers that a copy ran into the words are notes where they count up, and quantities stay words."""

import pytest

from conferences.exchange.articles.reading import read_article

LIST = "\n\nNotes\n\n" + "\n".join(
    f"{number}. Jane Brown, Papers, Leeds 2001, p. {number}." for number in range(1, 15)
)


def told(text: str) -> str:
    """Return the words, with the numbers of the notes behind each sentence."""
    article = read_article(text.encode(), "a.txt")
    return " ".join(
        f"{sentence.text}{[int(note.label) for note in sentence.notes] or ''}"
        for section in article.sections
        for paragraph in section.paragraphs
        for sentence in paragraph.sentences
    )


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ('It is "cold".1 It is "old";2 it burns.', 'It is "cold".[1] It is "old"; it burns.[2]'),
        ("It is “cold”.1 (See fig. 2).2 (As here).3", "It is “cold”.[1] (See fig. 2).[2] (As here).[3]"),
        ("Il est « froid ».1 Il est « vieux » 2. Là.", "Il est « froid ».[1] Il est « vieux ».[2] Là."),
        ("Kept in rooms.1–3 They are cold.4, 5 So.", "Kept in rooms.[1, 2, 3] They are cold.[4, 5] So."),
        ("It opened in 1940.1 In 1941,2 it shut. In 19423 it burnt.",
         "It opened in 1940.[1] In 1941, it shut.[2] In 1942 it burnt.[3]"),
        # Behind those that were lost when it was copied, and those that are named again.
        ("It is cold.1 It is old.6 It is white.7 It burns.1 So.8",
         "It is cold.[1] It is old.[6] It is white.[7] It burns.[1] So.[8]"),
    ],
)  # fmt: skip
def test_numbers_that_count_up_are_notes(text, read):
    assert told(f"A town\n\n{text}{LIST}") == read


@pytest.mark.parametrize(
    "text",
    [
        "It is cold.1 In 1940 it held 5.12 million, by Article 3.2, on page 5.",
        "It is cold.1 It holds 42,492 maps, in box B2, p.4, no.5, and vol.6 of 1,234.5 pounds.",
        "It is cold.1 It is read at 10:11, in verse John 3:2, since 1.2.1940.",
        "It is cold.1 It opened about 12 and shut at 13.",
        # What leaps ahead, and does not go on from there.
        "It is cold.1 It weighs twelve14 pounds.",
    ],
)
def test_quantities_are_not_notes(text):
    assert told(f"A town\n\n{text}{LIST}") == text.replace("cold.1", "cold.[1]")


def test_numbers_that_the_list_does_not_hold_stay_words():
    assert told(f"A town\n\nIt is cold.1 It is old.15{LIST}") == "It is cold.[1] It is old.15"
