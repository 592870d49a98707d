"""The accounts of a local site, one for each part that can be played in it."""

import secrets

from django.contrib.auth.models import Group, User
from django.db import transaction

from conferences.permissions import EDITORS, REVIEWERS

LOCAL_ACCOUNTS = {"editor": EDITORS, "reviewer": REVIEWERS}


def make_local_accounts(password: str = "") -> dict[str, str]:
    """Create those accounts that are missing; return their names with their passwords.

    Each gets a password of its own, at random, unless one is given for all.
    """
    made = {}
    with transaction.atomic():
        for name, group in LOCAL_ACCOUNTS.items():
            if User.objects.filter(username=name).exists():
                continue
            made[name] = password or secrets.token_urlsafe(12)
            user = User.objects.create_user(name, password=made[name], is_staff=True)
            user.groups.add(Group.objects.get(name=group))
    return made
