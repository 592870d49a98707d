"""What every address of the API has in common; its root, its schema, and what is not there."""

from collections.abc import Collection
from functools import lru_cache
from typing import Any

from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.http import conditional_page
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import (
    OpenApiJsonRenderer,
    OpenApiJsonRenderer2,
    OpenApiYamlRenderer,
    OpenApiYamlRenderer2,
)
from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.permissions import AllowAny
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from conferences.addresses import WORDS_OF_KINDS
from conferences.api.addresses import absolute
from conferences.api.parameters import refuse_unknown
from conferences.api.schema import PublishedSchema

# Anybody may keep an answer, and asks before using it again; that is mostly answered by 304.
CACHING = "public, max-age=0, must-revalidate"
LISTS = (*WORDS_OF_KINDS.values(), "questions", "claims", "editions", "search")


@method_decorator(conditional_page, name="dispatch")
class Readable(APIView):
    """Anybody may read it, in JSON; no cookie and no account makes a difference.

    The tag of an answer is made from its bytes: they also tell where other works are found now.
    """

    authentication_classes = ()
    permission_classes = (AllowAny,)
    renderer_classes: Any = (JSONRenderer,)
    http_method_names = ("get", "head", "options")

    def parameters(self) -> Collection[str]:
        """Return the parameters that this request may have."""
        return ()

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Refuse parameters that nobody knows before anything is looked up."""
        refuse_unknown(request, self.parameters())
        super().initial(request, *args, **kwargs)

    def finalize_response(
        self, request: Request, response: Response, *args: Any, **kwargs: Any
    ) -> Response:
        """Let caches keep what was found."""
        answer = super().finalize_response(request, response, *args, **kwargs)
        if answer.status_code == 200:
            answer.headers["Cache-Control"] = CACHING
        return answer


class RootSerializer(serializers.Serializer[Any]):
    """The addresses of the lists and of this description."""

    events = serializers.URLField()
    people = serializers.URLField()
    places = serializers.URLField()
    organisations = serializers.URLField()
    sources = serializers.URLField()
    questions = serializers.URLField()
    claims = serializers.URLField()
    editions = serializers.URLField()
    search = serializers.URLField()
    schema = serializers.URLField()


class Root(Readable):
    """The lists that there are."""

    schema = PublishedSchema()
    serializer_class = RootSerializer

    def get(self, request: Request) -> Response:
        """Return the address of each list, and of the schema."""
        addresses = {word: absolute(reverse(f"api:{word}-list")) for word in LISTS}
        addresses["schema"] = absolute(reverse("api:schema"))
        return Response(RootSerializer(addresses).data)


# The library's generator has no types.
_GENERATOR: Any = SchemaGenerator


@lru_cache(maxsize=1)
def openapi() -> dict[str, Any]:
    """Return the OpenAPI schema of the API; made once, since only code decides it."""
    described: dict[str, Any] = _GENERATOR().get_schema(request=None, public=True)
    return described


class Schema(Readable):
    """The API described in OpenAPI, as JSON or, with `?format=yaml`, as YAML."""

    schema = None
    renderer_classes = (
        OpenApiJsonRenderer2,
        OpenApiJsonRenderer,
        OpenApiYamlRenderer,
        OpenApiYamlRenderer2,
    )

    def parameters(self) -> Collection[str]:
        """Return the one parameter, by which a renderer is chosen."""
        return ("format",)

    def get(self, request: Request) -> Response:
        """Return the schema."""
        return Response(openapi())


class Absent(Readable):
    """Any other address below the API's own: answered in JSON like the rest."""

    schema = None

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Say that nothing is here."""
        raise NotFound
