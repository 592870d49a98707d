"""What may be asked of a list of changes: by whom, of what, when, of which act, where it goes on."""

from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID

from django import forms
from django.contrib.auth.models import User
from django.core.validators import validate_slug
from django.db.models import Q, Value
from django.db.models.functions import Concat
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from conferences.review.forms import MOST
from conferences.review.row_words import owner_field
from conferences.services.entry_library import WORK_MODELS
from conferences.services.touching import touching_claim, touching_model
from sources.editorial.folding import fold
from sources.editorial.lean_widgets import LeanRenderer
from sources.editorial.models import Act, Change, Head, Work
from sources.editorial.versioning import versioned_models

# Of more works with such a title, none is looked for by itself: their changes are passed over.
MOST_WORKS = 200
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def _day(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )


def _place(least: int) -> forms.IntegerField:
    return forms.IntegerField(
        required=False, min_value=least, max_value=MOST, widget=forms.HiddenInput
    )


class TouchedSelect(forms.Select):
    """A list of some hundred rows and fields, whose options are written once for all pages."""

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        """Return the HTML."""
        options = _options(tuple(self.choices))
        chosen = format_html('<option value="{}">', value or "")
        marked = format_html('<option value="{}" selected>', value or "")
        built = flatatt(self.build_attrs(self.attrs, {**(attrs or {}), "name": name}))
        return format_html(
            "<select{}>{}</select>", built, SafeString(options.replace(chosen, marked))
        )


@lru_cache(maxsize=16)
def _options(choices: tuple[tuple[str, str], ...]) -> SafeString:
    return format_html_join("", '<option value="{}">{}</option>', choices)


@lru_cache(maxsize=64)
def touchable(kinds: frozenset[str], _language: str | None) -> tuple[tuple[str, str], ...]:
    """Return all kinds of rows that works of some kinds may have, each with its fields, as choices."""
    return (("", _("anything")), *_rows_and_fields(kinds))


def _rows_and_fields(kinds: frozenset[str]) -> Iterator[tuple[str, str]]:
    hidden_works = {
        model._meta.label_lower for kind, model in WORK_MODELS.items() if kind not in kinds
    }
    for model in versioned_models():
        meta = model._meta
        if meta.label_lower in hidden_works:
            continue
        name = capfirst(str(meta.verbose_name))
        yield meta.label_lower, _("%s: anything") % name
        for field in meta.local_fields:
            is_told = field.editable and not field.primary_key
            if is_told and field.name not in (owner_field(meta.label_lower), "position"):
                yield f"{meta.label_lower}.{field.name}", f"{name}: {field.verbose_name}"


class ChangesForm(forms.Form):
    """What a list of changes can be narrowed to; what cannot be used is left out and said."""

    who = forms.CharField(
        label=_lazy("Who"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"list": "names", "autocomplete": "off"}),
    )
    act = forms.ChoiceField(
        label=_lazy("Act"), required=False, choices=[("", _lazy("any")), *Act.choices]
    )
    touched = forms.ChoiceField(
        label=_lazy("What it touched"), required=False, widget=TouchedSelect
    )
    since = _day(_lazy("From"))
    until = _day(_lazy("To"))

    FILTERS: tuple[str, ...] = ("who", "act", "touched", "since", "until")

    default_renderer = LeanRenderer

    def __init__(self, *args: Any, kinds: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        touched = self.fields["touched"]
        assert isinstance(touched, forms.ChoiceField)
        touched.choices = touchable(frozenset(kinds), get_language())

    @property
    def chosen(self) -> dict[str, str]:
        """What was chosen and can be used, as it stands in an address."""
        self.is_valid()
        return {
            name: str(self.cleaned_data[name])
            for name in self.FILTERS
            if self.cleaned_data.get(name)
        }

    @property
    def field(self) -> tuple[str, str] | None:
        """The field that must have got another value: its model and its name."""
        self.is_valid()
        parts = str(self.cleaned_data.get("touched") or "").split(".")
        return (".".join(parts[:2]), parts[2]) if len(parts) > 2 else None

    def condition(self) -> Q:
        """Return the condition on changes; what cannot be used is left out of it."""
        self.is_valid()
        data, condition = self.cleaned_data, Q()
        if data.get("who"):
            condition &= self.by(data["who"])
        if data.get("act"):
            condition &= Q(act=data["act"])
        if data.get("touched"):
            condition &= touching_model(".".join(data["touched"].split(".")[:2]))
        if data.get("since"):
            condition &= Q(at__gte=datetime.combine(data["since"], time.min, tzinfo=UTC))
        if data.get("until"):
            condition &= Q(at__lte=datetime.combine(data["until"], time.max, tzinfo=UTC))
        return condition

    def by(self, who: str) -> Q:
        """Return the condition that somebody of the name did it."""
        return Q(by_name__icontains=who)


class HistoryForm(ChangesForm):
    """Which changes of one work to list, and from which number on."""

    claim = forms.CharField(
        label=_lazy("Touching the claim"),
        required=False,
        max_length=80,
        validators=[validate_slug],
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    before = _place(1)
    after = _place(0)

    FILTERS = (*ChangesForm.FILTERS, "claim")

    def __init__(self, *args: Any, work_id: UUID, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, kinds=(kind,), **kwargs)
        self.work_id = work_id

    def condition(self) -> Q:
        """Return the condition on changes; what cannot be used is left out of it."""
        condition = super().condition()
        if key := self.cleaned_data.get("claim"):
            condition &= touching_claim(self.work_id, key)
        return condition


class SiteHistoryForm(ChangesForm):
    """Which changes of the whole site to list, and after which one to go on."""

    kind = forms.ChoiceField(label=_lazy("Kind"), required=False)
    title = forms.CharField(
        label=_lazy("Words of the title"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    before = forms.RegexField(
        r"\A[0-9]{1,17}-[0-9]{1,17}\Z", required=False, widget=forms.HiddenInput
    )

    FILTERS = ("who", "kind", "title", "act", "touched", "since", "until")
    field_order = FILTERS

    def __init__(self, *args: Any, kinds: Mapping[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, kinds=kinds, **kwargs)
        self.kinds = list(kinds)
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ChoiceField)
        names = [(key, capfirst(str(model._meta.verbose_name))) for key, model in kinds.items()]
        kind.choices = [("", _lazy("any")), *names]

    def condition(self) -> Q:
        """Return the condition on changes: of kinds that may be seen, and of what was chosen."""
        condition = super().condition()
        if kind := self.cleaned_data.get("kind"):
            condition &= Q(kind=kind)
        elif len(self.kinds) < len(WORK_MODELS):
            condition &= Q(kind__in=self.kinds)
        if title := self.cleaned_data.get("title"):
            condition &= _titled(title)
        return condition

    def by(self, who: str) -> Q:
        """Return the condition that an account did it of which the name, as it is now, says so."""
        accounts = User.objects.annotate(full=Concat("first_name", Value(" "), "last_name"))
        named = accounts.filter(Q(username__icontains=who) | Q(full__icontains=who))
        return Q(by__in=list(named.values_list("pk", flat=True)[:MOST_WORKS]))

    @property
    def after_which(self) -> tuple[datetime, int] | None:
        """The moment and the id of the change after which, going back, the list goes on."""
        self.is_valid()
        typed = self.cleaned_data.get("before")
        if not typed:
            return None
        microseconds, _dash, key = typed.partition("-")
        return _EPOCH + timedelta(microseconds=int(microseconds)), int(key)


def cursor_of(change: Change) -> str:
    """Return how an address names the change after which a list goes on."""
    return f"{(change.at - _EPOCH) // timedelta(microseconds=1)}-{change.pk}"


def _titled(title: str) -> Q:
    """Return the condition that the work is called so, or was when it was deleted."""
    live, gone = Q(), Q()
    for word in title.split():
        live &= Q(folded_label__contains=fold(word))
        gone &= Q(label__icontains=word)
    works = Work.objects.filter(live).values("pk")
    heads = Head.objects.filter(gone).values("pk")
    found = list(works.union(heads).values_list("pk", flat=True)[: MOST_WORKS + 1])
    if len(found) <= MOST_WORKS:
        return Q(work_id__in=found)
    return Q(work_id__in=works) | Q(work_id__in=heads)
