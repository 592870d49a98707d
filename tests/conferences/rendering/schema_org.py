"""A strict reading of JSON-LD by the models of schema.org: unknown types, properties and ranges fail."""

from datetime import date, datetime

import schema_org

DATES = {"startDate", "endDate", "birthDate", "deathDate"}


def models_of(data: dict) -> list:
    """Return the nodes of a graph as models; raises ValidationError for what the vocabulary has not."""
    assert data.keys() == {"@context", "@graph"}
    assert data["@context"] == "https://schema.org"
    types = {node["@id"]: node["@type"] for node in data["@graph"]}
    assert len(types) == len(data["@graph"])
    return [_model(node, types) for node in data["@graph"]]


def _model(node: dict, types: dict[str, str]):
    # A reference stands for a node of the same graph, and for no other.
    kind = node.get("@type") or types[node["@id"]]
    fields = {name: _value(name, value, types) for name, value in node.items() if name != "@type"}
    return getattr(schema_org, kind)(**fields)


def _value(name: str, value, types: dict[str, str]):
    if isinstance(value, list):
        return [_value(name, each, types) for each in value]
    if isinstance(value, dict):
        return _model(value, types)
    if name in DATES:
        return date.fromisoformat(value)
    if name == "datePublished":
        return datetime.fromisoformat(value)
    return value
