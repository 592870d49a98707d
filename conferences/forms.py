"""Forms of the reviewers' pages."""

from django import forms
from django.utils.translation import gettext_lazy as _


class PublicationForm(forms.Form):
    """The decision to publish one change, bound to its number and digest."""

    change = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    digest = forms.CharField(min_length=64, max_length=64, widget=forms.HiddenInput)
    summary = forms.CharField(
        label=_("What this edition changes"),
        help_text=_("One sentence for readers, 3 to 500 characters."),
        min_length=3,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
