"""Titles as they are printed: typography, and what stands in brackets behind a foreign title."""

import re

from sources.citing.records import SourceRecord
from sources.citing.wording import base_language

_SPACES = re.compile(r"[ \t\r\n]+")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
_SPACED_HYPHEN = re.compile(r"(?<=\S) - (?=\S)")
_YEARS = re.compile(r"(?<![\w-])(\d{4})-(\d{4}|\d{2})(?![\w-])")


def typeset(title: str) -> str:
    """Give a title its apostrophes and dashes; words and capitals stay as recorded.

    The Chicago Manual (18th ed., 8.165) counts these among the changes that a citation may make.
    """
    title = _SPACES.sub(" ", title).strip()
    title = _APOSTROPHE.sub("’", title)
    title = _SPACED_HYPHEN.sub(" – ", title)
    return _YEARS.sub(r"\1–\2", title)


def is_foreign(record: SourceRecord, language: str) -> bool:
    """Say whether a source is known to be in another language than the page."""
    own = base_language(record.language)
    return own not in ("", "und", base_language(language))


def title_gloss(record: SourceRecord, language: str) -> str:
    """Give the romanised and translated title in brackets, or nothing where neither is needed."""
    if not is_foreign(record, language):
        return ""
    parts = [part for part in (record.romanised_title, record.translated_title) if part]
    return f"[{typeset('; '.join(parts))}]" if parts else ""


def printed_title(record: SourceRecord, language: str) -> str:
    """Give the title with its gloss: "Накануне … [On the Eve …]"."""
    return f"{typeset(record.title)} {title_gloss(record, language)}".strip()
