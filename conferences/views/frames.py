"""The frame of an entry's page: made once for each language and kind, joined round the article.

The template is rendered with marks where the contents go, and cut at the marks. What is left to
do for a reader is to join some twenty pieces of text.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import override

from conferences.addresses import WORDS_OF_KINDS
from conferences.views.pages import frame_context

# Characters for private use. Only the template's own words are searched for them, never an
# edition's, so it does not matter what those hold.
_MARK = "\ue000{}\ue001"
_MARKED = re.compile("\ue000([a-z_-]+)\ue001")
SLOTS = (
    "title",
    "description",
    "path",
    "canonical",
    "head",
    "crumb",
    "editions",
    "notice",
    "language",
    "article",
    "after",
    *(f"state_{code}" for code, _name in settings.LANGUAGES),
)


@dataclass(frozen=True)
class Design:
    """What decides how a frame looks: its language, the kind of work, the languages of its text."""

    language: str
    kind: str
    available: frozenset[str]


@dataclass(frozen=True)
class Frame:
    """A page cut where its contents go: `pieces` has one text more than `slots` has names."""

    pieces: tuple[bytes, ...]
    slots: tuple[str, ...]
    version: str

    def around(self, contents: Mapping[str, str | bytes]) -> bytes:
        """Return the page; each content is HTML already, a missing one is left empty."""
        parts = [self.pieces[0]]
        for slot, piece in zip(self.slots, self.pieces[1:], strict=True):
            content = contents.get(slot, b"")
            parts += (content if isinstance(content, bytes) else content.encode(), piece)
        return b"".join(parts)


def make_frame(design: Design) -> Frame:
    """Render the frame of a design and cut it at its marks."""
    slots = {slot: _MARK.format(slot) for slot in SLOTS}
    with override(design.language):
        context = frame_context(
            slots["path"], word=WORDS_OF_KINDS[design.kind], available=design.available
        )
        context["language_links"] = [
            replace(link, state=slots[f"state_{link.code}"]) for link in context["language_links"]
        ]
        html = render_to_string(
            "conferences/entry_detail.html",
            {**context, "canonical": slots["canonical"], "kind": design.kind, "slot": slots},
        )
    cut = _MARKED.split(html)
    pieces = tuple(piece.encode() for piece in cut[::2])
    version = hashlib.sha256(html.encode()).hexdigest()[:12]
    return Frame(pieces=pieces, slots=tuple(cut[1::2]), version=version)


kept_frame = lru_cache(maxsize=256)(make_frame)


def frame_for(design: Design) -> Frame:
    """Return the frame of a design, kept for the life of the process outside development."""
    return make_frame(design) if settings.DEBUG else kept_frame(design)
