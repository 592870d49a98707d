"""References of articles in journals of which no volume is recorded."""

from dataclasses import replace

import pytest

from sources.citing.records import CreatorRecord, SourceRecord
from sources.citing.references import (
    APA,
    CHICAGO_AUTHOR_DATE,
    MLA,
    STYLE,
    FormattedReference,
    format_references,
)


def one(record: SourceRecord, language: str = "en", style: str = STYLE) -> FormattedReference:
    return format_references([record], language=language, style=style)[record.key]


WITHOUT_VOLUME = SourceRecord(
    key="rees", type="article-journal", title="Papers", container_title="Review", issued="2008-05",
    doi="10.1000/182", language="en", creators=(CreatorRecord("author", family="Rees", given="A."),),
)  # fmt: skip


@pytest.mark.parametrize(
    ("style", "note", "entry"),
    [
        (
            STYLE,
            "A. Rees, ‘Papers’, Review, May 2008, https://doi.org/10.1000/182.",
            "Rees, A. ‘Papers’. Review, May 2008. https://doi.org/10.1000/182.",
        ),
        (CHICAGO_AUTHOR_DATE, *["Rees, A. 2008. ‘Papers’. Review, May. https://doi.org/10.1000/182."] * 2),
        (APA, *["Rees, A. (2008). Papers. Review. https://doi.org/10.1000/182"] * 2),
        (MLA, *["Rees, A. ‘Papers’. Review, May 2008, https://doi.org/10.1000/182."] * 2),
    ],
)  # fmt: skip
def test_an_article_without_a_volume_is_not_said_to_be_ahead_of_print(style, note, entry):
    found = one(WITHOUT_VOLUME, style=style)
    assert (found.full_text, found.bibliography_text) == (note, entry)
    assert "advance online" not in one(WITHOUT_VOLUME, "vi", style=style).full_text


def test_an_article_with_a_volume_or_without_a_date_reads_as_before():
    assert one(replace(WITHOUT_VOLUME, volume="3")).full_text == (
        "A. Rees, ‘Papers’, Review 3 (May 2008), https://doi.org/10.1000/182."
    )
    assert one(replace(WITHOUT_VOLUME, issued="")).full_text == (
        "A. Rees, ‘Papers’, Review, n.d., https://doi.org/10.1000/182."
    )
