"""A reviewer reads what an edition would be, and publishes it or not."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from conferences.forms import PublicationForm
from conferences.models import Edition
from conferences.permissions import NotAllowed, may_publish
from conferences.rendering.addresses import public_address
from conferences.services.deciding import edition_meanwhile
from conferences.services.errors import ActRefused, NothingToPublish
from conferences.services.press import Proof
from conferences.services.publication import ToPublish, proofs_of, publish
from conferences.services.publication_rules import refusal_of
from sources.editorial.models import Change


@dataclass(frozen=True)
class ProofText:
    """One language of a proof, for the template."""

    language: str
    name: str
    title: str
    html: str


def _user(request: HttpRequest) -> User:
    user = request.user
    # Whoever may not publish learns nothing of what there is to publish.
    if not isinstance(user, User) or not may_publish(user):
        raise Http404
    return user


@require_http_methods(["GET", "HEAD", "POST"])
def publish_work(request: HttpRequest, kind: str, work_id: UUID) -> HttpResponse:
    """Show the proof of an edition; on POST publish exactly the change that was shown."""
    user = _user(request)
    if not Change.objects.filter(work_id=work_id, kind=kind).exists():
        raise Http404
    form = PublicationForm(request.POST or None)
    if request.method != "POST":
        return _page(request, user, work_id, form)
    if form.is_valid():
        return _publish(request, user, work_id, form)
    if form.is_bound_to_nothing:
        form.add_error(None, _not_shown())
        return _page(request, user, work_id, form, status=409)
    return _page(request, user, work_id, form)


def _not_shown() -> str:
    return _("This is not the state that was shown. Read the present proof, then decide.")


def _publish(
    request: HttpRequest, user: User, work_id: UUID, form: PublicationForm
) -> HttpResponse:
    data = form.cleaned_data
    shown = Change.objects.filter(work_id=work_id, number=data["change"], digest=data["digest"])
    if not shown.exists():
        form.add_error(None, _not_shown())
        return _page(request, user, work_id, form, status=409)
    last = Edition.objects.filter(work_id=work_id).order_by("-number").first()
    if data["edition"] != (last.number + 1 if last else 1):
        form.add_error(None, edition_meanwhile())
        return _page(request, user, work_id, form, status=409)
    try:
        (edition,) = publish(ToPublish(work_id, data["change"]), by=user, summary=data["summary"])
    except (ActRefused, NotAllowed) as error:
        form.add_error(None, str(error))
        return _page(request, user, work_id, form, status=409)
    address = public_address(edition.kind, edition.slug, settings.LANGUAGE_CODE)
    messages.success(request, _("Edition %(number)d is published.") % {"number": edition.number})
    return redirect(address)


def _page(
    request: HttpRequest, user: User, work_id: UUID, form: PublicationForm, *, status: int = 200
) -> HttpResponse:
    try:
        (proof,) = proofs_of([ToPublish(work_id)], by=user, at=timezone.now())
    except NothingToPublish as error:
        raise Http404(str(error)) from error
    shown = {
        "change": str(proof.change.number),
        "digest": proof.change.digest,
        "edition": str(proof.number),
    }
    if not form.is_bound:
        form = PublicationForm(initial=shown)
    elif status == 409:
        # The decision binds to what is shown now; the words that were typed stay.
        form.data = {**form.data.dict(), **shown} if isinstance(form.data, QueryDict) else shown
    response = render(
        request,
        "conferences/review/publish.html",
        {**admin.site.each_context(request), **_context(proof, user, form)},
        status=status,
    )
    response["Cache-Control"] = "no-store"
    return response


def _context(proof: Proof, user: User, form: PublicationForm) -> dict[str, Any]:
    names = dict(settings.LANGUAGES)
    published: Edition | None = proof.previous
    since = Change.objects.filter(
        work_id=proof.change.work_id,
        number__gt=published.change_number if published else 0,
        number__lte=proof.change.number,
    ).order_by("number")
    return {
        "proof": proof,
        "form": form,
        "published": published,
        "changes": since,
        "refusal": refusal_of(proof, user),
        "title": proof.draft.ref.titles[settings.LANGUAGE_CODE],
        "texts": [
            ProofText(code, names[code], entry.title, entry.html)
            for code, entry in proof.rendered.items()
        ],
    }
