"""The PDF of an edition, as it was printed; a page without one offers the browser's print."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from conferences.addresses import KINDS_OF_WORDS, work_address
from conferences.models import EditionText, Publication
from conferences.printed import printed_file
from conferences.views.absent import answer_for_absent
from conferences.views.pages import page_language, send
from conferences.views.reading import PageText


def print_out(request: HttpRequest, word: str, slug: str, number: int) -> HttpResponse:
    """Send an edition as PDF, in the language of the address or else of the text there is.

    Raises Http404 where it has not been printed yet.
    """
    kind, language = KINDS_OF_WORDS[word], page_language()
    works = Publication.objects.filter(kind=kind, slug=slug).values("work_id")
    rows = EditionText.objects.filter(edition__work_id__in=works, edition__number=number)
    digests = dict(rows.order_by("language").values_list("language", "edition__digest"))
    if not digests:
        return answer_for_absent(request, kind, slug, number, "print.pdf")
    shown = next(code for code in (language, settings.LANGUAGE_CODE, *digests) if code in digests)
    try:
        body = printed_file(digests[shown], shown).read_bytes()
    except OSError as error:
        raise Http404 from error
    headers = {
        "Content-Type": "application/pdf",
        "Content-Disposition": f'inline; filename="{slug}-v{number}.pdf"',
        "Link": f'<{work_address(kind, slug, language, number)}>; rel="canonical"',
    }
    return send(request, body, headers=headers)


def print_address(kind: str, slug: str, number: int, text: PageText) -> str:
    """Return the address of the PDF of an edition's text; "" where it has not been printed."""
    is_there = printed_file(text.digest, text.language).exists()
    return f"{work_address(kind, slug, text.language, number)}print.pdf" if is_there else ""
