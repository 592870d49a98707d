"""The timeline of an entry: itself and what belongs to it, with the state of the evidence."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from conferences.rendering.addresses import address_of
from conferences.rendering.facts import fact_label
from conferences.rendering.html import chosen, text
from conferences.rendering.page import Page
from conferences.rendering.timeline import timeline
from conferences.rendering.timeline_items import DateAnswer, DatedItem
from conferences.rendering.values import Fact, WorkRef

_BELONGING = {
    "event": (
        "of_part_of", "follows", "of_follows", "led_to", "of_led_to", "possibly_same_as", "of_possibly_same_as",
    ),
    "person": ("took_part",),
    "place": (),
}  # fmt: skip
_FEWEST = 2


def timeline_section(page: Page) -> str:
    """Return the section with the timeline; "" unless there are at least two things to show."""
    items = list({item.key: item for item in _items(page)}.values())
    if sum(bool(item.shapes) for item in items) < _FEWEST:
        return ""
    drawn = timeline(items, page.language)
    return f'<section id="timeline"><h2>{text(_("Timeline"))}</h2>\n{drawn}</section>\n'


def _items(page: Page) -> Iterator[DatedItem]:
    ref, facts = page.view.ref, page.view.facts
    if ref.kind == "event":
        yield item_of(page, ref, facts)
    for kind in ("born", "died") if ref.kind == "person" else ():
        yield from (
            DatedItem(kind, fact_label(kind), "", page.language, _answers(page, fact), _standing(page, fact))
            for fact in facts
            if fact.kind == kind
        )  # fmt: skip
    yield from (
        item_of(page, other, page.view.related[other.kind, other.key]) for other in _others(page)
    )


def _others(page: Page) -> Iterator[WorkRef]:
    """Yield the other works that belong to this one and of which something is said."""
    view = page.view
    kinds = _BELONGING.get(view.ref.kind, ())
    named = [
        value.ref for fact in view.facts if fact.kind in kinds for value in fact.values if value.ref
    ]
    if view.ref.kind == "place":
        named = [view.links[name] for name in view.related if name[0] == "event"]
    yield from (ref for ref in named if (ref.kind, ref.key) in view.related)


def item_of(page: Page, ref: WorkRef, facts: Iterable[Fact]) -> DatedItem:
    """Return a work as a timeline shows it, with the dates that some facts give it."""
    title, code = chosen(ref.titles, page.language)
    by_kind = {fact.kind: fact for fact in facts}
    dated = by_kind.get("date", Fact("date", ()))
    is_this = (ref.kind, ref.key) == (page.view.ref.kind, page.view.ref.key)
    return DatedItem(
        key=ref.key,
        title=title or ref.key,
        address="" if is_this else address_of(ref, page.language),
        language=code,
        answers=_answers(page, dated),
        standing=_standing(page, dated),
        follows=_keys(by_kind.get("follows")),
        within=_keys(by_kind.get("part_of")),
    )


def _answers(page: Page, fact: Fact) -> tuple[DateAnswer, ...]:
    found = {
        value.edtf: DateAnswer(
            value.edtf,
            value.words.get(page.language, ""),
            is_preferred=value.rank == "preferred",
            is_set_aside=value.rank == "deprecated",
        )
        for value in fact.values
        if value.edtf
    }
    return tuple(found.values())


def _standing(page: Page, fact: Fact) -> str:
    """Return the states of the claims on which a date rests, each once."""
    said = {
        page.short_standing(key): None
        for value in fact.values
        for key in value.claims
        if key in page.weighings
    }
    return "; ".join(said)


def _keys(fact: Fact | None) -> tuple[str, ...]:
    return tuple(value.ref.key for value in fact.values if value.ref) if fact else ()
