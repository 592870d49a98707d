"""The words of two paragraphs of articles compared: marks, notes and links each as one token."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from conferences.rendering.article_tree import Element, Node
from sources.editorial.text_tokens import tokens_of
from sources.editorial.word_differences import Budget, common_ends

# Taken whole: what leads somewhere, what is no running text, and how the evidence stands.
WHOLE_TAGS = frozenset({"a", "time", "code", "br", "data", "img"})
WHOLE_CLASSES = frozenset({"refs", "ref", "alt", "n", "st"})
SAME, ADDED, REMOVED = "", "ins", "del"


@dataclass(slots=True)
class Token:
    """A word, or an element taken whole, with the space before it and the elements round it.

    Tokens with equal keys are the same.
    """

    key: object
    space: str
    node: Node
    around: tuple[Element, ...]


def inline_tokens(nodes: Sequence[Node]) -> list[Token]:
    """Return the tokens of running text."""
    found: list[Token] = []
    _gather(nodes, (), found)
    return found


def _gather(nodes: Sequence[Node], around: tuple[Element, ...], found: list[Token]) -> None:
    for node in nodes:
        if isinstance(node, str):
            found += [Token(word, space, word, around) for space, word in tokens_of(node)]
        elif is_whole(node):
            found.append(Token(_key_of(node), "", node, around))
        else:
            _gather(node.children, (*around, node), found)


def is_whole(element: Element) -> bool:
    """Say whether an element is compared as one token."""
    return element.tag in WHOLE_TAGS or not WHOLE_CLASSES.isdisjoint(element.classes)


def _key_of(element: Element) -> object:
    """Return by what an element is known: the number of a note is not what it says."""
    classes = element.classes
    if "n" in classes:
        return ("number",)
    if "refs" in classes or "ref" in classes:
        return ("note", *(_note_key(each) for each in element.walk() if each.tag == "a"))
    if "alt" in classes:
        return ("alt", *_words_without_notes(element))
    return (element.tag, element.attributes.get("href", ""), element.text())


def _note_key(link: Element) -> tuple[str, str]:
    text = link.text()
    return link.attributes.get("href", ""), "".join(c for c in text if not c.isdecimal())


def _words_without_notes(element: Element) -> Iterator[str]:
    for node in element.children:
        if isinstance(node, str):
            yield node
        elif "refs" in node.classes:
            yield str(_key_of(node))
        else:
            yield from _words_without_notes(node)


def compare_inline(
    old: Sequence[Token], new: Sequence[Token], budget: Budget
) -> list[tuple[str, Token]]:
    """Return the tokens of both, each with what became of it; what is removed comes first."""
    numbers: dict[object, int] = {}
    before = [numbers.setdefault(token.key, len(numbers)) for token in old]
    after = [numbers.setdefault(token.key, len(numbers)) for token in new]
    start, end = common_ends(before, after)
    last_old, last_new = len(old) - end, len(new) - end
    merged = [(SAME, token) for token in new[:start]]
    at_old, at_new = start, start
    for i, j, size in _same_runs(before, after, (start, last_old, start, last_new), budget):
        gone = [(REMOVED, token) for token in old[at_old:i]]
        come = [(ADDED, token) for token in new[at_new:j]]
        merged += [*gone, *come, *((SAME, token) for token in new[j : j + size])]
        at_old, at_new = i + size, j + size
    merged += [(SAME, token) for token in new[last_new:]]
    return merged


def _same_runs(
    before: list[int], after: list[int], inside: tuple[int, int, int, int], budget: Budget
) -> Iterator[tuple[int, int, int]]:
    """Yield what is the same between two places: where in either, and how much; an empty end last."""
    i1, i2, j1, j2 = inside
    if budget.spend(i2 - i1, j2 - j1):
        for block in Indel.editops(before[i1:i2], after[j1:j2]).as_matching_blocks():
            if block.size:
                yield i1 + block.a, j1 + block.b, block.size
    yield i2, j2, 0


def marked(merged: Sequence[tuple[str, Token]]) -> list[Node]:
    """Return running text with `ins` and `del` innermost, inside the elements round each token."""
    writer = _Writer()
    for kind, token in merged:
        writer.add(kind, token)
    return writer.root.children


class _Writer:
    """Keeps elements open as long as the tokens stand in the same ones."""

    def __init__(self) -> None:
        self.root = Element("")
        self.open: list[tuple[object, Element]] = []
        self.kind = SAME
        self.mark: Element | None = None
        self.given: set[str] = set()

    def add(self, kind: str, token: Token) -> None:
        """Add one token; the space before it is marked as the token is."""
        self._stand_in(token.around, is_removed=kind == REMOVED)
        here = self.open[-1][1] if self.open else self.root
        if kind and (self.mark is None or self.kind != kind):
            self.mark = Element(kind)
            here.children.append(self.mark)
        elif not kind:
            self.mark = None
        self.kind = kind
        target = self.mark if self.mark is not None else here
        if token.space:
            target.children.append(token.space)
        target.children.append(token.node)

    def _stand_in(self, around: tuple[Element, ...], *, is_removed: bool) -> None:
        wanted = [(_identity(element), element) for element in around]
        kept = 0
        for (has, _open), (wants, _element) in zip(self.open, wanted, strict=False):
            if has != wants:
                break
            kept += 1
        if kept == len(self.open) == len(wanted):
            return
        self.mark = None
        del self.open[kept:]
        for identity, element in wanted[kept:]:
            copy = Element(element.tag, dict(element.attributes))
            if is_removed and copy.id:
                copy.attributes["data-was"] = copy.attributes.pop("id")
            elif copy.id in self.given:
                del copy.attributes["id"]
            elif copy.id:
                self.given.add(copy.id)
            (self.open[-1][1] if self.open else self.root).children.append(copy)
            self.open.append((identity, copy))


def _identity(element: Element) -> object:
    if "claim" in element.classes:
        return ("claim", element.id)
    return (element.tag, tuple(sorted(element.attributes.items())))
