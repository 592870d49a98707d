"""What stands in the address of a route: a work in a state, or the work of another kind."""

import re
from uuid import UUID

from tests.access.cast import Cast

KIND_IN_ADMIN = re.compile(r"^admin/(?:conferences|sources)/(\w+)/")
WORD_IN_API = re.compile(r"^api/v1/(?:desk/)?(\w+)/")
KINDS = {
    "people": "person",
    "places": "place",
    "organisations": "organisation",
    "sources": "source",
}
NOTHING = str(UUID(int=7))


def values_for(cast: Cast, route: str, state: str) -> dict[str, str]:
    """Return the parameters of a route; only those of events depend on the state."""
    found = KIND_IN_ADMIN.match(route)
    kind = found[1] if found else ""
    found = WORD_IN_API.match(route)
    kind = KINDS.get(found[1], kind) if found else kind
    work = cast.works.get(kind, cast.works[state])
    of_claim = route.startswith(("api/v1/claims/", "review/claims/"))
    return {
        "kind": "event",
        "work_id": str(work.pk),
        "word": "events",
        "slug": work.slug,
        "key": f"{state}-claim" if of_claim else work.key,
        "number": "1",
        "span": "1..2",
        "a": "1",
        "b": "2",
        "first": "1",
        "second": "1",
        "day": "2100-01-01",
        "ending": "bib",
        "object_id": str(work.pk),
        "content_type_id": "1",
        "id": str(cast.accounts["reader"].pk),
        "app_label": "conferences",
        "url": "nowhere",
        "submission_id": cast.submissions.get(state, NOTHING),
        "comment_id": cast.comments.get(state, NOTHING),
        "schedule_id": "1",
        "merger_id": NOTHING,
        "token_id": "1",
        "import_id": NOTHING,
        "name": "uncited" if route.startswith("review/desk/") else "bibtex",
        "language": "vi",
    }
