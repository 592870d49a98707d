"""Examples of what is sent to the editors' API, one for each kind of request."""

from typing import Any

from drf_spectacular.utils import OpenApiExample

FIRST = {
    "event": {"title": "Meeting at Zakopane", "event_kind": "meeting", "date": "1940-02-20"},
    "person": {"name": "Rita Zimmerman", "names": [{"text": "R. Zimmerman", "kind": "variant"}]},
    "place": {"name": "Zakopane", "latitude": "49.29899", "longitude": "19.94885"},
    "organisation": {"name": "Gestapo", "full_name": "Geheime Staatspolizei"},
    "source": {
        "type": "book",
        "title": "Behind Closed Doors",
        "issued": "2008",
        "creators": [{"family": "Rees"}],
    },
}
CHANGED: dict[str, dict[str, Any]] = {
    "event": {
        "date": "1940-02",
        "claims": [{"key": "best-known-feb", "statement": {"en": "It began in February 1940."}}],
    },
    "person": {
        "born": "1901",
        "names": [{"id": "0d5f6a5e-54f6-4ab2-8b9e-0f4e3f2f7a11", "_delete": True}],
    },
    "place": {"now_in": "Poland"},
    "organisation": {"existed": "1933-04/1945-05"},
    "source": {"publisher": "BBC Books", "publisher_place": "London"},
}
WHY = "Corrected after the memoir."


SENT = {
    "BatchView": {
        "summary": "Enters a place.",
        "works": [{"do": "create", "kind": "place", "work": FIRST["place"]}],
    },
    "UndoView": {"summary": "The memoir was misread."},
    "RestoreView": {"summary": "The memoir was misread."},
    "SubmitView": {"summary": "Dates the meeting by the memoir.", "nature": "correction"},
}


def of(view: str, method: str, kind: str) -> list[OpenApiExample]:
    """Return the example of a request that has a body."""
    if method in ("GET", "DELETE"):
        return []
    work = (CHANGED if method == "PATCH" else FIRST).get(kind)
    sent = SENT.get(view) or {"summary": WHY, "work": work}
    return [OpenApiExample("What is sent", sent, request_only=True)]
