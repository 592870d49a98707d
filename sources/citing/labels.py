"""The short label by which a page refers to a source: "Rees 2008"."""

from sources.citing.edtf_dates import years_in_words
from sources.citing.records import CreatorRecord, SourceRecord
from sources.citing.titles import is_foreign, typeset
from sources.citing.wording import wording

_LONGEST_TITLE_IN_WORDS = 6
_ROLES_THAT_NAME_A_SOURCE = ("author", "editor")


def short_label(record: SourceRecord, *, language: str) -> str:
    """Give the author's or editor's name, or else the beginning of the title, and the year.

    A name takes the year after a space, a title after a comma; a foreign name stands in its
    romanised form where it has one.
    """
    years = years_in_words(record.issued, language=language)
    names = _names(record, language)
    return f"{names} {years}" if names else f"{_short_title(record.title)}, {years}"


def _names(record: SourceRecord, language: str) -> str:
    for role in _ROLES_THAT_NAME_A_SOURCE:
        creators = [creator for creator in record.creators if creator.role == role]
        names = [_name(one, is_romanised=is_foreign(record, language)) for one in creators]
        if len(names) > 2:
            return wording(language).more_names.format(names[0])
        if len(names) == 2:
            return wording(language).two_names.format(*names)
        if names:
            return names[0]
    return ""


def _name(creator: CreatorRecord, *, is_romanised: bool) -> str:
    if creator.romanised and is_romanised:
        return creator.romanised if creator.literal else creator.romanised.partition(",")[0]
    return typeset(creator.literal or creator.family or creator.given)


def _short_title(title: str) -> str:
    """Keep a title of few words; cut a longer one at its colon, or after six words."""
    title = typeset(title)
    for shorter in (title, title.partition(": ")[0]):
        if _count_words(shorter.split()) <= _LONGEST_TITLE_IN_WORDS:
            return shorter
    words = title.split()
    end = next(n for n in range(len(words)) if _count_words(words[:n]) == _LONGEST_TITLE_IN_WORDS)
    return _without_weak_end(words[:end]) + "…"


def _without_weak_end(words: list[str]) -> str:
    """Drop a preposition, article or dash left hanging where a title is cut."""
    while len(words) > 1 and ((words[-1].islower() and len(words[-1]) <= 3) or words[-1] == "–"):
        words = words[:-1]
    return " ".join(words).rstrip(",;:")


def _count_words(words: list[str]) -> int:
    return sum(any(character.isalnum() for character in word) for word in words)
