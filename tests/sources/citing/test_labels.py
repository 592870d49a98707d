"""The short labels of sources."""

from dataclasses import replace

import pytest

from sources.citing.labels import short_label
from sources.citing.records import CreatorRecord, SourceRecord
from tests.sources.citing.collected_publications import JAMBREK2008, REES2008, VISHLYOV2001


def authors(*families):
    return tuple(CreatorRecord("author", family=family, given="A.") for family in families)


@pytest.mark.parametrize(
    ("families", "label"),
    [
        (("Rees",), "Rees 2008"),
        (("Rees", "Paul"), "Rees and Paul 2008"),
        (("Rees", "Paul", "Watson"), "Rees et al. 2008"),
    ],
)
def test_a_label_names_the_authors(families, label):
    assert short_label(replace(REES2008, creators=authors(*families)), language="en") == label


def test_a_label_names_the_editor_where_there_is_no_author():
    assert short_label(JAMBREK2008, language="en") == "Jambrek 2008"


def test_a_label_names_a_body_in_full():
    body = (CreatorRecord("author", literal="Institute of National Remembrance"),)

    assert short_label(replace(REES2008, creators=body), language="en") == (
        "Institute of National Remembrance 2008"
    )


def test_a_label_romanises_a_name_unless_the_page_shares_its_language():
    assert short_label(VISHLYOV2001, language="en") == "Vishlyov 2001"
    assert short_label(VISHLYOV2001, language="ru") == "Вишлёв 2001"


def test_a_translator_alone_does_not_name_a_source():
    translated = (CreatorRecord("translator", family="Third", given="T."),)

    assert short_label(replace(REES2008, creators=translated), language="en") == (
        "World War Two Behind Closed Doors, 2008"
    )


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("Timeline of World War II - Poland", "Timeline of World War II – Poland, n.d."),
        ("Conferences: A long story of meetings in Poland", "Conferences, n.d."),
        (
            "Alpha beta gamma delta epsilon omega sigma",
            "Alpha beta gamma delta epsilon omega…, n.d.",
        ),
        (
            "Secret Supplementary Protocol No. 2 to the Treaty",
            "Secret Supplementary Protocol No. 2…, n.d.",
        ),
    ],
)
def test_a_label_without_names_begins_with_the_title(title, label):
    assert short_label(SourceRecord("page", "webpage", title), language="en") == label
