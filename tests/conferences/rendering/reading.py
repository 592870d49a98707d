"""Reads rendered HTML back: elements, ids, links; whether all that is opened is closed."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"br", "hr"}


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    parents: tuple["Element", ...]
    words: str = ""

    @property
    def id(self) -> str:
        return self.attributes.get("id", "")


@dataclass
class Reader(HTMLParser):
    """Raises AssertionError if an element is closed that is not open."""

    elements: list[Element] = field(default_factory=list)
    stack: list[Element] = field(default_factory=list)

    def __post_init__(self):
        super().__init__()

    def __hash__(self):
        return id(self)

    def handle_starttag(self, tag, attrs):
        element = Element(tag, {name: value or "" for name, value in attrs}, tuple(self.stack))
        self.elements.append(element)
        if tag not in VOID:
            self.stack.append(element)

    def handle_endtag(self, tag):
        assert self.stack, f"</{tag}> closes nothing"
        assert self.stack.pop().tag == tag

    def handle_data(self, data):
        for element in self.stack:
            element.words += data


def read(html: str) -> list[Element]:
    """Return all elements in order."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.stack == []
    return reader.elements


def with_role(elements: list[Element], role: str) -> list[Element]:
    return [element for element in elements if element.attributes.get("role") == role]


def by_id(elements: list[Element]) -> dict[str, Element]:
    """Return elements by id; raises AssertionError if an id is there twice."""
    found: dict[str, Element] = {}
    for element in elements:
        if element.id:
            assert element.id not in found, f"the id {element.id} is there twice"
            found[element.id] = element
    return found


def assert_ways_lead_there_and_back(html: str) -> None:
    """Check that markers lead to notes and notes back, and that each way back has its name."""
    elements = read(html)
    ids = by_id(elements)
    for link in elements:
        target = link.attributes.get("href", "")
        if link.tag == "a" and target.startswith("#"):
            assert target[1:] in ids, f"{target} leads nowhere"
    markers = with_role(elements, "doc-noteref")
    for marker in markers:
        note = ids[marker.attributes["href"][1:]]
        assert any(one.attributes.get("role") == "doc-endnotes" for one in note.parents)
    backlinks = with_role(elements, "doc-backlink")
    for backlink in backlinks:
        own_notes = {one.id for one in backlink.parents if one.tag == "li"}
        target = ids[backlink.attributes["href"][1:]]
        if target.tag == "li":  # a combined entry, which links to the note
            inside = [one for one in elements if target in one.parents and one.tag == "a"]
            assert own_notes & {one.attributes["href"][1:] for one in inside}
        else:
            assert target.attributes["href"][1:] in own_notes
    led_back = {backlink.attributes["href"][1:] for backlink in backlinks}
    assert {marker.id for marker in markers} <= led_back
    names = [backlink.words for backlink in backlinks]
    assert len(names) == len(set(names))
