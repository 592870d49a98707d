"""Marking differences as seen, and as not seen."""

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.urls import reverse

from conferences.review.access import Reviewed, for_reviewers
from conferences.review.noticing import back_to
from conferences.services.viewing import NotASignature, mark_viewed, unmark_viewed


@for_reviewers(methods=("POST",))
def mark_differences(request: HttpRequest, work: Reviewed) -> HttpResponse:
    """Mark the differences of the signatures sent; with `seen=0` take the marks back.

    A script that asks for JSON gets no page: 204.
    """
    act = unmark_viewed if request.POST.get("seen") == "0" else mark_viewed
    try:
        act(work.user, work.work_id, request.POST.getlist("signature"))
    except NotASignature as refused:
        return HttpResponseBadRequest(str(refused), content_type="text/plain; charset=utf-8")
    if request.accepts("text/html"):
        history = reverse("review:history", args=[work.kind, work.work_id])
        return redirect(back_to(request, history))
    return HttpResponse(status=204)
