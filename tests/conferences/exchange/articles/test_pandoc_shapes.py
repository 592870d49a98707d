"""A tree is read only if it has the shape of pandoc's; what pages name but no text holds is gone from it."""

import io
import json
import zipfile

import pytest

from conferences.exchange.articles.pasting import read_pasted
from conferences.exchange.articles.reading import read_article
from conferences.exchange.articles.trees.markup import MarkupWriter
from conferences.exchange.articles.trees.pandoc import tree_of
from conferences.exchange.articles.trees.shapes import checked
from conferences.exchange.articles.values import UnreadableArticle
from tests.conferences.exchange.articles.fuzzed_files import DOCUMENT


def para(*inlines):
    return {"meta": {}, "blocks": [{"t": "Para", "c": list(inlines)}]}


def test_all_that_pandoc_gives_is_known():
    tree = tree_of(DOCUMENT.encode(), "markdown")
    kinds = {block["t"] for block in tree["blocks"]}
    assert kinds == {"Header", "Para", "BlockQuote", "BulletList", "DefinitionList", "LineBlock", "Table", "Div",
                     "CodeBlock", "HorizontalRule", "OrderedList"}  # fmt: skip
    assert checked(json.loads(json.dumps(tree))) == tree


@pytest.mark.parametrize(
    "tree",
    [
        None,
        [],
        {"blocks": []},
        {"meta": [], "blocks": []},
        {"meta": {}, "blocks": {}},
        {"meta": {"title": "A"}, "blocks": []},
        {"meta": {}, "blocks": [{"t": "Para"}]},
        {"meta": {}, "blocks": [{"t": "Header", "c": ["1", ["", [], []], []]}]},
        {"meta": {}, "blocks": [{"t": "Div", "c": [["", []], []]}]},
        {"meta": {}, "blocks": [{"t": "Table", "c": []}]},
        {"meta": {}, "blocks": [{"t": "Other", "c": []}]},
        para({"t": "Str", "c": None}),
        para({"t": "Para", "c": []}),
        para({"t": "Quoted", "c": [{"t": "Other"}, []]}),
        para({"t": "Cite", "c": [[{}], []]}),
        para("a"),
    ],
)
def test_a_tree_of_another_shape_is_refused(tree):
    with pytest.raises(UnreadableArticle) as caught:
        checked(tree)
    assert str(caught.value) == "pandoc gave a tree of a shape that is not known here."


def test_characters_that_a_page_names_but_no_text_holds_are_removed():
    page = "<p>One&#0; two&#1; th&#127;ree&#xe000;.</p><pre>co&#0;de</pre>"
    assert tree_of(page.encode(), "html")["blocks"] == [
        {"t": "Para", "c": [{"t": "Str", "c": "One"}, {"t": "Space"}, {"t": "Str", "c": "two"}, {"t": "Space"},
                            {"t": "Str", "c": "three."}]},
        {"t": "CodeBlock", "c": [["", [], []], "code"]},
    ]  # fmt: skip
    (section,) = read_article(page.encode(), "a.html").sections
    assert section.paragraphs[0].sentences[0].text == "One two three."
    assert read_pasted(page.encode())["text"] == "One two three.\n\n```\ncode\n```"


def test_a_tree_nested_as_deep_as_can_be_is_looked_through():
    tree = para({"t": "Str", "c": "a"})
    for _level in range(5000):
        tree["blocks"] = [{"t": "BlockQuote", "c": tree["blocks"]}]
    assert checked(tree) is tree


def test_the_words_of_a_citation_are_kept_in_what_was_pasted():
    citation = {"t": "Cite", "c": [[], [{"t": "Str", "c": "so"}]]}
    assert MarkupWriter().written(para(citation)["blocks"]) == "so"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_document_compressed_as_none_is_is_refused(method):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as archive:
        archive.writestr("content.xml", "<a/>")
    with pytest.raises(UnreadableArticle) as caught:
        read_article(held.getvalue(), "a.odt")
    assert str(caught.value) == "A part of the file is compressed as no DOCX or ODT is."
