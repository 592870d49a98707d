"""Finding a proposed source, and the people and places that a text names, in the library."""

from collections.abc import Mapping
from dataclasses import dataclass

from conferences.models import Name, Person, Place
from sources.editorial.folding import fold
from sources.exchange.judging import library_marks
from sources.exchange.likeness import Recogniser
from sources.exchange.recognising import Marks, marks
from sources.models import Source
from sources.models.source_import import Likeness

SHORTEST_NAME = 4
COLUMNS = {
    "type": "type", "title": "title", "year": "issued", "container": "container_title", "volume": "volume",
    "issue": "issue", "pages": "pages", "publisher": "publisher", "place": "publisher_place", "isbn": "isbn",
    "doi": "doi", "url": "url", "accessed": "accessed", "language": "language",
}  # fmt: skip


@dataclass(frozen=True)
class Known:
    """A source of the library, by what it was found, and whether it is surely the same."""

    id: str
    label: str
    how: str
    is_sure: bool


class SourceIndex:
    """The sources of the library, and which of them another is like."""

    def __init__(self) -> None:
        rows = list(Source.objects.values_list("pk", "key", "label"))
        self.labels = {pk: label for pk, _key, label in rows}
        self.by_key = {key: pk for pk, key, _label in rows}
        self.recogniser = Recogniser(library_marks())

    def find(self, fields: Mapping[str, str], key: str = "") -> Known | None:
        """Return the source that a citation names by its key, else one that is like it."""
        if key and key in self.by_key:
            pk = self.by_key[key]
            return Known(str(pk), self.labels[pk], "the same key", is_sure=True)
        match = self.recogniser.find(marks_of("", fields))
        if match is None:
            return None
        is_sure = match.likeness is Likeness.SAME
        return Known(str(match.of), self.labels[match.of], match.reason, is_sure=is_sure)  # type: ignore[index]  # the library's are ids


def marks_of(of: str, fields: Mapping[str, str]) -> Marks:
    """Return by what a proposed source is recognised."""
    names = [(name.strip(), "") for name in fields["authors"].split(";") if name.strip()]
    values = {column: fields.get(name, "") for name, column in COLUMNS.items()}
    return marks(of, values, names)


@dataclass(frozen=True)
class NamedWork:
    """A person or a place, and one of its names, folded."""

    id: str
    kind: str
    label: str
    folded: str


def named_works() -> list[NamedWork]:
    """Return the people and places of the library under all their names."""
    found = [
        NamedWork(str(pk), kind, label, fold(label))
        for kind, model in (("person", Person), ("place", Place))
        for pk, label in model.objects.values_list("pk", "label")
    ]
    names = Name.objects.filter(work__kind__in=("person", "place"))
    found += [
        NamedWork(str(pk), kind, label, fold(text))
        for pk, kind, label, text in names.values_list(
            "work_id", "work__kind", "work__label", "text"
        )
    ]
    return [each for each in found if len(each.folded) >= SHORTEST_NAME]
