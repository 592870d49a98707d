"""The screen on which an editor decides between two edits: each place with base, theirs and mine."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from sources.editorial.form_reading import Typed
from sources.editorial.form_writing import as_posted
from sources.editorial.merging import Clash, Key
from sources.editorial.overlaps import Answer, Decision, Decisions, Overlap
from sources.editorial.stale_forms import Overtaken
from sources.editorial.stale_report import Reporter, field_name
from sources.editorial.text_diff import compare_texts, compare_words, render_words


@dataclass(frozen=True)
class Choice:
    """One of the answers that an editor may give."""

    value: str
    words: str
    is_chosen: bool


@dataclass(frozen=True)
class OverlapView:
    """An overlap as the page shows it; `result` is the field in which it can be edited."""

    overlap: Overlap
    place: str
    title: str
    base: SafeString
    theirs: SafeString
    mine: SafeString
    choices: tuple[Choice, ...]
    result: SafeString | None
    is_open: bool
    problem: str


class ConflictPage:
    """Shows the overlaps of two edits, and reads what was decided on them."""

    def __init__(self, overtaken: Overtaken, reporter: Reporter) -> None:
        self.overtaken, self.reporter = overtaken, reporter
        self.problems: dict[str, str] = {}

    def views(self, decisions: Decisions) -> Iterator[OverlapView]:
        """Yield the overlaps with what was decided so far."""
        for overlap in self.overtaken.overlaps:
            decision = decisions.get(overlap.place, Decision(None))
            is_open = overlap.is_open(decision)
            base, theirs, mine = self._panes(overlap)
            yield OverlapView(
                overlap,
                overlap.place,
                self.title(overlap),
                base,
                theirs,
                mine,
                tuple(self._choices(overlap, None if is_open else decision.answer)),
                self._result(overlap, decision) if Answer.EDIT in overlap.answers else None,
                is_open,
                self.problems.get(overlap.place, ""),
            )

    def left(self, decisions: Decisions) -> int:
        """Return how many overlaps are still to be decided."""
        return len(self.overtaken.open(decisions))

    def title(self, overlap: Overlap) -> str:
        """Return what an overlap is about: row, field, language, paragraph."""
        parts = [self.reporter.name(overlap.key)]
        if overlap.field:
            parts.append(field_name(self.reporter.model_of(overlap.key), overlap.field))
        if overlap.language:
            parts.append(str(dict(settings.LANGUAGES).get(overlap.language, overlap.language)))
        if overlap.number:
            parts.append(_("paragraph %d") % overlap.number)
        return " · ".join(parts)

    def _panes(self, overlap: Overlap) -> tuple[SafeString, SafeString, SafeString]:
        base, theirs, mine = (self.words(overlap, side) for side in ("base", "theirs", "mine"))
        if overlap.is_text or not overlap.field:
            same = _plain(base)
            return same, _paragraphs(base, theirs), _paragraphs(base, mine)
        return (
            _plain(base),
            render_words(compare_words(base, theirs)),
            render_words(compare_words(base, mine)),
        )

    def words(self, overlap: Overlap, side: str) -> str:
        """Return one side of an overlap in words; "" for what was deleted or left empty."""
        value = getattr(overlap, side)
        if overlap.is_text:
            return str(value)
        if overlap.field:
            model = self.reporter.model_of(overlap.key)
            return self.reporter.words(model, overlap.field, value)
        return "\n\n".join(self._row(key, values) for key, values in value or ())

    def _row(self, key: Key, values: Mapping[str, Any]) -> str:
        model = self.reporter.model_of(key)
        told = {name: self.reporter.words(model, name, values[name]) for name in values}
        return "\n\n".join(
            f"{field_name(model, name)}: {words}"
            for name, words in told.items()
            if words and name != "position"
        )

    def _choices(self, overlap: Overlap, chosen: Answer | None) -> Iterator[Choice]:
        deleted_by_them = overlap.clash is Clash.DELETED_BY_THEM
        words = {
            Answer.THEIRS: _("Theirs"),
            Answer.MINE: _("Yours"),
            Answer.EDIT: _("Edit the result"),
            Answer.BOTH: _("Keep both: yours as one more, under a key of its own"),
            Answer.KEEP: _("Keep it, as you have it") if deleted_by_them else _("Keep it, as they have it"),
            Answer.DELETE: _("Delete it"),
        }  # fmt: skip
        for answer in overlap.answers:
            yield Choice(answer.value, words[answer], answer is chosen)

    def _result(self, overlap: Overlap, decision: Decision) -> SafeString:
        widget = self._widget(overlap)
        value = self._prefilled(overlap) if decision.raw is None else decision.raw
        attrs = {"id": f"result-{overlap.place}"}
        if overlap.is_text:
            attrs["rows"] = str(min(14, 3 + str(value).count("\n") + len(str(value)) // 90))
            if overlap.language:
                attrs["lang"] = overlap.language
        return widget.render(f"result-{overlap.place}", value, attrs)

    def _widget(self, overlap: Overlap) -> forms.Widget:
        if overlap.is_text:
            return forms.Textarea()
        widget: forms.Widget = self._field(overlap).widget
        return widget

    def _field(self, overlap: Overlap) -> forms.Field:
        label = self.reporter.model_of(overlap.key)._meta.label_lower
        return self.overtaken.kinds[label].fields[overlap.field]

    def _prefilled(self, overlap: Overlap) -> Any:
        if overlap.is_text or not isinstance(overlap.mine, Typed):
            mine = overlap.mine
            return mine if overlap.is_text else as_posted(self._field(overlap), mine)
        return overlap.mine.raw

    # Reading what was decided

    def decided(self, posted: QueryDict, before: Decisions) -> dict[str, Decision]:
        """Return the decisions of a post, with those kept before on what it does not show.

        Who edited the result and chose something else is asked again: neither is to be lost.
        """
        decisions = dict(before)
        known = {overlap.place: overlap for overlap in self.overtaken.overlaps}
        for name in posted:
            place = name.removeprefix("against-")
            if place == name or len(place) > 20:
                continue
            old = before.get(place, Decision(None))
            overlap = known.get(place)
            if overlap is not None:
                decisions[place] = self._decision(overlap, posted, old)
            elif f"result-{place}" in posted:
                decisions[place] = Decision(None, _tidy(posted[f"result-{place}"]))
        return decisions

    def _decision(self, overlap: Overlap, posted: QueryDict, old: Decision) -> Decision:
        sent = posted.get(f"answer-{overlap.place}", "")
        answer = next((one for one in overlap.answers if one.value == sent), None)
        against = str(posted[f"against-{overlap.place}"])[:40]
        if Answer.EDIT not in overlap.answers:
            return Decision(answer, None, against)
        first = self._prefilled(overlap)
        name = f"result-{overlap.place}"
        raw = _tidy(self._widget(overlap).value_from_datadict(posted, MultiValueDict(), name))
        raw = first if raw is None else raw
        if answer not in (Answer.EDIT, None) and raw not in (first, old.raw):
            self.problems[overlap.place] = _(
                "You edited the result and chose something else: choose again."
            )
            answer = None
        is_typed = answer is Answer.EDIT or raw != first
        return Decision(answer, raw if is_typed else None, against)

    def orphans(self, decisions: Decisions) -> list[str]:
        """Return what was typed as the result of places that are not the same any more."""
        known = {overlap.place for overlap in self.overtaken.overlaps}
        return [str(one.raw) for place, one in decisions.items() if place not in known and one.raw]


def _tidy(raw: Any) -> Any:
    if isinstance(raw, list):
        return [_tidy(one) for one in raw]
    return raw.replace("\r\n", "\n").replace("\x00", "\ufffd") if isinstance(raw, str) else raw


def _plain(text: str) -> SafeString:
    return _paragraphs(text, text)


def _paragraphs(before: str, after: str) -> SafeString:
    """Return a text by paragraphs, with what was removed and what was added."""
    found = compare_texts(before, after).paragraphs
    return format_html_join(
        "", "<p>{}</p>", ((render_words(one.words),) for one in found if one.words)
    )
