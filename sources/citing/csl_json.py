"""A source as an item of CSL-JSON 1.0.2 (https://docs.citationstyles.org/en/stable/)."""

import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from sources.citing.edtf_dates import csl_date
from sources.citing.records import CreatorRecord, SourceRecord
from sources.citing.titles import is_foreign, printed_title, typeset
from sources.citing.wording import base_language, wording

CslValue: TypeAlias = "str | int | bool | Sequence[CslValue] | Mapping[str, CslValue]"
CslItem: TypeAlias = dict[str, CslValue]

_TYPES = (
    "article article-journal article-magazine article-newspaper bill book broadcast chapter classic"
    " collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic"
    " hearing interview legal_case legislation manuscript map motion_picture musical_score pamphlet"
    " paper-conference patent performance periodical personal_communication post post-weblog"
    " regulation report review review-book software song speech standard thesis treaty"
    " webpage"
)
_ROLES = (
    "author collection-editor composer container-author contributor director editor interviewer"
    " recipient translator"
)
CSL_TYPES = frozenset(_TYPES.split())
CSL_ROLES = frozenset(_ROLES.split())
_PLAIN = {
    "issue": "issue",
    "page": "pages",
    "number": "number",
    "ISBN": "isbn",
    "ISSN": "issn",
    "URL": "url",
}
_TYPESET = {
    "publisher": "publisher",
    "publisher-place": "publisher_place",
    "genre": "genre",
    "medium": "medium",
    "archive": "archive",
    "archive-place": "archive_place",
    "original-title": "original_title",
    "container-title": "container_title",
    "collection-title": "collection_title",
}
_WHEREABOUTS = ("container_title", "publisher", "archive", "number", "url", "doi", "issued")
_DOI_PREFIX = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
_FOLIO_RANGE = re.compile(r"(?<=\d)-(?=\d)")
_WITH_SUFFIX = re.compile(r"(\S.*?),?\s+((?:Jr|Sr|Jnr|Snr)\.?|II|III|IV)")
_ROMAN_VOLUME = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10}


def csl_item(record: SourceRecord, *, language: str) -> CslItem:
    """Give the item from which a style prints the source on a page in ``language``.

    It always names a language: a style re-capitalises the titles of items without one. Remarks,
    the kind of evidence and archived copies are no part of it. A document of which neither date
    nor whereabouts are known has a description rather than a title, so it stands under ``genre``,
    where no style puts it in quotation marks.
    """
    item: CslItem = {
        "id": record.key,
        "type": _csl_type(record),
        "language": record.language or "und",
    }
    described_as = "genre" if is_only_described(record) else "title"
    item[described_as] = printed_title(record, language)
    item |= {name: typeset(value) for name, value in _given(record, _TYPESET).items()}
    item |= _given(record, _PLAIN)
    item |= _composed(record, language)
    item |= _dates(record, language)
    item |= _names(record, language)
    return item


def is_only_described(record: SourceRecord) -> bool:
    """Say whether a document is known from reports alone, so that its title is a description."""
    if _csl_type(record) != "document" or record.genre:
        return False
    return not any(getattr(record, name) for name in _WHEREABOUTS)


def _csl_type(record: SourceRecord) -> str:
    return record.type if record.type in CSL_TYPES else "document"


def _given(record: SourceRecord, variables: Mapping[str, str]) -> dict[str, str]:
    values = {name: str(getattr(record, field)) for name, field in variables.items()}
    return {name: value for name, value in values.items() if value}


def _composed(record: SourceRecord, language: str) -> CslItem:
    """Give the variables whose words depend on the page's language or on several fields."""
    composed: CslItem = {}
    if record.volume:
        composed["volume"] = _arabic(record.volume)
    if record.edition:
        composed["edition"] = _edition(record.edition, language)
    if record.type == "thesis" and not record.genre:
        composed["genre"] = wording(language).thesis
    if record.doi:
        composed["DOI"] = _DOI_PREFIX.sub("", record.doi)
    location = archive_location(record, language=language)
    if location:
        composed["archive_location"] = location
    return composed


def archive_location(record: SourceRecord, *, language: str) -> str:
    """Name the place in an archive, from fonds to folio: "fonds 17, file 621, fol. 130".

    A bare number gets its word in the page's language; "opis 166" and "RG 238" are kept.
    """
    words = wording(language)
    is_range = bool(re.search(r"\d\D+\d", record.folio))
    levels = (
        (words.fonds, record.fonds),
        (words.series, record.series),
        (words.file, record.file),
        (words.folios if is_range else words.folio, _FOLIO_RANGE.sub("–", record.folio)),
    )
    return ", ".join(
        pattern.format(value) if value[0].isdigit() else value for pattern, value in levels if value
    )


def _edition(edition: str, language: str) -> str:
    """Leave an English number to the style's ordinals; other languages have words of ours."""
    if edition.isdigit() and base_language(language) != "en":
        return wording(language).edition.format(edition)
    return edition


def _arabic(volume: str) -> str:
    """Turn "II" into "2", as the Chicago Manual asks; anything else is kept."""
    if not _ROMAN_VOLUME.fullmatch(volume):
        return volume
    digits = [_ROMAN_DIGITS[letter] for letter in volume]
    following = [*digits[1:], 0]
    return str(
        sum(-one if one < after else one for one, after in zip(digits, following, strict=True))
    )


def _dates(record: SourceRecord, language: str) -> CslItem:
    dates: CslItem = {}
    if record.issued:
        dates["issued"] = csl_date(record.issued, language=language)
    if record.accessed and not record.doi:
        dates["accessed"] = csl_date(record.accessed, language=language)
    return dates


def _names(record: SourceRecord, language: str) -> CslItem:
    foreign = is_foreign(record, language)
    by_role: dict[str, list[CslValue]] = {}
    for creator in record.creators:
        role = creator.role if creator.role in CSL_ROLES else "contributor"
        by_role.setdefault(role, []).append(_name(creator, is_romanised=foreign))
    return dict(by_role)


def _name(creator: CreatorRecord, *, is_romanised: bool) -> CslValue:
    """Give a name; its romanised form follows it in brackets, as a suffix, which styles keep."""
    gloss = f"[{creator.romanised}]" if creator.romanised and is_romanised else ""
    if creator.literal:
        return {"literal": f"{typeset(creator.literal)} {gloss}".strip()}
    # A style prints "Karl Berg Jr." and "Berg, Karl, Jr." of a name that is parted so.
    found = _WITH_SUFFIX.fullmatch(creator.given)
    given, suffix = found.groups() if found else (creator.given, "")
    suffix = " ".join(filter(None, (suffix, gloss)))
    parts = {"family": creator.family, "given": given, "suffix": suffix}
    return {part: typeset(value) for part, value in parts.items() if value}
