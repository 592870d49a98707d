"""Notes that are no references, but sentences of the article's author."""

import re

from conferences.exchange.articles.references.asides import is_archival
from conferences.exchange.articles.references.leads import without_leads
from conferences.exchange.articles.references.places import is_place
from conferences.exchange.articles.values import Reference
from conferences.exchange.articles.words import word_set

_WORD = re.compile(r"[^\W\d_]+")
_YEAR_IN_SENTENCE = re.compile(r"([^\W\d_]+)\s+(?:1[4-9]|20)\d\d\b")
_BEFORE_YEARS = word_set(
    "in since of from by until before after during w we od do przed po z roku в у с до от после из з від після із року"
    " im seit bis vor nach von jahr jahre en de desde hasta del năm từ au du depuis"
)
# Signs between the parts of a reference.
_OF_REFERENCES = re.compile(r"//|\s[—–]\s*(?:[СSP]\.|М\.|К\.)|[(\[][^()]{2,60}:[^()]{2,60}\d{4}\)")
_QUOTES = "“”„\"«‘'"
FEWEST_WORDS = 3


def is_remark(reference: Reference) -> bool:
    """Say whether words that were read as a reference are a sentence: most of them small, and no number set off."""
    if is_archival(reference.raw) or any(
        getattr(reference, name)
        for name in ("pages", "url", "doi", "isbn", "accessed", "volume", "issue", "container")
    ):
        return False
    text = without_leads(reference.raw)[0].strip()
    if not text or text[0] in _QUOTES or text[-1] not in ".!?…)" or _OF_REFERENCES.search(text):
        return False
    if reference.authors and not _goes_on_small(reference.title):
        return False
    if is_place(reference.place) or (reference.year and not _is_in_sentence(text)):
        return False
    words = _WORD.findall(text)
    small = sum(word[0].islower() for word in words[1:])
    return len(words) >= FEWEST_WORDS and small * 2 > len(words) - 1


def _goes_on_small(title: str) -> bool:
    return title[:1].islower()


def _is_in_sentence(text: str) -> bool:
    return any(found[1].lower() in _BEFORE_YEARS for found in _YEAR_IN_SENTENCE.finditer(text))
