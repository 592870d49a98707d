"""What is said of a date while it is typed: how it reads, or what is meant by its words."""

from django.http import HttpRequest, JsonResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from conferences.admin.picking import for_writers
from sources.dates import DateError, date_words, parse_edtf
from sources.exchange.dates_meant import edtf_meant


@for_writers
@require_GET
def date(request: HttpRequest) -> JsonResponse:
    """Return a date in words; for words the EDTF that is meant, and for what is neither, why it is not read."""
    typed = request.GET.get("q", "").strip()
    language = get_language() or "en"
    if not typed:
        return JsonResponse({})
    try:
        return JsonResponse({"words": date_words(parse_edtf(typed).edtf, language)})
    except DateError as error:
        if meant := edtf_meant(typed):
            return JsonResponse({"meant": meant, "words": date_words(meant, language)})
        return JsonResponse({"problem": str(error)})
