"""The documents of works as OpenAPI describes them, made from the columns of the models."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db import models

from conferences.models import Nature
from conferences.services.documents.shape import SHAPES, Column, Shape, target_of
from conferences.services.documents.values import RANGES
from conferences.services.submitting import LONGEST, SHORTEST
from sources.editorial.localized import LocalizedTextField
from sources.editorial.models import Act

Json = dict[str, Any]
ID = {"type": "string", "format": "uuid"}
TEXT = {"type": "string"}
ETAG = {
    "type": "string",
    "description": "Number and digest of the change: the ETag, without its quotes.",
}
WHY = {
    "type": "string",
    "minLength": 3,
    "maxLength": 500,
    "description": "What is changed, and why; kept for ever.",
}


def reference(name: str) -> Json:
    """Return what stands for a description that is kept under a name."""
    return {"$ref": f"#/components/schemas/{name}"}


def name_of(kind: str) -> str:
    """Return the name under which the documents of a kind are described."""
    return kind.capitalize()


def _object(properties: Mapping[str, Any], *, optional: bool = False, about: str = "") -> Json:
    found: Json = {"type": "object", "properties": dict(properties), "additionalProperties": False}
    if not optional:
        found["required"] = list(properties)
    return {**found, "description": about} if about else found


def _list(item: Json, about: str = "") -> Json:
    return {"type": "array", "items": item, **({"description": about} if about else {})}


def column_described(column: Column, *, sent: bool) -> Json:
    """Return the description of a column; where it leads to a row, a key may be sent as well."""
    found = _type_of(column, sent=sent)
    if column.choices:
        codes = [str(code) for code, _words in column.flatchoices]
        found["enum"] = [*codes, *([""] if column.blank else [])]
    elif column.max_length:
        found["maxLength"] = column.max_length
    if column.null:
        found["nullable"] = True
    return {**found, "description": str(column.help_text or column.verbose_name)}


def _type_of(column: Column, *, sent: bool) -> Json:
    if target_of(column) is not None:
        return dict(TEXT if sent else ID)
    if isinstance(column, LocalizedTextField):
        return {"type": "object", "additionalProperties": dict(TEXT)}
    if isinstance(column, models.BooleanField):
        return {"type": "boolean"}
    if isinstance(column, models.IntegerField):
        low, high = RANGES[column.get_internal_type()]
        return {"type": "integer", "minimum": low, "maximum": high}
    return (
        {"type": "string", "format": "decimal"}
        if isinstance(column, models.DecimalField)
        else dict(TEXT)
    )


def row_described(shape: Shape, *, sent: bool) -> Json:
    """Return the description of a row with the lists inside it."""
    about = (
        "Names the row; of a new one it may be chosen, or left out." if sent else "Names the row."
    )
    properties: Json = {"id": {**ID, "description": about}}
    for name, column in shape.columns.items():
        properties[name] = column_described(column, sent=sent)
    for inner in shape.inside:
        properties[inner.name] = _list(reference(_row_name(inner, sent=sent)))
    if sent and shape.parent:
        properties["_delete"] = {
            "type": "boolean",
            "description": "true: the row goes. With PATCH alone.",
        }
    return _object(properties, optional=sent, about=str(shape.model._meta.verbose_name))


def _row_name(shape: Shape, *, sent: bool) -> str:
    return f"{'Sent' if sent else 'Desk'}{shape.model.__name__}"


def components() -> Json:
    """Return every description that the routes refer to, by name."""
    found = {"DeskProblem": _problem(), **_histories(), **_batches()}
    for kind, shape in SHAPES.items():
        for each in shape.all():
            for sent in (False, True):
                found[_row_name(each, sent=sent)] = row_described(each, sent=sent)
        found |= dict(_envelopes(kind, shape))
    return found


def _envelopes(kind: str, shape: Shape) -> Iterator[tuple[str, Json]]:
    name, sent = name_of(kind), reference(_row_name(shape, sent=True))
    told = {
        "id": ID,
        "kind": {"type": "string", "enum": [kind]},
        "number": {"type": "integer"},
        "etag": ETAG,
    }
    work = {**reference(_row_name(shape, sent=False))}
    state = _object({**told, "work": {"allOf": [work], "nullable": True}})
    # Only where a change is asked for, or made, is it told beside the state.
    state["properties"]["change"] = reference("DeskChange")
    yield f"Desk{name}State", state
    own = {each: column_described(column, sent=False) for each, column in shape.columns.items()}
    row = _object({**told, "label": TEXT, "work": _object(own)})
    yield f"Desk{name}Page", _page(row)
    yield f"Edited{name}", _object({"summary": WHY, "work": sent})
    made = _object(
        {"summary": WHY, "work": sent, "id": {**ID, "description": "An id of your own choice."}}
    )
    yield f"New{name}", {**made, "required": ["summary", "work"]}


def _page(row: Json) -> Json:
    address = {"type": "string", "format": "uri", "nullable": True}
    return _object({"next": address, "previous": address, "results": _list(row)})


def _histories() -> Json:
    acts = {"type": "string", "enum": list(Act.values)}
    change = {
        "number": {"type": "integer"},
        "etag": ETAG,
        "act": acts,
        "by": TEXT,
        "at": {"type": "string", "format": "date-time"},
        "summary": TEXT,
    }
    anything: Json = {"description": "A value as documents hold it.", "nullable": True}
    field = _object({"field": TEXT, "old": anything, "new": anything})
    row = _object(
        {
            "member": {
                "type": "string",
                "description": 'The list in which the row stands; "" for the work itself.',
            },
            "id": ID,
            "inside": {**ID, "nullable": True, "description": "The row in which it stands."},
            "what": {"type": "string", "enum": ["added", "removed", "changed"]},
            "fields": _list(field),
        }
    )
    of_work = {"id": ID, "kind": TEXT}
    return {
        "DeskChange": _object(change),
        "DeskChangePage": _page(reference("DeskChange")),
        "DeskDifference": row,
        "DeskComparison": _object(
            {
                **of_work,
                "from": reference("DeskChange"),
                "to": reference("DeskChange"),
                "rows": _list(reference("DeskDifference")),
            }
        ),
        "DeskSummary": _object({"summary": WHY}),
        **_submissions(),
    }


def _submissions() -> Json:
    why = {**WHY, "minLength": SHORTEST, "maxLength": LONGEST}
    nature = {
        "type": "string",
        "enum": list(Nature.values),
        "description": "What sort of change it is.",
    }
    about = "It corrects what readers were told."
    asked = {
        "summary": why,
        "nature": nature,
        "is_correction": {"type": "boolean", "description": about},
    }
    moment = {"type": "string", "format": "date-time"}
    return {
        "DeskSubmission": {**_object(asked), "required": ["summary", "nature"]},
        "DeskSubmitted": _object({"submission": ID, "etag": ETAG, "at": moment}),
    }


def _batches() -> Json:
    ways = {"type": "string", "enum": ["create", "patch", "put", "delete"]}
    kinds = {"type": "string", "enum": list(SHAPES)}
    work = {"type": "object", "description": "As it is sent for one work of this kind."}
    asked = _object({"do": ways, "kind": kinds, "id": ID, "base": ETAG, "work": work})
    got = {
        "id": ID,
        "kind": kinds,
        "etag": ETAG,
        "is_changed": {"type": "boolean"},
        "is_merged": {"type": "boolean"},
    }
    return {
        "DeskBatch": _object(
            {"summary": WHY, "works": _list({**asked, "required": ["do", "kind"]})}
        ),
        "DeskBatchAnswer": _object({"works": _list(_object(got))}),
    }


def _problem() -> Json:
    fault = {
        "type": "object",
        "required": ["detail"],
        "properties": {
            "pointer": {
                "type": "string",
                "description": "A JSON pointer (RFC 6901) into what was sent.",
            },
            "parameter": {"type": "string", "description": "The parameter at fault."},
            "detail": TEXT,
        },
    }
    anything: Json = {"type": "object", "additionalProperties": True}
    return {
        "type": "object",
        "description": "What is refused, as RFC 9457 tells it.",
        "required": ["type", "title", "status", "detail"],
        "properties": {
            "type": TEXT,
            "title": TEXT,
            "status": {"type": "integer"},
            "detail": TEXT,
            "errors": _list(fault),
            "current": {**anything, "description": "The work as it is now."},
            "since": _list(reference("DeskChange"), "What was recorded since the state named."),
            "changed": _list(
                reference("DeskDifference"), "What differs between that state and now."
            ),
            "conflicts": _list(
                anything, "Each place that both edits changed: base, theirs, yours."
            ),
            "works": _list(anything, "The same for each work of a batch."),
        },
    }


def add_components(result: Json, **_kwargs: Any) -> Json:
    """Put the descriptions into the schema, when the library has made the rest of it."""
    parts = result.setdefault("components", {})
    parts.setdefault("schemas", {}).update(components())
    parts.setdefault("securitySchemes", {})["deskToken"] = {
        "type": "http",
        "scheme": "bearer",
        "description": "A token that its owner made on the desk, under “Tokens for programs”.",
    }
    return result
