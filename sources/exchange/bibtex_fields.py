"""What the types and fields of BibTeX and BibLaTeX mean in the library."""

# The type of BibTeX, and that of BibLaTeX, as which a source is written.
WRITTEN_TYPES = {
    "book": ("book", "book"),
    "chapter": ("incollection", "incollection"),
    "article-journal": ("article", "article"),
    "article-magazine": ("article", "article"),
    "article-newspaper": ("article", "article"),
    "entry-encyclopedia": ("incollection", "inreference"),
    "entry-dictionary": ("incollection", "inreference"),
    "webpage": ("misc", "online"),
    "thesis": ("phdthesis", "thesis"),
    "report": ("techreport", "report"),
    "document": ("misc", "misc"),
    "manuscript": ("unpublished", "unpublished"),
    "treaty": ("misc", "legal"),
    "legislation": ("misc", "legislation"),
    "legal_case": ("misc", "jurisdiction"),
    "personal_communication": ("misc", "letter"),
    "interview": ("misc", "misc"),
    "speech": ("misc", "misc"),
    "map": ("misc", "image"),
    "graphic": ("misc", "image"),
    "motion_picture": ("misc", "movie"),
    "broadcast": ("misc", "video"),
    "dataset": ("misc", "dataset"),
    "collection": ("misc", "misc"),
}
_READ = {
    "book": "book mvbook collection mvcollection proceedings mvproceedings booklet manual reference"
    " mvreference periodical bookinbook suppbook",
    "chapter": "incollection inbook inproceedings conference suppcollection",
    "article-journal": "article suppperiodical review",
    "entry-encyclopedia": "inreference",
    "webpage": "online electronic www",
    "thesis": "thesis phdthesis mastersthesis",
    "report": "report techreport",
    "manuscript": "unpublished",
    "document": "misc",
    "treaty": "legal",
    "legislation": "legislation",
    "legal_case": "jurisdiction legadminmaterial",
    "personal_communication": "letter",
    "graphic": "image artwork",
    "motion_picture": "movie",
    "broadcast": "video audio music performance",
    "dataset": "dataset software",
}
READ_TYPES = {kind: ours for ours, kinds in _READ.items() for kind in kinds.split()}
SUBTYPES = {"magazine": "article-magazine", "newspaper": "article-newspaper"}

# Columns by the field of BibTeX, and by that of BibLaTeX where it has another name.
COLUMNS = {
    "title": ("title", "title"),
    "original_title": ("origtitle", "origtitle"),
    "collection_title": ("series", "series"),
    "publisher": ("publisher", "publisher"),
    "publisher_place": ("address", "location"),
    "edition": ("edition", "edition"),
    "volume": ("volume", "volume"),
    "pages": ("pages", "pages"),
    "genre": ("type", "type"),
    "medium": ("howpublished", "howpublished"),
    "archive": ("library", "library"),
    "isbn": ("isbn", "isbn"),
    "issn": ("issn", "issn"),
    "doi": ("doi", "doi"),
    "url": ("url", "url"),
    "accessed": ("urldate", "urldate"),
    "language": ("langid", "langid"),
    "note": ("annote", "annotation"),
}
# More names under which others write the same.
ALSO_READ = {
    "publisher": ("institution", "school", "organization"),
    "publisher_place": ("location", "address"),
    "note": ("annotation", "annote", "note"),
    "language": ("language", "hyphenation"),
    "translated_title": ("titletranslation", "translatedtitle"),
}
VERBATIM = frozenset({"isbn", "issn", "doi", "url", "accessed"})
# What an entry, or the field `type` of one, calls a thesis.
THESES = {
    "phdthesis": "PhD thesis",
    "mastersthesis": "Master’s thesis",
    "mathesis": "Master’s thesis",
    "bathesis": "Bachelor’s thesis",
    "candthesis": "Candidate thesis",
}
EDITOR_TYPES = {"director": "director"}
ROLES = {
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "container-author": "bookauthor",
}
PERIODICALS = ("article-journal", "article-magazine", "article-newspaper")
# What a field of a parent entry is called in the entry that names it as its `crossref`.
FROM_PARENT = {"title": "booktitle", "subtitle": "booksubtitle", "author": "bookauthor"}
NOT_FROM_PARENT = frozenset(
    {"doi", "url", "urldate", "note", "annote", "annotation", "label", "keywords"}
)
ADDED = "x-variorum-"
