"""What programs that gather pages are told."""

from django.http import HttpRequest, HttpResponse

TEXT = "User-agent: *\nDisallow: /admin/\nDisallow: /review/\n"


def robots(_request: HttpRequest) -> HttpResponse:
    """Say that all but the desk may be read."""
    return HttpResponse(TEXT, content_type="text/plain; charset=utf-8")
