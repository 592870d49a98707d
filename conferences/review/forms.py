"""What is said of a change that takes something back."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from sources.editorial.act_form import ActForm

MOST = 999_999_999


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


class BoundForm(ActForm):
    """The words for an act on several works; `token` is of the states on which the decision rests."""

    token = forms.RegexField(r"^[0-9a-f]{64}$", widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["summary"].label = _("Summary")

    def clean(self) -> dict[str, Any]:
        """Refuse a form that no longer says what was shown."""
        if "token" in self.errors:
            del self.errors["token"]
            lost = _("This page no longer says what was shown. Read it again, then decide.")
            raise ValidationError(lost)
        return self.cleaned_data

    def bind_to(self, token: str) -> None:
        """Bind the decision to what is shown now, and keep the words that were typed."""
        name = self.add_prefix("token")
        self.data = {**self.data.dict(), name: token} if self.is_bound else {}  # type: ignore[attr-defined]  # of a request
        self.initial["token"] = token
