"""What authors and reviewers say with a submission, a decision, a withdrawal, and to narrow the queue."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conferences.models import Nature
from conferences.services import deciding, submitting
from conferences.services.entry_library import WORK_MODELS
from conferences.services.review_queue import DECIDED, Cursor
from conferences.services.submissions import Stage
from conferences.services.submitting import Shown
from sources.editorial.input_gate import UnusableText, clean_line

LATER = "later"
_VERDICTS = (
    ("comment", gettext_lazy("Comment: the changes go on waiting")),
    ("return", gettext_lazy("Return to the author")),
    ("publish", gettext_lazy("Approve and publish now")),
    (LATER, gettext_lazy("Approve, and publish at a time that is set")),
)


class LineField(forms.CharField):
    """Words in one line, tidied by the gate through which all text comes in."""

    def to_python(self, value: Any) -> str:
        """Return the line; refuse what cannot be kept."""
        try:
            return clean_line(str(value or ""))
        except UnusableText as error:
            raise ValidationError(str(error)) from error


def _words(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class ShownField(forms.CharField):
    """A work with the number and digest of the change that was shown: uuid.number.digest."""

    def to_python(self, value: Any) -> Shown:  # type: ignore[override]  # a value of its own
        """Return what was shown; refuse what names no change."""
        work_id, _dot, rest = str(value or "").partition(".")
        number, _dot, digest = rest.partition(".")
        if not (number.isascii() and number.isdigit() and len(number) < 10 and len(digest) == 64):
            raise ValidationError(_("This page has lost its place in the history. Read it again."))
        try:
            return Shown(UUID(work_id), int(number), digest)
        except ValueError as error:
            raise ValidationError(_("This page has lost its place in the history.")) from error


class SubmissionForm(forms.Form):
    """What an author says of the changes; `built` are the summaries made from the data."""

    shown = ShownField(
        widget=forms.HiddenInput,
        error_messages={
            "required": gettext_lazy("This page has lost its place in the history. Read it again.")
        },
    )
    summary = LineField(
        label=gettext_lazy("Summary, in your own words"),
        help_text=gettext_lazy(
            "10 to 300 characters: what the changes do, and why. The list above is kept beside it."
        ),
        min_length=submitting.SHORTEST,
        max_length=submitting.LONGEST,
        widget=_words(3),
    )
    nature = forms.ChoiceField(
        label=gettext_lazy("What sort of change is it?"),
        choices=Nature.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what sort of change this is.")},
    )
    is_correction = forms.BooleanField(
        label=gettext_lazy("Is this a factual correction?"),
        help_text=gettext_lazy(
            "Then readers of earlier editions are told that they held an error."
        ),
        required=False,
    )
    others = forms.MultipleChoiceField(
        label=gettext_lazy("Submit together with"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    reviewers = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Ask by name"),
        help_text=gettext_lazy("Nobody need be asked: any reviewer may then take it."),
        queryset=User.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self,
        *args: Any,
        built: str = "",
        others: Iterable[tuple[str, str]] = (),
        reviewers: Any = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.built = built
        self.fields["others"].choices = list(others)  # type: ignore[attr-defined]  # it is a choice field
        self.fields["reviewers"].queryset = reviewers  # type: ignore[attr-defined]  # it is a model field

    def clean_summary(self) -> str:
        """Refuse the list that was built from the data: it says what, and not why."""
        summary: str = self.cleaned_data["summary"]
        if self.built and _folded(summary) == _folded(self.built):
            msg = _(
                "This is the list as it was built. Say in your own words what the changes do, and why."
            )
            raise ValidationError(msg)
        return summary

    def clean_others(self) -> list[Shown]:
        """Return the other works, each as it was shown."""
        field = ShownField()
        return [field.to_python(value) for value in self.cleaned_data["others"]]


def _folded(words: str) -> str:
    return "".join(letter for letter in words.casefold() if letter.isalnum())


class DecisionForm(forms.Form):
    """One decision about a submission; `seal` binds it to what was shown."""

    seal = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)
    verdict = forms.ChoiceField(
        label=gettext_lazy("Decision"),
        choices=_VERDICTS,
        initial="comment",
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what you decide.")},
    )
    words = LineField(
        label=gettext_lazy("To the author"),
        help_text=gettext_lazy(
            "Needed to return the changes: what should be done? Readers never see it."
        ),
        max_length=deciding.LONGEST,
        required=False,
        widget=_words(3),
    )
    edition = LineField(
        label=gettext_lazy("To the readers: what this edition changes"),
        help_text=gettext_lazy("One sentence, used when you approve: 3 to 500 characters."),
        max_length=deciding.LONGEST,
        required=False,
        widget=_words(2),
    )
    due = forms.DateTimeField(
        label=gettext_lazy("Time of publication (UTC)"),
        help_text=gettext_lazy("Only if it is to be published later."),
        required=False,
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"],
        widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for a time where one is needed, and refuse one that would be passed over."""
        data = self.cleaned_data
        verdict = data.get("verdict")
        if verdict == LATER and not data.get("due") and "due" not in self.errors:
            self.add_error("due", _("Give the day and the time of publication."))
        if verdict == "publish" and data.get("due"):
            msg = _("A time is given: choose to publish at a set time, or leave the time empty.")
            self.add_error("verdict", msg)
        return data


class ReasonForm(forms.Form):
    """Why something is withdrawn, cancelled or taken back; `seal` binds it to what was shown."""

    seal = forms.CharField(max_length=160, required=False, widget=forms.HiddenInput)
    reason = LineField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("10 to 500 characters."),
        min_length=10,
        max_length=500,
        widget=_words(3),
    )


class RecallForm(forms.Form):
    """Why an author takes a submission back, if they care to say."""

    reason = LineField(label=gettext_lazy("Why (need not be said)"), max_length=500, required=False)


class QueueForm(forms.Form):
    """Which submissions to list."""

    show = forms.ChoiceField(
        label=gettext_lazy("Show"),
        required=False,
        choices=[
            ("", gettext_lazy("what waits for review")),
            (Stage.RETURNED.value, gettext_lazy("returned")),
            (Stage.SCHEDULED.value, gettext_lazy("set for later")),
            (DECIDED, gettext_lazy("decided, the latest first")),
            (Stage.PUBLISHED.value, gettext_lazy("published")),
            (Stage.FAILED.value, gettext_lazy("approved, not published")),
        ],
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"),
        required=False,
        choices=[("", gettext_lazy("any")), *((kind, kind) for kind in WORK_MODELS)],
    )
    author = forms.CharField(label=gettext_lazy("Submitted by"), required=False, max_length=200)
    asked = forms.BooleanField(label=gettext_lazy("Asked of me"), required=False)
    after = forms.CharField(required=False, max_length=80, widget=forms.HiddenInput)

    @property
    def chosen(self) -> dict[str, str]:
        """What was chosen and can be used, as it stands in an address."""
        self.is_valid()
        found = {name: self.cleaned_data.get(name) for name in ("show", "kind", "author", "asked")}
        return {
            name: "1" if value is True else str(value) for name, value in found.items() if value
        }

    @property
    def cursor(self) -> Cursor | None:
        """Where the page goes on; what names no place begins anew."""
        at, _dot, key = self.data.get("after", "").partition("_")
        try:
            return Cursor(datetime.fromisoformat(at).astimezone(UTC), UUID(key))
        except (ValueError, OverflowError):
            return None


def written(cursor: Cursor) -> str:
    """Return a cursor as it stands in an address."""
    return f"{cursor.at.astimezone(UTC).isoformat()}_{cursor.id}"
