"""What the desk's lists may be narrowed to, and what is done with one of their claims."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conferences.review.desk_asking import Asked, DeskList
from conferences.review.submission_forms import LineField
from conferences.services.entry_library import WORK_MODELS
from conferences.services.findings import CODES, Level

LEVELS = (
    (Level.BLOCK.value, gettext_lazy("blocks publication")),
    (Level.WARN.value, gettext_lazy("warning")),
    (Level.NOTE.value, gettext_lazy("note")),
)


class DeskListForm(forms.Form):
    """What a list is narrowed to; what cannot be read is told at its field, and narrows nothing."""

    q = LineField(label=gettext_lazy("Called"), required=False, max_length=100)
    kind = forms.ChoiceField(label=gettext_lazy("Kind of work"), required=False)
    code = forms.ChoiceField(label=gettext_lazy("Check"), required=False)
    level = forms.ChoiceField(label=gettext_lazy("How grave"), required=False)
    open = forms.BooleanField(label=gettext_lazy("Only what is open to me"), required=False)

    def __init__(self, *args: Any, shown: DeskList, kinds: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kinds = kinds
        any_of = [("", _("any"))]
        names = [(kind, capfirst(str(WORK_MODELS[kind]._meta.verbose_name))) for kind in kinds]
        offered = {
            "q": bool(shown.search),
            "kind": shown.of_kinds,
            "code": shown.is_of_checks,
            "level": shown.is_of_checks,
            "open": shown.is_hunt and shown.name != "taken",
        }
        for name, is_offered in offered.items():
            if not is_offered:
                del self.fields[name]
        for name, choices in (("kind", names), ("code", list(CODES.items())), ("level", LEVELS)):
            if name in self.fields:
                self.fields[name].choices = [*any_of, *choices]  # type: ignore[attr-defined]  # a choice field

    @property
    def chosen(self) -> dict[str, str]:
        """What was chosen and can be used, as it stands in an address."""
        self.is_valid()
        return {
            name: "1" if value is True else str(value)
            for name, value in self.cleaned_data.items()
            if value
        }

    def asked(self, user: User) -> Asked:
        """Return what the list is narrowed to."""
        chosen = self.chosen
        kind = chosen.get("kind")
        return Asked(
            user,
            (kind,) if kind else tuple(self.kinds),
            chosen.get("q", ""),
            chosen.get("code", ""),
            chosen.get("level", ""),
            is_open="open" in chosen,
        )


class PursuitForm(forms.Form):
    """What is done with one claim."""

    claim = forms.UUIDField()
    act = forms.ChoiceField(choices=[(name, name) for name in ("take", "skip", "let-go")])
