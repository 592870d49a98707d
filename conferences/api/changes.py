"""What changed since an edition, for machines that cite one."""

from collections.abc import Collection

from django.conf import settings
from django.utils.translation import override
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from conferences.api.schema import ABSENT, PROBLEMS, PublishedSchema
from conferences.api.serializers.changes import ChangesSinceSerializer
from conferences.api.views import Readable
from conferences.models import Edition
from conferences.services.edition_sequence import changes_since

# A database could not hold a greater number.
MOST_NUMBER = 99_999_999
LANGUAGE = OpenApiParameter(
    "language",
    description="The language of the words; that of the site if it is not given.",
    enum=[code for code, _name in settings.LANGUAGES],
)


class EditionSince(Readable):
    """What changed since an edition, and why."""

    schema = PublishedSchema()
    serializer_class = ChangesSinceSerializer

    def parameters(self) -> Collection[str]:
        """Return the one parameter, by which the words are chosen."""
        return ("language",)

    @extend_schema(
        parameters=[LANGUAGE],
        responses={200: ChangesSinceSerializer, 400: PROBLEMS, 404: ABSENT},
    )
    def get(self, request: Request, kind: str, key: str, number: int) -> Response:
        """Return each thing that changed, as it was and as it is, corrections first."""
        language = request.query_params.get("language", settings.LANGUAGE_CODE)
        if language not in dict(settings.LANGUAGES):
            codes = ", ".join(code for code, _name in settings.LANGUAGES)
            raise ValidationError({"language": [f"Give one of: {codes}."]})
        with override(language):
            if number > MOST_NUMBER:
                raise NotFound
            found = changes_since(Edition.objects.filter(kind=kind, key=key), number, language)
            if found is None or found.is_erased:
                raise NotFound
            return Response(ChangesSinceSerializer(found).data)
