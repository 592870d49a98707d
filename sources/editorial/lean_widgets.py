"""Plain widgets written without templates: a long form has ten thousand of them."""

from collections.abc import Callable, Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

Widget = Mapping[str, Any]


def _value(widget: Widget) -> SafeString:
    value = widget["value"]
    return SafeString("") if value is None else format_html(' value="{}"', value)


def _input(widget: Widget) -> SafeString:
    return format_html(
        '<input type="{}" name="{}"{}{}>',
        widget["type"],
        widget["name"],
        _value(widget),
        flatatt(widget["attrs"]),
    )


def _textarea(widget: Widget) -> SafeString:
    # The line end after the tag is not part of the value (HTML, 13.2.6.4.7).
    return format_html(
        '<textarea name="{}"{}>\n{}</textarea>',
        widget["name"],
        flatatt(widget["attrs"]),
        widget["value"] or "",
    )


def _select(widget: Widget) -> SafeString:
    options = [option for _name, group, _index in widget["optgroups"] for option in group]
    return format_html(
        '<select name="{}"{}>{}</select>',
        widget["name"],
        flatatt(widget["attrs"]),
        format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            (
                (each["value"], flatatt(each["attrs"]) if each["attrs"] else "", each["label"])
                for each in options
            ),
        ),
    )


def _several(widget: Widget) -> SafeString:
    return format_html_join("", "{}", ((write(each),) for each in widget["subwidgets"]))


_WRITERS: dict[str, Callable[[Widget], SafeString]] = {
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
    return _WRITERS[widget["template_name"]](widget)


class LeanRenderer(DjangoTemplates):
    """Renders forms as Django does, but plain widgets without their templates."""

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        """Return the HTML of a widget, or of whatever else a template is for."""
        if template_name in _WRITERS and _is_plain(context["widget"]):
            return write(context["widget"])
        return super().render(template_name, context, request)


def _is_plain(widget: Widget) -> bool:
    if "optgroups" in widget:
        return all(name is None for name, _group, _index in widget["optgroups"])
    return all(each["template_name"] in _WRITERS for each in widget.get("subwidgets", ()))
