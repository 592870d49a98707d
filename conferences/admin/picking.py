"""What the desk's scripts ask while somebody writes: sources, works and claims by their names."""

from collections.abc import Callable, Iterable
from dataclasses import asdict
from functools import wraps
from typing import Any, cast
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_GET, require_POST

from conferences.services.claim_keys import free_claim_key
from conferences.services.completing import completions
from conferences.services.named_in_texts import (
    NamedWork,
    claims_named,
    find_works,
    may_write,
    works_named,
)
from conferences.services.note_numbers import numbered_notes
from conferences.services.recent_sources import recent_sources
from conferences.services.rights import has_right
from sources.identifiers import identifier_in
from sources.services.finding import SourceCard, cards_of, find_sources

View = Callable[[HttpRequest], HttpResponse]
# What one text can name; the longest entry that was measured names some 400.
MOST = 2000
LONGEST = 200
MOST_SOURCES_LINKED = 5
_LABELS = {"doi": "DOI", "isbn": "ISBN", "url": _lazy("address")}
ASKED = ("sources", "works", "named", "complete", "paste")


def for_writers(view: View) -> View:
    """Answer those who may cite; nobody else learns that there is anything."""

    @wraps(view)
    def answer(request: HttpRequest) -> HttpResponse:
        user = request.user
        if not (isinstance(user, User) and may_write(user)):
            raise Http404
        return view(request)

    return answer


@for_writers
@require_GET
def sources(request: HttpRequest) -> HttpResponse:
    """Find sources by what was typed; say as which identifier a new one could have it."""
    typed = _typed(request)
    identifier = identifier_in(typed)
    named = {**asdict(identifier), "label": _LABELS[identifier.column]} if identifier else None
    return JsonResponse({"sources": _cards(find_sources(typed)), "identifier": named})


@for_writers
@require_GET
def works(request: HttpRequest) -> HttpResponse:
    """Find works of any kind by any of their names, sources last."""
    typed = _typed(request)
    found = find_works(cast(User, request.user), typed)
    cited = [
        NamedWork("source", card.key, ", ".join(filter(None, (*card.makers[:1], card.title))))
        for card in find_sources(typed)[:MOST_SOURCES_LINKED]
    ]
    return JsonResponse({"works": [asdict(work) for work in (*found, *cited)]})


@for_writers
@require_GET
def complete(request: HttpRequest) -> HttpResponse:
    """Say how a name or a date goes on, in a text of a `language`, of the work `of`."""
    ids, faults = _ids(filter(None, request.GET.getlist("of")[:1]), "of")
    if faults:
        return JsonResponse({"problem": " ".join(faults)}, status=400)
    names, dates = completions(
        cast(User, request.user),
        _typed(request).strip(),
        of=ids[0] if ids else None,
        language=request.GET.get("language", "")[:20] or settings.LANGUAGE_CODE,
    )
    return JsonResponse(
        {"names": [asdict(each) for each in names], "dates": [asdict(each) for each in dates]}
    )


@for_writers
@require_POST
def named(request: HttpRequest) -> HttpResponse:
    """Say what the marks of a text name; `of`, the id of its work, asks for the numbers of its notes.

    `source`, `claim` and `work` (`event:key`) are keys, `id` is that of a source, `recent` asks for
    the sources that the account cited last. All may be there many times. `words` asks for the key of
    a new claim that states them; those of claims that are not saved yet are `taken`.
    """
    user = cast(User, request.user)
    ids, faults = _ids(request.POST.getlist("id"), "id")
    work_ids, more = _ids(request.POST.getlist("of")[:1], "of")
    lists = {
        name: request.POST.getlist(name) for name in ("source", "claim", "work", "id", "taken")
    }
    more += [
        _("%(field)s: at most %(most)d can be asked for at once.") % {"field": name, "most": MOST}
        for name, sent in lists.items()
        if len(sent) > MOST
    ]
    if faults or more:
        return JsonResponse({"problem": " ".join((*faults, *more))}, status=400)
    recent = recent_sources(user) if "recent" in request.POST else []
    pairs = [(kind, key) for kind, _colon, key in (name.partition(":") for name in lists["work"])]
    # What an edition shows is known to everybody.
    notes = numbered_notes(work_ids[0]) if work_ids else []
    keys = {
        *lists["source"],
        *(note.source for note in notes),
        *(note.via for note in notes if note.via),
    }
    return JsonResponse(
        {
            "sources": _cards(cards_of(keys, {*ids, *recent})),
            "recent": recent,
            "claims": [asdict(claim) for claim in claims_named(user, lists["claim"])],
            "works": [asdict(work) for work in works_named(user, pairs)],
            "notes": [asdict(note) for note in notes],
            **_new_key(request, lists["taken"]),
        }
    )


def _new_key(request: HttpRequest, taken: Iterable[str]) -> dict[str, str]:
    words = request.POST.get("words", "")[:LONGEST]
    return {"key": free_claim_key(words, besides=frozenset(taken))} if words else {}


def addresses(user: User) -> dict[str, str]:
    """Return where the scripts of a form ask, for an account that may; else nothing."""
    if not may_write(user):
        return {}
    found = {name: reverse(f"writing:{name}") for name in ASKED}
    if has_right(user, "source", "add"):
        found["new"] = reverse("admin:sources_source_add")
    return found


def _typed(request: HttpRequest) -> str:
    return request.GET.get("q", "")[:LONGEST]


def _ids(sent: Iterable[str], name: str) -> tuple[list[UUID], list[str]]:
    """Return the ids that were sent, and what is wrong with the others."""
    found, faults = [], []
    for each in sent:
        try:
            found.append(UUID(each))
        except ValueError:
            faults.append(
                _("%(field)s: “%(value)s” is no id.") % {"field": name, "value": each[:60]}
            )
    return found, faults[:3]


def _cards(found: Iterable[SourceCard]) -> list[dict[str, Any]]:
    return [asdict(card) for card in found]
