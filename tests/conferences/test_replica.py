import pytest
from django.http import HttpResponse

from conferences.models import (
    Claim,
    Edition,
    EditionText,
    Event,
    Publication,
    SearchLock,
    SearchPosting,
)
from conferences.replica import PUBLISHED, PublicReads, PublicReadsMiddleware

ROUTER = PublicReads()


def read_during(rf, method, path):
    """Return where editions and working rows are read while a request is answered."""
    places: list[str] = []

    def answer(_request):
        places.extend(ROUTER.db_for_read(model) for model in (Edition, Event))
        return HttpResponse()

    PublicReadsMiddleware(answer)(rf.generic(method, path))
    return places


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("path", ["/", "/vi/events/", "/api/v1/claims/"])
def test_public_pages_read_editions_from_the_replica(rf, method, path):
    assert read_during(rf, method, path) == ["replica", "default"]


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/admin/conferences/event/"), ("POST", "/"), ("DELETE", "/")]
)
def test_the_desk_and_every_write_read_from_the_primary(rf, method, path):
    assert read_during(rf, method, path) == ["default", "default"]


def test_outside_a_request_all_is_read_from_the_primary(rf):
    read_during(rf, "GET", "/")
    assert [ROUTER.db_for_read(model) for model in (Edition, Claim)] == ["default", "default"]


def test_a_request_that_fails_leaves_no_mark(rf):
    def fail(_request):
        raise ValueError("a page")

    with pytest.raises(ValueError, match="a page"):
        PublicReadsMiddleware(fail)(rf.get("/"))
    assert ROUTER.db_for_read(Edition) == "default"


def test_writes_and_migrations_go_to_the_primary():
    assert ROUTER.db_for_write(Edition) == "default"
    assert ROUTER.allow_migrate("default", "conferences", model_name="edition")
    assert not ROUTER.allow_migrate("replica", "conferences", model_name="edition")
    assert ROUTER.allow_relation(Edition(), EditionText())


def test_every_model_of_editions_is_known_to_be_published():
    of_editions = {
        model
        for model in Edition._meta.apps.get_app_config("conferences").get_models()
        # The lock is for those who write alone.
        if model.__module__ in (Publication.__module__, SearchPosting.__module__)
        and model is not SearchLock
    }
    assert of_editions == PUBLISHED
