"""How the desk shows a state before it is saved: the reader's page, and the checks."""

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from conferences.rendering.article_tree import of_no_edition
from conferences.services.previewing import StatePreview
from sources.editorial.kept_admin import KeepingAdmin
from sources.editorial.states import State


class PreviewedAdmin(KeepingAdmin):
    """A kind of work of which readers have pages."""

    def preview(self, request: HttpRequest, state: State) -> SafeString:
        """Return the checks of a state and its page in each language."""
        found, names = StatePreview(state), dict(settings.LANGUAGES)
        pages = [
            (code, names[code], SafeString(of_no_edition(found.article(code))))
            for code in found.languages
        ]
        context = {"findings": found.findings, "pages": pages}
        return render_to_string("conferences/review/_result.html", context, request)
