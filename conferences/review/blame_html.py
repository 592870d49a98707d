"""Blocks and their margins as HTML: a long entry has thousands of them, too many for templates."""

from django.utils.dateformat import format as date_format
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from conferences.review.blame_blocks import Block, Run
from conferences.review.margins import Mark
from sources.editorial.models import Change

_NOTHING = SafeString()
_THEIRS = SafeString('<span class="blame-theirs" aria-hidden="true">◆</span> ')
MOST_NAME = 200
MOST_SUMMARY = 120


class BlameHtml:
    """Renders the blocks of one page; what a change says of itself is made once."""

    def __init__(self) -> None:
        self._changes: dict[int, SafeString] = {}
        self._change, self._before = _("change"), _("Before this")

    def block(self, block: Block) -> SafeString:
        """Return a block with its margin."""
        margin = block.margin
        return format_html(
            '<div class="blame-block shade-{}{}"{}>\n<div class="blame-margin">{}{}</div>\n'
            '<div class="blame-words">{}{}{}{}{}</div></div>',
            margin.shade,
            " is-theirs" if margin.is_theirs else "",
            format_html(' id="{}"', block.anchor) if block.anchor else _NOTHING,
            self._marks(margin.named, block.anchor),
            self._folded(margin.folded, block.anchor),
            self._name(block),
            self._word(block),
            self._text(block),
            self._fields(block),
            self._links(block),
        )

    def _marks(self, marks: tuple[Mark, ...], anchor: str) -> SafeString:
        return format_html_join("", "{}", ((self._mark(mark, anchor),) for mark in marks))

    def _folded(self, marks: tuple[Mark, ...], anchor: str) -> SafeString:
        if not marks:
            return _NOTHING
        words = ngettext("%d more change", "%d more changes", len(marks)) % len(marks)
        return format_html(
            "<details><summary>{}</summary>{}</details>", words, self._marks(marks, anchor)
        )

    def _mark(self, mark: Mark, anchor: str) -> SafeString:
        is_theirs = mark.is_theirs
        return format_html(
            '<p class="blame-mark{}">{}{}<a href="{}">{} {}</a>{}{}{}{}. '
            '<span class="blame-age">{}.</span>{}</p>',
            " is-theirs" if is_theirs else "",
            _THEIRS if is_theirs else _NOTHING,
            format_html('<span class="blame-what">{}:</span> ', mark.what)
            if mark.what
            else _NOTHING,
            mark.address,
            self._change,
            mark.number,
            f" {self._or_before}" if mark.is_bound else "",
            self._said(mark.change),
            self._back(mark),
            self._edition(mark),
            _age(mark),
            self._link_before(mark, anchor),
        )

    @cached_property
    def _or_before(self) -> str:
        return _("or before")

    def _said(self, change: Change | None) -> SafeString:
        if change is None:
            return _NOTHING
        if change.number not in self._changes:
            self._changes[change.number] = format_html(
                ', <bdi>{}</bdi>, <time datetime="{}">{}</time>, <q><bdi>{}</bdi></q>',
                change.by_name,
                change.at.isoformat(),
                date_format(change.at, "j F Y"),
                Truncator(change.summary).chars(MOST_SUMMARY),
            )
        return self._changes[change.number]

    def _back(self, mark: Mark) -> SafeString:
        by = mark.back_by
        if by is None:
            return _NOTHING
        words = _("back since change %d") % mark.back
        return format_html(", {} (<bdi>{}</bdi>, {})", words, by.by_name, by.get_act_display())

    def _edition(self, mark: Mark) -> SafeString:
        edition = mark.edition
        if edition is None:
            return format_html(", {}", _("not published"))
        number, name = edition
        words = _("published in edition %d by") % number
        return format_html(", {} <bdi>{}</bdi>", words, name)

    def _link_before(self, mark: Mark, anchor: str) -> SafeString:
        if not mark.before:
            return _NOTHING
        return format_html(
            ' <a class="blame-before" href="{}{}">{}<span class="vh"> ({} {})</span></a>',
            mark.before,
            f"#{anchor}" if anchor else "",
            self._before,
            self._change,
            mark.number,
        )

    def _name(self, block: Block) -> SafeString:
        if not block.name:
            return _NOTHING
        words = Truncator(block.name).chars(MOST_NAME)
        return format_html('<p class="blame-name"><bdi>{}</bdi></p>', words)

    def _word(self, block: Block) -> SafeString:
        if not block.word:
            return _NOTHING
        return format_html('<p><span class="review-tag">{}</span> {}</p>', block.word, block.note)

    def _text(self, block: Block) -> SafeString:
        if not block.runs:
            return _NOTHING
        return format_html(
            '<p class="blame-text{}" dir="auto"{}>{}</p>',
            " is-heading" if block.is_heading else "",
            format_html(' lang="{}"', block.language) if block.language else _NOTHING,
            format_html_join("", "{}", ((self._run(run),) for run in block.runs)),
        )

    def _run(self, run: Run) -> SafeString:
        words = format_html("<mark>{}</mark>", run.words) if run.mark.is_theirs else run.words
        if not run.is_numbered:
            return words
        return format_html(
            '{}<a class="blame-number" href="{}"><span class="vh">{} </span>{}</a>',
            words,
            run.mark.address,
            self._change,
            run.mark.number,
        )

    def _fields(self, block: Block) -> SafeString:
        if not block.fields:
            return _NOTHING
        told = ((field.label, field.words) for field in block.fields)
        rows = format_html_join("", '<dt>{}</dt><dd dir="auto">{}</dd>', told)
        return format_html('<dl class="blame-fields">{}</dl>', rows)

    def _links(self, block: Block) -> SafeString:
        if not block.address:
            return _NOTHING
        return format_html(
            '<p class="blame-links"><code>{0}</code> <a href="{1}">{2}<span class="vh">: {0}</span></a></p>',
            block.key,
            block.address,
            _("History of this claim"),
        )


def _age(mark: Mark) -> str:
    if not mark.age:
        return _("this change")
    changes = ngettext("%d change ago", "%d changes ago", mark.age) % mark.age
    if not mark.days:
        return changes
    return f"{changes}, {ngettext('%d day', '%d days', mark.days) % mark.days}"
