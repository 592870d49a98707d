"""Two editors who changed the same place of an event, and how the screen on it is answered."""

from html.parser import HTMLParser

from django.test import Client

from sources.editorial.models import Act
from sources.editorial.recording import base_of, record
from tests.conferences.admin.posting import address, fields_of, opened, send, signed_in


def recorded(work, by, *rows, summary="The other edit."):
    with record(work, by=by, act=Act.EDIT, summary=summary, base=base_of(work)):
        for row in rows:
            row.save()


def deleted(work, by, row, act=Act.EDIT):
    with record(work, by=by, act=act, summary="Entered twice.", base=base_of(work)):
        row.delete()


def sent_stale(user, event, other, *rows, **typed):
    """Open the form, let the other save some rows, and send the form with what was typed."""
    fields = opened(user, event)
    recorded(event, other, *rows)
    return send(user, event, {**fields, **typed})


def screen(user, work, **query):
    """Return the conflict screen as an account sees it."""
    return signed_in(user).get(address(work, "conflict"), query)


def places(response) -> list[str]:
    """Return what names each overlap on the screen, in order."""
    return [view.place for view in response.context["views"]]


def titles(response) -> list[str]:
    return [view.title for view in response.context["views"]]


def decide(user, work, response, *answers: str, button="_save", results=(), **more):
    """Answer the overlaps of a screen in order ("" leaves one open), and press a button."""
    fields = fields_of(response)
    for place, answer in zip(places(response), answers, strict=False):
        if answer:
            fields[f"answer-{place}"] = answer
    for place, text in zip(places(response), results, strict=False):
        if text is not None:
            fields[f"result-{place}"] = text
    client: Client = signed_in(user)
    return client.post(address(work, "conflict"), {**fields, button: "Go", **more})


class _Panes(HTMLParser):
    def __init__(self):
        super().__init__()
        self.panes, self._depth = [], 0

    def handle_starttag(self, tag, attrs):
        if ("class", "conflict-words") in attrs:
            self.panes.append("")
            self._depth = 1
        elif self._depth:
            self._depth += 1
            self.panes[-1] += {"ins": "[+", "del": "[-"}.get(tag, "")

    def handle_endtag(self, tag):
        if self._depth:
            self.panes[-1] += "]" if tag in ("ins", "del") else ""
            self._depth -= 1

    def handle_data(self, data):
        if self._depth:
            self.panes[-1] += data


def panes(response) -> list[str]:
    """Return base, theirs and yours of every overlap, with [-removed] and [+added] words."""
    reader = _Panes()
    reader.feed(response.content.decode())
    return reader.panes
