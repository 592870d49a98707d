"""Who may do what: the groups, and the rules that acts check."""

from typing import Any

from django.contrib.auth.models import Group, Permission, User

EDITORS = "editors"
REVIEWERS = "reviewers"

# What editors record; reviewers may do all that editors may, and publish.
_RECORDED = {
    "conferences": (
        "event", "eventplace", "participation", "relation", "person", "affiliation", "place", "organisation",
        "name", "narrative", "question", "inquiry", "claim", "concern", "citation", "reading",
        "readingchoice", "readingpart", "readingsource", "articleimport",
    ),
    "sources": ("source", "creator", "derivation"),
}  # fmt: skip


class NotAllowed(Exception):
    """The account may not do this; the message says what right it lacks."""


class OwnWork(NotAllowed):
    """Nobody publishes changes that they made themselves."""


def create_groups(**_kwargs: Any) -> None:
    """Create the groups, with exactly the permissions that their members need."""
    recording = Permission.objects.none()
    for app, models in _RECORDED.items():
        recording |= Permission.objects.filter(
            content_type__app_label=app, content_type__model__in=models
        )
    publishing = Permission.objects.filter(
        content_type__app_label="conferences",
        codename__in=("publish_work", "view_edition", "view_editiontext"),
    )
    Group.objects.get_or_create(name=EDITORS)[0].permissions.set(recording)
    Group.objects.get_or_create(name=REVIEWERS)[0].permissions.set(recording | publishing)


def may_publish(user: User) -> bool:
    """Say whether the account may publish and withdraw editions."""
    return user.is_active and user.has_perm("conferences.publish_work")


def require_publisher(user: User) -> None:
    """Raise NotAllowed unless the account may publish."""
    if not may_publish(user):
        raise NotAllowed("Only reviewers publish; this account is not one.")
