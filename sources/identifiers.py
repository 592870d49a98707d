"""ISBN, ISSN, DOI and addresses: checked, brought to the form in which they are kept, and told apart."""

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

_HYPHENS = re.compile(r"[\u2010-\u2015\u2212\s]")
_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/.+")
_DOI_PREFIXES = (
    "https://doi.org/",
    "http://doi.org/",
    "https://dx.doi.org/",
    "http://dx.doi.org/",
    "doi.org/",
    "dx.doi.org/",
    "doi:",
)
_WEB = re.compile(r"https?://[^\s/]+\.[^\s]+", re.IGNORECASE)
_ISBN_PREFIX = "978"
_LENGTH_OF_OLD_ISBN = 10


class IdentifierError(ValueError):
    """An identifier that cannot be right, with what is wrong about it."""


@dataclass(frozen=True)
class Identifier:
    """What names one source and no other: the column of a source in which it is kept, and as it is kept."""

    column: str
    value: str


def identifier_in(text: str) -> Identifier | None:
    """Return the DOI, ISBN or web address that a text is as a whole; None where it is none of them."""
    text = text.strip()
    for column, check in (("doi", check_doi), ("isbn", check_isbn)):
        try:
            return Identifier(column, check(text))
        except IdentifierError:
            continue
    return Identifier("url", text) if _WEB.fullmatch(text) else None


def isbn_core(isbn: str) -> str:
    """Return the digits of an ISBN by which its two forms are one: all but the check digit."""
    digits = isbn.replace("-", "").replace(" ", "")
    return (_ISBN_PREFIX + digits if len(digits) == _LENGTH_OF_OLD_ISBN else digits)[:-1]


def address_core(url: str) -> str:
    """Return a web address without what does not tell pages apart; "" for a bare site, or none."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    query = f"?{parts.query}" if parts.query else ""
    path = parts.path.rstrip("/")
    return f"{parts.netloc.lower().removeprefix('www.')}{path}{query}" if path or query else ""


def check_isbn(text: str) -> str:
    """Return an ISBN of 10 or 13 digits with its hyphens as printed, spaces made hyphens.

    Raise ``IdentifierError`` for a wrong length, prefix or check digit (ISO 2108:2017, annex C;
    for ten digits ISO 2108:1992).
    """
    printed = _printed(text, "ISBN")
    digits = printed.replace("-", "")
    if re.fullmatch(r"[0-9]{9}[0-9X]", digits):
        _check_digit("ISBN", digits, _modulo_11(digits[:-1]))
    elif re.fullmatch(r"[0-9]{13}", digits):
        if not digits.startswith(("978", "979")):
            raise IdentifierError(f"An ISBN of 13 digits begins with 978 or 979, not {digits[:3]}.")
        _check_digit("ISBN", digits, _modulo_10(digits[:-1]))
    else:
        raise IdentifierError(
            f"An ISBN has 10 or 13 digits (the tenth may be X); “{text.strip()}” does not."
        )
    return printed


def check_issn(text: str) -> str:
    """Return an ISSN as two groups of four with a hyphen; raise ``IdentifierError`` (ISO 3297)."""
    digits = _printed(text, "ISSN").replace("-", "")
    if not re.fullmatch(r"[0-9]{7}[0-9X]", digits):
        raise IdentifierError(
            f"An ISSN has 8 digits (the last may be X), as in 0036-8075; “{text.strip()}” does not."
        )
    _check_digit("ISSN", digits, _modulo_11(digits[:-1]))
    return f"{digits[:4]}-{digits[4:]}"


def check_doi(text: str) -> str:
    """Return a DOI without the resolver before it; raise ``IdentifierError`` (ISO 26324).

    ASCII letters become small ones, since DOIs that differ in them only are the same.
    """
    doi = text.strip()
    prefix = next((known for known in _DOI_PREFIXES if doi.lower().startswith(known)), "")
    doi = doi[len(prefix) :].strip()
    if "/" in prefix:
        doi = unquote(doi)
    if not _DOI.fullmatch(doi):
        raise IdentifierError(
            f"A DOI is 10., a number, a slash and a name (10.1000/182); “{text.strip()}” is not."
        )
    if " " in doi or not doi.isprintable():
        raise IdentifierError("A DOI has no spaces and no invisible characters.")
    return re.sub(r"[A-Z]+", lambda capitals: capitals.group().lower(), doi)


def _printed(text: str, label: str) -> str:
    """Drop a label before the digits, and write every kind of hyphen and space as a hyphen."""
    printed = _HYPHENS.sub("-", text.strip()).upper()
    return printed.removeprefix(label).lstrip("-:")


def _check_digit(label: str, digits: str, expected: str) -> None:
    if digits[-1] != expected:
        raise IdentifierError(
            f"The last digit of this {label} is {digits[-1]}, but by the others it would be"
            f" {expected}; one of them is wrong."
        )


def _modulo_11(digits: str) -> str:
    """Return the check digit for weights that end with 2 at the last digit, X for ten."""
    weighted = sum(weight * int(digit) for weight, digit in enumerate(reversed(digits), start=2))
    remainder = -weighted % 11
    return "X" if remainder == 10 else str(remainder)


def _modulo_10(digits: str) -> str:
    """Return the check digit for weights of 1 and 3 by turns."""
    weighted = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    return str(-weighted % 10)
