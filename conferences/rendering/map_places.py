"""What a map is made of: places with their names and coordinates, and what happened there."""

from collections.abc import Iterable
from dataclasses import dataclass

from conferences.rendering.place_names import PlaceName


@dataclass(frozen=True)
class MapPlace:
    """A place on a map.

    ``name`` is the one in use at the date, ``today`` today's if it is another. ``events`` are HTML.
    ``letter`` marks an answer to a question. Where a place has no coordinates of its own it is
    drawn as a circle round those of the place it lies ``within``; ``radius`` in kilometres is
    drawn to scale. ``is_uncertain`` says that it is not certain that it was here.
    """

    key: str
    title: str
    name: str
    latitude: float
    longitude: float
    today: str = ""
    language: str = ""
    address: str = ""
    names: tuple[PlaceName, ...] = ()
    events: tuple[str, ...] = ()
    letter: str = ""
    within: str = ""
    radius: float = 0.0
    is_uncertain: bool = False

    @property
    def label(self) -> str:
        """The name in use at the date, today's in brackets: "Lwów (Lviv)"."""
        return f"{self.name} ({self.today})" if self.today else self.name

    @property
    def is_circle(self) -> bool:
        """Whether it is drawn as a circle, for nobody knows the very point."""
        return bool(self.within or self.radius or self.is_uncertain)


@dataclass(frozen=True)
class NumberedPlace:
    """A place with the number, or the letter, by which list and drawing name it."""

    mark: str
    place: MapPlace


def numbered(places: Iterable[MapPlace]) -> tuple[NumberedPlace, ...]:
    """Return each place once, the answers of a question with their letters, the others numbered."""
    found = list({place.key: place for place in places}.values())
    number = 0
    marked = []
    for place in found:
        if not place.letter:
            number += 1
        marked.append(NumberedPlace(place.letter or str(number), place))
    return tuple(marked)
