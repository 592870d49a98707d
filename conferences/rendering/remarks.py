"""The author's own remarks: their marks in the text, and the order of their list."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from conferences.rendering.document import Document, RemarkReference, RemarkText
from conferences.rendering.html import Ids, attribute, slug_of_locator, text


@dataclass(slots=True)
class Remark:
    """A remark to which a mark leads; ``marks`` are the ids of its marks."""

    document: Document
    text: RemarkText
    id: str
    number: int
    marks: list[str] = field(default_factory=list)


class Remarks:
    """Numbers remarks in the order of their first marks, across all texts of a page."""

    def __init__(self, ids: Ids) -> None:
        self.ids = ids
        self.listed: list[Remark] = []
        self._found: dict[tuple[int, str], Remark] = {}
        self._marked: dict[int, frozenset[str]] = {}
        self._word = ""

    def is_marked(self, document: Document, block: RemarkText) -> bool:
        """Say whether a mark in the text leads to a remark."""
        labels = self._marked.get(id(document))
        if labels is None:
            marks = (mark for mark in document.marked if isinstance(mark, RemarkReference))
            labels = self._marked[id(document)] = frozenset(mark.label for mark in marks)
        return block.label in labels

    def mark(self, document: Document, label: str) -> str:
        """Return the marker of a remark; the mark as typed if there is no such remark."""
        block = document.remarks.get(label)
        if block is None:
            return text(f"[^{label}]")
        remark = self._found.get((id(document), label))
        if remark is None:
            own_id = self.ids.take(f"remark-{slug_of_locator(label) or 'x'}")
            remark = Remark(document, block, own_id, len(self.listed) + 1)
            self._found[id(document), label] = remark
            self.listed.append(remark)
        mark_id = self.ids.take(f"remark_ref-{remark.id.removeprefix('remark-')}")
        remark.marks.append(mark_id)
        self._word = self._word or text(_("remark "))
        return (
            f'<a id="{attribute(mark_id)}" href="#{attribute(remark.id)}" role="doc-noteref" '
            f'class="ref"><span class="vh">{self._word}</span>n{remark.number}</a>'
        )
