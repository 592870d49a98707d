"""What is not published cannot leak: the API knows no model that holds it."""

import ast
from pathlib import Path

import pytest

import conferences.api

MODULES = sorted(Path(conferences.api.__file__).parent.rglob("*.py"))
PUBLISHED = {
    "Edition",
    "EditionText",
    "Publication",
    "PublishedCitation",
    "PublishedClaim",
    "PublishedQuestion",
    "PublishedReading",
}
CHOICES = {"Certainty", "Consulted", "Property", "Rank", "Stance", "Standing"}


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_module_imports_the_models_of_editions_alone(module):
    imported = {
        (node.module, name.name)
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
        for name in node.names
        if "models" in f"{node.module}.{name.name}".split(".")[1:3]
        and not node.module.startswith("django.")
    }
    allowed = {("conferences.models", name) for name in PUBLISHED | CHOICES}
    assert imported - allowed == set()


def test_there_are_modules_to_look_at():
    assert len(MODULES) > 10
