"""The difference of two texts as escaped HTML, in one column or in two."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from sources.editorial.text_changes import (
    ParagraphChange,
    ParagraphKind,
    TextDifference,
    WordChange,
    WordKind,
)
from sources.editorial.visible_signs import visible

# A run of unchanged paragraphs is folded but for so many next to a change.
CONTEXT = 1
# What stands between most paragraphs; any other gap is told in an attribute.
_USUAL_GAP = "\n\n"
_NOTHING = SafeString()

_LABELS = {
    ParagraphKind.CHANGED: gettext_noop("Changed:"),
    ParagraphKind.ADDED: gettext_noop("Added:"),
    ParagraphKind.REMOVED: gettext_noop("Removed:"),
    ParagraphKind.SPLIT: gettext_noop("Split:"),
    ParagraphKind.JOINED: gettext_noop("Joined:"),
}


def render_inline(
    difference: TextDifference, *, first: int = 1, hides_slight: bool = False
) -> SafeString:
    """Return the paragraphs one below another, with what was removed before what was added.

    Changes have the ids `ch-1`, `ch-2` and so on from `first`. The words of each stand in the
    class `text`; `data-before` and `data-after` give its places in the two texts and
    `data-gap-before`, `data-gap-after` the space after it, if that is not one empty line: without
    `ins` the text of the older state, without `del` that of the newer. With `hides_slight`
    paragraphs that differ in space or punctuation only are closed up.
    """
    page = _Page(difference, first, hides_slight=hides_slight)
    return page.folded(page.inline)


def render_side_by_side(
    difference: TextDifference, *, first: int = 1, hides_slight: bool = False
) -> SafeString:
    """Return rows of two cells, `old` and `new`, with ids and places as in one column.

    A paragraph that moved stands in the older column where it was, in the newer where it is.
    """
    page = _Page(difference, first, hides_slight=hides_slight)
    return page.folded(page.beside)


def render_words(words: Iterable[WordChange]) -> SafeString:
    """Return words with what was removed in `del` and what was added in `ins`."""
    # Safe, because `_word` gives nothing but escaped text in elements of its own.
    return SafeString("".join(map(_word, words)))


def render_words_before(words: Iterable[WordChange]) -> SafeString:
    """Return the older words, with what was removed in `del`."""
    return render_words(word for word in words if word.kind is not WordKind.ADDED)


def render_words_after(words: Iterable[WordChange]) -> SafeString:
    """Return the newer words, with what was added in `ins`."""
    return render_words(word for word in words if word.kind is not WordKind.REMOVED)


def _word(word: WordChange) -> str:
    shown = visible(word.text)
    if word.kind is WordKind.SAME:
        return shown
    tag = "ins" if word.kind is WordKind.ADDED else "del"
    if not (word.is_mark or word.spelled or word.text.isspace()):
        return f"<{tag}>{shown}</{tag}>"
    spelled = word.spelled or None
    attributes = {"class": _word_class(word), "title": spelled, "data-spelled": spelled}
    return format_html("<{0}{1}>{2}</{0}>", tag, _attributes(attributes), shown)


def _word_class(word: WordChange) -> str | None:
    if word.is_mark:
        return "mark"
    if word.text.isspace():
        return "break" if "\n" in word.text else "space"
    return None


def _attributes(values: Mapping[str, str | None]) -> SafeString:
    told = ((name, value) for name, value in values.items() if value is not None)
    return format_html_join("", ' {}="{}"', told)


class _Page:
    """Paragraphs with their numbers, and both ends of each move."""

    def __init__(self, difference: TextDifference, first: int, *, hides_slight: bool) -> None:
        self.paragraphs = difference.paragraphs
        self.hides_slight = hides_slight
        places = {id(change): place for place, change in enumerate(self.paragraphs)}
        self.numbers = {id(change): n for n, change in enumerate(difference.changes, first)}
        self.arrivals = {
            change.before: change
            for change in self.paragraphs
            if change.kind is ParagraphKind.MOVED
        }
        # Of the paragraphs that moved, those that stand further down now.
        self.went_down = {
            change.before
            for change in self.paragraphs
            if change.kind is ParagraphKind.DEPARTED
            and places[id(change)] < places[id(self.arrivals[change.before])]
        }

    def inline(self, change: ParagraphChange) -> SafeString:
        """Return a paragraph as one block."""
        text = _NOTHING
        if change.kind is not ParagraphKind.DEPARTED:
            text = _text(render_words(change.words), _place(change, 0) + _place(change, 1))
        return format_html(
            '<div class="para {}"{}>{}{}</div>',
            change.kind.value,
            self._id(change),
            self._label(change),
            text,
        )

    def beside(self, change: ParagraphChange) -> SafeString:
        """Return a paragraph as a row of two cells."""
        old, new = self._sides(change)
        label = self._label(change)
        labels = (label, _NOTHING) if old else (_NOTHING, label)
        return format_html(
            '<div class="row {}"{}><div class="old">{}{}</div><div class="new">{}{}</div></div>',
            change.kind.value,
            self._id(change),
            labels[0],
            old,
            labels[1],
            new,
        )

    def _sides(self, change: ParagraphChange) -> tuple[SafeString, SafeString]:
        kind = change.kind
        if kind is ParagraphKind.SAME:
            # Most paragraphs are: their words are written once for both cells.
            words = render_words(change.words)
            return _text(words, _place(change, 0)), _text(words, _place(change, 1))
        old, new = _NOTHING, _NOTHING
        if change.before is not None and kind is not ParagraphKind.MOVED:
            there = self.arrivals[change.before] if kind is ParagraphKind.DEPARTED else change
            old = _text(render_words_before(there.words), _place(there, 0))
        if change.after is not None and kind is not ParagraphKind.DEPARTED:
            new = _text(render_words_after(change.words), _place(change, 1))
        return old, new

    def _id(self, change: ParagraphChange) -> SafeString:
        if change.kind is ParagraphKind.DEPARTED:
            number = self.numbers[id(self.arrivals[change.before])]
            return format_html(' id="ch-{}-from"', number)
        if not change.is_change:
            return _NOTHING
        return format_html(' id="ch-{}"', self.numbers[id(change)])

    def _label(self, change: ParagraphChange) -> SafeString:
        if change.kind is ParagraphKind.MOVED:
            down = change.before in self.went_down
            words = _("Moved here from further up") if down else _("Moved here from further down")
            return _link(f"#ch-{self.numbers[id(change)]}-from", words)
        if change.kind is ParagraphKind.DEPARTED:
            down = change.before in self.went_down
            words = _("Moved from here further down") if down else _("Moved from here further up")
            return _link(f"#ch-{self.numbers[id(self.arrivals[change.before])]}", words)
        if change.kind is ParagraphKind.SAME:
            return _NOTHING
        return format_html('<span class="vh">{} </span>', _(_LABELS[change.kind]))

    def folded(self, render: Callable[[ParagraphChange], SafeString]) -> SafeString:
        """Return all paragraphs, long runs of unchanged ones closed up."""
        # Safe, because each part is.
        return SafeString("\n".join(self._parts(render)))

    def _parts(self, render: Callable[[ParagraphChange], SafeString]) -> Iterator[SafeString]:
        for is_same, group in groupby(
            self.paragraphs, lambda change: change.kind is ParagraphKind.SAME
        ):
            if not is_same and self.hides_slight:
                yield from (self._closed(change, render(change)) for change in group)
                continue
            rendered = [render(change) for change in group]
            inner = rendered[CONTEXT:-CONTEXT]
            if not is_same or len(inner) < 2:
                yield from rendered
                continue
            yield from rendered[:CONTEXT]
            yield format_html(
                '<details class="unchanged"><summary>{}</summary>\n{}\n</details>',
                ngettext("%d unchanged paragraph", "%d unchanged paragraphs", len(inner))
                % len(inner),
                format_html_join("\n", "{}", ((part,) for part in inner)),
            )
            yield from rendered[-CONTEXT:]

    def _closed(self, change: ParagraphChange, rendered: SafeString) -> SafeString:
        if not change.is_slight:
            return rendered
        said = _("Here only space or punctuation differs")
        return format_html(
            '<details class="slight"><summary>{}</summary>\n{}\n</details>', said, rendered
        )


def _link(address: str, words: str) -> SafeString:
    return format_html('<p class="label"><a href="{}">{}</a></p>', address, words)


def _text(words: SafeString, places: SafeString) -> SafeString:
    # Safe, because both are; a long text has hundreds of these.
    return SafeString(f'<div class="text" dir="auto"{places}>{words}</div>')


def _place(change: ParagraphChange, side: int) -> SafeString:
    """Return, as attributes, where a paragraph stands in one of the texts; none if it does not."""
    place = (change.before, change.after)[side]
    if place is None:
        return _NOTHING
    name, gap = ("before", "after")[side], change.gaps[side]
    told = _NOTHING if gap == _USUAL_GAP else format_html(' data-gap-{}="{}"', name, gap)
    # Safe, because it is a number of ours, and an attribute that is escaped.
    return SafeString(f' data-{name}="{place:d}"{told}')
