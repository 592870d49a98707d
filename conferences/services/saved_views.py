"""Lists with their filters that an account keeps under names of its own."""

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from conferences.models import SavedView
from conferences.services.errors import ActRefused

# What the dashboard of one account counts.
MOST_VIEWS = 20


class TooManyViews(ActRefused):
    """An account has as many saved views as it may."""


def views_of(user: User, list_name: str = "") -> QuerySet[SavedView]:
    """Return the saved views of an account, of one list or of all, by their names."""
    found = SavedView.objects.filter(user=user)
    return found.filter(list=list_name) if list_name else found


def save_view(user: User, list_name: str, *, name: str, query: str) -> SavedView:
    """Save the filters of a list, in place of those that had the same name; raises TooManyViews."""
    with transaction.atomic():
        # Two windows of one account wait for each other, so that neither passes the limit.
        User.objects.select_for_update().get(pk=user.pk)
        others = views_of(user).exclude(list=list_name, name=name)
        if others.count() >= MOST_VIEWS:
            said = _("You have %d saved views, which is the most: forget one of them first.")
            raise TooManyViews(said % MOST_VIEWS)
        view, _is_new = SavedView.objects.update_or_create(
            user=user, list=list_name, name=name, defaults={"query": query}
        )
    return view


def forget_view(user: User, number: int) -> SavedView | None:
    """Delete a saved view of an account; return it, or None if the account has no such view."""
    view = views_of(user).filter(pk=number).first()
    if view is not None:
        SavedView.objects.filter(pk=view.pk).delete()
    return view
