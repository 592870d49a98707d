"""What is wrong with a document, each fault at its place."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Problem:
    """A fault: where, as a JSON pointer (RFC 6901) into what was sent, and a sentence."""

    pointer: str
    detail: str


class Faulty(Exception):
    """What was sent cannot be recorded; `problems` are all faults that were found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(f"{each.pointer}: {each.detail}" for each in self.problems))


class NotPermitted(Faulty):
    """The account may see the work, and lacks a right that this takes."""


class Refused(Faulty):
    """Well formed, but what is stored stands against it: another row needs, or has, the same."""


class Problems:
    """Gathers faults, so that all are told at once."""

    MOST = 200

    def __init__(self) -> None:
        self.found: list[Problem] = []
        self.places: set[str] = set()

    def add(self, pointer: str, detail: "str | Promise") -> None:
        """Note a fault, unless there are too many already to be read."""
        if len(self.found) < self.MOST:
            self.found.append(Problem(pointer, str(detail)))
            self.places.add(pointer)

    def stop(self) -> None:
        """Raise Faulty if anything was found."""
        if self.found:
            raise Faulty(self.found)


def step(pointer: str, name: object) -> str:
    """Return the pointer to something inside what a pointer leads to."""
    # Half a character can stand in JSON, but in no answer.
    text = str(name)[:80].encode("utf-8", "replace").decode()
    text = text.replace("~", "~0").replace("/", "~1")
    return f"{pointer}/{text}"
