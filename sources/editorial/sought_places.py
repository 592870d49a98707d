"""The place in a work's form to which a link from elsewhere leads."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms

# The id that the form gives to the place, so that browsers without script go there.
ANCHOR = "sought"


@dataclass(frozen=True)
class Sought:
    """A row by its id, or the work itself, with one of its fields, and a line of a text, if they are known.

    `label` names the model of the row: where the row is not in the form, its list is.
    """

    member_id: UUID
    label: str = ""
    field: str = ""
    line: int = 0
    column: int = 0

    def address(self, form: str) -> str:
        """Return the address at which a form is shown with the place open."""
        said = {
            "member": self.member_id,
            "rows": self.label,
            "field": self.field,
            "line": self.line,
            "column": self.column,
        }
        query = urlencode({name: value for name, value in said.items() if value})
        return f"{form}?{query}#{ANCHOR}"


class _Asked(forms.Form):
    member = forms.UUIDField()
    rows = forms.CharField(required=False, max_length=60)
    field = forms.CharField(required=False, max_length=60)
    line = forms.IntegerField(required=False, min_value=0)
    column = forms.IntegerField(required=False, min_value=0)


def sought_in(query: Mapping[str, Any]) -> Sought | None:
    """Return the place that an address asks for; None where it asks for none that can be."""
    asked = _Asked(query)
    if not asked.is_valid():
        return None
    said = asked.cleaned_data
    return Sought(
        said["member"], said["rows"], said["field"], said["line"] or 0, said["column"] or 0
    )
