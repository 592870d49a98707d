"""Two articles compared block by block and word by word, as one article with what was changed.

The structure is that of the newer article, with what was removed in its place. The numbers of notes
are the newer ones; what an article says of itself (contents, edition, how to cite it, the ways back
from notes) is not compared.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Indel

from conferences.rendering.article_ids import settle_ids
from conferences.rendering.article_tokens import (
    ADDED,
    REMOVED,
    Token,
    compare_inline,
    inline_tokens,
    marked,
)
from conferences.rendering.article_tree import Element, Node, is_about_itself
from sources.editorial.word_differences import Budget

# Blocks less alike than this are not the same one.
LIKE = 0.3
# In a stretch of at most so many pairs each block is compared with each.
SMALL_STRETCH = 2_500
# Lists whose items are known by what they are about, not by their place.
BY_NAME = frozenset({"sources", "locators", "combined", "remarks"})
# Of these an article has one.
_ALONE = frozenset({"article", "header"})
_LISTS = frozenset({"ul", "ol", "dl"})


def compare_articles(before: Element, after: Element, budget: Budget) -> Element:
    """Return one tree with both articles, `ins` and `del` in its leaves; ids are given once."""
    comparison = _Comparison(budget)
    root = Element("", children=comparison.children(before, after))
    settle_ids(root)
    return root


class _Comparison:
    def __init__(self, budget: Budget) -> None:
        self.budget = budget
        self._words: dict[int, Counter[object]] = {}
        self._kept: list[Element] = []
        # Of the items of lists of claims, which claim they state.
        self._claims: dict[int, str] = {}

    def children(self, old: Element | None, new: Element | None) -> list[Node]:
        """Return what is inside two elements that are the same one; one of them may be missing."""
        before, after = (list(_items(each)) if each else [] for each in (old, new))
        if all(item.tag == "" for item in (*before, *after)) and len(before) <= 1 >= len(after):
            return self._leaf(before, after)
        container = new or old
        if container is not None and "claims" in container.classes:
            self._claims |= {id(item): _claim_of(item) for item in (*before, *after)}
        if container is not None and not BY_NAME.isdisjoint(container.classes):
            pairs = self._by_name(before, after)
        else:
            pairs = self._in_order(before, after)
        found: list[Node] = []
        for pair in pairs:
            found += self._block(*pair)
        return found

    def _leaf(self, before: Sequence[Element], after: Sequence[Element]) -> list[Node]:
        old, new = (self._tokens(items) for items in (before, after))
        if not before:
            return marked([(ADDED, token) for token in new])
        if not after:
            return marked([(REMOVED, token) for token in old])
        return marked(compare_inline(old, new, self.budget))

    def _tokens(self, items: Sequence[Element]) -> list[Token]:
        return inline_tokens(items[0].children) if items else []

    def _block(self, old: Element | None, new: Element | None) -> Iterator[Node]:
        """Yield a block of either article, or of both."""
        element = new or old
        assert element is not None
        inner = self.children(old, new)
        if not element.tag:
            yield from inner
            return
        attributes = dict(element.attributes)
        if new is None and "id" in attributes:
            attributes["data-was"] = attributes.pop("id")
        if old is None or new is None:
            attributes["class"] = " ".join(
                [*element.classes, "was-removed" if new is None else "was-added"]
            )
        yield Element(element.tag, attributes, inner)
        yield "\n"

    def _in_order(
        self, before: Sequence[Element], after: Sequence[Element]
    ) -> Iterator[tuple[Element | None, Element | None]]:
        """Pair what is equal first, and in between what is most alike, without crossing."""
        numbers: dict[object, int] = {}
        old, new = (
            [numbers.setdefault(self._content(item), len(numbers)) for item in items]
            for items in (before, after)
        )
        i = j = 0
        if self.budget.spend(len(old), len(new)):
            for block in Indel.editops(old, new).as_matching_blocks():
                yield from self._alike(before[i : block.a], after[j : block.b])
                for n in range(block.size):
                    yield before[block.a + n], after[block.b + n]
                i, j = block.a + block.size, block.b + block.size
        yield from self._alike(before[i:], after[j:])

    def _alike(
        self, before: Sequence[Element], after: Sequence[Element]
    ) -> Iterator[tuple[Element | None, Element | None]]:
        if len(before) * len(after) > SMALL_STRETCH:
            best = [(n, n) for n in range(min(len(before), len(after)))]
            best = [pair for pair in best if self._likeness(before[pair[0]], after[pair[1]])]
        else:
            best = self._best(before, after)
        i = j = 0
        for old, new in (*best, (len(before), len(after))):
            yield from ((item, None) for item in before[i:old])
            yield from ((None, item) for item in after[j:new])
            if old < len(before):
                yield before[old], after[new]
            i, j = old + 1, new + 1

    def _best(self, before: Sequence[Element], after: Sequence[Element]) -> list[tuple[int, int]]:
        """Return the pairs in order that are most alike altogether."""
        rows, columns = len(before), len(after)
        score = [[0.0] * (columns + 1) for _row in range(rows + 1)]
        likeness = [[self._likeness(old, new) for new in after] for old in before]
        for i in range(rows - 1, -1, -1):
            for j in range(columns - 1, -1, -1):
                paired = likeness[i][j] + score[i + 1][j + 1] if likeness[i][j] else 0.0
                score[i][j] = max(paired, score[i + 1][j], score[i][j + 1])
        found, i, j = [], 0, 0
        while i < rows and j < columns and score[i][j]:
            if likeness[i][j] and score[i][j] == likeness[i][j] + score[i + 1][j + 1]:
                found.append((i, j))
                i, j = i + 1, j + 1
            elif score[i][j] == score[i + 1][j]:
                i += 1
            else:
                j += 1
        return found

    def _by_name(
        self, before: Sequence[Element], after: Sequence[Element]
    ) -> Iterator[tuple[Element | None, Element | None]]:
        """Pair notes by their ids, then by their likeness; those removed are listed last."""
        named = {item.id: item for item in before if item.id}
        pairs: dict[int, Element] = {
            id(item): named[item.id] for item in after if item.id and item.id in named
        }
        taken = {id(item) for item in pairs.values()}
        for item in after:
            left = [old for old in before if id(old) not in taken]
            if id(item) in pairs or not left or len(left) > 200:
                continue
            likeness, place = max((self._likeness(old, item), -n) for n, old in enumerate(left))
            if likeness >= 2 * LIKE:
                pairs[id(item)] = left[-place]
                taken.add(id(left[-place]))
        for item in after:
            yield pairs.get(id(item)), item
        yield from ((old, None) for old in before if id(old) not in taken)

    def _likeness(self, old: Element, new: Element) -> float:
        """Return how alike two blocks are, from 0 to 1; 0 if they cannot be the same one."""
        if old.tag != new.tag:
            return 0.0
        if old.tag in _ALONE or (old.id and old.id == new.id and not old.id.startswith("section-")):
            return 1.0
        one, two = (self._claims.get(id(each)) for each in (old, new))
        if one and two:
            return float(one == two)
        before, after = self._bag(old), self._bag(new)
        total = before.total() + after.total()
        likeness = 2 * (before & after).total() / total if total else 1.0
        if likeness < LIKE and old.tag in _LISTS and old.classes == new.classes:
            return LIKE
        return likeness if likeness >= LIKE else 0.0

    def _bag(self, element: Element) -> Counter[object]:
        if id(element) not in self._words:
            self._kept.append(element)
            self._words[id(element)] = Counter(token.key for token in _all_tokens(element))
        return self._words[id(element)]

    def _content(self, element: Element) -> object:
        return (element.tag, element.id, tuple(token.key for token in _all_tokens(element)))


def _claim_of(item: Element) -> str:
    """Return the id of the claim that an item of a list states, if it begins with one."""
    first = item.children[0] if item.tag == "li" and item.children else ""
    if isinstance(first, Element) and first.id.startswith("claim-"):
        return first.id
    return ""


def _all_tokens(element: Element) -> Iterator[Token]:
    for item in _items(element):
        yield from inline_tokens(item.children) if not item.tag else _all_tokens(item)


def _items(element: Element) -> Iterator[Element]:
    """Yield the blocks in an element, and each run of text between them as one without a tag.

    The sections of the text are opened: a paragraph may come to stand under another heading.
    """
    run: list[Node] = []
    for child in element.children:
        if isinstance(child, str) or not child.is_block:
            run.append(child)
            continue
        yield from _run(run)
        run = []
        if is_about_itself(child):
            continue
        if child.tag == "section" and child.id.startswith(("section-", "text")):
            yield from _opened(child)
        else:
            yield child
    yield from _run(run)


def _run(nodes: list[Node]) -> Iterator[Element]:
    if any(not isinstance(node, str) or node.strip() for node in nodes):
        yield Element("", children=nodes)


def _opened(section: Element) -> Iterator[Element]:
    """Yield the blocks of a section, its heading under the section's id."""
    for place, item in enumerate(_items(section)):
        if place == 0 and item.tag == "h2" and not item.id:
            yield Element("h2", {"id": section.id, **item.attributes}, item.children)
        else:
            yield item
