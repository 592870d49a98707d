"""What an account is called where it is recorded or shown."""

from django.contrib.auth.models import AbstractUser


def name_of(user: AbstractUser) -> str:
    """Return the name that an account bears now."""
    return user.get_full_name() or user.get_username()
