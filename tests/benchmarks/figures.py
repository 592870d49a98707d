"""Figures as values, and their table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One row on one database: `is_met` is None where no aim is set."""

    what: str
    aim: str
    reached: str
    is_met: bool | None = None


@dataclass(frozen=True)
class Report:
    """All figures taken on one database, and under which conditions."""

    database: str
    conditions: tuple[str, ...]
    figures: tuple[Figure, ...]


def table(reports: Sequence[Report], conditions: Sequence[str]) -> str:
    """Return the figures as a table in Markdown, a column for each database, conditions below."""
    names = [report.database for report in reports]
    columns: list[Mapping[str, Figure]] = [
        {figure.what: figure for figure in report.figures} for report in reports
    ]
    aims = {figure.what: figure.aim for report in reports for figure in report.figures}
    lines = [_row(["what", "aim", *names]), _row(["---"] * (2 + len(names)))]
    lines += [
        _row([what, aim, *(_cell(column.get(what)) for column in columns)])
        for what, aim in aims.items()
    ]
    below = [*conditions, *(line for report in reports for line in report.conditions)]
    return "\n".join([*lines, "", *(f"- {line}" for line in below)])


def _cell(figure: Figure | None) -> str:
    if figure is None:
        return "–"
    return f"{figure.reached} **(missed)**" if figure.is_met is False else figure.reached


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
