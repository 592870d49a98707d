"""The editorial desk: a form for each kind of work, with its members edited in it."""

import conferences.admin.refusals  # noqa: F401 - registers its sentences
from conferences.admin.articles import ArticleImportAdmin
from conferences.admin.cited import CitedSourceAdmin
from conferences.admin.events import EventAdmin
from conferences.admin.histories import ChangeAdmin, EditionAdmin
from conferences.admin.people import PersonAdmin
from conferences.admin.places import OrganisationAdmin, PlaceAdmin
from conferences.admin.searched import ClaimAdmin, QuestionAdmin, WorkAdmin
from conferences.admin.tokens import ApiTokenAdmin

__all__ = [
    "ApiTokenAdmin",
    "ArticleImportAdmin",
    "ChangeAdmin",
    "CitedSourceAdmin",
    "ClaimAdmin",
    "EditionAdmin",
    "EventAdmin",
    "OrganisationAdmin",
    "PersonAdmin",
    "PlaceAdmin",
    "QuestionAdmin",
    "WorkAdmin",
]
