"""What an editor says of a change, beside the change itself."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sources.editorial.input_gate import UnusableText, clean_line
from sources.editorial.lean_widgets import LeanRenderer


class ActForm(forms.Form):
    """What an editor says of a change, and the state on which it was based."""

    prefix = "change"
    default_renderer = LeanRenderer

    summary = forms.CharField(
        label=gettext_lazy("What did you change, and why?"),
        min_length=3,
        max_length=500,
        help_text=gettext_lazy(
            "3 to 500 characters; kept for ever with the change, under your name."
        ),
        widget=forms.TextInput(attrs={"size": 60, "autocomplete": "off"}),
    )
    # Read and judged before anything else of the form.
    base = forms.Field(required=False, widget=forms.HiddenInput)
    # The key that a new work will have: sent twice, the form still makes one work.
    key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    # The window in which the form stands: what it keeps and who is at it are told by it.
    window = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def clean_summary(self) -> str:
        """Bring the summary to one line; refuse what cannot be kept."""
        try:
            summary = clean_line(self.cleaned_data["summary"])
        except UnusableText as error:
            raise ValidationError(str(error)) from error
        if len(summary) < 3:
            raise ValidationError(_("Say in at least three characters what you changed, and why."))
        return summary
