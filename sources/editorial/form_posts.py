"""What the page of a form posts while somebody types: the form to be kept, and that they are there."""

from collections.abc import Callable
from contextlib import suppress
from typing import ClassVar, cast
from uuid import UUID

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.auth.models import User
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.utils.translation import gettext as _

from sources.editorial.deleting import deletion_of
from sources.editorial.form_groups import Group
from sources.editorial.keeping import KeptAlready, TooLargeToKeep, keep, window_of
from sources.editorial.presence import announce, in_words, leave, others_at
from sources.editorial.recording import base_of
from sources.editorial.saving import lost_its_place
from sources.editorial.work_form import WorkForm
from sources.editorial.works import WorkRecord


class FormPosts(admin.ModelAdmin):  # type: ignore[type-arg]  # not generic at run time
    """Keeps a form as it is typed, and tells those at one form of each other; records nothing."""

    groups: ClassVar[tuple[Group, ...]] = ()
    # Given by the admin that stands on this.
    _address: Callable[..., str]
    _page: Callable[..., HttpResponse]
    saved: Callable[..., HttpResponse]
    work_form: Callable[..., WorkForm]

    def keep_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Keep the form as it stands; no change, no version."""
        key, work = self.writable(request, object_id)
        base = self.base_in(request, key, work)
        if base is None:
            return refusal(lost_its_place(), 400)
        return self.kept_answer(request, key, work, base, request.POST)

    def kept_answer(
        self,
        request: HttpRequest,
        key: UUID,
        work: WorkRecord | None,
        base: int,
        posted: QueryDict,
    ) -> HttpResponse:
        """Keep what a form would have posted on the change `base`; say when, or why not."""
        try:
            kept = keep(cast(User, request.user), key, self.model.kind_of_work, base, posted)
        except OperationalError:
            return refusal(_("The database is busy; it is tried again."), 503)
        except TooLargeToKeep as error:
            return refusal(str(error), 413)
        except KeptAlready as error:
            return refusal(str(error), 409)
        stale = ""
        if work is not None and base < base_of(work):
            stale = _("Others have saved meanwhile; saving will merge what you typed with it.")
        return JsonResponse({"kept": f"{kept.at:%H:%M:%S}", "stale": stale})

    def writable(self, request: HttpRequest, object_id: str) -> tuple[UUID, WorkRecord | None]:
        """Return the key of a form and its work, None for a new one; raises Http404 without the right."""
        key = key_of(object_id)
        work: WorkRecord | None = self.get_object(request, str(key))
        is_new = work is None and deletion_of(str(key)) is None
        may = (
            self.has_add_permission(request)
            if is_new
            else self.has_change_permission(request, work)
        )
        if not may:
            raise Http404
        return key, work

    def base_in(self, request: HttpRequest, key: UUID, work: WorkRecord | None) -> int | None:
        """Return the number on which a posted form rests, None if it can be none of this work."""
        typed = request.POST.get("change-base", "")
        of_this = request.POST.get("change-key", "") in ("", str(key))
        if not (of_this and typed.isascii() and typed.isdecimal() and len(typed) < 10):
            return None
        base = int(typed)
        if work is None:
            return base
        return base if 1 <= base <= base_of(work) else None

    def presence_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Note that a window is at the form; say who else is."""
        key = key_of(object_id)
        work = self.get_object(request, str(key))
        if work is None or not self.has_view_or_change_permission(request, work):
            raise Http404
        window = window_of(request.POST)
        if not window:
            return refusal(_("The window is not named."), 400)
        user = cast(User, request.user)
        if "leaving" in request.POST:
            with suppress(OperationalError):
                leave(user, UUID(window))
            return JsonResponse({"others": []})
        section = request.POST.get("section", "")
        sections = self._sections()
        # A busy database is no reason to tell anybody: the next post is in ten seconds.
        with suppress(OperationalError):
            announce(user, key, UUID(window), section if section in sections else "")
        return JsonResponse({"others": self.who_else(key, user, window)})

    def who_else(self, key: UUID, user: User, window: str, *, own: bool = True) -> list[str]:
        """Return in words who else has the form open, and whether one's own other windows have."""
        others = others_at(key, user, UUID(window) if window else None)
        others = [each for each in others if own or each.user_id != user.pk]
        return in_words(others, user, self._sections())

    def _sections(self) -> dict[str, str]:
        return {group.key: str(group.title) for group in self.groups}


def key_of(object_id: str) -> UUID:
    """Return the key that an address names; raises Http404 for what is none."""
    try:
        return UUID(unquote(object_id))
    except ValueError as error:
        raise Http404 from error


def refusal(sentence: str, status: int) -> JsonResponse:
    """Tell the script of a form in a sentence why what it posted was not taken."""
    return JsonResponse({"problem": sentence}, status=status)
