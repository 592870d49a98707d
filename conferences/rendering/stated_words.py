"""What an edition keeps as data, in words for readers: values of facts, states, citations."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from conferences.rendering.facts import CERTAINTIES
from conferences.rendering.html import chosen
from conferences.rendering.standing import AGREED, WORDS
from conferences.rendering.wording import standing_word
from sources.dates import date_words

Json = Mapping[str, Any]

_STANCES = {
    "supports": gettext_noop("supports"),
    "disputes": gettext_noop("disputes"),
    "mentions": gettext_noop("mentions"),
}
_RANKS = {
    "preferred": gettext_noop("preferred by the editors"),
    "deprecated": gettext_noop("set aside by the editors"),
}
_CONSULTED = {
    "original": gettext_noop("the original"),
    "copy": gettext_noop("a copy"),
    "second_hand": gettext_noop("at second hand"),
}


def words_of(localized: Mapping[str, str] | None, language: str) -> str:
    """Return the words in a language, else in the next best."""
    return chosen(localized or {}, language)[0]


def value_line(value: Json, language: str) -> str:
    """Return a value of a fact with its role, side, certainty and rank: "A. Eichmann, head"."""
    parts = [_value(value, language), value.get("role", "")]
    if value.get("certainty") in CERTAINTIES:
        parts.append(_(CERTAINTIES[value["certainty"]]))
    line = ", ".join(filter(None, parts))
    if side := value.get("side"):
        line = f"{line} ({words_of(side['titles'], language)})"
    if value.get("rank") in _RANKS:
        line = f"{line} – {_(_RANKS[value['rank']])}"
    return line


def _value(value: Json, language: str) -> str:
    ref, edtf = value.get("ref"), value.get("edtf", "")
    words = words_of(value.get("words"), language)
    named = words_of(ref["titles"], language) or ref["key"] if ref else ""
    if not edtf:
        return words or named
    date = date_words(edtf, language) if ref or not words else words
    return ", ".join(filter(None, (named, date)))


def value_state(value: Json, states: Mapping[str, str]) -> str:
    """Return the state of a value's evidence in words; "" for what needs no claim.

    `states` are those of the edition's own claims, in full.
    """
    standing = value.get("standing", "")
    told = [states[key] for key in value["claims"] if key in states]
    if told:
        return next((words for words in told if words != standing_word(AGREED)), told[0])
    return standing_word(standing) if standing in WORDS else ""


def claim_state(standing: str, data: Json, language: str) -> str:
    """Return the state of a claim's evidence: "disputed: 3 sources say 20 February 1940"."""
    words = data.get("standing_words") or {}
    said = words.get(language)
    return said or (standing_word(standing) if standing in WORDS else standing)


def rank_line(data: Json) -> str:
    """Return how the editors rank an answer, with the reason; "" for what is not ranked."""
    rank = data.get("rank", "")
    if rank not in _RANKS:
        return ""
    reason = data.get("rank_reason", "")
    return f"{_(_RANKS[rank])}: {reason}" if reason else _(_RANKS[rank])


def claim_value(prop: str, value: str, data: Json, language: str) -> str:
    """Return the value of a claim in words; "" if it has none."""
    words = words_of(data.get("value_words"), language)
    return words or (date_words(value, language) if prop == "date" and value else value)


def citation_line(citation: Json) -> str:
    """Return a citation in a line: "Rees 2008, p. 54 (read in CIH 2019): supports"."""
    source = citation.get("source_short") or citation["source"]
    line = ", ".join(filter(None, (source, citation.get("locator", ""))))
    if via := citation.get("via"):
        line = f"{line} ({_('read in %s') % (citation.get('via_short') or via)})"
    stance = citation.get("stance", "")
    return f"{line}: {_(_STANCES[stance])}" if stance in _STANCES else line


def consulted_words(citation: Json) -> str:
    """Say in which form the source was seen."""
    consulted = citation.get("consulted", "")
    return _(_CONSULTED[consulted]) if consulted in _CONSULTED else ""
