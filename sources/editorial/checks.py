"""System checks: what a versioned model must not do, told to the developer before it can harm."""

from collections.abc import Sequence
from typing import Any

from django.core import checks
from django.db import models

from sources.editorial.versioning import versioned_models

SEEN_DELETIONS = (models.CASCADE, models.PROTECT, models.RESTRICT)


@checks.register("editorial")
def check_versioned_models(**_kwargs: Any) -> Sequence[checks.CheckMessage]:
    """Refuse relations whose changes would leave no trace in the history."""
    found: list[checks.CheckMessage] = []
    for model in versioned_models():
        for relation in model._meta.local_fields:
            if relation.remote_field and relation.remote_field.on_delete not in SEEN_DELETIONS:
                found.append(
                    checks.Error(
                        f"{relation} is emptied or reset by a deletion, which no change would record.",
                        hint="Use CASCADE, PROTECT or RESTRICT.",
                        obj=model,
                        id="editorial.E001",
                    )
                )
        for many in model._meta.local_many_to_many:
            through = many.remote_field.through
            if through and through._meta.auto_created:
                found.append(
                    checks.Error(
                        f"{many} has no through model of its own, so its rows are not versioned.",
                        hint="Name a through model that is a member.",
                        obj=model,
                        id="editorial.E002",
                    )
                )
    return found
