"""What the checks found in a form, grouped for whoever works through it, each with its place in the form."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from conferences.services.check_reasons import WHY
from conferences.services.findings import CODES, Finding, Level
from sources.editorial.form_states import new_rows
from sources.editorial.member_forms import VersionedForm
from sources.editorial.work_form import WorkForm

# Where a finding is about a whole row, the field in which its words stand.
FIRST_FIELDS = {"conferences.claim": "statement", "conferences.reading": "title"}
TITLES = {
    Level.BLOCK: _("Blocks publication"),
    Level.WARN: _("Warns"),
    Level.NOTE: _("Notes"),
}


@dataclass(frozen=True)
class Placed:
    """A finding, and where it stands: `at` is an id of the page, `prefix` that of a row not stored yet."""

    finding: Finding
    at: str
    field: str
    prefix: str = ""

    @property
    def may_be_accepted(self) -> bool:
        """Whether it is a warning about something that is stored, and that nobody accepted yet."""
        finding = self.finding
        return finding.level is Level.WARN and finding.accepted is None and not self.prefix


@dataclass(frozen=True)
class OfOneCheck:
    """What one check found."""

    code: str
    title: str | Promise
    why: str | Promise
    found: tuple[Placed, ...]


@dataclass(frozen=True)
class OfOneLevel:
    """What was found of one level, check by check."""

    level: Level
    title: str | Promise
    checks: tuple[OfOneCheck, ...]

    @property
    def count(self) -> int:
        """How much was found."""
        return sum(len(each.found) for each in self.checks)


@dataclass(frozen=True)
class Checked:
    """What the checks found, what cannot be stored as typed, and why an acceptance, or taking one back, was refused.

    `faults` are the errors of the form: id of the field, what it is about, and the sentence.
    """

    levels: tuple[OfOneLevel, ...]
    accepted: tuple[Placed, ...] = ()
    faults: tuple[tuple[str, str, str], ...] = ()
    problem: str = ""
    refused: str = ""

    @property
    def counts(self) -> dict[str, int]:
        """How much was found of each level, and how much cannot be stored."""
        return {str(each.level): each.count for each in self.levels} | {"fault": len(self.faults)}

    def places(self) -> Iterator[str]:
        """Return the ids of the page at which something was found, the gravest first."""
        yield from (at for at, _about, _sentence in self.faults)
        for level in self.levels:
            yield from (placed.at for each in level.checks for placed in each.found)


def checked(
    sheet: WorkForm, findings: Iterable[Finding], *, problem: str = "", refused: str = ""
) -> Checked:
    """Return what was found in a form, with its errors; `refused` says why an act on a warning was refused."""
    placing = _Placing(sheet)
    placed = [placing.place(finding) for finding in findings]
    open_ones = [each for each in placed if each.finding.accepted is None]
    levels = tuple(
        OfOneLevel(level, TITLES[level], tuple(_by_check(open_ones, level))) for level in Level
    )
    accepted = tuple(each for each in placed if each.finding.accepted is not None)
    return Checked(levels, accepted, tuple(sheet.row_errors()), problem, refused)


def _by_check(placed: Iterable[Placed], level: Level) -> Iterator[OfOneCheck]:
    by_code: dict[str, list[Placed]] = {}
    for each in placed:
        if each.finding.level is level:
            by_code.setdefault(each.finding.code, []).append(each)
    for code, found in by_code.items():
        yield OfOneCheck(code, CODES.get(code, code), WHY.get(code, ""), tuple(found))


class _Placing:
    """Finds the field of a form in which a finding is put right."""

    def __init__(self, sheet: WorkForm) -> None:
        self._rows: dict[UUID, VersionedForm] = {sheet.work.id: sheet.form}
        self._rows |= {form.instance.pk: form for _rows, form in sheet.rows()}
        self._groups = {each.model._meta.label_lower: each.prefix for each in sheet.formsets}
        self._new = new_rows(sheet)

    def place(self, finding: Finding) -> Placed:
        field = finding.field or FIRST_FIELDS.get(finding.label, "")
        form = self._rows.get(finding.member_id)
        prefix = self._new.get(finding.member_id, "")
        if form is None:
            group = self._groups.get(finding.label)
            return Placed(finding, f"group-of-{group}" if group else "work-form", field, prefix)
        if field in form.fields:
            bound = form[field]
            at = bound.id_for_label or f"{bound.auto_id}_0"
        else:
            at = f"row-{form.prefix}" if form.prefix else "work-form"
        return Placed(finding, at, field, prefix)
