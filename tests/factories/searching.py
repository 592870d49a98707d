"""Searches as tests ask them: the keys of what is found, in order."""

from conferences.models import SearchDocument, SearchName, SearchPosting
from conferences.services.search.query import parse_query
from conferences.services.search.searching import Found, search


def found(text: str = "", **properties: str) -> Found:
    return search(parse_query(text), properties)


def keys(text: str = "", **properties: str) -> list[str]:
    """Return the keys of what is found, the best first."""
    known = keys_by_number()
    return [known[number] for number in found(text, **properties).numbers]


def keys_by_number() -> dict[int, str]:
    """Return the key of each entry that can be found, by its number in the index."""
    return dict(SearchDocument.objects.values_list("number", "edition__key"))


def whole_index() -> dict[str, list[tuple]]:
    """Return every row of the index, but for the numbers of rows that mean nothing."""
    postings = SearchPosting.objects.values_list("word", "field", "block", "bits")
    return {
        "documents": sorted(
            SearchDocument.objects.values_list(
                "number", "edition", "heading", "properties", "words"
            )
        ),
        "names": sorted(
            SearchName.objects.values_list("document", "position", "folded", "text", "language")
        ),
        "postings": sorted((*row[:3], bytes(row[3])) for row in postings),
    }
