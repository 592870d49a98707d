"""Fills in the desk's forms as a browser would: what the page shows is what is sent."""

from html.parser import HTMLParser

from django.test import Client
from django.urls import reverse

from sources.editorial.models import Change, Head

# The lists that stand inside each row of a list.
INSIDE = {"claims": ("citations", "concerns"), "readings": ("choices", "parts", "accounts")}


class _Fields(HTMLParser):
    """Collects what a browser would send of the page's form; the content of templates is inert."""

    def __init__(self):
        super().__init__()
        self.found = {}
        self._depth = 0
        self._select = self._area = None
        self._in_form = False

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag == "form":
            self._in_form = attributes.get("id") in ("work-form", "conflict-form")
        if tag == "template":
            self._depth += 1
        if not self._in_form or self._depth or "disabled" in attributes:
            return
        name = attributes.get("name")
        if tag == "input" and name:
            self._input(name, attributes)
        elif tag == "textarea":
            self._area = name
            self.found[name] = ""
        elif tag == "select":
            self._select = name
            self.found[name] = ""
        elif tag == "option" and self._select and "selected" in attributes:
            self.found[self._select] = attributes.get("value", "")

    def _input(self, name, attributes):
        kind = attributes.get("type", "text")
        if kind in ("checkbox", "radio") and "checked" not in attributes:
            return
        if kind != "submit":
            self.found[name] = attributes.get("value", "on" if kind == "checkbox" else "")

    def handle_endtag(self, tag):
        if tag == "template":
            self._depth -= 1
        elif tag == "select":
            self._select = None
        elif tag == "textarea":
            self._area = None
        elif tag == "form":
            self._in_form = False

    def handle_data(self, data):
        if self._area and not self._depth:
            # A browser drops the line end after the opening tag.
            self.found[self._area] += (
                data.removeprefix("\n") if not self.found[self._area] else data
            )


def fields_of(response) -> dict[str, str]:
    """Return what a browser would send of the form on a page."""
    reader = _Fields()
    reader.feed(response.content.decode())
    return reader.found


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def address(work_or_model, page="change") -> str:
    options = work_or_model._meta
    args = [work_or_model.pk] if page not in ("add", "changelist") else []
    return reverse(f"admin:{options.app_label}_{options.model_name}_{page}", args=args)


def opened(user, work_or_model, page="change") -> dict[str, str]:
    """Return the fields of a form as it is first shown."""
    response = signed_in(user).get(address(work_or_model, page))
    assert response.status_code == 200
    return fields_of(response)


def send(
    user, work_or_model, fields, page="change", summary="Corrected after the memoir.", **changed
):
    """Send a form with some fields changed, and return the response."""
    data = {**fields, "change-summary": summary, "_save": "Save", **changed}
    return signed_in(user).post(address(work_or_model, page), data)


def row_of(fields: dict[str, str], member) -> str:
    """Return the prefix of the row in which a member stands."""
    return next(
        name for name, value in fields.items() if value == str(member.pk) and name.endswith("-id")
    )[:-3]


def with_row(fields: dict[str, str], prefix: str, **values) -> dict[str, str]:
    """Return the fields with one more row, as the page's script adds it."""
    place = int(fields[f"{prefix}-TOTAL_FORMS"])
    added = {f"{prefix}-{place}-{name}": value for name, value in {"id": "", **values}.items()}
    for inner in INSIDE.get(prefix, ()):
        added |= {f"{prefix}-{place}-{inner}-{kind}_FORMS": "0" for kind in ("TOTAL", "INITIAL")}
    return {**fields, f"{prefix}-TOTAL_FORMS": str(place + 1), **added}


def changes_of(work) -> list[tuple[int, str, str, str]]:
    """Return number, act, name and summary of each change of a work."""
    rows = Change.objects.filter(work_id=work.pk).order_by("number")
    return [(row.number, row.act, row.by.username, row.summary) for row in rows]


def change_count() -> int:
    return Change.objects.count()


def head_of(work) -> int:
    return Head.objects.get(pk=work.pk).number


def problems(response) -> list[str]:
    """Return the sentences in the box on top of a form."""
    return [sentence for _at, _about, sentence in response.context["errors"]]
