"""The pages for what went wrong."""

import pytest
from django.test import RequestFactory

from conferences.views.errors import bad_request, failed, not_found

ERROR = ValueError()


@pytest.mark.parametrize(
    ("answer", "status", "heading"),
    [
        (lambda asked: bad_request(asked, ERROR), 400, "The request could not be understood"),
        (lambda asked: not_found(asked, ERROR), 404, "There is no page at this address"),
        (failed, 500, "The page could not be shown"),
    ],
)
def test_error_page_is_in_the_design_of_the_site_and_needs_no_database(answer, status, heading):
    response = answer(RequestFactory().get("/"))
    page = response.content.decode()
    assert response.status_code == status
    assert f"<h1>{heading}</h1>" in page
    assert '<header class="banner">' in page


@pytest.mark.django_db
def test_robots_may_read_all_but_the_desk(client):
    response = client.get("/robots.txt")
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert (
        response.content.decode()
        == "User-agent: *\nDisallow: /admin/\nDisallow: /review/\nSitemap: http://testserver:8000/sitemap.xml\n"
    )


@pytest.mark.django_db
def test_pages_hold_nothing_inline_and_ask_nobody_else(client):
    page = client.get("/").content.decode()
    assert "<style" not in page
    assert " style=" not in page
    assert " on" + "click" not in page
    assert page.count("<script") == page.count('<script src="/static/')
    assert "default-src 'none'" in client.get("/").headers["Content-Security-Policy"]
