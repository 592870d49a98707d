"""The pages for what went wrong, in the site's design; none of them queries."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

from conferences.views.pages import frame_context, page


def _answer(template: str, status: HTTPStatus) -> HttpResponse:
    return HttpResponse(page(template, frame_context("")), status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what cannot be understood."""
    return _answer("400.html", HTTPStatus.BAD_REQUEST)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer an address at which nothing is or was published."""
    return _answer("404.html", HTTPStatus.NOT_FOUND)


def failed(request: HttpRequest) -> HttpResponse:
    """Answer when the site itself has failed."""
    return _answer("500.html", HTTPStatus.INTERNAL_SERVER_ERROR)
