"""The form of a source, with how it stands to its editions and to the entries that cite it."""

from typing import cast

from django.contrib import admin
from django.contrib.auth.models import User
from django.http import HttpRequest

from conferences.admin.desk import standing_of
from conferences.admin.panel import PanelledAdmin
from sources.admin import SourceAdmin
from sources.editorial.admin import Standing
from sources.editorial.models import Change
from sources.editorial.works import WorkRecord
from sources.models import Source

# Sources know nothing of who cites them; the form that shows it takes the place of their own.
admin.site.unregister(Source)


@admin.register(Source)
class CitedSourceAdmin(PanelledAdmin, SourceAdmin):
    """Sources, as the collection cites and publishes them."""

    def standing(
        self, request: HttpRequest, work: WorkRecord, latest: Change | None
    ) -> Standing | None:
        """Return the state against the last edition, and on how many entries it bears."""
        return standing_of(work, latest, cast(User, request.user))
