"""What reviewers ask of a history, and what is said of a change that takes something back."""

from datetime import UTC, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sources.editorial.act_form import ActForm
from sources.editorial.models import Act

MOST = 999_999_999


def _place(least: int) -> forms.IntegerField:
    return forms.IntegerField(
        required=False, min_value=least, max_value=MOST, widget=forms.HiddenInput
    )


def _day(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )


class HistoryForm(forms.Form):
    """Which changes to list: by whom, of which act, between which days, and from which number on."""

    who = forms.CharField(
        label=gettext_lazy("Who"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"list": "names", "autocomplete": "off"}),
    )
    act = forms.ChoiceField(
        label=gettext_lazy("Act"), required=False, choices=[("", gettext_lazy("any")), *Act.choices]
    )
    since = _day(gettext_lazy("From"))
    until = _day(gettext_lazy("To"))
    before = _place(1)
    after = _place(0)

    @property
    def chosen(self) -> dict[str, str]:
        """What was chosen and can be used, as it stands in an address."""
        self.is_valid()
        return {
            name: str(self.cleaned_data[name])
            for name in ("who", "act", "since", "until")
            if self.cleaned_data.get(name)
        }

    def condition(self) -> Q:
        """Return the condition on changes; what cannot be used is left out of it."""
        self.is_valid()
        data, condition = self.cleaned_data, Q()
        if data.get("who"):
            condition &= Q(by_name__icontains=data["who"])
        if data.get("act"):
            condition &= Q(act=data["act"])
        if data.get("since"):
            condition &= Q(at__gte=datetime.combine(data["since"], time.min, tzinfo=UTC))
        if data.get("until"):
            condition &= Q(at__lte=datetime.combine(data["until"], time.max, tzinfo=UTC))
        return condition


class TakingBackForm(ActForm):
    """The words for a change that takes something back, and the change that was latest when shown."""

    base = forms.IntegerField(min_value=1, max_value=MOST, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["summary"].label = _("Summary")

    def clean(self) -> dict[str, Any]:
        """Refuse a form that has lost its place in the history."""
        if "base" in self.errors:
            del self.errors["base"]
            lost = _("This page has lost its place in the history. Read it again, then decide.")
            raise ValidationError(lost)
        return self.cleaned_data
