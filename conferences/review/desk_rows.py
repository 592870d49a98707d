"""Rows of the desk's lists in words, each with the page on which something can be done about it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from conferences.models import Claim, KeptFinding, Narrative, Publication, Pursuit, Submission
from conferences.rendering.document import (
    Block,
    ListBlock,
    Paragraph,
    Quote,
    RemarkText,
    plain_words,
)
from conferences.rendering.markup import parse_text
from conferences.services.entry_library import WORK_MODELS
from conferences.services.rights import has_right
from conferences.services.used_sources import Group
from sources.editorial.account_names import name_of
from sources.editorial.localized import words_in
from sources.editorial.models import Head, Work
from sources.editorial.sought_places import Sought
from sources.models import Source


@dataclass(frozen=True)
class Line:
    """One row: what it is called, where it leads, of which work, and what is to be said of it.

    `claim` can be taken or skipped, if it is not None; `pursuit` is "mine", "skipped" or "others".
    """

    words: str
    address: str
    kind: str = ""
    work: str = ""
    details: tuple[str, ...] = ()
    passage: str = ""
    claim: UUID | None = None
    pursuit: str = ""
    by: str = ""


def work_address(kind: str, work_id: UUID) -> str:
    """Return the form of a work."""
    options = WORK_MODELS[kind]._meta
    return reverse(f"admin:{options.app_label}_{options.model_name}_change", args=[work_id])


def heads(rows: Sequence[Head], _user: User) -> list[Line]:
    """Tell of works with changes that are not submitted."""
    return [
        Line(head.label, reverse("review:submit", args=[head.kind, head.pk]), head.kind)
        for head in rows
    ]


def works(rows: Sequence[Work], _user: User) -> list[Line]:
    """Tell of works."""
    return [Line(work.label, work_address(work.kind, work.pk), work.kind) for work in rows]


def submissions(rows: Sequence[Submission], _user: User) -> list[Line]:
    """Tell of submissions."""
    return [
        Line(
            row.summary,
            reverse("review:submission", args=[row.pk]),
            details=(row.by_name, f"{row.at:%Y-%m-%d}"),
        )
        for row in rows
    ]


def claims(rows: Sequence[Claim], user: User) -> list[Line]:
    """Tell of claims, with the passage that rests on each and who follows it up; two queries."""
    passages = _passages(rows)
    pursuits: dict[UUID, Pursuit] = {}
    held = Pursuit.objects.filter(claim_id__in=[claim.pk for claim in rows]).select_related("user")
    for each in sorted(held, key=lambda one: one.user_id != user.pk):
        # Of one's own and another's, the other's says why it cannot be taken.
        if each.user_id == user.pk or each.is_taken:
            pursuits[each.claim_id] = each
    return [_claim(claim, passages, pursuits.get(claim.pk), user) for claim in rows]


def _claim(claim: Claim, passages: Mapping[str, str], held: Pursuit | None, user: User) -> Line:
    details = [claim.key]
    if claim.evidence_wanted:
        wanted = _("wanted since %(since)s: %(reason)s")
        values = {"since": claim.evidence_wanted_since, "reason": claim.evidence_wanted}
        details.append(wanted % values)
    pursuit = by = ""
    if held is not None:
        pursuit = "others" if held.user_id != user.pk else "mine" if held.is_taken else "skipped"
        by = name_of(held.user)
    return Line(
        words_in(claim.statement, settings.LANGUAGE_CODE) or claim.key,
        Sought(claim.pk, "conferences.claim").address(work_address(claim.work.kind, claim.work_id)),
        claim.work.kind,
        claim.work.label,
        tuple(details),
        passages.get(claim.key, ""),
        claim.pk if has_right(user, claim.work.kind, "change") else None,
        pursuit,
        by,
    )


def _passages(rows: Iterable[Claim]) -> dict[str, str]:
    """Return the words of the first paragraph that rests on each claim, by key."""
    texts = Narrative.objects.filter(work__in={claim.work_id for claim in rows})
    found: dict[str, str] = {}
    for body in texts.order_by("language").values_list("body", flat=True):
        for paragraph in _paragraphs(parse_text(body).blocks):
            for key in paragraph.claims - found.keys():
                found[key] = Truncator(plain_words(paragraph.children)).chars(300)
    return found


def _paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    for block in blocks:
        match block:
            case Paragraph():
                yield block
            case ListBlock():
                for item in block.items:
                    yield from _paragraphs(item)
            case Quote() | RemarkText():
                yield from _paragraphs(block.blocks)


def sources(rows: Sequence[Source], _user: User) -> list[Line]:
    """Tell of sources."""
    return [
        Line(source.title, work_address("source", source.pk), "source", details=_of_source(source))
        for source in rows
    ]


def _of_source(source: Source) -> tuple[str, ...]:
    number = vars(source).get("claims_citing")
    if number is None:
        return tuple(filter(None, (source.key, source.url)))
    return source.key, ngettext("%d claim", "%d claims", number) % number


def groups(rows: Sequence[Group], _user: User) -> list[Line]:
    """Tell of groups of sources."""
    lines = []
    for group in rows:
        (key, title), *others = group.sources
        number = len(group.sources)
        said = ngettext("%d source", "%d sources", number) % number
        address = work_address("source", key)
        lines.append(
            Line(title, address, "source", details=(said, *(each for _key, each in others)))
        )
    return lines


def translations(rows: Sequence[Narrative], _user: User) -> list[Line]:
    """Tell of translations that are behind."""
    lines = []
    for row in rows:
        number = vars(row)["behind"]
        behind = ngettext("%d change behind", "%d changes behind", number) % number
        address = work_address(row.work.kind, row.work_id)
        details = (row.get_language_display(), behind)
        lines.append(Line(row.work.label, address, row.work.kind, details=details))
    return lines


def publications(rows: Sequence[Publication], _user: User) -> list[Line]:
    """Tell of works by their current edition."""
    lines = []
    for row in rows:
        edition = row.edition
        assert edition is not None
        said = _("edition %(number)d of %(day)s") % {
            "number": edition.number,
            "day": f"{edition.at:%Y-%m-%d}",
        }
        address = reverse("review:history", args=[row.kind, row.work_id])
        lines.append(Line(edition.label, address, row.kind, details=(said,)))
    return lines


def findings(rows: Sequence[KeptFinding], _user: User) -> list[Line]:
    """Tell what the checks found."""
    return [
        Line(
            row.message,
            _place_of(row).address(work_address(row.work.kind, row.work_id)),
            row.work.kind,
            row.work.label,
            (row.code, row.level),
        )
        for row in rows
    ]


def _place_of(row: KeptFinding) -> Sought:
    return Sought(row.member_id, row.member_label, row.field, row.line, row.column)
