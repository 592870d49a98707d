"""What the types and elements of EndNote's XML mean in the library."""

# The name and the number of the type as which a source is written.
WRITTEN_TYPES = {
    "book": ("Book", 6),
    "chapter": ("Book Section", 5),
    "article-journal": ("Journal Article", 17),
    "article-magazine": ("Magazine Article", 19),
    "article-newspaper": ("Newspaper Article", 23),
    "entry-encyclopedia": ("Encyclopedia", 53),
    "entry-dictionary": ("Dictionary", 52),
    "webpage": ("Web Page", 12),
    "thesis": ("Thesis", 32),
    "report": ("Report", 27),
    "document": ("Generic", 13),
    "manuscript": ("Manuscript", 36),
    "treaty": ("Generic", 13),
    "legislation": ("Statute", 31),
    "legal_case": ("Case", 7),
    "personal_communication": ("Personal Communication", 26),
    "interview": ("Generic", 13),
    "speech": ("Generic", 13),
    "map": ("Map", 20),
    "graphic": ("Artwork", 2),
    "motion_picture": ("Film or Broadcast", 21),
    "broadcast": ("Audiovisual Material", 3),
    "dataset": ("Dataset", 59),
    "collection": ("Generic", 13),
}
_ALSO = {
    "Edited Book": "book", "Electronic Book": "book", "Ancient Text": "book", "Classical Work": "book",
    "Pamphlet": "book", "Serial": "book", "Conference Proceedings": "book",
    "Catalog": "book",
    "Electronic Book Section": "chapter", "Conference Paper": "chapter",
    "Electronic Article": "article-journal", "Blog": "webpage", "Online Multimedia": "webpage",
    "Unpublished Work": "manuscript", "Government Document": "report", "Standard": "report",
    "Legal Rule or Regulation": "legislation", "Bill": "legislation", "Hearing": "legal_case",
    "Interview": "interview", "Figure": "graphic", "Chart or Table": "graphic", "Podcast": "broadcast",
    "Television Episode": "broadcast", "Music": "broadcast", "Online Database": "dataset",
    "Aggregated Database": "dataset", "Computer Program": "dataset",
}  # fmt: skip
# The names of the numbers, for files that give the number alone.
_NUMBERED = {
    4: "Bill", 8: "Catalog", 9: "Computer Program", 10: "Conference Proceedings", 14: "Hearing",
    24: "Pamphlet", 28: "Edited Book", 34: "Unpublished Work", 37: "Figure", 38: "Chart or Table",
    43: "Electronic Article", 44: "Electronic Book", 45: "Online Database", 46: "Government Document",
    47: "Conference Paper", 48: "Online Multimedia", 49: "Classical Work",
    50: "Legal Rule or Regulation", 51: "Ancient Text", 55: "Aggregated Database", 56: "Blog",
    57: "Serial", 58: "Standard", 60: "Electronic Book Section", 61: "Music",
}  # fmt: skip
NAMES = {
    **{str(number): name for name, number in WRITTEN_TYPES.values()},
    **{str(number): name for number, name in _NUMBERED.items()},
}
EDITED = frozenset({"Edited Book"})
READ_TYPES = {
    **{name: ours for ours, (name, _number) in WRITTEN_TYPES.items() if name != "Generic"},
    **_ALSO,
    "Generic": "document",
}
# Columns by the path of their element.
COLUMNS = {
    "label": "key",
    "titles/title": "title",
    "titles/translated-title": "translated_title",
    "titles/tertiary-title": "collection_title",
    "periodical/full-title": "container_title",
    "publisher": "publisher",
    "pub-location": "publisher_place",
    "edition": "edition",
    "volume": "volume",
    "pages": "pages",
    "work-type": "genre",
    "electronic-resource-num": "doi",
    "urls/related-urls/url": "url",
    "urls/web-urls/url": "url",
    "language": "language",
    "notes": "note",
}
WRITTEN = tuple(path for path in COLUMNS if not path.startswith(("periodical", "urls/web")))
# Where the makers stand, in their places.
MAKERS = tuple(
    f"contributors/{place}/author"
    for place in ("authors", "secondary-authors", "tertiary-authors", "subsidiary-authors")
)
# What says nothing of the source: numbers of the file and of the program that wrote it.
TECHNICAL = frozenset(
    {
        "database",
        "source-app",
        "rec-number",
        "foreign-keys/key",
        "ref-type",
        "custom7",
        "periodical/abbr-1",
    }
)
ADDED, MARK = "custom7", "x-variorum "
