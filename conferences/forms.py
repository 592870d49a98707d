"""Forms of the reviewers' pages."""

from django import forms
from django.utils.translation import gettext_lazy as _


class PublicationForm(forms.Form):
    """The decision to publish one change, bound to its number and digest, and to the edition it makes."""

    change = forms.IntegerField(min_value=1, max_value=999_999_999, widget=forms.HiddenInput)
    edition = forms.IntegerField(min_value=1, max_value=999_999_999, widget=forms.HiddenInput)
    digest = forms.CharField(min_length=64, max_length=64, widget=forms.HiddenInput)
    summary = forms.CharField(
        label=_("What this edition changes"),
        help_text=_("One sentence for readers, 3 to 500 characters."),
        min_length=3,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    @property
    def is_bound_to_nothing(self) -> bool:
        """Whether what the decision is bound to is missing, or can be none."""
        return any(field.errors for field in self.hidden_fields())


class RefreshForm(forms.Form):
    """The decision to refresh editions, and with them the edition of the record, by its change."""

    summary = forms.CharField(
        label=_("What these editions change"),
        help_text=_("One sentence for readers, 3 to 500 characters."),
        min_length=3,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    record = forms.IntegerField(required=False, min_value=1, max_value=999_999_999)
