"""The base of every work's admin: all that it writes goes through `record()`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django.contrib import admin, messages
from django.contrib.admin import helpers
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from sources.editorial.admin_deleting import DeletesThroughDoor
from sources.editorial.admin_groups import Group, GroupView, group_views
from sources.editorial.admin_saving import Saver
from sources.editorial.choices import ChoicePaginator, labels_of, named_like
from sources.editorial.member_forms import ChoosesWorks, MemberInline, VersionedForm
from sources.editorial.models import Change
from sources.editorial.recording import base_of
from sources.editorial.work_form import WorkForm
from sources.editorial.works import WorkRecord

CHANGES_PER_PAGE = 50
