"""How the API is described in OpenAPI, beside what its serializers say."""

from typing import Any

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiResponse

PROBLEMS = OpenApiResponse(
    {
        "type": "object",
        "additionalProperties": {"type": "array", "items": {"type": "string"}},
    },
    description="A parameter is unknown, given twice, or cannot be what it says: by its name.",
)
ABSENT = OpenApiResponse(
    {
        "type": "object",
        "required": ["detail"],
        "properties": {"detail": {"type": "string"}},
    },
    description="Nothing is published under this name.",
)


class PublishedSchema(AutoSchema):
    """Describes what is refused as well as what is found."""

    def get_description(self) -> str:  # type: ignore[override]  # the library takes no more
        """Return what the list is of, and what this address returns of it."""
        return " ".join(
            filter(None, ((self.view.__doc__ or "").strip(), super().get_description()))
        )

    def get_response_serializers(self) -> Any:
        """Return what each status brings."""
        responses = {200: super().get_response_serializers(), 400: PROBLEMS}
        if getattr(self.view, "action", None) == "retrieve":
            responses[404] = ABSENT
        return responses
