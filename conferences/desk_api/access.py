"""What every address of the editors' API has in common: who may ask, and how errors are told."""

from collections.abc import Collection
from http import HTTPStatus
from typing import Any, cast

from django.contrib.auth.models import User
from django.db import OperationalError
from django.http import Http404
from rest_framework.authentication import SessionAuthentication
from rest_framework.exceptions import APIException, NotAuthenticated, NotFound
from rest_framework.parsers import JSONParser
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from conferences.api.parameters import refuse_unknown
from conferences.desk_api.authentication import TokenAuthentication, reads_only
from conferences.desk_api.problems import Refusal, faults, told
from conferences.desk_api.schema import DeskSchema
from conferences.services.documents.problems import Faulty, NotPermitted, Problem, Refused
from conferences.services.rights import has_right, kinds_seen_by, may_see
from sources.editorial.errors import StaleWrite

READING = ("GET", "HEAD", "OPTIONS")


class DeskView(APIView):
    """For accounts of the desk, by token or by session; to everybody else nothing is there."""

    authentication_classes = (TokenAuthentication, SessionAuthentication)
    permission_classes = ()
    renderer_classes = (JSONRenderer,)
    # For the description alone: bodies are read by `bodies`.
    parser_classes = (JSONParser,)
    schema = DeskSchema()
    # The kind of works that the address is of; empty where it takes several.
    kind = ""

    @property
    def user(self) -> User:
        """The account that asks."""
        return cast(User, self.request.user)

    def parameters(self) -> Collection[str]:
        """Return the parameters that this request may have."""
        return ()

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Let in those who may; raises NotAuthenticated, NotFound and, for a write, Refusal."""
        super().initial(request, *args, **kwargs)
        if not isinstance(request.user, User):
            raise NotAuthenticated("Send a token: Authorization: Bearer …")
        if not (may_see(self.user, self.kind) if self.kind else kinds_seen_by(self.user)):
            raise NotFound("There is nothing here.")
        if request.method not in READING and reads_only(request):
            raise Refusal(HTTPStatus.FORBIDDEN, "This token only reads.")
        refuse_unknown(request, self.parameters())

    def require(self, act: str) -> None:
        """Raise Refusal, 403, unless the account may do this to works that it may see."""
        if not has_right(self.user, self.kind, act):
            raise faults(
                [Problem("", f"Your account may not {act} a {self.kind}.")], HTTPStatus.FORBIDDEN
            )

    def handle_exception(self, exc: Exception) -> Response:
        """Tell of an error as problem+json; what nobody foresaw is raised again."""
        error = _as_api_error(exc)
        if error is None:
            return super().handle_exception(exc)
        headers: dict[str, str] = {}
        if error.status_code == HTTPStatus.UNAUTHORIZED:
            headers["WWW-Authenticate"] = self.get_authenticate_header(self.request)
        response = told(error, headers)
        response.exception = True
        return response

    def finalize_response(
        self, request: Request, response: Any, *args: Any, **kwargs: Any
    ) -> Response:
        """Keep what is not published out of searches; the middleware keeps it out of caches."""
        answer = super().finalize_response(request, response, *args, **kwargs)
        answer["X-Robots-Tag"] = "noindex, nofollow"
        return answer


def _as_api_error(exc: Exception) -> APIException | None:
    if isinstance(exc, APIException):
        return exc
    if isinstance(exc, Faulty):
        status = next((one for kind, one in _STATUSES if isinstance(exc, kind)), None)
        return faults(exc.problems, status or HTTPStatus.UNPROCESSABLE_ENTITY)
    if isinstance(exc, Http404):
        return NotFound("There is nothing here.")
    if isinstance(exc, StaleWrite | OperationalError):
        return Refusal(
            HTTPStatus.SERVICE_UNAVAILABLE,
            "Too many write at once. Nothing was saved; try again.",
            headers={"Retry-After": "2"},
        )
    return None


_STATUSES = ((NotPermitted, HTTPStatus.FORBIDDEN), (Refused, HTTPStatus.CONFLICT))
