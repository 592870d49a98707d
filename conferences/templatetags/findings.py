"""Findings of the checks on pages: those that count, and those that somebody lets stand."""

from collections.abc import Iterable

from django import template

from conferences.services.findings import Finding

register = template.Library()


@register.filter
def standing(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings that nobody has accepted, as forms and the desk's lists count them."""
    return [finding for finding in findings if finding.accepted is None]


@register.filter
def accepted(findings: Iterable[Finding]) -> list[Finding]:
    """Return the warnings that somebody lets stand."""
    return [finding for finding in findings if finding.accepted is not None]
