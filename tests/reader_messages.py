"""What readers can be told: every message of the pages, read from the code and the templates."""

import ast
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.extract import extract_python
from django.conf import settings
from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import override
from django.utils.translation.template import templatize

from conferences import models as conference_models
from sources import models as source_models

# How many of the first arguments are words, by the name under which the function is called.
CALLS = {"_": 1, "gettext": 1, "gettext_lazy": 1, "gettext_noop": 1, "ngettext": 2}
MODULES = (
    "conferences/rendering/*.py",
    "conferences/views/*.py",
    "conferences/filters.py",
    "conferences/services/edition_comparison.py",
    "conferences/services/stated_*.py",
    "sources/editorial/text_html.py",
)
TEMPLATES = ("templates/*.html", "templates/conferences/*.html")

Message = tuple[str, ...]
"""Singular and, where there is one, plural."""


def reader_messages() -> dict[Message, set[str]]:
    """Return each message that can stand on a reader's page, with the places it comes from."""
    found: dict[Message, set[str]] = {}
    for message, place in (*_of_modules(), *_of_templates(), *_of_choices()):
        found.setdefault(message, set()).add(place)
    return found


def _files(patterns: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        for path in sorted(Path(settings.BASE_DIR).glob(pattern)):
            yield path.relative_to(settings.BASE_DIR).as_posix(), path.read_text()


def _of_modules() -> Iterator[tuple[Message, str]]:
    """Read the syntax tree, for extractors before Python 3.12 miss what stands in an f-string."""
    for name, code in _files(MODULES):
        for call in ast.walk(ast.parse(code)):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
                words = call.args[: CALLS.get(call.func.id, 0)]
                message = tuple(str(word.value) for word in words if isinstance(word, ast.Constant))
                if message:
                    yield message, name


def _of_templates() -> Iterator[tuple[Message, str]]:
    for name, source in _files(TEMPLATES):
        code = BytesIO(templatize(source, origin=name).encode())
        for found in extract_python(code, dict.fromkeys(CALLS), (), {}):
            words: Any = found[2]
            yield (words,) if isinstance(words, str) else tuple(filter(None, words)), name


def _of_choices() -> Iterator[tuple[Message, str]]:
    with override("en"):
        for models in (conference_models, source_models):
            for name, choices in vars(models).items():
                if isinstance(choices, type) and issubclass(choices, TextChoices):
                    for choice in choices:
                        assert isinstance(choice._label_, Promise), f"{name} is not translated"
                        yield (str(choice.label),), choices.__module__.replace(".", "/") + ".py"
