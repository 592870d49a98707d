"""The forms of versioned rows, nested as the rows are: claims in a work, citations in a claim."""

from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar, cast

from django import forms
from django.contrib.admin.options import BaseModelAdmin, InlineModelAdmin
from django.contrib.admin.utils import flatten_fieldsets
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import NON_FIELD_ERRORS, FieldDoesNotExist, ValidationError
from django.db import models
from django.forms.models import BaseInlineFormSet, InlineForeignKeyField, inlineformset_factory
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sources.editorial.choices import KeyedChoiceField, WorkSelect, labels_of
from sources.editorial.lean_widgets import LeanRenderer
from sources.editorial.refusals import in_words
from sources.editorial.versioned import VersionedModel

Words = str | Promise
MAX_ROWS = 1000


@dataclass(frozen=True)
class RowSummary:
    """What a closed row shows: its name, chips of what it rests on, flags of what it lacks."""

    name: str
    text: str = ""
    chips: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()


class SharedFields(dict[str, forms.Field]):
    """The fields of a class of forms, of which each form would make copies: a page has thousands."""

    def __deepcopy__(self, memo: Any) -> dict[str, forms.Field]:
        return dict(self)


class VersionedForm(forms.ModelForm):  # type: ignore[type-arg]  # one class for all versioned models
    """The form of one row; a row left alone is not validated again."""

    instance: VersionedModel
    default_renderer = LeanRenderer

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.nested: list[MemberFormSet] = []
        self.warnings: list[str] = []
        self.notes: Mapping[str, str] = {}
        self.may_be_saved = True
        self.rare: tuple[str, ...] = ()
        self.closed = RowSummary("")
        self.is_open = False

    def common_fields(self) -> list[forms.BoundField]:
        """Return the fields that the editor sees at once."""
        return [self[name] for name in typed_fields(self.fields) if name not in self.rare]

    def rare_fields(self) -> list[forms.BoundField]:
        """Return the fields that few rows need."""
        return [self[name] for name in self.rare if name in self.fields]

    def needs_rare(self) -> bool:
        """Say whether a field that few rows need has something to look at."""
        errors = self.errors if self.is_bound else {}
        return any(name in errors for name in self.rare)

    @property
    def is_new(self) -> bool:
        """Whether the row is not stored yet."""
        return self.instance._state.adding

    def is_doomed(self) -> bool:
        """Say whether the row is marked for deletion."""
        name = self.add_prefix("DELETE")
        return self.is_bound and "DELETE" in self.fields and bool(self.data.get(name))

    def has_changed(self) -> bool:
        """Say whether the editor typed anything; a row that was not sent was not touched."""
        if not self.may_be_saved or not self.is_bound:
            return False
        if self.prefix and self.add_prefix("id") not in self.data:
            return False
        return super().has_changed() or (
            self.is_new and any(rows.has_changed() for rows in self.nested)
        )

    def clean(self) -> dict[str, Any] | None:
        """Validate each value by the field that stores it, so that every error stands at its field."""
        cleaned = super().clean()
        for name, value in list(self.cleaned_data.items()):
            field = _column(self._meta.model, name)
            if field is None:
                continue
            try:
                self.cleaned_data[name] = field.clean(value, self.instance)
            except ValidationError as error:
                self.add_error(name, error)
        return cleaned

    def _update_errors(self, errors: ValidationError) -> None:
        """Put what the model says at the field it is about, in words; else on top of the row."""
        messages = (
            errors.error_dict if hasattr(errors, "error_dict") else {NON_FIELD_ERRORS: [errors]}
        )
        for name, found in messages.items():
            for error in found:
                for text in error.messages:
                    self.refuse(text, name)

    def refuse(self, message: str, name: str = NON_FIELD_ERRORS) -> None:
        """Add what a constraint, the database or the door says against the row."""
        field, sentence = in_words(message, self._meta.model)
        field = field or name
        self.add_error(field if field in self.fields else None, ValidationError(sentence))


def typed_fields(fields: Mapping[str, forms.Field]) -> dict[str, forms.Field]:
    """Return the fields that an editor types into."""
    return {
        name: each
        for name, each in fields.items()
        if name not in ("id", "DELETE") and not isinstance(each, InlineForeignKeyField)
    }


def _column(model: type[models.Model], name: str) -> "models.Field[Any, Any] | None":
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    if not isinstance(field, models.Field) or field.is_relation or field.primary_key:
        return None
    return field


class MemberFormSet(BaseInlineFormSet):  # type: ignore[type-arg]  # as VersionedForm
    """The rows of one kind inside a work or inside another row, matched by their keys."""

    inline: "MemberInline"
    may_add: bool
    may_change: bool
    # What the factory sets, as narrow as it is here.
    forms: list[VersionedForm]  # type: ignore[assignment]
    model: type[VersionedModel]
    fk: Any
    prefix: str

    def hold(self, rows: list[VersionedModel]) -> None:
        """Take the stored rows, which were read for the whole work at once."""
        self._queryset = rows

    def _construct_form(self, i: int, **kwargs: Any) -> VersionedForm:
        form: VersionedForm = super()._construct_form(  # type: ignore[misc]  # not in the stubs
            i, **{"empty_permitted": True, **kwargs}
        )
        form.may_be_saved = self.may_add if form.is_new else self.may_change
        if not form.may_be_saved:
            # Those of its class are those of other rows too.
            form.fields = {name: copy(field) for name, field in form.fields.items()}
            for field in form.fields.values():
                field.disabled = True
        return form

    def has_changed(self) -> bool:
        """Say whether a row was added, changed or marked for deletion."""
        return any(
            form.has_changed()
            or self.deletes(form)
            or any(rows.has_changed() for rows in form.nested)
            for form in self.forms
        )

    def deletes(self, form: VersionedForm) -> bool:
        """Say whether a stored row is to be deleted."""
        return self.can_delete and not form.is_new and form.is_doomed()

    def clean(self) -> None:
        """Refuse rows that are not of this work, and rows that say the same twice."""
        for form in self.forms[: self.initial_form_count()]:
            if form.is_new and form.has_changed() and not form.is_doomed():
                raise ValidationError(
                    _("A row that you changed is not here any more: reload the page.")
                )
        super().clean()

    @property
    def template_id(self) -> str:
        """The id of the template in the page from which its script makes new rows."""
        return f"template-{self.model._meta.model_name}"


class DeskFields(BaseModelAdmin):  # type: ignore[type-arg]  # as VersionedForm
    """Gives foreign keys named in `autocomplete_fields` a select that searches as one types."""

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """Return the form field of a column; an address without a scheme is one of https."""
        if isinstance(db_field, models.URLField):
            kwargs["assume_scheme"] = "https"
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None:
            # Links to other forms, one of which deletes, would bury the rows.
            if isinstance(field.widget, RelatedFieldWidgetWrapper):
                field.widget = field.widget.widget
            # What was shown at first is known from the change on which the form was based.
            field.show_hidden_initial = False
            # Translated once, not for each of many rows.
            field.label, field.help_text = str(field.label), str(field.help_text)
            if isinstance(field, forms.SlugField):
                field.error_messages["invalid"] = _("Use letters a to z, digits and hyphens alone.")
            if isinstance(field, forms.TypedChoiceField):
                field.choices = [(key, str(words)) for key, words in cast(Any, field.choices)]
        return field

    def formfield_for_foreignkey(
        self, db_field: "models.ForeignKey[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> Any:
        """Return the form field of a foreign key."""
        if db_field.name in self.get_autocomplete_fields(request):
            site = self.admin_site
            kwargs["widget"] = WorkSelect(db_field, site, labels=labels_of(request, site))
            kwargs["form_class"] = KeyedChoiceField
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class MemberInline(DeskFields, InlineModelAdmin):  # type: ignore[type-arg]  # as VersionedForm
    """Edits the members of one kind inside the form of their work; `inlines` are edited inside each."""

    form = VersionedForm
    extra = 0
    inlines: ClassVar[tuple[type["MemberInline"], ...]] = ()
    help_text: ClassVar[Words] = ""
    # Fields that few rows need: they stand closed, after the rows inside.
    rare_fields: ClassVar[tuple[str, ...]] = ()

    def get_formset(self, request: Any, obj: Any = None, **kwargs: Any) -> type[MemberFormSet]:
        """Return the class of formsets for these rows, with what the account may do to them."""
        fields = kwargs.pop("fields", None) or flatten_fieldsets(self.get_fieldsets(request, obj))
        made: Any = inlineformset_factory(
            self.parent_model,
            self.model,
            form=self.form,
            formset=MemberFormSet,
            fk_name=self.fk_name,
            fields=fields,
            formfield_callback=partial(self.formfield_for_dbfield, request=request),
            extra=0,
            max_num=MAX_ROWS,
            can_delete=self.has_delete_permission(request, obj),
            renderer=LeanRenderer(),
        )
        made.form.base_fields = SharedFields(made.form.base_fields)
        made.inline = self
        made.may_add = self.has_add_permission(request, obj)
        made.may_change = self.has_change_permission(request, obj)
        formset: type[MemberFormSet] = made
        return formset

    def nested_inlines(self, request: HttpRequest) -> list["MemberInline"]:
        """Return the inlines inside each row that the account may see."""
        found = [inline(self.model, self.admin_site) for inline in self.inlines]
        return [inline for inline in found if inline.has_view_or_change_permission(request)]

    def stored_rows(self, parents: list[Any], fk: str) -> models.QuerySet[Any]:
        """Return the stored rows inside some parents, in order."""
        rows: models.QuerySet[Any] = self.model._default_manager.filter(**{f"{fk}__in": parents})
        return rows

    def summarise(self, form: VersionedForm) -> RowSummary:
        """Return what a row shows while it is closed."""
        return RowSummary(str(_("new")) if form.is_new else str(form.instance))

    def judge(
        self, work: VersionedModel, formset: MemberFormSet, rows: Sequence[VersionedModel]
    ) -> None:
        """Refuse rows that contradict one another, once each is valid; ``rows`` are all of the form."""

    def describe(self, form: VersionedForm) -> Mapping[str, str]:
        """Return a note for each field that has one, such as a date in words."""
        return {}


def nested_forms(formset: MemberFormSet) -> Iterator[tuple[MemberFormSet, VersionedForm]]:
    """Return every row of a formset and of those inside it, each with its own formset."""
    for form in formset.forms:
        yield formset, form
        for inner in form.nested:
            yield from nested_forms(inner)
