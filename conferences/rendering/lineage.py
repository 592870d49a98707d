"""How many sources are independent: sources that repeat one another count once."""

from collections.abc import Collection, Mapping, Sequence

from conferences.rendering.values import SourceView


class Lineages:
    """Traces sources to their roots, that is, to the sources that repeat no other.

    Sources that repeat each other in a circle have no root but the circle itself, which counts as
    one, named by the first of its keys; ``circles`` lists those found.
    """

    def __init__(self, sources: Mapping[str, SourceView]) -> None:
        self._parents = {
            key: source.derived_from for key, source in sources.items() if source.derived_from
        }
        self._roots: dict[str, frozenset[str]] = {}
        self._found: dict[str, frozenset[str]] = {}

    def roots(self, key: str) -> frozenset[str]:
        """Return the roots of a source: itself, if it repeats none."""
        if key not in self._parents:
            return frozenset((key,))
        if key not in self._roots:
            ancestors = self._ancestors(key) | {key}
            self._roots[key] = frozenset(
                min(circle)
                for ancestor in ancestors
                if (circle := self._circle(ancestor)) >= self._ancestors(ancestor)
            )
        return self._roots[key]

    def count_independent(self, keys: Collection[str]) -> int:
        """Return how many of the sources can each be traced to a root that no other needs."""
        if self._parents.keys().isdisjoint(keys):
            return len(keys)
        taken: dict[str, str] = {}
        return sum(self._find_root(key, taken, set()) for key in sorted(keys))

    def circles(self, keys: Collection[str]) -> tuple[tuple[str, ...], ...]:
        """Return the circles of sources among the given ones and those they repeat."""
        found = {
            tuple(sorted(circle))
            for key in keys
            if key in self._parents
            for ancestor in self._ancestors(key) | {key}
            if len(circle := self._circle(ancestor)) > 1
        }
        return tuple(sorted(found))

    def _ancestors(self, key: str) -> frozenset[str]:
        if key not in self._found:
            seen: set[str] = set()
            waiting: list[str] = list(self._parents.get(key, ()))
            while waiting:
                parent = waiting.pop()
                if parent not in seen:
                    seen.add(parent)
                    waiting.extend(self._parents.get(parent, ()))
            self._found[key] = frozenset(seen)
        return self._found[key]

    def _circle(self, key: str) -> set[str]:
        """Return the source with all that it repeats and that repeat it."""
        return {key} | {other for other in self._ancestors(key) if key in self._ancestors(other)}

    def _find_root(self, key: str, taken: dict[str, str], tried: set[str]) -> bool:
        """Give the source a root of its own, moving others to another root of theirs if need be."""
        for root in sorted(self.roots(key)):
            if root in tried:
                continue
            tried.add(root)
            if root not in taken or self._find_root(taken[root], taken, tried):
                taken[root] = key
                return True
        return False


def joined(circles: Sequence[Sequence[str]]) -> str:
    """Return circles of keys as words for an editor: a, b; c, d."""
    return "; ".join(", ".join(circle) for circle in circles)
