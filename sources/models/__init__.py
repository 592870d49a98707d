"""Works that are cited, who made them, their words, files of them, tries of their addresses, pairs told apart."""

from sources.models.distinction import Distinction, DistinctionTakenBack
from sources.models.link_check import LinkCheck
from sources.models.source import (
    Creator,
    CreatorRole,
    Derivation,
    EvidenceKind,
    Source,
    SourceType,
)
from sources.models.source_import import ImportedRow, SourceImport
from sources.models.source_word import SourceWord

__all__ = [
    "Creator",
    "CreatorRole",
    "Derivation",
    "Distinction",
    "DistinctionTakenBack",
    "EvidenceKind",
    "ImportedRow",
    "LinkCheck",
    "Source",
    "SourceImport",
    "SourceType",
    "SourceWord",
]
