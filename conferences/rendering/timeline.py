"""A timeline: the list in words first, then the same drawn, made on the server."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from conferences.rendering.drawing import svg
from conferences.rendering.html import text
from conferences.rendering.timeline_items import DatedItem, Sequenced, in_order
from conferences.rendering.timeline_list import list_html
from conferences.rendering.timeline_shapes import Shape
from conferences.rendering.timeline_svg import Measures, across, down

NARROW = Measures(width=284.0, size=13.0)
# For a page of its own; its words stay readable when it is shrunk to 640 pixels.
LARGE = Measures(width=710.0, size=15.5)


def timeline(items: Iterable[DatedItem], language: str, *, measures: Measures | None = None) -> str:
    """Return the list and the drawings of dated things; "" if there are none.

    ``items`` may be any choice of works, each with any choice of its answers. One drawing is for
    wide screens, one for narrow ones; the style sheet shows one of them.
    """
    sequenced = in_order(items)
    words = list_html(sequenced, language)
    if not any(placed.item.shapes for placed in sequenced.placed):
        return words
    return (
        f'{words}<figure class="timeline">\n{_drawings(sequenced, language, measures)}</figure>\n'
    )


def _drawings(sequenced: Sequenced, language: str, measures: Measures | None) -> str:
    count = len(sequenced.placed)
    title = ngettext("Timeline of %d event", "Timeline of %d events", count) % count
    said = _("The same data is in the list above.")
    measures = measures or Measures()
    name = "drawn wide large" if measures.size > NARROW.size else "drawn wide"
    wide, size = across(sequenced, language, measures)
    tall, tall_size = down(sequenced, language, NARROW)
    return (
        svg(wide, size, name=name, title=title, description=said, own_id="time-wide")
        + svg(tall, tall_size, name="drawn tall", title=title, description=said, own_id="time-tall")
        + f"<figcaption>{text(title)}. {text(said)}{_legend(sequenced)}</figcaption>\n"
    )


def _legend(sequenced: Sequenced) -> str:
    """Say what each kind of mark means that occurs in the drawing."""
    placed = sequenced.placed
    shapes = [shape for each in placed for _a, found in each.item.shapes for shape in found.parts]
    told = [
        (any(shape.is_day for shape in shapes), _("Thin bar: a certain day.")),
        (any(_is_certain_interval(shape) for shape in shapes), _("Thick bar: a certain span.")),
        (
            any(shape.is_dashed for shape in shapes),
            _("Dashed, between caps: it lies somewhere within; what is solid in it is certain."),
        ),
        (any(shape.is_approximate for shape in shapes), _("c.: approximate.")),
        (any(shape.is_uncertain for shape in shapes), _("?: uncertain.")),
        (
            any(shape.is_open_before or shape.is_open_after for shape in shapes),
            _("Arrow: open at this end."),
        ),
        (
            any(len(each.item.shapes) > 1 for each in placed),
            _(
                "Hollow marks joined by dots: answers that exclude one another; one that the editors prefer is filled."
            ),
        ),
        (any(not each.item.shapes for each in placed), _("Diamond: no date, placed by order.")),
    ]
    said = " ".join(text(words) for applies, words in told if applies)
    return f"<br>{said}" if said else ""


def _is_certain_interval(shape: Shape) -> bool:
    return not shape.is_day and not shape.is_dashed
