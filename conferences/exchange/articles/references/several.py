"""The works that one note names, told apart by the signs and words between them."""

import re

from conferences.exchange.articles.references.leads import SEE

# Editors of what holds a part, of whom some are parted from the word that says so.
_IN_EDITORS = re.compile(r"(?:^|[\s.,])(?:In|in|W|w|В|У|En|Dans|dans)[:,]?\s[^()“”\"«»]{3,80}$")
_EDITORS_END = re.compile(
    r"[^()“”\"«»]{3,120}[(\[](?:eds?|Hrsg|Hg|red|ред|coords?|dir)\b", re.IGNORECASE
)
LONGEST_BEFORE = 120
_SEVERAL = re.compile(
    rf";\s+(?=[^\W\d_])|\.\s+(?={SEE}\s+[^\W\d_])|,?\s+(?:and|und|oraz|i|y|et|и|та|và)\s+(?=https?://)",
    re.IGNORECASE,
)


def several_in(words: str) -> list[str]:
    """Return the words of each work; editors of one stay together."""
    kept: list[str] = []
    # Runs of spaces would be looked at from each of them.
    for each in filter(str.strip, _SEVERAL.split(" ".join(words.split()))):
        if kept and _IN_EDITORS.search(kept[-1][-LONGEST_BEFORE:]) and _EDITORS_END.match(each):
            kept[-1] = f"{kept[-1]}; {each}"
        else:
            kept.append(each)
    return kept
