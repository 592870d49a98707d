"""DOCX and ODT are zip files of XML: opened only so far as to see that they are sound, and no bombs."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from xml.parsers import expat

from conferences.exchange.articles.values import UnreadableArticle

MOST_BYTES = 8 * 1024 * 1024
MOST_FILES, MOST_UNPACKED, MOST_XML = 2000, 64 * 1024 * 1024, 24 * 1024 * 1024
DEEPEST = 200
_MAIN = {"word/document.xml": "docx", "content.xml": "odt"}
# The others that Python can unpack have errors of their own, and stand in no such file.
_COMPRESSIONS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_READ_TOO = (
    "word/footnotes.xml",
    "word/endnotes.xml",
    "word/styles.xml",
    "word/numbering.xml",
    "styles.xml",
)


def kind_of_container(content: bytes) -> str:
    """Return docx or odt; raises UnreadableArticle for any other file, and for one that is unsound."""
    if len(content) > MOST_BYTES:
        raise UnreadableArticle(f"The file is larger than {MOST_BYTES // 1024 // 1024} MB.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _checked(archive)
    except (
        zipfile.BadZipFile,
        EOFError,
        NotImplementedError,
        RuntimeError,
        ValueError,
        OSError,
        zlib.error,
    ) as error:
        raise UnreadableArticle("The file is damaged: it cannot be unpacked.") from error


def _checked(archive: zipfile.ZipFile) -> str:
    files = archive.infolist()
    names = [each.filename for each in files]
    kind = next((kind for name, kind in _MAIN.items() if name in names), "")
    if not kind:
        raise UnreadableArticle("This zip file is neither DOCX nor ODT.")
    if len(files) > MOST_FILES or len(set(names)) != len(names):
        raise UnreadableArticle("The file holds too many parts, or one of them twice.")
    if sum(each.file_size for each in files) > MOST_UNPACKED:
        raise UnreadableArticle(
            f"Unpacked, the file is larger than {MOST_UNPACKED // 1024 // 1024} MB."
        )
    if any(each.compress_type not in _COMPRESSIONS for each in files):
        raise UnreadableArticle("A part of the file is compressed as no DOCX or ODT is.")
    for each in files:
        if each.filename in _MAIN or each.filename in _READ_TOO:
            _check_xml(archive, each)
    return kind


def _check_xml(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Refuse XML that is broken, declares entities, or is nested too deep; whatever its header says."""
    depth = 0
    parser = expat.ParserCreate()

    def declared(*_arguments: object) -> None:
        raise UnreadableArticle(
            f"{part.filename} declares a document type, which can hold a bomb.",
            parser.CurrentLineNumber,
        )

    def opened(_name: str, _attributes: object) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise UnreadableArticle(
                f"{part.filename} is nested deeper than {DEEPEST}.", parser.CurrentLineNumber
            )

    def closed(_name: str) -> None:
        nonlocal depth
        depth -= 1

    parser.StartDoctypeDeclHandler = declared
    parser.StartElementHandler, parser.EndElementHandler = opened, closed
    taken = 0
    with _broken_xml_refused(part):
        with archive.open(part) as stream:
            while piece := stream.read(65536):
                taken += len(piece)
                if taken > MOST_XML:
                    raise UnreadableArticle(f"{part.filename} is too large.")
                parser.Parse(piece, False)
        parser.Parse(b"", True)


@contextmanager
def _broken_xml_refused(part: zipfile.ZipInfo) -> Iterator[None]:
    try:
        yield
    except LookupError as error:
        raise UnreadableArticle(f"{part.filename} is in an encoding that nobody knows.") from error
    except expat.ExpatError as error:
        raise UnreadableArticle(
            f"{part.filename} is no sound XML: {expat.ErrorString(error.code)}.", error.lineno
        ) from error
