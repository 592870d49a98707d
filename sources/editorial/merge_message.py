"""What the editor is told of a save into which the changes of others were merged."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from sources.editorial.stale_report import RowDifference, StaleReport

# So many rows are named.
MOST_NAMED = 12


def merged_words(report: StaleReport) -> SafeString:
    """Return what was merged into a save: whose changes, and what they touched."""
    changes = format_html_join(
        "; ",
        "{}",
        ((_("change %(n)d by %(who)s") % {"n": one.number, "who": one.by_name},) for one in report.changes),
    )  # fmt: skip
    named = report.differences[:MOST_NAMED]
    rows = format_html_join("; ", "{}", ((_row_words(row),) for row in named))
    more = len(report.differences) - len(named)
    rest = _(" and %d more") % more if more > 0 else ""
    lead = _("Merged with what was saved meanwhile:")
    return format_html("{} {}. {}{}", lead, changes, rows, rest)


def _row_words(row: RowDifference) -> str:
    fields = ", ".join(field.told for field in row.fields)
    return f"{row.name}: {fields if row.what == _('changed') else row.what}"
