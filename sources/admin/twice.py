"""What may be in the library twice: shown side by side, to be merged, or said to be two."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from sources.editorial.models import Head
from sources.exchange.judging import Pair, likely_pairs
from sources.models import Distinction, Source
from sources.services.distinctions import (
    LONGEST,
    SHORTEST,
    NotToldApart,
    ReasonRefused,
    Seen,
    standing,
    take_back,
    tell_apart,
)

PER_PAGE = 25
# To see what may be there twice, and to decide on it, by merging or by saying that two are two.
SEEING = "sources.change_source"
DECIDING = (SEEING, "sources.delete_source")


@dataclass(frozen=True)
class Side:
    """One source of a pair, with the number of its last change; `source` is None once it is no longer there."""

    label: str
    source: Source | None = None
    number: int = 0
    facts: tuple[str, ...] = ()


@dataclass(frozen=True)
class PairView:
    """Two sources that may be one, as the page shows them, with what was typed of them and why it was refused."""

    earlier: Side
    later: Side
    reason: str
    typed: str = ""
    fault: str = ""


@dataclass(frozen=True)
class SaidView:
    """Two sources that are said to be two, as the page shows them."""

    said: Distinction
    one: Side
    other: Side


class PairForm(forms.Form):
    """Of which two sources somebody says that they are two, and why; each as it was at the change shown."""

    earlier = forms.UUIDField()
    later = forms.UUIDField()
    earlier_number = forms.IntegerField()
    later_number = forms.IntegerField()
    reason = forms.CharField(required=False, strip=False)

    def is_of(self, pair: Pair) -> bool:
        """Say whether it is about this pair."""
        sent = self.cleaned_data
        return {pair.earlier, pair.later} == {sent.get("earlier"), sent.get("later")}

    def seen(self, pairs: Iterable[Pair]) -> Seen:
        """Return the pair as it was seen; raises NotToldApart for one that is not in the list now."""
        pair = next(filter(self.is_of, pairs), None) if self.is_valid() else None
        if pair is None:
            raise NotToldApart(_("These two are not listed any more; look at the list again."))
        sent = self.cleaned_data
        numbers = {sent[name]: sent[f"{name}_number"] for name in ("earlier", "later")}
        return Seen(numbers, pair.reason)


class TwicePages:
    """The pages of what may be there twice, in the frame of an admin site."""

    def __init__(self, site: AdminSite) -> None:
        self.site = site

    # Those that may be one

    def pairs(self, request: HttpRequest) -> HttpResponse:
        """Show the pairs that may be one, with the ways to decide; on POST keep that two are two."""
        user = _editor(request)
        if request.method != "POST":
            return self._pairs(request)
        form = PairForm(request.POST)
        try:
            seen = form.seen(likely_pairs())
            said = tell_apart(seen, by=user, reason=form.cleaned_data["reason"])
        except NotToldApart as error:
            return self._pairs(request, form, error)
        told = _("“%(one)s” and “%(other)s” are said to be two.")
        messages.success(request, told % {"one": said.one_label, "other": said.other_label})
        return HttpResponseRedirect(request.get_full_path())

    def _pairs(
        self,
        request: HttpRequest,
        form: PairForm | None = None,
        error: NotToldApart | None = None,
    ) -> HttpResponse:
        pairs = likely_pairs()
        sent = next((place for place, each in enumerate(pairs) if form and form.is_of(each)), None)
        # What was typed is shown again, though the pair may stand on another page by now.
        asked = request.GET.get("p") if sent is None else sent // PER_PAGE + 1
        page = Paginator(pairs, PER_PAGE).get_page(asked)
        is_typing = isinstance(error, ReasonRefused)
        context = {
            "page": page,
            "total": len(pairs),
            "pairs": list(_pair_views(page, form, str(error) if is_typing else "")),
            "refusal": "" if is_typing else error,
            "number_said": standing().count(),
            "shortest": SHORTEST,
            "longest": LONGEST,
        }
        status = 409 if error and not is_typing else 200
        title = _("Sources that may be there twice")
        return self._page(request, "twice", {"title": title, **context}, status=status)

    # Those that are said to be two

    def said(self, request: HttpRequest) -> HttpResponse:
        """Show the pairs that are said to be two, and why; on POST take one back."""
        user = _editor(request)
        if request.method != "POST":
            return self._said(request)
        try:
            taken = take_back(_key(request.POST.get("said", "")), by=user).distinction
        except NotToldApart as error:
            return self._said(request, str(error))
        told = _("It is asked again whether “%(one)s” and “%(other)s” are one.")
        messages.success(request, told % {"one": taken.one_label, "other": taken.other_label})
        return HttpResponseRedirect(request.get_full_path())

    def _said(self, request: HttpRequest, refusal: str = "") -> HttpResponse:
        page = Paginator(standing(), PER_PAGE).get_page(request.GET.get("p"))
        sides = _sides({key for said in page for key in (said.one_id, said.other_id)})
        context = {
            "title": _("Said to be two"),
            "page": page,
            "refusal": refusal,
            "pairs": [
                SaidView(
                    said,
                    sides.get(said.one_id, Side(said.one_label)),
                    sides.get(said.other_id, Side(said.other_label)),
                )
                for said in page
            ],
        }
        return self._page(request, "said", context, status=409 if refusal else 200)

    def _page(
        self, request: HttpRequest, name: str, context: dict[str, Any], *, status: int
    ) -> HttpResponse:
        request.current_app = self.site.name
        context = {
            **self.site.each_context(request),
            "is_nav_sidebar_enabled": False,
            "may_decide": request.user.has_perms(DECIDING),
            **context,
        }
        return TemplateResponse(request, f"admin/desk/sources/{name}.html", context, status=status)


def _editor(request: HttpRequest) -> User:
    """Return the account if it may see these pages, and decide if it does; raises PermissionDenied."""
    rights = DECIDING if request.method == "POST" else (SEEING,)
    if request.method not in ("GET", "HEAD", "POST") or not request.user.has_perms(rights):
        raise PermissionDenied
    return cast(User, request.user)


def _key(typed: str) -> UUID:
    """Return the id that was sent; raises NotToldApart for what is none."""
    try:
        return UUID(typed)
    except ValueError as error:
        raise NotToldApart(_("Choose what to take back.")) from error


def _pair_views(pairs: Iterable[Pair], form: PairForm | None, fault: str) -> Iterator[PairView]:
    """Give the pairs of which both sources are still there; with what was typed of one of them."""
    shown = list(pairs)
    sides = _sides({key for pair in shown for key in (pair.later, pair.earlier)})
    for pair in shown:
        if pair.later in sides and pair.earlier in sides:
            view = PairView(sides[pair.earlier], sides[pair.later], pair.reason)
            is_sent = form is not None and form.is_of(pair)
            typed = form.cleaned_data.get("reason", "") if form and is_sent else ""
            yield replace(view, typed=typed, fault=fault) if is_sent else view


def _sides(keys: set[UUID]) -> Mapping[UUID, Side]:
    """Return sources by id, as they stand side by side; three queries."""
    # Numbers are read before what they are of: a change in between is found when something is decided.
    heads = Head.objects.filter(pk__in=keys).values_list("work_id", "number")
    numbers = dict(heads)
    found = Source.objects.filter(pk__in=keys).prefetch_related("creators")
    return {
        source.pk: Side(source.title, source, numbers[source.pk], tuple(_facts(source)))
        for source in found
    }


def _facts(source: Source) -> Iterator[str]:
    makers = "; ".join(str(creator) for creator in source.creators.all())
    yield from filter(None, (makers, source.issued, str(source.get_type_display())))
