"""References in short, by names, words of the title or a year, and the works told in full that they mean."""

import re
from dataclasses import dataclass

from conferences.exchange.articles.references.leads import without_leads
from conferences.exchange.articles.references.parts import PAGES, VOLUME, Parts, without_addresses
from conferences.exchange.articles.values import Author, Reference
from conferences.exchange.articles.words import word_set

_WORD = re.compile(r"[^\W_]+(?:['’׳״\"][^\W_]+)*")
_YEAR = re.compile(r"(?:1[4-9]|20)\d\d[a-zа-я]?")
_AS_CITED = re.compile(
    r"(?:op\.\s?cit|loc\.\s?cit|dz\.\s?cyt|указ\.\s?соч|зазн\.\s?праця|вказ\.\s?праця|a\.\s?a\.\s?O|sđd|ob\.\s?cit"
    r"|ebd|ebenda|ibid|tamże|там же|там само)\b\.?,?|[↓↑]"
    # What leads back to another note.
    r"|\((?:[^()\d]{0,20}\s)?(?:anm|fn|fußn|nn?|note|przyp|прим|сн|nota|pozn)\.?\s?\d{1,3}(?:\s[^()\d]{1,12})?\)"
    r"|(?:supra\s(?:note|n\.)|wie\sanm\.|above,?\sn(?:ote|\.))\s?\d{1,3}\b",
    re.IGNORECASE,
)
# A page without a word for it, at the end: "Smith, Papers, 12–15."
_BARE_PAGES = re.compile(
    r"(?:[,;][”\"’»]?|(?<=\)):)\s*(?!(?:1[4-9]|20)\d\d)((?:\d{1,2}:)?\d{1,4}(?:\s*[–—-]\s*\d{1,4})?(?:\s?ff?|n\d{0,3})?)[.\s”\"]*$"
)
# What joins names, or stands for those left out.
_GLUE = word_set(
    "and und et y i и та і й và e a oraz"
    " al in inn др ін others andere u autres otros ואחרים chủ biên eds ed hrsg red ред"
)
ARTICLES = word_set("the a an der die das ein eine el la los las un una le les l'")
_BEFORE_SUBTITLE = ":.–—"
MOST_WORDS, MOST_GIVEN, FEWEST_OF_TITLE = 80, 4, 2

Words = tuple[str, ...]


@dataclass(frozen=True)
class Short:
    """The words of a reference without its pages, and the pages."""

    words: Words
    pages: str = ""
    volume: str = ""


@dataclass(frozen=True)
class Known:
    """A work as short references name it."""

    names: tuple[tuple[Words, Words], ...]
    title: Words
    year: str
    years: frozenset[str]
    volume: str
    url: str
    # Where it appeared, and who published it.
    published: frozenset[str]

    @property
    def keys(self) -> Words:
        """Return the words of which each short reference to it holds one near its beginning."""
        return self.names[0][1][-1:] if self.names else self.title[:2]

    def is_same(self, other: "Known") -> bool:
        """Say whether two references in full tell of one work."""
        shorter, longer = sorted((self.title, other.title), key=len)
        return (
            [family for _given, family in self.names] == [family for _given, family in other.names]
            and longer[: len(shorter)] == shorter
            and (self.year == other.year or not (self.year and other.year))
            and (self.volume == other.volume or not (self.volume and other.volume))
        )


def is_same_work(one: Reference, other: Reference) -> bool:
    """Say whether two works that are told in full are one, but for the pages that are cited."""
    shorter, longer = sorted((one.title, other.title), key=len)
    behind = longer[len(shorter) :].lstrip()
    return (
        known(one).names == known(other).names
        and (one.year, one.container.casefold()) == (other.year, other.container.casefold())
        and bool(one.year or one.url)
        and all(
            getattr(one, name) == getattr(other, name)
            or not (getattr(one, name) and getattr(other, name))
            for name in ("volume", "issue", "url")
        )
        and longer[: len(shorter)].casefold() == shorter.casefold()
        and (not behind or (bool(one.authors) and behind[0] in _BEFORE_SUBTITLE))
    )


def words_in(text: str) -> Words:
    """Return the words of a text as they are compared."""
    return tuple(each.replace("’", "'") for each in _WORD.findall(text.casefold()))[:MOST_WORDS]


def short_of(text: str) -> Short:
    """Return the words of a reference as those of a short one."""
    parts = Parts(without_cited(without_addresses(without_leads(text)[0])))
    parts.take("pages", PAGES)
    if "pages" not in parts.found:
        parts.take("pages", _BARE_PAGES)
    parts.take("volume", VOLUME)
    found = parts.found
    return Short(words_in(parts.rest), found.get("pages", ""), found.get("volume", ""))


def without_cited(text: str) -> str:
    """Return a reference without the words that lead back to another: "op. cit.", "(see note 3)"."""
    # Runs of spaces would be looked at from each of them.
    return " ".join(_AS_CITED.sub(" ", text).split())


def bare_pages(text: str) -> str:
    """Return the pages at the end of a reference, with or without a word for them."""
    return short_of(f", {text}").pages


def short_of_fields(reference: Reference) -> Short:
    """Return what the fields of a short reference say."""
    names = [word for each in reference.authors for word in words_in(each.family or each.literal)]
    return Short((*names, *words_in(reference.year[:4])), reference.pages)


def known(reference: Reference) -> Known:
    """Return a work as short references name it."""
    return Known(
        tuple(_name(each) for each in reference.authors),
        words_in(reference.title),
        reference.year[:4],
        frozenset(each for each in words_in(reference.raw) if _YEAR.fullmatch(each)),
        reference.volume,
        reference.url,
        frozenset(
            words_in(
                f"{reference.place} {reference.publisher} {reference.container} {reference.volume} {reference.issue}"
            )
        ),
    )


def _name(author: Author) -> tuple[Words, Words]:
    return words_in(author.given), words_in(author.family or author.literal)


def names_meant(short: Short, work: Known) -> int:
    """Return how many of a work's authors a short reference names, if it means that work; else 0."""
    if short.volume and work.volume and short.volume != work.volume:
        return 0
    if not work.names:
        return int(_begins(short.words, work.title))
    at, count = _past_names(short.words, work)
    if not count:
        return 0
    in_title = 0
    for word in short.words[at:]:
        if word in work.title[in_title:]:
            in_title = work.title.index(word, in_title) + 1
        elif in_title and word in work.published:
            continue
        elif not _is_year_of(word, work):
            return 0
    return count


def _begins(words: Words, title: Words) -> bool:
    """Say whether words are the first of a title, but for its article."""
    starts = (0, 1) if title[:1] and title[0] in ARTICLES else (0,)
    return len(words) >= FEWEST_OF_TITLE and any(
        title[start : start + len(words)] == words for start in starts
    )


def _past_names(words: Words, work: Known) -> tuple[int, int]:
    """Return the place after the authors at the head of a reference, and how many they were."""
    at = count = 0
    for name in work.names:
        start = at
        while count and start < len(words) and words[start] in _GLUE:
            start += 1
        after = _past_name(words, start, *name)
        if not after:
            break
        at, count = after, count + 1
    while count and at < len(words) and words[at] in _GLUE:
        at += 1
    return at, count


def _past_name(words: Words, at: int, given: Words, family: Words) -> int:
    """Return the place after one name, in either order; 0 where it is not there."""
    # Of a name that is not divided, or has a particle, the last word is enough.
    for start in (at, _past_given(words, at, given)):
        for form in (family, family[-1:]):
            if form and words[start : start + len(form)] == form:
                return _past_given(words, start + len(form), given)
    return 0


def _past_given(words: Words, at: int, given: Words) -> int:
    end = min(at + MOST_GIVEN, len(words))
    while at < end and any(_is_given(words[at], each) for each in given):
        at += 1
    return at


def _is_given(word: str, name: str) -> bool:
    shorter, longer = sorted((word, name), key=len)
    return word == name or (len(shorter) == 1 and longer.startswith(shorter))


def _is_year_of(word: str, work: Known) -> bool:
    if not _YEAR.fullmatch(word) or word[:4] != work.year:
        return False
    with_letters = [each for each in work.years if len(each) > 4]
    return len(word) == 4 or not with_letters or word in with_letters
