"""Comments on a work: the list of threads, writing, answering, settling, taking suggestions over."""

from dataclasses import replace
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from conferences.models import Comment, CommentDraft
from conferences.permissions import NotAllowed, may_publish
from conferences.review.access import Reviewed, for_reviewers, page
from conferences.review.comment_forms import AnswerForm, CommentForm, anchor_from
from conferences.review.comment_views import about, threads_for
from conferences.review.noticing import back_to
from conferences.review.row_words import RowWords
from conferences.services.comment_anchors import (
    Anchor,
    CommentRefused,
    anchored,
    holds_words,
    row_at,
    words_of,
)
from conferences.services.comments import (
    anchor_of,
    answer,
    change_draft,
    drop_draft,
    reopen,
    resolve,
    save_draft,
    send_now,
)
from conferences.services.errors import ActRefused
from conferences.services.open_comments import open_threads
from conferences.services.suggestions import accept_suggestion
from sources.editorial.errors import StaleWrite
from sources.editorial.models import Head
from sources.editorial.saving import REFUSALS
from sources.editorial.states import State
from sources.editorial.work_form import refusal_text

PER_PAGE = 50
OPEN, SETTLED = "open", "resolved"


@for_reviewers()
def comments(request: HttpRequest, work: Reviewed) -> HttpResponse:
    """List the threads of the work, open or settled, with one's own that were not sent."""
    show = SETTLED if request.GET.get("show") == SETTLED else OPEN
    return _list(request, work, show)


def _list(
    request: HttpRequest, work: Reviewed, show: str, *, refusal: str = "", status: int = 200
) -> HttpResponse:
    threads = threads_for(work)
    listed = threads.settled if show == SETTLED else threads.open
    part = Paginator(listed, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "title": work.label,
        "work": work,
        "threads": threads,
        "part": part,
        "show": show,
        "refusal": refusal,
        "answer_form": AnswerForm(auto_id=False),
    }
    return page(request, "comments.html", context, status=status)


@for_reviewers(methods=("GET", "HEAD", "POST"))
def new_comment(request: HttpRequest, work: Reviewed) -> HttpResponse:
    """Show the form for a comment on the place that the address names; on POST keep it as a draft.

    What was typed stays where the words that it is about are only named now.
    """
    form = _form(request, work)
    try:
        anchor = anchor_from(_asked(request), work.latest)
        place = anchored(_head(work), anchor)
    except CommentRefused as refused:
        # What was typed stays: the place alone is at fault.
        return _write_page(request, work, form, None, refusal=str(refused))
    if "_quote" in request.POST:
        return _write_page(request, work, _form(request, work, typed=request.POST), place)
    if request.method != "POST":
        return _write_page(request, work, form, place)
    form.full_clean()
    try:
        save_draft(work.work_id, place, form.said(_replaced(work, place)), by=work.user)
    except CommentRefused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        return _write_page(request, work, form, place)
    messages.success(request, _("Kept. Nobody but you sees it until you give your review."))
    return redirect(back_to(request, _address(work)))


@for_reviewers(methods=("GET", "HEAD", "POST"))
def edit_draft(request: HttpRequest, work: Reviewed, comment_id: UUID) -> HttpResponse:
    """Show a comment of one's own that was not sent; on POST keep other words of it."""
    draft = _draft(work, comment_id)
    place = anchor_of(draft)
    form = _form(request, work, draft)
    if request.method != "POST":
        return _write_page(request, work, form, place, draft=draft)
    form.full_clean()
    try:
        change_draft(draft, form.said(_replaced(work, place)), by=work.user)
    except CommentRefused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        return _write_page(request, work, form, place, draft=draft)
    messages.success(request, _("Kept."))
    return redirect(back_to(request, _address(work)))


@for_reviewers(methods=("POST",))
def delete_draft(request: HttpRequest, work: Reviewed, comment_id: UUID) -> HttpResponse:
    """Throw a comment of one's own away that was not sent."""
    drop_draft(_draft(work, comment_id), by=work.user)
    messages.success(request, _("Your comment was thrown away."))
    return redirect(back_to(request, _address(work)))


@for_reviewers(methods=("POST",))
def send_drafts_now(request: HttpRequest, work: Reviewed) -> HttpResponse:
    """Send one's own comments on the work without a review."""
    sent = send_now(work.work_id, by=work.user)
    if sent:
        messages.success(request, _("Your comments were sent."))
    else:
        messages.info(request, _("There was nothing to send."))
    return redirect(_address(work))


@for_reviewers(methods=("POST",))
def answer_thread(request: HttpRequest, work: Reviewed, comment_id: UUID) -> HttpResponse:
    """Answer in a thread; everybody who may see the work sees it at once."""
    thread = _thread(work, comment_id)
    try:
        answer(thread, by=work.user, text=request.POST.get("text", ""))
    except CommentRefused as refused:
        return _list(request, work, OPEN, refusal=str(refused), status=400)
    messages.success(request, _("Your answer was sent."))
    return redirect(back_to(request, _address(work)))


@for_reviewers(methods=("POST",))
def settle_thread(request: HttpRequest, work: Reviewed, comment_id: UUID) -> HttpResponse:
    """Settle a thread, or open it again."""
    thread = _thread(work, comment_id)
    is_over = request.POST.get("open") != "1"
    try:
        (resolve if is_over else reopen)(thread, by=work.user)
    except NotAllowed as refused:
        return _list(request, work, OPEN, refusal=str(refused), status=403)
    messages.success(request, _("The thread is settled.") if is_over else _("The thread is open."))
    return redirect(back_to(request, _address(work)))


@for_reviewers(methods=("POST",), right="change")
def accept(request: HttpRequest, work: Reviewed, comment_id: UUID) -> HttpResponse:
    """Take a suggestion over as a change, on the state that was shown."""
    thread = _thread(work, comment_id)
    typed = request.POST.get("base", "")
    base = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 10 else 0
    try:
        change = accept_suggestion(thread, by=work.user, base=base)
    except StaleWrite as stale:
        refusal = _("%s Below it is as it is now.") % stale
        return _list(request, work, OPEN, refusal=refusal, status=409)
    except (ActRefused, *REFUSALS) as refused:
        return _list(request, work, OPEN, refusal=refusal_text(refused), status=409)
    messages.success(request, _("Taken over, as change %d.") % change.number)
    if open_threads([work.work_id]).filter(pk=thread.pk).exists():
        messages.info(
            request, _("The thread stays open, as it was answered: settle it when all is done.")
        )
    return redirect(back_to(request, _address(work)))


def _address(work: Reviewed) -> str:
    return reverse("review:comments", args=[work.kind, work.work_id])


def _head(work: Reviewed) -> Head:
    return Head(work_id=work.work_id, kind=work.kind, label=work.label, number=work.latest)


def _draft(work: Reviewed, comment_id: UUID) -> CommentDraft:
    # Another account's is as absent as one that there never was.
    return get_object_or_404(CommentDraft, pk=comment_id, work_id=work.work_id, by=work.user)


def _thread(work: Reviewed, comment_id: UUID) -> Comment:
    found = Comment.objects.filter(pk=comment_id, work_id=work.work_id, thread=None).first()
    if found is None:
        raise Http404
    return found


def _form(
    request: HttpRequest,
    work: Reviewed,
    draft: CommentDraft | None = None,
    *,
    typed: QueryDict | None = None,
) -> CommentForm:
    initial = {
        name: getattr(draft, name) for name in ("text", "suggestion", "is_blocking") if draft
    }
    if typed is not None:
        # Words suggested for a whole place are not those for a part of it.
        initial = {"text": typed.get("text", ""), "is_blocking": "is_blocking" in typed}
    form = CommentForm(None if typed is not None else request.POST or None, initial=initial)
    if not may_publish(work.user):
        del form.fields["is_blocking"]
    return form


def _asked(request: HttpRequest) -> QueryDict:
    """Return the place that the address names, with the words that were copied into the form meanwhile."""
    query = request.GET.copy()
    if "_quote" in request.POST:
        query["quotation"] = request.POST.get("quotation", "")
    return query


def _replaced(work: Reviewed, place: Anchor) -> Anchor:
    """Return a place with the words that a suggestion would replace."""
    if place.quotation or not place.field:
        return place
    return replace(place, quotation=words_of(row_at(_head(work), place), place.field))


def _write_page(
    request: HttpRequest,
    work: Reviewed,
    form: CommentForm,
    place: Anchor | None,
    *,
    draft: CommentDraft | None = None,
    refusal: str = "",
) -> HttpResponse:
    has_words = place is not None and holds_words(place.label, place.field)
    if not has_words:
        form.fields.pop("suggestion", None)
    elif place is not None and not form.is_bound and not form.initial.get("suggestion"):
        form.initial["suggestion"] = _replaced(work, place).quotation
    context = {
        "title": work.label,
        "work": work,
        "form": form,
        "place": place,
        "what": _what(work, place) if place else "",
        "draft": draft,
        "refusal": refusal,
        "action": f"?{_asked(request).urlencode()}",
        "back": back_to(request, _address(work)),
    }
    return page(request, "comment.html", context, status=400 if refusal else 200)


def _what(work: Reviewed, place: Anchor) -> str:
    if place.member_id is None:
        return _("The whole work")
    row = row_at(_head(work), place)
    words = RowWords([State(work.work_id, place.number, (row,))])
    return about(place, words.name(row))
