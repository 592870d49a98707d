"""Editions refreshed together after a record on which they rest has changed.

A refreshed edition is made from the very change that is published already; a newer draft of the
entry does not come along. What is new in it are the words that it takes from the record.
"""

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.translation import gettext as _

from conferences.models import Edition, EditionText
from conferences.permissions import OwnWork, require_publisher
from conferences.rendering.page_words import words_of_page
from conferences.services.bearing import resting_on
from conferences.services.edition_rows import Said
from conferences.services.errors import ActRefused
from conferences.services.press import Proof
from conferences.services.publication import Prepared, ToPublish, freeze, prepare, proofs_of
from conferences.services.publication_rules import refusals_of
from sources.editorial.models import Change, Head
from sources.editorial.text_diff import Budget, TextDifference, compare_texts

# So many entries are shown and refreshed at a time; the others follow.
MOST = 20


class NothingToRefresh(ActRefused):
    """No entry was chosen, or none would differ."""


class Overtaken(ActRefused):
    """What was chosen is not what was previewed."""


@dataclass(frozen=True)
class LanguageDifference:
    """What differs for readers of one language."""

    language: str
    name: str
    difference: TextDifference


@dataclass(frozen=True)
class Refresh:
    """One edition as it is and as it would be; `refusal` says why the account may not publish it."""

    edition: Edition
    proof: Proof
    differences: tuple[LanguageDifference, ...]
    refusal: str
    signature: str

    @property
    def differs(self) -> bool:
        """Whether readers would find anything changed."""
        return bool(self.differences)

    @property
    def may_refresh(self) -> bool:
        """Whether it can be chosen."""
        return self.differs and not self.refusal


@dataclass(frozen=True)
class Refreshing:
    """The editions that rest on an older state of a record, and how many more there are."""

    refreshes: tuple[Refresh, ...]
    more: int
    at: datetime


def preview(work_id: UUID, kind: str, key: str, *, by: User) -> Refreshing:
    """Render what refreshing would make of each edition that is behind; writes nothing."""
    behind = [each.edition for each in resting_on(work_id, kind, key) if each.is_behind]
    editions, at = behind[:MOST], timezone.now()
    if not editions:
        return Refreshing((), 0, at)
    wanted = [ToPublish(edition.work_id, edition.change_number) for edition in editions]
    proofs = proofs_of(wanted, by=by, at=at)
    own = _own_changes(editions, proofs, by)
    refusals = refusals_of(proofs, by)
    articles = _articles(editions)
    budget = Budget()
    refreshes = tuple(
        Refresh(
            edition,
            proof,
            tuple(_differences(articles[edition.pk], proof, budget)),
            own.get(edition.pk) or refusals[edition.work_id],
            _signature(edition, proof),
        )
        for edition, proof in zip(editions, proofs, strict=True)
    )
    return Refreshing(refreshes, len(behind) - len(editions), at)


def refresh(
    refreshing: Refreshing,
    chosen: Mapping[UUID, str],
    *,
    by: User,
    summary: str,
    record: ToPublish | None = None,
) -> list[Edition]:
    """Publish the chosen editions in one act, with the record's own if that is wanted.

    `chosen` leads from each edition to the signature with which it was shown. Raises Overtaken where
    one is no longer what was shown, NothingToRefresh, and what publishing raises; then nothing is
    written.
    """
    require_publisher(by)
    by_id = {each.edition.pk: each for each in refreshing.refreshes}
    if any(key not in by_id or by_id[key].signature != sign for key, sign in chosen.items()):
        raise Overtaken(_("What would change is not what was shown. Read it again, then decide."))
    wanted = [each for each in refreshing.refreshes if each.edition.pk in chosen]
    if not wanted and record is None:
        raise NothingToRefresh(_("Choose at least one entry."))
    for each in wanted:
        if each.refusal:
            raise OwnWork(f"{each.edition.label}: {each.refusal}")
        if not each.differs:
            raise NothingToRefresh(_("“%s” would not differ.") % each.edition.label)
    proofs = [each.proof for each in wanted]
    if record is not None:
        proofs[:0] = prepare(record, by=by).proofs
    return freeze(Prepared(tuple(proofs), by, refreshing.at), said=Said(summary))


def _differences(
    articles: Mapping[str, str], proof: Proof, budget: Budget
) -> Iterator[LanguageDifference]:
    names = dict(settings.LANGUAGES)
    for language in dict.fromkeys((*articles, *proof.rendered)):
        rendered = proof.rendered.get(language)
        new = words_of_page(rendered.html) if rendered else ""
        old = words_of_page(articles.get(language, ""))
        if old != new:
            difference = compare_texts(old, new, budget)
            yield LanguageDifference(language, names.get(language, language), difference)


def _articles(editions: Sequence[Edition]) -> dict[UUID, dict[str, str]]:
    articles: dict[UUID, dict[str, str]] = {edition.pk: {} for edition in editions}
    texts = EditionText.objects.filter(edition__in=articles).order_by("language")
    for pk, language, html in texts.values_list("edition_id", "language", "html"):
        articles[pk][language] = html
    return articles


def _own_changes(editions: Sequence[Edition], proofs: Sequence[Proof], by: User) -> dict[UUID, str]:
    """Return, for each edition that would show shared changes of the account's own, the refusal.

    Nobody publishes what they wrote, be it in the entry or in what it rests on.
    """
    shared = {UUID(key) for edition in editions for key in edition.rests_on}
    shared |= {UUID(key) for proof in proofs for key in proof.rests_on}
    rows = Change.objects.filter(work_id__in=shared, by=by).values_list("work_id", "number", "at")
    own = list(rows)
    labels = dict(
        Head.objects.filter(pk__in={key for key, _n, _at in own}).values_list("pk", "label")
    )
    refusals: dict[UUID, str] = {}
    for edition, proof in zip(editions, proofs, strict=True):
        rested = {UUID(key): number for key, number in edition.rests_on.items()}
        concerned = rested.keys() | {UUID(key) for key in proof.rests_on}
        for key, number, at in own:
            is_later = number > rested[key] if key in rested else at > edition.at
            if key in concerned and is_later:
                refusals[edition.pk] = _(
                    "Change %(number)d of “%(label)s”, on which it rests, is your own: "
                    "somebody else must refresh it."
                ) % {"number": number, "label": labels[key]}
                break
    return refusals


def _signature(edition: Edition, proof: Proof) -> str:
    """Bind a decision to the edition that was shown, and to all that would be written."""
    words: Collection[object] = [
        [language, entry.title, words_of_page(entry.html)]
        for language, entry in sorted(proof.rendered.items())
    ]
    content = [edition.digest, proof.change.digest, dict(proof.rests_on), words]
    text = json.dumps(content, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
