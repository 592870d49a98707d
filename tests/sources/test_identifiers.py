"""ISBN, ISSN and DOI: what passes, and what is said of the rest."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.identifiers import IdentifierError, check_doi, check_isbn, check_issn


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        # Those of the first collection.
        ("978-0-563-49335-8", "978-0-563-49335-8"),
        ("978-0-19-820843-3", "978-0-19-820843-3"),
        ("1-84176-408-6", "1-84176-408-6"),
        ("0-19-821944-X", "0-19-821944-X"),
        # Written in other ways.
        ("0-19-821944-x", "0-19-821944-X"),
        ("9780563493358", "9780563493358"),
        ("0198219 44X", "0198219-44X"),
        ("ISBN 978-0-563-49335-8 ", "978-0-563-49335-8"),
        ("isbn: 978–0–563–49335–8", "978-0-563-49335-8"),
        ("979-10-90636-07-1", "979-10-90636-07-1"),
    ],
)
def test_an_isbn_keeps_its_hyphens_as_printed(text: str, kept: str):
    assert check_isbn(text) == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("0036-8075", "0036-8075"),
        ("00368075", "0036-8075"),
        ("issn 2434-561x", "2434-561X"),
    ],
)
def test_an_issn_is_two_groups_of_four(text: str, kept: str):
    assert check_issn(text) == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("10.1000/182", "10.1000/182"),
        (" https://doi.org/10.1000/182 ", "10.1000/182"),
        ("http://dx.doi.org/10.1000/182", "10.1000/182"),
        ("HTTPS://DOI.ORG/10.1000/182", "10.1000/182"),
        ("doi: 10.1080/09668139408412190", "10.1080/09668139408412190"),
        (
            "https://doi.org/10.1002/%28SICI%291097-4571",
            "10.1002/(sici)1097-4571",
        ),
        ("10.1000/A%20b", "10.1000/a%20b"),
        ("10.1000.10/łódź/Ł", "10.1000.10/łódź/Ł"),
    ],
)
def test_a_doi_stands_without_its_resolver_in_small_letters(text: str, kept: str):
    assert check_doi(text) == kept


WRONG_DIGIT = "but by the others it would be"
DOI_SHAPE = "A DOI is 10., a number, a slash and a name (10.1000/182)"


@pytest.mark.parametrize(
    ("check", "text", "message"),
    [
        (
            check_isbn,
            "978-0-563-49335-9",
            f"The last digit of this ISBN is 9, {WRONG_DIGIT} 8; one of them is wrong.",
        ),
        (
            check_isbn,
            "978-0-536-49335-8",
            f"The last digit of this ISBN is 8, {WRONG_DIGIT} 4; one of them is wrong.",
        ),
        (
            check_isbn,
            "0-19-821944-1",
            f"The last digit of this ISBN is 1, {WRONG_DIGIT} X; one of them is wrong.",
        ),
        (
            check_isbn,
            "123-0-563-49335-8",
            "An ISBN of 13 digits begins with 978 or 979, not 123.",
        ),
        (
            check_isbn,
            "0-19-8219",
            "An ISBN has 10 or 13 digits (the tenth may be X); “0-19-8219” does not.",
        ),
        (
            check_isbn,
            "",
            "An ISBN has 10 or 13 digits (the tenth may be X); “” does not.",
        ),
        (
            check_isbn,
            "X198219440",
            "An ISBN has 10 or 13 digits (the tenth may be X); “X198219440” does not.",
        ),
        (
            check_issn,
            "0036-8076",
            f"The last digit of this ISSN is 6, {WRONG_DIGIT} 5; one of them is wrong.",
        ),
        (
            check_issn,
            "0036-807",
            "An ISSN has 8 digits (the last may be X), as in 0036-8075; “0036-807” does not.",
        ),
        (check_doi, "11.1000/182", f"{DOI_SHAPE}; “11.1000/182” is not."),
        (check_doi, "https://example.org/182", f"{DOI_SHAPE}; “https://example.org/182” is not."),
        (check_doi, "10.1000/", f"{DOI_SHAPE}; “10.1000/” is not."),
        (check_doi, "10.1000/1 82", "A DOI has no spaces and no invisible characters."),
        (check_doi, "10.1000/1\u200b82", "A DOI has no spaces and no invisible characters."),
    ],
)
def test_an_error_says_what_is_wrong(check: Callable[[str], str], text: str, message: str):
    with pytest.raises(IdentifierError) as caught:
        check(text)
    assert str(caught.value) == message


@given(st.integers(0, 999_999_999), st.integers(0, 8), st.integers(1, 9))
def test_one_wrong_digit_in_an_isbn_is_always_found(number: int, place: int, difference: int):
    digits = f"{number:09}"
    weighted = sum(
        weight * int(digit) for weight, digit in zip(range(10, 1, -1), digits, strict=True)
    )
    isbn = digits + "0123456789X"[-weighted % 11]
    wrong = str((int(isbn[place]) + difference) % 10)
    assert check_isbn(isbn) == isbn
    with pytest.raises(IdentifierError):
        check_isbn(isbn[:place] + wrong + isbn[place + 1 :])


@given(st.text())
def test_any_text_passes_or_is_refused_by_name(text: str):
    for check in (check_isbn, check_issn, check_doi):
        try:
            kept = check(text)
        except IdentifierError:
            continue
        assert check(kept) == kept
