"""Finds, among many sources, the one that another may be a second copy of."""

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from rapidfuzz import fuzz

from sources.exchange.recognising import Marks
from sources.models.source_import import Likeness

# Likeness of folded titles, in hundredths: above it they may be one title with a slip of the pen.
ALIKE = 88
NEARLY = 70
ROMANISED = 75
# Words that more titles have than this say little; they are asked only if there are no others.
COMMON = 400
# An identifier that more sources than this share is compared with so many of them only.
SHARED = 50
# Of those that share no rarer word so many are compared: the word says next to nothing.
FEW_OF_COMMON = 100
# So many with one title and year are compared one by one.
FEW = 50
RAREST = 4
SHORTEST = 3
PLACE_OF_FOLIO = 4


@dataclass(frozen=True)
class Match:
    """The source that another is like, how surely, and by what."""

    of: Hashable
    likeness: Likeness
    reason: str


class _Block:
    """Sources that share a title and a year; where they are many, parted by what tells them apart."""

    def __init__(self) -> None:
        self._members: list[tuple[int, Marks]] = []
        self._by_field: list[defaultdict[str, list[int]]] = []

    def add(self, place: int, each: Marks) -> None:
        """Take one more."""
        self._members.append((place, each))
        if self._by_field:
            self._part(place, each)
        elif len(self._members) > FEW:
            self._by_field = [defaultdict(list) for _field in _apart(each)]
            for member in self._members:
                self._part(*member)

    def _part(self, place: int, each: Marks) -> None:
        for places, value in zip(self._by_field, _apart(each), strict=True):
            places[value].append(place)

    def like(self, asked: Marks) -> list[int]:
        """Give those that do not stand apart from the asked one by the field that parts them best."""
        if self._by_field:
            fields = zip(self._by_field, _apart(asked), strict=True)
            parted = [
                (places.get(value, []), places.get("", [])) for places, value in fields if value
            ]
            if parted:
                same, unknown = min(parted, key=lambda each: len(each[0]) + len(each[1]))
                return sorted((*same[:COMMON], *unknown[:COMMON]))
        return [place for place, _each in self._members[:COMMON]]


class Recogniser:
    """Knows the marks of sources by their identifiers, their titles, and the rarest words of those.

    Sources of years that lie apart are the same only by an identifier or by their place in an archive, so
    titles and words are asked only in the years around. What very many share identifies none of them: of
    those no more than a number are compared, so that the cost grows with the library and not with its square.
    """

    def __init__(self, known: Iterable[Marks] = ()) -> None:
        self._all: list[Marks] = []
        self._by_identifier: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        self._by_title: defaultdict[str, defaultdict[str, _Block]] = defaultdict(_blocks)
        self._by_word: defaultdict[str, defaultdict[str, list[int]]] = defaultdict(_places)
        self._times: Counter[str] = Counter()
        for each in known:
            self.add(each)

    def add(self, each: Marks) -> None:
        """Know one more."""
        place = len(self._all)
        self._all.append(each)
        for identifier in _identifiers(each):
            self._by_identifier[identifier].append(place)
        # Titles that are equal are always compared, however common their words are.
        for title in each.titles:
            self._by_title[title][each.year].add(place, each)
        words = _words(each)
        self._times.update(words)
        for word in words:
            self._by_word[word][each.year].append(place)

    def find(self, asked: Marks, *, apart: Collection[Hashable] = ()) -> Match | None:
        """Return the one that the asked source is most surely the same as; None where none is like it.

        Those that are said to be `apart` from it are passed over.
        """
        best: Match | None = None
        seen: set[int] = set()
        for place in self._candidates(asked):
            if place in seen:
                continue
            seen.add(place)
            if self._all[place].of in apart:
                continue
            match = compare(asked, self._all[place])
            if match is None:
                continue
            if match.likeness is Likeness.SAME:
                return match
            best = best or match
        return best

    def _candidates(self, asked: Marks) -> Iterator[int]:
        """Give those that share an identifier or a title, then those that share rare words, the most first."""
        for identifier in _identifiers(asked):
            yield from self._by_identifier.get(identifier, ())[:SHARED]
        for title in asked.titles:
            if (blocks := self._by_title.get(title)) is not None:
                for year in _near(asked.year, blocks):
                    yield from blocks[year].like(asked)
        shared = Counter(place for word in self._rare(asked) for place in self._with(word, asked))
        yield from (place for place, _times in shared.most_common(COMMON))

    def _rare(self, asked: Marks) -> list[str]:
        words = sorted((word for word in _words(asked) if word in self._times), key=self._times.get)  # type: ignore[arg-type]  # each is there
        return [word for word in words[:RAREST] if self._times[word] <= COMMON] or words[:1]

    def _with(self, word: str, asked: Marks) -> list[int]:
        by_year = self._by_word[word]
        places = (place for year in _near(asked.year, by_year) for place in by_year[year])
        is_rare = self._times[word] <= COMMON
        return sorted(islice(places, COMMON if is_rare else FEW_OF_COMMON))


def _blocks() -> defaultdict[str, _Block]:
    return defaultdict(_Block)


def _places() -> defaultdict[str, list[int]]:
    return defaultdict(list)


def _near(year: str, known: Collection[str]) -> list[str]:
    """Return the years among those known that may be the same as a year."""
    if not year:
        return list(known)
    near = [year, ""]
    if year.isdecimal():
        near += [f"{int(year) + step:0{len(year)}}" for step in (-1, 1)]
    return [each for each in near if each in known]


def _identifiers(each: Marks) -> Iterator[tuple[str, ...]]:
    for name in ("doi", "isbn", "url", "key"):
        if value := getattr(each, name):
            yield name, value
    if each.is_archival and each.place[PLACE_OF_FOLIO]:
        yield "place", *each.place


def _apart(each: Marks) -> tuple[str, ...]:
    return (*each.place, *each.within)


def _words(each: Marks) -> set[str]:
    words = {word for title in each.titles for word in title.split()}
    return {word for word in words if len(word) >= SHORTEST} or words


def compare(one: Marks, other: Marks) -> Match | None:
    """Say how surely two are the same source; None where they are not, or nothing says so."""
    if one.doi and other.doi and one.doi != other.doi:
        return None
    alike = _title_likeness(one, other)
    if match := _by_identifier(one, other, alike):
        return match
    if _stand_apart(one, other):
        return None
    return _by_likeness(one, other, alike)


def _title_likeness(one: Marks, other: Marks) -> float:
    if not one.titles or not other.titles:
        return 0
    if set(one.titles) & set(other.titles):
        return 100
    return max(
        fuzz.ratio(mine, theirs, score_cutoff=NEARLY)
        for mine in one.titles
        for theirs in other.titles
    )


def _by_identifier(one: Marks, other: Marks, alike: float) -> Match | None:
    of = other.of
    if one.doi and one.doi == other.doi:
        return Match(of, Likeness.SAME if alike >= NEARLY else Likeness.PERHAPS, "the same DOI")
    if (
        one.isbn
        and one.isbn == other.isbn
        and one.type == other.type
        and not _stand_apart(one, other)
    ):
        is_same = alike >= ALIKE or (one.type == "book" and alike >= NEARLY)
        # Chapters share the number of their book.
        if is_same or one.type != "chapter":
            return Match(of, Likeness.SAME if is_same else Likeness.PERHAPS, "the same ISBN")
    if one.url and one.url == other.url and alike >= NEARLY:
        return Match(of, Likeness.SAME if alike >= ALIKE else Likeness.PERHAPS, "the same address")
    if one.key and one.key == other.key and alike >= ALIKE and one.year == other.year:
        return Match(of, Likeness.SAME, "the same key and title")
    return None


def _stand_apart(one: Marks, other: Marks) -> bool:
    """Say whether two are told apart by where they stand: in an archive, in a volume, in a container."""
    for mine, theirs in zip(_apart(one), _apart(other), strict=True):
        if mine and theirs and mine != theirs:
            return True
    containers = one.container, other.container
    return all(containers) and fuzz.ratio(*containers) < NEARLY


def _by_likeness(one: Marks, other: Marks, alike: float) -> Match | None:
    years = {one.year, other.year} - {""}
    if alike >= ALIKE and _share_a_name(one.names, other.names) and _are_near(years):
        is_same = alike == 100 and one.year == other.year and one.names == other.names  # equal
        if (
            is_same
            and one.type == other.type
            and one.within == other.within
            and one.place == other.place
        ):
            return Match(other.of, Likeness.SAME, "the same title, year and names")
        return Match(
            other.of, Likeness.PERHAPS, "a title like it, and nothing that tells them apart"
        )
    is_short_form = one.main in other.titles or other.main in one.titles
    if is_short_form and one.names & other.names and len(years) == 1:
        return Match(other.of, Likeness.PERHAPS, "the same main title and names, and no other year")
    if (
        one.is_archival
        and one.place == other.place
        and one.place[PLACE_OF_FOLIO]
        and alike >= NEARLY
    ):
        return Match(other.of, Likeness.PERHAPS, "the same place in the archive")
    return None


def _share_a_name(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Say whether a name may be in both; each romanises in its own way, so names need not be equal."""
    if not mine or not theirs or mine & theirs:
        return True
    return any(fuzz.ratio(one, other) >= ROMANISED for one in mine for other in theirs)


def _are_near(years: set[str]) -> bool:
    if len(years) < 2:  # one of them is not known, or both are the same
        return True
    one, other = years
    return one.isdecimal() and other.isdecimal() and abs(int(one) - int(other)) <= 1
