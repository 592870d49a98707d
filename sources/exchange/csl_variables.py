"""What the types and variables of CSL-JSON mean in the library."""

# Variables, and the columns that hold the same.
COLUMNS = {
    "title": "title",
    "language": "language",
    "original-title": "original_title",
    "container-title": "container_title",
    "collection-title": "collection_title",
    "publisher": "publisher",
    "publisher-place": "publisher_place",
    "edition": "edition",
    "volume": "volume",
    "issue": "issue",
    "page": "pages",
    "number": "number",
    "genre": "genre",
    "medium": "medium",
    "archive": "archive",
    "archive-place": "archive_place",
    "archive_location": "file",
    "ISBN": "isbn",
    "ISSN": "issn",
    "DOI": "doi",
    "URL": "url",
}
DATES = {"issued": "issued", "accessed": "accessed"}
ROLES = {
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "container-author": "container-author",
    "collection-editor": "collection-editor",
    "interviewer": "interviewer",
    "recipient": "recipient",
    "director": "director",
    # Of music, what an author is of a text.
    "composer": "author",
}
TYPES = (
    "book", "chapter", "article-journal", "article-magazine", "article-newspaper", "entry-encyclopedia",
    "entry-dictionary", "webpage", "thesis", "report", "document", "manuscript", "treaty", "legislation",
    "legal_case", "personal_communication", "interview", "speech", "map", "graphic", "motion_picture",
    "broadcast", "dataset", "collection",
)  # fmt: skip
_ALSO = {
    "article": "article-journal",
    "bill": "legislation",
    "classic": "book",
    "entry": "entry-encyclopedia",
    "figure": "graphic",
    "hearing": "legal_case",
    "pamphlet": "book",
    "paper-conference": "chapter",
    "performance": "broadcast",
    "periodical": "book",
    "post": "webpage",
    "post-weblog": "webpage",
    "regulation": "legislation",
    "review": "article-journal",
    "review-book": "article-journal",
    "software": "dataset",
    "song": "broadcast",
    "standard": "report",
}
READ_TYPES = {**{kind: kind for kind in TYPES}, **_ALSO}
MARK = "x-variorum"
