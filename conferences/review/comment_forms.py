"""What is typed into a comment, and the place that its address names."""

from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conferences.services.comment_anchors import Anchor, CommentRefused
from conferences.services.comments import Said


class CommentForm(forms.Form):
    """A comment, other words for what it quotes, and whether publication waits for it."""

    text = forms.CharField(
        label=gettext_lazy("Comment"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5, "autofocus": True}),
    )
    suggestion = forms.CharField(
        label=gettext_lazy("Words that you suggest instead"),
        required=False,
        strip=False,
        help_text=gettext_lazy(
            "An editor can take them over with one press; left as they are, they suggest nothing."
        ),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    is_blocking = forms.BooleanField(
        label=gettext_lazy("Hold publication up until this is settled"), required=False
    )

    def said(self, anchor: Anchor) -> Said:
        """Return what was typed; words that were left as they stand suggest nothing."""
        suggestion = self.cleaned_data.get("suggestion", "").replace("\r\n", "\n")
        if suggestion.strip() == anchor.quotation.strip():
            suggestion = ""
        is_blocking = self.cleaned_data.get("is_blocking", False)
        return Said(self.cleaned_data.get("text", ""), suggestion, is_blocking)


class AnswerForm(forms.Form):
    """An answer in a thread."""

    text = forms.CharField(label=gettext_lazy("Answer"), widget=forms.Textarea(attrs={"rows": 3}))


def anchor_from(query: QueryDict, latest: int) -> Anchor:
    """Return the place that an address names; raises CommentRefused for what cannot be read."""
    number, member = query.get("number", ""), query.get("member", "")
    if number and not (number.isascii() and number.isdecimal() and len(number) < 10):
        raise CommentRefused("number", _("“%s” is not the number of a change.") % number[:40])
    try:
        row = UUID(member) if member else None
    except ValueError as error:
        sentence = _("“%s” does not name a row of this work.") % member[:60]
        raise CommentRefused("member", sentence) from error
    return Anchor(
        number=int(number) if number else latest,
        label=query.get("label", "")[:60],
        member_id=row,
        field=query.get("field", ""),
        quotation=query.get("quotation", ""),
        before=query.get("before", ""),
        after=query.get("after", ""),
    )
