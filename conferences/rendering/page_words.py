"""All that readers read on an article, block by block, but for what it says of its own edition."""

from collections.abc import Iterator

from conferences.rendering.article_tree import Element, Node, read_article

# Its number and day, how to cite it, and the ways about the page.
_OWN_CLASSES = frozenset({"toc", "standing", "back"})
_OWN_ID = "cite-this"


def words_of_page(html: str) -> str:
    """Return the words of an article with an empty line between its blocks.

    Two editions of one state give the same words, unless something that they rest on has others.
    """
    return "\n\n".join(_blocks(read_article(html)))


def _blocks(element: Element) -> Iterator[str]:
    run: list[Node] = []
    for child in element.children:
        if isinstance(child, str) or not _has_blocks(child):
            run.append(child)
            continue
        yield from _said(run)
        run = []
        if child.id != _OWN_ID and _OWN_CLASSES.isdisjoint(child.classes):
            yield from _blocks(child)
    yield from _said(run)


def _has_blocks(element: Element) -> bool:
    return any(each.is_block for each in element.walk())


def _said(nodes: list[Node]) -> Iterator[str]:
    texts = (node if isinstance(node, str) else node.text() for node in nodes)
    words = " ".join("".join(texts).split())
    if words:
        yield words
