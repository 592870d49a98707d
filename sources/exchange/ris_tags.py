"""What the types and tags of RIS mean in the library."""

WRITTEN_TYPES = {
    "book": "BOOK",
    "chapter": "CHAP",
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "entry-encyclopedia": "ENCYC",
    "entry-dictionary": "DICT",
    "webpage": "ELEC",
    "thesis": "THES",
    "report": "RPRT",
    "document": "GEN",
    "manuscript": "MANSCPT",
    "treaty": "GEN",
    "legislation": "STAT",
    "legal_case": "CASE",
    "personal_communication": "PCOMM",
    "interview": "GEN",
    "speech": "GEN",
    "map": "MAP",
    "graphic": "ART",
    "motion_picture": "MPCT",
    "broadcast": "SOUND",
    "dataset": "DATA",
    "collection": "GEN",
}
_ALSO = {
    "EBOOK": "book", "EDBOOK": "book", "CLSWK": "book", "SER": "book", "PAMP": "book", "CONF": "book",
    "ECHAP": "chapter", "CPAPER": "chapter", "EJOUR": "article-journal", "JFULL": "article-journal",
    "ABST": "article-journal", "INPR": "article-journal", "BLOG": "webpage", "WEB": "webpage",
    "ICOMM": "personal_communication", "UNPB": "manuscript", "GOVDOC": "report", "LAW": "legislation",
    "BILL": "legislation", "UNBILL": "legislation", "HEAR": "speech", "VIDEO": "motion_picture",
    "ANCIENT": "book", "CTLG": "book", "UNPD": "manuscript", "STAND": "report", "LEGAL": "legislation",
    "CHART": "graphic", "MUSIC": "broadcast", "MULTI": "broadcast", "COMP": "dataset",
    "ADVS": "motion_picture", "FIGURE": "graphic", "SLIDE": "graphic", "AGGR": "dataset", "DBASE": "dataset",
}  # fmt: skip
READ_TYPES = {
    **{tag: ours for ours, tag in reversed(WRITTEN_TYPES.items()) if tag != "GEN"},
    **_ALSO,
    "GEN": "document",
}
# The tags of the columns: the first is written, the others are read.
COLUMNS = {
    "key": ("ID",),
    "title": ("TI", "T1", "CT"),
    "translated_title": ("TT",),
    "collection_title": ("T3",),
    "publisher": ("PB",),
    "publisher_place": ("CY", "PP"),
    "edition": ("ET",),
    "volume": ("VL",),
    "issue": ("IS", "CP"),
    "number": ("M1",),
    "doi": ("DO",),
    "url": ("UR",),
    "archived_url": ("L3",),
    "language": ("LA",),
    "note": ("N1",),
}
# Full titles before those that may be abbreviated.
CONTAINERS = ("JF", "JO", "BT", "JA", "J2", "J1")
# The tags of makers, in their places; the first of each is written.
MAKERS = (("AU", "A1"), ("A2",), ("A3",), ("A4",))
EDITED = frozenset({"EDBOOK"})
ADDED, MARK = "C8", "x-variorum "
