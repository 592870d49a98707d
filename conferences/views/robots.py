"""What browsers and programs ask for at addresses that the site did not choose."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.templatetags.static import static

TEXT = "User-agent: *\nDisallow: /admin/\nDisallow: /review/\n"


def robots(_request: HttpRequest) -> HttpResponse:
    """Say that all but the desk may be read, and where all pages are named."""
    text = f"{TEXT}Sitemap: {settings.SITE_ADDRESS}/sitemap.xml\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


def favicon(_request: HttpRequest) -> HttpResponse:
    """Lead browsers that look for the sign of the site at its old address to where it is."""
    return HttpResponsePermanentRedirect(static("favicon.svg"))
