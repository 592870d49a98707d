"""A library of 300 sources: every type, script and field, as the library itself would keep them."""

from sources.citing.records import CreatorRecord
from sources.exchange.exchanged import TEXTS, Exchanged, Repeated
from sources.models import CreatorRole, EvidenceKind, SourceType

SCRIPTS = {
    "vi": ("Hội nghị Gestapo – NKVD", "Nguyễn", "Văn Ánh"),
    "pl": ("Był rok 1939: „Żółć” i inne", "Śliwiński", "Łukasz"),
    "ru": ("Накануне 22 июня 1941 года", "Вишлёв", "О. В."),
    "uk": ("Львів і його архіви", "Їжакевич", "Ґанна"),
    "de": ("Einsatzgruppen in Polen -- ein Überblick", "von der Böhl", "Jürgen"),
    "es": ("¿Ensayo del Holocausto? ~ 50 % & más", "Ñúñez", "José"),
    "he": ("ועידות הגסטפו והנקוו״ד", "כהן", "דוד"),
}
DATES = (
    "1939", "1939-12", "1939-12-08", "1939-12-08/1939-12-09", "1940-02-20?", "193X", "1940-21",
    "[1939,1940]", "../1939", "",
)  # fmt: skip
HARD = (
    "{one", "two}", "a # b, c", "ER  - end", "TY  - BOOK", "x and y", "@book{z,", "<b>&amp;</b>", "=1+1",
    "Genre: map",
)  # fmt: skip


def library(size: int = 300) -> list[Exchanged]:
    """Return that many sources; whatever place, each type, role, date and field comes up."""
    return [source(place) for place in range(size)]


def source(place: int) -> Exchanged:
    """Return one of them: the further, the more of its fields are filled."""
    language = list(SCRIPTS)[place % len(SCRIPTS)]
    title, family, given = SCRIPTS[language]
    hard = HARD[place % len(HARD)]
    values = dict.fromkeys(TEXTS[6:], "")
    filled = [name for number, name in enumerate(values) if (number + place) % 4 == 0]
    values |= dict.fromkeys(filled, f"{title} {hard} {place}")
    values |= {
        "key": f"source-{place}",
        "type": SourceType.values[place % len(SourceType.values)],
        "evidence_kind": ("", *EvidenceKind.values)[place % 6],
        "title": f"{title} {hard} {place}",
        "language": language,
        "issued": DATES[place % len(DATES)],
        "accessed": "2026-11-22" if place % 3 else "",
        "isbn": "978-0-563-49335-8" if place % 5 == 0 else "",
        "issn": "0036-8075" if place % 7 == 0 else "",
        "doi": "10.1000/182" if place % 6 == 0 else "",
        "url": f"https://example.org/{place}?a=%20b&c=~d" if place % 2 else "",
        "archived_url": f"https://archive.example.org/{place}" if place % 4 == 1 else "",
        "edition": hard if place % 2 else "2", "volume": "IV" if place % 3 else "12", "issue": "1–2",
        "pages": ("54-60", "54–60", "S. 7", "")[place % 4], "number": f"№ {place}" if place % 2 else "",
        "archive_place": "Москва" if place % 3 == 0 else "", "withdrawal_reason": "",
        "folio": "12–14" if place % 5 == 2 else "", "file": f"621/{place}" if place % 5 < 3 else "",
        "slug": f"another-{place}" if place % 11 == 0 else "",
        "note": f"First line.\n\n  {hard}\nGenre: none" if place % 3 == 0 else "",
    }  # fmt: skip
    if place % 8 == 0:
        values["is_archived"] = "true"
    if place % 13 == 0:
        values |= {"is_withdrawn": "true", "withdrawal_reason": f"Forged: {hard}"}
    return Exchanged(
        {name: value for name, value in values.items() if value},
        _creators(place, family, given),
        _repeats(place),
    )


def _creators(place: int, family: str, given: str) -> tuple[CreatorRecord, ...]:
    role = CreatorRole.values[place % len(CreatorRole.values)]
    people = (
        CreatorRecord(role, family=family, given=given),
        CreatorRecord("author", literal=f"Комиссия, {HARD[place % len(HARD)]}"),
        CreatorRecord("author", family=f"{family} and {family}", romanised="Romanised, R."),
        CreatorRecord("editor", family="Rees"),
    )
    return people[: place % (len(people) + 1)]


def _repeats(place: int) -> tuple[Repeated, ...]:
    if place % 9 or not place:
        return ()
    return (Repeated(f"source-{place - 1}", "Copies it -- word for word."),)
