"""Keys for new claims: the first words of what they state, as one can read and write them in a text."""

from collections.abc import Callable, Collection

from conferences.models import Claim
from sources.editorial.folding import fold, make_slug

MOST_WORDS, LONGEST = 6, 60


def claim_key(words: str, *, taken: Callable[[str], bool]) -> str:
    """Return a key that no other claim has, of the first words in the letters a-z."""
    chosen: list[str] = []
    for word in fold(words).split()[:MOST_WORDS]:
        # A word is cut only where it alone is too long.
        if chosen and len(" ".join([*chosen, word])) > LONGEST:
            break
        chosen.append(word)
    return make_slug(" ".join(chosen), fallback="claim", taken=taken, max_length=LONGEST)


def free_claim_key(words: str, *, besides: Collection[str] = ()) -> str:
    """Return a key that no claim in the database has, nor one of `besides`."""
    return claim_key(
        words, taken=lambda key: key in besides or Claim.objects.filter(key=key).exists()
    )
