"""Pages that this process has sent, kept for as long as the edition they show is the current one.

Nothing here decides what readers get: each request asks the database for the current edition, and
a kept page is sent only when its digest, which binds all that the page shows, is still the answer.
"""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

MOST_BYTES = 16 * 1024 * 1024
Place = tuple[str, str, str]


@dataclass(frozen=True)
class KeptPage:
    """A page as it was sent, its tag, and the digest of the edition it shows."""

    digest: str
    tag: str
    body: bytes


class KeptPages:
    """The pages sent last, by kind, slug and language, within a number of bytes."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self.most_bytes = most_bytes
        self._pages: OrderedDict[Place, KeptPage] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def at(self, place: Place) -> KeptPage | None:
        """Return the page kept for an address, or None."""
        return self._pages.get(place)

    def keep(self, place: Place, page: KeptPage) -> None:
        """Keep a page in place of an earlier one, and let go of those kept longest."""
        if len(page.body) > self.most_bytes:
            return
        with self._lock:
            earlier = self._pages.pop(place, None)
            self._bytes += len(page.body) - (len(earlier.body) if earlier else 0)
            self._pages[place] = page
            while self._bytes > self.most_bytes:
                _place, gone = self._pages.popitem(last=False)
                self._bytes -= len(gone.body)


KEPT = KeptPages()
