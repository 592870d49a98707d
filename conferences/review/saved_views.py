"""Saving the filters of a list under a name, finding them again, forgetting them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conferences.models import SavedView
from conferences.permissions import may_publish
from conferences.review.desk_asking import DeskList
from conferences.review.desk_forms import DeskListForm
from conferences.review.desk_lists import LISTS
from conferences.review.history_forms import SiteHistoryForm
from conferences.review.submission_access import for_desk
from conferences.review.submission_forms import LineField, QueueForm
from conferences.services.entry_library import WORK_MODELS
from conferences.services.errors import ActRefused
from conferences.services.rights import kinds_seen_by
from conferences.services.saved_views import forget_view, save_view, views_of

# Lists that are no lists of the desk: their titles, and where they are.
QUEUE, SITE_HISTORY = "queue", "site-history"
_PAGES: Mapping[str, tuple[str | Promise, str]] = {
    QUEUE: (gettext_lazy("Review queue"), "review:queue"),
    SITE_HISTORY: (gettext_lazy("History of the site"), "review:site-history"),
}


class SaveViewForm(forms.Form):
    """Under which name the filters of a list are saved."""

    name = LineField(label=gettext_lazy("Save these filters as"), max_length=60)
    query = forms.CharField(max_length=2_000)


@dataclass(frozen=True)
class SavedViews:
    """What a list shows of saved views: those of the account, and the filters that could be saved now."""

    list: str
    address: str
    views: tuple[SavedView, ...]
    query: str

    @property
    def current(self) -> SavedView | None:
        """The saved view that is open."""
        return next((view for view in self.views if view.query == self.query), None)


@dataclass(frozen=True)
class OpenedView:
    """A saved view as the dashboard shows it; `count` is None for what is no list of the desk."""

    name: str
    title: str | Promise
    address: str
    count: int | None


def saved_in(user: User, list_name: str, chosen: Mapping[str, str]) -> SavedViews:
    """Return the saved views of an account in a list that is narrowed to something; one query."""
    found = tuple(views_of(user, list_name))
    return SavedViews(list_name, address_of(list_name), found, urlencode(chosen))


def address_of(list_name: str) -> str:
    """Return the address of a list without filters."""
    if list_name in _PAGES:
        return reverse(_PAGES[list_name][1])
    return reverse("review:desk-list", args=[list_name])


def opened_views(user: User) -> list[OpenedView]:
    """Return the saved views of an account that it may still open, each list of the desk counted."""
    kinds = kinds_seen_by(user)
    return [
        OpenedView(
            view.name,
            shown.title if isinstance(shown, DeskList) else shown,
            f"{address_of(view.list)}?{view.query}",
            _count(shown, view, user) if isinstance(shown, DeskList) else None,
        )
        for view in views_of(user)
        if (shown := _shown(user, view.list, kinds)) is not None
    ]


def _shown(user: User, list_name: str, kinds: tuple[str, ...]) -> DeskList | str | Promise | None:
    """Return the list of the desk, or the title of the page, that an account may open; else None."""
    if list_name == QUEUE:
        return _PAGES[QUEUE][0] if may_publish(user) else None
    if list_name == SITE_HISTORY:
        return _PAGES[SITE_HISTORY][0]
    shown = LISTS.get(list_name)
    return shown if shown is not None and shown.is_for(user, kinds) else None


def _form(user: User, list_name: str, query: str) -> DeskListForm | SiteHistoryForm | QueueForm:
    """Return the filters of a list as they stand in an address; raises Http404 if there is no such list."""
    kinds = kinds_seen_by(user)
    shown = _shown(user, list_name, kinds)
    if shown is None:
        raise Http404
    asked = QueryDict(query)
    if isinstance(shown, DeskList):
        return DeskListForm(asked, shown=shown, kinds=kinds)
    if list_name == QUEUE:
        return QueueForm(asked)
    return SiteHistoryForm(asked, kinds={kind: WORK_MODELS[kind] for kind in kinds})


def _count(shown: DeskList, view: SavedView, user: User) -> int:
    form = _form(user, view.list, view.query)
    assert isinstance(form, DeskListForm)
    rows: Any = shown.rows(form.asked(user))
    return Paginator(rows, 1).count


@for_desk(methods=("POST",))
def save(request: HttpRequest, user: User) -> HttpResponse:
    """Save the filters of a list under a name, and show the list with them."""
    list_name = request.POST.get("list", "")
    typed = SaveViewForm(request.POST)
    chosen = _form(user, list_name, request.POST.get("query", "")[:2_000]).chosen
    if not typed.is_valid():
        said = " ".join(str(each) for errors in typed.errors.values() for each in errors)
        messages.error(request, _("The filters were not saved: %s") % said)
    elif not chosen:
        messages.error(request, _("No filter is chosen: choose what to list, then save it."))
    else:
        _saved(request, user, list_name, typed.cleaned_data["name"], urlencode(chosen))
    return redirect(f"{address_of(list_name)}?{urlencode(chosen)}")


def _saved(request: HttpRequest, user: User, list_name: str, name: str, query: str) -> None:
    try:
        save_view(user, list_name, name=name, query=query)
    except ActRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Saved as “%s”.") % name)


@for_desk(methods=("POST",))
def forget(request: HttpRequest, user: User, number: int) -> HttpResponse:
    """Forget a saved view of one's own, and show its list."""
    view = forget_view(user, number)
    if view is None:
        raise Http404
    messages.success(request, _("“%s” is no longer saved.") % view.name)
    return redirect(f"{address_of(view.list)}?{view.query}")
