"""Ids of an article that holds two: each is given once, and links lead to what they meant."""

from collections.abc import Iterator

from conferences.rendering.article_tree import Element


def settle_ids(root: Element) -> None:
    """Give what was removed ids of its own, and let the links in it lead there.

    What stands in a mark of removal keeps no id that the newer article uses.
    """
    elements = list(_with_removal(root))
    kept = {each.id for each, is_removed in elements if each.id and not is_removed}
    gone: set[str] = set()
    for element, is_removed in elements:
        old = element.attributes.pop("data-was", "") or (element.id if is_removed else "")
        if old:
            element.attributes.pop("id", None)
        if old and old not in gone:
            gone.add(old)
            element.attributes["id"] = f"was-{old}"
    for element, is_removed in elements:
        if is_removed:
            _lead_back(element, gone, kept)


def _lead_back(element: Element, gone: set[str], kept: set[str]) -> None:
    """Let what names another element name the one that was removed with it, if there is such."""
    if label := element.attributes.get("aria-labelledby"):
        element.attributes["aria-labelledby"] = f"was-{label}"
    target = element.attributes.get("href", "")
    if not target.startswith("#"):
        return
    if target[1:] in gone:
        element.attributes["href"] = f"#was-{target[1:]}"
    elif target[1:] not in kept:
        del element.attributes["href"]


def _with_removal(root: Element) -> Iterator[tuple[Element, bool]]:
    waiting = [(root, False)]
    while waiting:
        element, is_removed = waiting.pop()
        is_removed = is_removed or element.tag == "del" or "was-removed" in element.classes
        yield element, is_removed
        waiting += [
            (child, is_removed)
            for child in reversed(element.children)
            if isinstance(child, Element)
        ]
