"""What an address answers at which no page is found: moved, withdrawn, or never there."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from conferences.addresses import WORDS_OF_KINDS, work_address, work_path
from conferences.models import Edition, FormerAddress, Publication
from conferences.views.pages import CACHING, frame_context, page, page_language
from conferences.views.rows import edition_row


def answer_for_absent(
    request: HttpRequest, kind: str, name: str, number: int | None = None, suffix: str = ""
) -> HttpResponse:
    """Lead on from an earlier address or a key, say what was withdrawn; raises Http404 otherwise.

    `number` is that of an edition that was asked for, `suffix` what the address had after the
    work's own.
    """
    publication = _known(kind, name)
    if publication is None:
        raise Http404
    # What was merged into another work is read there; its own editions stay where they were.
    successor = None if number or suffix else _successor(publication)
    if successor or publication.slug != name:
        return _moved(request, successor or publication, number, suffix)
    return _gone(publication, number)


def _known(kind: str, name: str) -> Publication | None:
    """Return the work that has an address, else that had it last, else that was known by it earlier."""
    found = Publication.objects.filter(kind=kind)
    former = FormerAddress.objects.filter(kind=kind, slug=name).values("work_id")
    earlier = Publication.objects.known_as(kind, name).order_by("-edition__at", "key")
    return (
        found.filter(slug=name).first()
        or found.filter(work_id__in=former).first()
        or earlier.first()
    )


def _successor(publication: Publication) -> Publication | None:
    """Return the work in which a merged one is read now, however many mergers lead there; or None."""
    seen, found = {publication.work_id}, None
    following = publication.successor_id
    while following and following not in seen:
        seen.add(following)
        found = Publication.objects.filter(work_id=following).first() or found
        following = found.successor_id if found else None
    return found


def _moved(
    request: HttpRequest, publication: Publication, number: int | None, suffix: str
) -> HttpResponse:
    address = work_address(publication.kind, publication.slug, page_language(), number) + suffix
    query = request.META.get("QUERY_STRING", "")
    response = HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
    # A merger can be undone, and an address taken by another: browsers keep a 301 for good unless told.
    response.headers["Cache-Control"] = CACHING
    return response


def _gone(publication: Publication, number: int | None) -> HttpResponse:
    """Answer 410 with the reason and the last edition; raises Http404 for an edition never made."""
    editions = Edition.objects.filter(work_id=publication.work_id).select_related("withdrawal")
    asked = editions.filter(number=number) if number is not None else editions.order_by("-number")
    edition = asked.first()
    if edition is None:
        raise Http404
    path = work_path(publication.kind, publication.slug)
    context = {
        **frame_context(path, word=WORDS_OF_KINDS[publication.kind]),
        "edition": edition_row(edition, publication.slug, page_language()),
        "label": edition.label,
        # An edition that was asked for and is not there was erased: there is no link to it.
        "is_erased": number is not None,
        "current": work_address(publication.kind, publication.slug, page_language())
        if publication.edition_id
        else "",
    }
    response = HttpResponse(page("conferences/entry_gone.html", context), status=410)
    response.headers["Cache-Control"] = CACHING
    return response
