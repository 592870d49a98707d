"""What stands in the head of a document that pandoc has read: its title, and its list of works."""

from typing import Any

from conferences.exchange.articles.trees.inlines import inlines_in, plain_of
from conferences.exchange.articles.trees.targets import Node
from conferences.exchange.articles.values import Author, Reference


def title_in(meta: Node) -> str:
    """Return the title that the document gives itself."""
    found = _value(meta.get("title"))
    return found if isinstance(found, str) else ""


def references_in(meta: Node) -> dict[str, Reference]:
    """Return the works listed in a Markdown file's own head, by the labels of their citations."""
    listed = _value(meta.get("references"))
    found = {}
    for item in listed if isinstance(listed, list) else []:
        if isinstance(item, dict) and isinstance(item.get("id"), str):
            label = f"@{item['id']}"
            found[label] = _reference(item, label)
    return found


def makers_of(work: Reference) -> str:
    """Return the names by which a sentence calls those who made a work; "" where nobody is named."""
    return ", ".join(filter(None, (each.family or each.literal for each in work.authors)))


def _value(node: Any) -> Any:
    """Return a value of the head: text, a list, or a mapping."""
    kind, content = (node.get("t"), node.get("c")) if isinstance(node, dict) else ("", None)
    if kind == "MetaList":
        return [_value(each) for each in content or []]
    if kind == "MetaMap":
        return {name: _value(each) for name, each in (content or {}).items()}
    if kind == "MetaInlines":
        return plain_of(content or [])
    if kind == "MetaBlocks":
        return " ".join(map(plain_of, inlines_in(content or [])))
    return str(content) if kind in {"MetaString", "MetaBool"} else ""


def _text(item: dict[str, Any], name: str) -> str:
    value = item.get(name, "")
    return value if isinstance(value, str) else ""


def _reference(item: dict[str, Any], label: str) -> Reference:
    # A book of several is known by those who edited it.
    authors = item.get("author") or item.get("editor", [])
    named = (
        [each for each in authors if isinstance(each, dict)] if isinstance(authors, list) else []
    )
    return Reference(
        raw=", ".join(filter(None, (_text(item, "title"), _date(item.get("issued"))))) or label,
        label=label,
        type=_text(item, "type") or "book",
        authors=tuple(
            Author(_text(each, "family"), _text(each, "given"), _text(each, "literal"))
            for each in named
        ),
        title=_text(item, "title"),
        year=_date(item.get("issued")),
        pages=_text(item, "page"),
        container=_text(item, "container-title"),
        publisher=_text(item, "publisher"),
        place=_text(item, "publisher-place"),
        volume=_text(item, "volume"),
        issue=_text(item, "issue"),
        url=_text(item, "URL"),
        doi=_text(item, "DOI"),
        isbn=_text(item, "ISBN"),
        language=_text(item, "language"),
    )


def _date(value: Any) -> str:
    """Return the year of a date, however CSL writes it."""
    while isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        return _date(value.get("date-parts") or value.get("year") or value.get("raw") or "")
    return value[:10] if isinstance(value, str) else ""
