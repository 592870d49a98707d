"""The desk's pages for sources: their form, their import and export, and what may be there twice."""

from sources.admin.sources import DatedAdmin, DatedInline, SourceAdmin, found_by, short_source

__all__ = ["DatedAdmin", "DatedInline", "SourceAdmin", "found_by", "short_source"]
