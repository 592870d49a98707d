"""Evidence matrices as HTML: a table of each question, and the same as cards for small screens."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from conferences.rendering.html import attribute, chosen, foreign, localized, text
from conferences.rendering.matrix import Column, Mark, Matrix, Row, State
from conferences.rendering.notes_list import PAGED
from conferences.rendering.page import Page
from conferences.rendering.values import CitationView

# Each state has a shape and a word, so that neither colour nor the shape alone tells it.
_SIGNS = {
    State.SUPPORTS: "●",
    State.DISPUTES: "✕",
    State.MENTIONS: "◐",
    State.SILENT: "○",
    State.UNREAD: "–",
}
_WORDS = {
    State.SUPPORTS: gettext_noop("Supports"),
    State.DISPUTES: gettext_noop("Disputes"),
    State.MENTIONS: gettext_noop("Mentions"),
    State.SILENT: gettext_noop("Silent"),
    State.UNREAD: gettext_noop("Not consulted"),
}
_LISTS = {
    State.SUPPORTS: gettext_noop("For"),
    State.DISPUTES: gettext_noop("Against"),
    State.MENTIONS: gettext_noop("On no side"),
    State.SILENT: gettext_noop("Silent"),
    State.UNREAD: gettext_noop("Not consulted"),
}


def matrices_html(page: Page) -> str:
    """Return the section with the matrix of each question that has answers; "" if none has.

    The notes must have their numbers.
    """
    matrices = [matrix for matrix in page.matrices.values() if matrix.rows]
    if not matrices:
        return ""
    tables = MatrixTables(page)
    shown = "".join(tables.html(matrix) for matrix in matrices)
    return f'<section id="evidence"><h2>{text(_("Evidence"))}</h2>\n{shown}</section>\n'


def matrix_id(question: str) -> str:
    """Return the id under which the matrix of a question stands."""
    return f"matrix-{question}"


@dataclass(frozen=True)
class _Line:
    """A row in words, and its cells mark by mark."""

    row: Row
    source: str
    kind: str
    written: str
    cells: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class _Said:
    """What the table of a matrix and its cards both say, as HTML."""

    title: str
    answers: tuple[str, ...]
    totals: tuple[str, ...]
    lines: tuple[_Line, ...]


class MatrixTables:
    """Writes matrices; what is said of a source is put together once."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.words = page.source_words
        self.marks = {state: f"{sign} {text(_(_WORDS[state]))}" for state, sign in _SIGNS.items()}
        self.lists = {state: text(_(name)) for state, name in _LISTS.items()}
        self.source_head, self.written_head = text(_("Source")), text(_("Written"))
        self.by_own_answer = text(_("by its own answer"))
        self.total = text(_("%(supporting)d for, %(opposing)d against"))
        self.independent = text(_("Independent sources"))

    def html(self, matrix: Matrix) -> str:
        """Return the table in a region that scrolls, and the cards."""
        own_id = attribute(self.page.ids.take(matrix_id(matrix.question.key)))
        said = _Said(
            self._title(matrix),
            tuple(self._answer(column) for column in matrix.columns),
            tuple(self._total(column) for column in matrix.columns),
            tuple(self._line(row) for row in matrix.rows),
        )
        return (
            f'<div class="matrix" id="{own_id}">{self._table(matrix, said)}'
            f"{self._cards(said)}</div>\n"
        )

    def _title(self, matrix: Matrix) -> str:
        words, code = chosen(matrix.question.text, self.page.language)
        sources = len({row.source for row in matrix.rows})
        answers = len(matrix.columns)
        counts = _(", ").join(
            (
                ngettext("%d source", "%d sources", sources) % sources,
                ngettext("%d answer", "%d answers", answers) % answers,
            )
        )
        return f"{foreign(words, code, self.page.language)} {text(counts)}"

    def _answer(self, column: Column) -> str:
        """Return an answer as it heads its column: its value, else what its claim states."""
        key = column.claims[0]
        shown = self.page.answer(key)
        if not shown:
            shown = localized(self.page.view.claims[key].statement, self.page.language)
        if column.is_preferred:
            return f"{shown} <b>{text(_('preferred by the editors'))}</b>"
        return shown

    def _total(self, column: Column) -> str:
        return self.total % {"supporting": column.supporting, "opposing": column.opposing}

    def _line(self, row: Row) -> _Line:
        return _Line(
            row,
            self._source(row),
            self._kind(row),
            text(self._written(row)),
            tuple(tuple(map(self._mark, cell)) for cell in row.cells),
        )

    def _table(self, matrix: Matrix, said: _Said) -> str:
        own_id = attribute(self.page.ids.take(f"mx-{matrix.question.key}"))
        columns = "".join(f'<th scope="col">{answer}</th>' for answer in said.answers)
        rows = "".join(map(_row, said.lines))
        totals = "".join(f"<td>{total}</td>" for total in said.totals)
        return (
            f'<div class="scroll" role="region" aria-labelledby="{own_id}" tabindex="0"><table>\n'
            f'<caption id="{own_id}">{said.title}</caption>\n'
            f'<thead><tr><th scope="col">{self.source_head}</th>'
            f'<th scope="col">{self.written_head}</th>{columns}</tr></thead>\n'
            f"<tbody>{rows}"
            f'<tr><th scope="row" colspan="2">{self.independent}</th>{totals}</tr>\n'
            "</tbody></table></div>"
        )

    def _source(self, row: Row) -> str:
        """Return the short name of a source, linked to the first note that this row rests on."""
        citations = [each for cell in row.cells for mark in cell for each in mark.citations]
        href = self.page.notes.href(citations[0]) if citations else ""
        return self.page.link(f"#{href}" if href else "", text(self.page.short(row.source)))

    def _kind(self, row: Row) -> str:
        """Return the kind of source, what it was read in, what it repeats, whether it counts."""
        source = self.page.view.sources.get(row.source)
        parts = [text(self.words.kind(source))] if source else []
        if row.via:
            parts.append(text(_("read in %s") % self.page.short(row.via)))
        for key in source.derived_from if source else ():
            parts.append(text(_("repeats %s")) % self._repeated(key))
        if row.is_withdrawn:
            parts.append(text(_("withdrawn, counts on no side")))
        if row.is_split:
            parts.append(text(_("reports of it differ, so that it counts on no side")))
        if row.is_undecided:
            parts.append(text(_("does not decide")))
        return "; ".join(filter(None, parts))

    def _repeated(self, key: str) -> str:
        """Return the number of a source in the list of notes; its short name if it is not there."""
        cited = self.page.notes.cited.get(key)
        if cited is None:
            return text(self.page.short(key))
        return f'<a href="#{cited.notes[0].anchor}">{cited.notes[0].number}</a>'

    def _written(self, row: Row) -> str:
        source = self.page.view.sources.get(row.source)
        return self.words.written(source, self.page.language) if source else _("date not known")

    def _mark(self, mark: Mark) -> str:
        said = self.marks[mark.state]
        if mark.by_own_answer:
            return f"{said}, {self.by_own_answer}"
        places = ", ".join(map(self._citation, mark.citations))
        return f"{said}, {places}" if places else said

    def _citation(self, citation: CitationView) -> str:
        href = self.page.notes.href(citation)
        return self.page.link(f"#{href}" if href else "", text(self._place(citation)))

    def _place(self, citation: CitationView) -> str:
        if citation.locator:
            return citation.locator.rstrip(".")
        source = self.page.view.sources.get(citation.source)
        return _("no page given") if source and source.type in PAGED else _("as a whole")

    def _cards(self, said: _Said) -> str:
        cards = "".join(
            f"<h4>{answer}</h4>\n{self._card(said, index)}"
            f"<p>{self.independent}: {said.totals[index]}</p>\n"
            for index, answer in enumerate(said.answers)
        )
        return f'<div class="cards"><h3>{said.title}</h3>\n{cards}</div>'

    def _card(self, said: _Said, index: int) -> str:
        lists: dict[State, list[str]] = {state: [] for state in self.lists}
        for line in said.lines:
            for mark, words in zip(line.row.cells[index], line.cells[index], strict=True):
                lists[mark.state].append(
                    f"<dd>{line.source} <span>({line.kind}; {line.written})</span>: {words}</dd>"
                )
        shown = "".join(
            f'<dt class="s-{state}">{self.lists[state]}</dt>{"".join(lines)}'
            for state, lines in lists.items()
            if lines
        )
        return f"<dl>{shown}</dl>\n"


def _row(line: _Line) -> str:
    cells = "".join(
        f'<td class="s-{cell[0].state}">{"; ".join(words)}</td>'
        for cell, words in zip(line.row.cells, line.cells, strict=True)
    )
    return (
        f'<tr><th scope="row">{line.source} <span>{line.kind}</span></th>'
        f"<td>{line.written}</td>{cells}</tr>\n"
    )
