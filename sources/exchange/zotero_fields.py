"""What the types and elements of Zotero's own RDF mean in the library."""

# Zotero's type of item, and the class as which it stands in the file.
WRITTEN_TYPES = {
    "book": ("book", "bib:Book"),
    "chapter": ("bookSection", "bib:BookSection"),
    "article-journal": ("journalArticle", "bib:Article"),
    "article-magazine": ("magazineArticle", "bib:Article"),
    "article-newspaper": ("newspaperArticle", "bib:Article"),
    "entry-encyclopedia": ("encyclopediaArticle", "bib:Article"),
    "entry-dictionary": ("dictionaryEntry", "bib:Article"),
    "webpage": ("webpage", "bib:Document"),
    "thesis": ("thesis", "bib:Thesis"),
    "report": ("report", "bib:Report"),
    "document": ("document", "bib:Document"),
    "manuscript": ("manuscript", "bib:Manuscript"),
    "treaty": ("document", "bib:Document"),
    "legislation": ("statute", "bib:Legislation"),
    "legal_case": ("case", "bib:Document"),
    "personal_communication": ("letter", "bib:Letter"),
    "interview": ("interview", "bib:Interview"),
    "speech": ("presentation", "bib:ConferenceProceedings"),
    "map": ("map", "bib:Image"),
    "graphic": ("artwork", "bib:Illustration"),
    "motion_picture": ("film", "bib:MotionPicture"),
    "broadcast": ("tvBroadcast", "bib:Recording"),
    "dataset": ("dataset", "bib:Data"),
    "collection": ("document", "bib:Document"),
}
READ_TYPES = {
    **{
        name: ours for ours, (name, _class) in reversed(WRITTEN_TYPES.items()) if name != "document"
    },
    "document": "document",
    "audioRecording": "broadcast",
    "videoRecording": "broadcast",
    "radioBroadcast": "broadcast",
    "podcast": "broadcast",
    "blogPost": "webpage",
    "forumPost": "webpage",
    "email": "personal_communication",
    "instantMessage": "personal_communication",
    "conferencePaper": "chapter",
    "preprint": "report",
    "bill": "legislation",
    "hearing": "legal_case",
    "computerProgram": "dataset",
}
NO_SOURCES = frozenset({"attachment", "note", "annotation"})
ABOUT, RESOURCE = "rdf:about", "rdf:resource"
# Columns by the element that holds their text.
COLUMNS = {
    "dc:title": "title",
    "z:language": "language",
    "prism:edition": "edition",
    "prism:volume": "volume",
    "bib:pages": "pages",
    "z:type": "genre",
    "dc:type": "genre",
    "z:medium": "medium",
    "dcterms:medium": "medium",
    "z:archive": "archive",
}
ROLES = {
    "bib:authors": "author",
    "bib:editors": "editor",
    "z:translators": "translator",
    "z:bookAuthors": "container-author",
    "z:seriesEditors": "collection-editor",
    "z:interviewers": "interviewer",
    "z:recipients": "recipient",
    "z:directors": "director",
}
# Who made what has no author: read, and written as authors.
MADE_BY = {
    "z:interviewees": "author",
    "z:cartographers": "author",
    "z:artists": "author",
    "z:composers": "author",
    "z:presenters": "author",
    "z:podcasters": "author",
    "z:programmers": "author",
    "z:inventors": "author",
}
SERIALS = frozenset({"article-journal", "article-magazine", "article-newspaper"})
# What holds a source: a series of books on the one hand, all else on the other.
SERIES, SECTION = "bib:Series", "bib:Part"
MARK = "x-variorum "
NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "z": "http://www.zotero.org/namespaces/export#",
    "dcterms": "http://purl.org/dc/terms/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "bib": "http://purl.org/net/biblio#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "link": "http://purl.org/rss/1.0/modules/link/",
    "prism": "http://prismstandard.org/namespaces/1.2/basic/",
    "vcard": "http://nwalsh.com/rdf/vCard#",
}
