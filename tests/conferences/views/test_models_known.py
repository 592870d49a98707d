"""What is not published cannot reach readers: what makes their pages knows no model that holds it."""

import ast
from pathlib import Path

import pytest

import conferences

ROOT = Path(conferences.__file__).parent
COMPARING = (
    "edition_comparison",
    "edition_sequence",
    "edition_steps",
    "stated_comparison",
    "stated_citations",
)
SEARCHING = ("contents", "hits", "query", "searching", "snippets", "suggesting")
MODULES = sorted(
    [
        *(ROOT / "views").rglob("*.py"),
        *(ROOT / "services" / f"{name}.py" for name in COMPARING),
        *(ROOT / "services" / "search" / f"{name}.py" for name in SEARCHING),
    ]
)
PUBLISHED = {
    "Edition",
    "EditionText",
    "FormerAddress",
    "Publication",
    "PublishedCitation",
    "PublishedClaim",
    "PublishedLink",
    "PublishedQuestion",
    "PublishedReading",
    "PublishedReadingText",
    "SearchDocument",
    "SearchName",
    "SearchPosting",
}
# They are choices: words, and no rows.
CHOICES = {
    "EventKind",
    "LONGEST_NAME",
    "LONGEST_WORD",
    "Nature",
    "SearchField",
    "Stance",
    "Standing",
}
ALLOWED = {
    *(("conferences.models", name) for name in PUBLISHED | CHOICES),
    ("sources.models", "EvidenceKind"),
    ("sources.models", "SourceType"),
}
# Modules that read or write working rows, or hand them on.
WORKING = ("sources.editorial.states", "sources.editorial.recording", "sources.editorial.models")


def imported(module: Path) -> set[tuple[str, str]]:
    return {
        (str(node.module), name.name)
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
        for name in node.names
    }


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_module_imports_the_models_of_editions_alone(module):
    found = imported(module)
    models = {
        (source, name)
        for source, name in found
        if "models" in f"{source}.{name}".split(".")[1:3] and not source.startswith("django.")
    }
    assert models - ALLOWED == set()
    assert [source for source, _name in found if source.startswith(WORKING)] == []


def test_there_are_modules_to_look_at():
    assert len(MODULES) > 15
