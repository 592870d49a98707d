"""Plain widgets, and fields with their labels, written without templates: a long form has ten thousand of them."""

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

from django.forms import BoundField
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import SafeString

Widget = Mapping[str, Any]


def _text(value: Any) -> str:
    """Return a value as HTML: escaped, unless it says itself how it is written there."""
    return str(value.__html__()) if hasattr(value, "__html__") else escape(str(value))


def _attributes(attrs: Mapping[str, Any]) -> str:
    # A browser cuts what is pasted at "maxlength" and says nothing; the form says what is too long.
    return "".join(
        f" {name}" if value is True else f' {name}="{_text(value)}"'
        for name, value in attrs.items()
        if value is not None and value is not False and name != "maxlength"
    )


def _input(widget: Widget) -> str:
    value = widget["value"]
    written = "" if value is None else f' value="{_text(value)}"'
    return (
        f'<input type="{widget["type"]}" name="{_text(widget["name"])}"{written}'
        f"{_attributes(widget['attrs'])}>"
    )


def _textarea(widget: Widget) -> str:
    # The line end after the tag is not part of the value (HTML, 13.2.6.4.7).
    return (
        f'<textarea name="{_text(widget["name"])}"{_attributes(widget["attrs"])}>\n'
        f"{_text(widget['value'] or '')}</textarea>"
    )


def _select(widget: Widget) -> str:
    options = "".join(
        f'<option value="{_text(each["value"])}"{_attributes(each["attrs"])}>{_text(each["label"])}</option>'
        for _name, group, _index in widget["optgroups"]
        for each in group
    )
    return (
        f'<select name="{_text(widget["name"])}"{_attributes(widget["attrs"])}>{options}</select>'
    )


def _several(widget: Widget) -> str:
    return "".join(
        f"{_language(each)}{_WRITERS[each['template_name']](each)}" for each in widget["subwidgets"]
    )


def _language(widget: Widget) -> str:
    """Return the label that stays to be seen when something is typed; readers of the screen have it already."""
    name = widget["attrs"].get("aria-label")
    return f'<span class="desk-language" aria-hidden="true">{_text(name)}</span>' if name else ""


_WRITERS: dict[str, Callable[[Widget], str]] = {
    **{
        f"django/forms/widgets/{kind}.html": _input
        for kind in ("text", "number", "hidden", "url", "checkbox")
    },
    "django/forms/widgets/textarea.html": _textarea,
    "django/forms/widgets/select.html": _select,
    "django/forms/widgets/multiwidget.html": _several,
}


def write(widget: Widget) -> SafeString:
    """Return the HTML of a plain widget from its context; raises KeyError for any other."""
    return SafeString(_WRITERS[widget["template_name"]](widget))


def write_field(field: BoundField) -> SafeString:
    """Return a field with its label, its errors, a note on its value and its help."""
    errors = field.errors if field.form.is_bound else ()
    required = ' class="required"' if field.field.required else ""
    label, widget = _text(field.label), f"{errors or ''}{field}"
    if at := field.id_for_label:
        labelled = f'<label for="{at}" id="label-{field.auto_id}"{required}>{label}</label>{widget}'
    else:
        labelled = f"<fieldset><legend{required}>{label}</legend>{widget}</fieldset>"
    bad = " desk-bad" if errors else ""
    note = getattr(field.form, "notes", {}).get(field.name)
    said = f'<p class="desk-note">{_text(note)}</p>' if note else ""
    if field.help_text:
        said += f'<div class="help" id="{field.auto_id}_helptext">{_text(field.help_text)}</div>'
    return SafeString(f'<div class="desk-field{bad} field-{field.name}">\n{labelled}{said}\n</div>')


class LeanRenderer(DjangoTemplates):
    """Renders forms as Django does, but plain widgets, and fields in groups, without templates."""

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        """Return the HTML of a widget, of a field, or of whatever else a template is for."""
        if template_name in _WRITERS and _is_plain(context["widget"]):
            return write(context["widget"])
        if template_name == self.field_template_name:
            return write_field(context["field"])
        return super().render(template_name, context, request)


def _is_plain(widget: Widget) -> bool:
    if "optgroups" in widget:
        return all(name is None for name, _group, _index in widget["optgroups"])
    return all(each["template_name"] in _WRITERS for each in widget.get("subwidgets", ()))
