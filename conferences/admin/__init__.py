"""The editorial desk: a form for each kind of work, with its members edited in it."""

import conferences.admin.refusals  # noqa: F401 - registers its sentences
from conferences.admin.events import EventAdmin
from conferences.admin.histories import ChangeAdmin, EditionAdmin
from conferences.admin.people import PersonAdmin
from conferences.admin.places import OrganisationAdmin, PlaceAdmin
from conferences.admin.searched import ClaimAdmin, QuestionAdmin, WorkAdmin

__all__ = [
    "ChangeAdmin",
    "ClaimAdmin",
    "EditionAdmin",
    "EventAdmin",
    "OrganisationAdmin",
    "PersonAdmin",
    "PlaceAdmin",
    "QuestionAdmin",
    "WorkAdmin",
]
