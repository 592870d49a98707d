"""How the editors' API is described in OpenAPI: routes, headers, answers."""

from typing import Any

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse

from conferences.desk_api import examples
from conferences.desk_api.describing import name_of, reference

TAG = "5-" + "0" * 64
HEADER: Any = OpenApiParameter.HEADER
QUERY: Any = OpenApiParameter.QUERY
IF_MATCH = OpenApiParameter(
    "If-Match", str, HEADER, required=True,
    description="The ETag of the state on which the write is based.",
    examples=[OpenApiExample("The fifth change", f'"{TAG}"')],
)  # fmt: skip
IF_NONE_MATCH = OpenApiParameter(
    "If-None-Match", str, HEADER, description="The ETag of a state that the client has: 304 if it still holds.",
)  # fmt: skip
PREFER = OpenApiParameter(
    "Prefer", str, HEADER,
    description="`merge`: if others changed other fields, members or paragraphs since, join both edits.",
    examples=[OpenApiExample("Join edits", "merge")],
)  # fmt: skip
IDEMPOTENCY = OpenApiParameter(
    "Idempotency-Key", str, HEADER,
    description="A word of your own, at most 200 characters: sent again with it, a request makes nothing twice.",
)  # fmt: skip
SUMMARY = OpenApiParameter(
    "summary", str, QUERY, required=True,
    description="Why this is deleted, in 3 to 500 characters; kept for ever.",
    examples=[OpenApiExample("A reason", "Entered twice by mistake.")],
)  # fmt: skip

REASONS = {
    400: "The body is not JSON, or a parameter is unknown.",
    401: "No token was sent, or one that is wrong, revoked or expired.",
    403: "The account may see this but not do this, or the token only reads.",
    404: "There is no such thing, or the account may not see it.",
    409: "Two edits clash, with base, theirs and yours for each place; or what is stored stands against it.",
    410: "The work was deleted.",
    412: "The work was changed since the state that If-Match names: its state now, and what was changed.",
    413: "The body is too large.",
    415: "The body is not sent as application/json.",
    422: "The document is faulty: each fault with the JSON pointer of its place.",
    428: "If-Match is missing.",
    429: "Too many wrong tokens came from this address.",
}
READ_REFUSALS = (400, 401, 404, 429)
WRITE_REFUSALS = (400, 401, 403, 404, 409, 413, 415, 422, 429)
BASED_REFUSALS = (410, 412, 428)


class DeskSchema(AutoSchema):
    """Describes an address by what its view does: a view is named, and its kind is known."""

    @property
    def kind(self) -> str:
        """The kind of works that the address is of; empty where it takes several."""
        return str(getattr(self.view, "kind", ""))

    def get_tags(self) -> list[str]:
        """Return the heading under which the address stands."""
        return ["desk"]

    def get_description(self) -> str:  # type: ignore[override]  # the library takes no more
        """Return what the address is of, and what this method does there."""
        method = getattr(self.view, self.method.lower(), None)
        words = ((self.view.__doc__ or "").strip(), (getattr(method, "__doc__", "") or "").strip())
        return " ".join(filter(None, words))

    def get_auth(self) -> list[dict[str, Any]]:
        """Return the ways in."""
        return [{"deskToken": []}, {"cookieAuth": []}]

    def get_override_parameters(self) -> list[Any]:
        """Return the headers that the method reads, and the parameter of a deletion."""
        view = type(self.view).__name__
        if self.method == "GET":
            return [] if view in ("WorksView",) else [IF_NONE_MATCH]
        if view == "BatchView":
            return [PREFER, IDEMPOTENCY]
        if view == "WorksView":
            return [IDEMPOTENCY]
        if self.method == "DELETE":
            return [IF_MATCH, SUMMARY]
        return [IF_MATCH, PREFER] if view == "WorkView" else [IF_MATCH]

    def _get_filter_parameters(self) -> list[Any]:
        if self.method != "GET" or not hasattr(self.view, "filterset_class"):
            return []
        # What lists can be narrowed by, and how they come in pages, is described where it is read.
        from conferences.api.pagination import KeysetPagination  # noqa: PLC0415
        from conferences.api.parameters import FilterSetBackend  # noqa: PLC0415

        described = FilterSetBackend().get_schema_operation_parameters(self.view)
        return [*described, *KeysetPagination().get_schema_operation_parameters(self.view)]

    def get_operation_id(self) -> str:
        """Return the name of what the method does, by which programs that are made from this call it."""
        view = type(self.view).__name__.removesuffix("View")
        return "_".join(filter(None, ("desk", self.method.lower(), self.kind, view.lower())))

    def get_request_serializer(self) -> Any:
        """Return what is sent."""
        if self.method in ("GET", "DELETE"):
            return None
        sent = {
            "BatchView": "DeskBatch",
            "UndoView": "DeskSummary",
            "RestoreView": "DeskSummary",
            "SubmitView": "DeskSubmission",
            "WorksView": f"New{name_of(self.kind)}",
        }
        name = sent.get(type(self.view).__name__, f"Edited{name_of(self.kind)}")
        return {"application/json": reference(name)}

    def get_response_serializers(self) -> Any:
        """Return what each status brings."""
        view, kind = type(self.view).__name__, self.kind
        answers: dict[Any, Any] = {}
        is_made = self.method == "POST" and view in ("WorksView", "SubmitView")
        success = 201 if is_made else 200
        if self.method == "DELETE":
            answers[204] = OpenApiResponse(description="It is deleted.")
        else:
            answers[success] = OpenApiResponse(
                reference(_answer(view, self.method, kind)),
                description="What was found, or is now so.",
            )
        if is_made and view == "WorksView":
            again = "An earlier request with the same id or key made it."
            answers[200] = OpenApiResponse(
                reference(_answer(view, "POST", kind)), description=again
            )
        refusals = READ_REFUSALS if self.method == "GET" else WRITE_REFUSALS
        if self.method != "GET" and view != "WorksView":
            refusals = (*refusals, *BASED_REFUSALS)
        for status in sorted(refusals):
            problem = reference("DeskProblem")
            answers[status, "application/problem+json"] = OpenApiResponse(
                problem, description=REASONS[status]
            )
        return answers

    def get_examples(self) -> list[OpenApiExample]:
        """Return what is sent, as one would."""
        view = type(self.view).__name__
        return examples.of(view, self.method, self.kind)


def _answer(view: str, method: str, kind: str) -> str:
    if view == "WorksView" and method == "GET":
        return f"Desk{name_of(kind)}Page"
    return {
        "ChangesView": "DeskChangePage",
        "ComparisonView": "DeskComparison",
        "BatchView": "DeskBatchAnswer",
        "SubmitView": "DeskSubmitted",
    }.get(view, f"Desk{name_of(kind)}State")
