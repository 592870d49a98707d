"""Works that are cited, and who made them."""

from sources.models.source import (
    Creator,
    CreatorRole,
    Derivation,
    EvidenceKind,
    Source,
    SourceType,
)

__all__ = ["Creator", "CreatorRole", "Derivation", "EvidenceKind", "Source", "SourceType"]
