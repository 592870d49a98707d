"""Choosing one row of many: selects that search as one types, and name what is chosen in few queries."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.contrib.admin.sites import AdminSite
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.forms.models import ModelChoiceField
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from sources.editorial.folding import fold

# What the name of a select ends in where its row was named by a key.
BY_KEY = "-by-key"
Describe = Callable[[models.Model], str]


class Labels:
    """The words for chosen rows of a page: all that are wanted of a model come in one query."""

    def __init__(self, site: AdminSite) -> None:
        self.site = site
        self._wanted: dict[type[models.Model], set[str]] = {}
        self._known: dict[type[models.Model], dict[str, str]] = {}

    def want(self, model: type[models.Model], keys: Iterable[object]) -> None:
        """Note rows whose words will be asked for."""
        self._wanted.setdefault(model, set()).update(str(key) for key in keys if key)

    def of(self, model: type[models.Model], key: object) -> str | None:
        """Return the words for a row, or None when there is no such row."""
        known = self._known.setdefault(model, {})
        if str(key) not in known:
            self._load(model, {*self._wanted.pop(model, ()), str(key)} - known.keys())
        return known.get(str(key)) or None

    def _load(self, model: type[models.Model], keys: set[str]) -> None:
        known = self._known[model]
        known.update(dict.fromkeys(keys, ""))
        usable = [key for key in keys if _is_key(model, key)]
        describe = choice_words(self.site, model)
        for row in choice_rows(self.site, model).filter(pk__in=usable):
            known[str(row.pk)] = describe(row)


def _is_key(model: type[models.Model], key: str) -> bool:
    field: Any = model._meta.pk
    while isinstance(field, models.ForeignKey):
        field = field.target_field
    try:
        field.to_python(key)
    except (ValueError, TypeError, ValidationError):
        return False
    return True


def choice_words(site: AdminSite, model: type[models.Model]) -> Describe:
    """Return how the admin of a model names a row in choices."""
    admin = site._registry.get(model)
    return getattr(admin, "choice_words", str)


def choice_rows(site: AdminSite, model: type[models.Model]) -> models.QuerySet[Any]:
    """Return the rows of a model with what their names in choices need."""
    admin = site._registry.get(model)
    rows = model._default_manager.all()
    prepare = getattr(admin, "choice_rows", None)
    return prepare(rows) if prepare else rows


def labels_of(request: HttpRequest, site: AdminSite) -> Labels:
    """Return the labels of the page that answers a request."""
    labels: Labels | None = getattr(request, "_choice_labels", None)
    if labels is None:
        labels = Labels(site)
        request._choice_labels = labels  # type: ignore[attr-defined]  # lives as long as the request
    return labels


class KeyedChoiceField(ModelChoiceField):  # type: ignore[type-arg]  # not generic at run time
    """One row of many, by its id or by its key."""

    def to_python(self, value: Any) -> Any:
        """Return the row; a key that no row has is refused by name."""
        model = self.queryset.model  # type: ignore[union-attr]  # set for every field of a model
        if value in self.empty_values or _is_key(model, str(value)) or not isinstance(value, str):
            return super().to_python(value)
        # PostgreSQL refuses to be asked for NUL at all.
        if value.isprintable() and any(field.name == "key" for field in model._meta.fields):
            found = model._default_manager.filter(key=value).first()
            if found is not None:
                return found
        raise ValidationError(
            _("Nothing here has the key “%s”.") % value[:80], code="invalid_choice"
        )


class WorkSelect(AutocompleteSelect):
    """A select that searches as one types; its script starts when the row that holds it is opened."""

    def __init__(self, *args: Any, labels: Labels, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.labels = labels

    def build_attrs(
        self, base_attrs: dict[str, Any], extra_attrs: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Name the field; what all selects have in common stands once on the form."""
        column = self.field.model._meta
        return {
            **base_attrs,
            **(extra_attrs or {}),
            "class": "desk-select",
            "data-app-label": column.app_label,
            "data-model-name": column.model_name,
            "data-field-name": self.field.name,
        }

    @property
    def is_keyed(self) -> bool:
        """Whether the rows to choose from have keys, which can be typed where no script searches."""
        return any(field.name == "key" for field in self.field.remote_field.model._meta.fields)

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """Return the select; an empty one has a line for a key beside it, for browsers without script."""
        select = super().render(name, value, attrs, renderer)
        own_id = (attrs or {}).get("id")
        is_chosen = value and self.labels.of(self.field.remote_field.model, value) is not None
        if is_chosen or not self.is_keyed or not own_id or "__prefix__" in name:
            return select
        return format_html(
            '{}<noscript><input type="text" name="{}{}" value="{}" aria-labelledby="label-{}"'
            ' placeholder="{}"></noscript>',
            *(select, name, BY_KEY, value or "", own_id, _("its key")),
        )

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """Return what was chosen, or the key that was typed."""
        typed: str = data.get(f"{name}{BY_KEY}", "")
        return typed.strip() or super().value_from_datadict(data, files, name)

    def optgroups(self, name: str, value: Sequence[str], attr: Any = None) -> list[Any]:
        """Return the empty option and the chosen one, without a query of its own."""
        options = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        for key in value:
            label = self.labels.of(self.field.remote_field.model, key) if key else None
            if label is not None:
                options.append(self.create_option(name, key, label, True, len(options)))
        return [(None, options, 0)]


def want_choices(form: Any, labels: Labels) -> None:
    """Note all rows that are chosen in a form."""
    for name, field in form.fields.items():
        if isinstance(field, ModelChoiceField) and isinstance(field.widget, WorkSelect):
            labels.want(field.widget.field.remote_field.model, [form[name].value()])


class ChoicePaginator(Paginator):  # type: ignore[type-arg]  # Django's own class is not generic at run time
    """Pages of choices for autocompletion; `describe` gives the words that are shown."""

    describe: Describe = str

    def page(self, number: int | str) -> Any:
        """Return a page whose rows say who they are in the words of `describe`."""
        page = super().page(number)
        page.object_list = [_Choice(row, self.describe) for row in page.object_list]
        return page


class _Choice:
    """A row as autocompletion serialises it: its key and its words."""

    def __init__(self, row: models.Model, describe: Describe) -> None:
        self._row, self._describe = row, describe

    def __getattr__(self, name: str) -> Any:
        return getattr(self._row, name)

    def __str__(self) -> str:
        return self._describe(self._row)


def named_like(term: str, names: models.QuerySet[Any] | None = None) -> Q:
    """Return the condition on works whose label, or one of whose names, holds every word of a term."""
    condition = Q()
    for word in fold(term).split():
        found: Any = Q(folded_label__contains=word)
        if names is not None:
            found |= Exists(names.filter(work_id=OuterRef("pk"), folded__contains=word))
        condition &= found
    return condition


def is_unfindable(term: str) -> bool:
    """Say whether a term has letters but none that could be searched for."""
    return bool(term.strip()) and not fold(term)
