"""What cannot be so: statements of the collection whose dates contradict one another, for all who may see them."""

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from conferences.review.access import READING, page
from conferences.services.order import Collision, check_order, gather_statements
from conferences.services.order.words import CERTAINTY_NAMES
from conferences.services.rights import may_see
from sources.dates.ordering import Certainty

# A collision quotes events, people and sources side by side: who may not see one of them sees none.
QUOTED = ("event", "person", "source")


@dataclass(frozen=True)
class Group:
    """Collisions that are equally sure."""

    certainty: Certainty
    heading: Promise
    collisions: tuple[Collision, ...]


def order_check(request: HttpRequest) -> HttpResponse:
    """List which dates and statements cannot be so together, each with its citations."""
    user = request.user
    if not isinstance(user, User) or not all(may_see(user, kind) for kind in QUOTED):
        raise Http404
    if request.method not in READING:
        return HttpResponseNotAllowed(READING)
    found = check_order(gather_statements())
    groups = [
        Group(
            certainty,
            CERTAINTY_NAMES[certainty],
            tuple(item for item in found.collisions if item.certainty is certainty),
        )
        for certainty in Certainty
    ]
    context = {
        "title": _("Order and possibility"),
        "groups": groups,
        "undated": found.undated,
    }
    response = page(request, "order.html", context)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
