"""Values and texts that differ, as HTML, with every changed paragraph numbered."""

from collections.abc import Callable, Iterator

from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from conferences.review.difference_values import FieldView, RowView, Stop
from conferences.review.difference_words import kind_word, marks_of
from conferences.services.comparison_values import NarrativeDifference, ValueChange
from sources.editorial.text_diff import (
    TextDifference,
    WordChange,
    WordKind,
    render_inline,
    render_side_by_side,
    render_words,
    render_words_after,
    render_words_before,
    words_after,
    words_before,
)

NARRATIVE = "conferences.narrative"


def value_view(value: ValueChange) -> FieldView:
    """Return one value as it was and as it is."""
    label = capfirst(value.label)
    if value.language:
        label = f"{label} ({language_name(value.language)})"
    if value.is_machine_only:
        label = _("%s (value for machines; the words are the same)") % label
    return worded(value.field, label, value.words)


def worded(name: str, label: str, words: tuple[WordChange, ...]) -> FieldView:
    """Return the words of a field, compared."""
    changed = [word for word in words if word.kind is not WordKind.SAME]
    return FieldView(
        name,
        label,
        render_words(words),
        render_words_before(words),
        render_words_after(words),
        is_slight=bool(changed) and all(word.is_slight for word in changed),
    )


def language_name(code: str) -> str:
    """Return what a language of the site is called."""
    return str(dict(settings.LANGUAGES).get(code, code))


class TextViews:
    """The texts in each language; `number` gives the next number of a change."""

    def __init__(
        self, number: Callable[[], int], *, beside: bool, hides_slight: bool = False
    ) -> None:
        self.render = render_side_by_side if beside else render_inline
        self.number, self.hides_slight = number, hides_slight

    def row(self, text: NarrativeDifference, signature: str) -> tuple[RowView, tuple[Stop, ...]]:
        """Return the row of a text, and where to stop in it.

        The row counts as a change itself only if more differs than its paragraphs do.
        """
        fields = []
        if any(word.kind is not WordKind.SAME for word in text.title):
            fields.append(worded("title", _("Title"), text.title))
        fields += map(value_view, text.values)
        number = self.number() if fields else 0
        found: list[tuple[int, str, TextDifference]] = []
        for name, label, difference in (
            ("summary", _("Summary"), text.summary),
            ("body", _("Text"), text.body),
        ):
            if difference.changes:
                first = self.number()
                fields.append(self._text(name, label, difference, first))
                found.append((first, label, difference))
        view = RowView(
            _("Text"),
            language_name(text.language),
            text.kind.value,
            marks_of(text.kind, text.filters),
            frozenset(key.value for key in text.filters),
            tuple(fields),
            label=NARRATIVE,
            member_id=text.member_id,
            number=number,
            signature=signature,
        )
        own = (Stop(number, f"{view.what}: {view.name}", view.kind, view),) if number else ()
        return view, (*own, *(stop for each in found for stop in _stops(view, *each)))

    def _text(self, name: str, label: str, difference: TextDifference, first: int) -> FieldView:
        html = self.render(difference, first=first, hides_slight=self.hides_slight)
        for _further in difference.changes[1:]:
            self.number()
        is_slight = all(change.is_slight for change in difference.changes)
        return FieldView(name, label, html, is_text=True, is_slight=is_slight)


def _stops(view: RowView, first: int, label: str, difference: TextDifference) -> Iterator[Stop]:
    for number, change in enumerate(difference.changes, first):
        old = "" if change.before is None else words_before(change.words)
        new = "" if change.after is None else words_after(change.words)
        said = " ".join((new or old).split())
        words = f"{label}, {kind_word(change.kind.value)}: {said}"
        yield Stop(number, words, change.kind.value, view, old, new)
