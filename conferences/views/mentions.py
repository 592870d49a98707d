"""What the pages of sources, places and organisations add below the article: where they are named.

It changes whenever something else is published, so it is no part of the edition.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from conferences.addresses import work_address
from conferences.models import Edition, PublishedCitation, Stance, Standing
from conferences.views.pages import page_language
from conferences.views.rows import rows_of
from conferences.views.words import Words, words_for

_COLUMNS = (
    "source_key",
    "via_key",
    "stance",
    "locator",
    "claim__key",
    "claim__standing",
    "claim__data__statement",
    "claim__data__standing_words",
    "claim__edition__kind",
    "claim__edition__slug",
    "claim__edition__label",
    "claim__edition__facts__titles",
)


@dataclass(frozen=True)
class CitingClaim:
    """A published claim that cites a source, and where its page has it."""

    key: str
    statement: Words
    standing: str
    standing_words: Words
    entry: Words
    entry_address: str
    locators: tuple[str, ...]

    @property
    def address(self) -> str:
        """Where the claim stands in the entry's page."""
        return f"{self.entry_address}#claim-{self.key}"


@dataclass(frozen=True)
class StanceGroup:
    """The claims that a source supports, or disputes, or mentions, or that were read in it."""

    name: str
    heading: str | Promise
    claims: tuple[CitingClaim, ...]


HEADINGS: Mapping[str, str | Promise] = {
    Stance.SUPPORTS: _("Claims it supports"),
    Stance.DISPUTES: _("Claims it disputes"),
    Stance.MENTIONS: _("Claims it mentions"),
    "via": _("Claims for which another source was read in it"),
}


def citing_claims(key: str) -> list[StanceGroup]:
    """Return the published claims that cite a source, by what it says of them; one query."""
    rows = (
        PublishedCitation.objects.filter(Q(source_key=key) | Q(via_key=key))
        .filter(claim__edition__publication__isnull=False)
        .order_by("claim__edition__folded_label", "claim__position", "pk")
        .values(*_COLUMNS)
    )
    groups: dict[str, dict[str, CitingClaim]] = {name: {} for name in HEADINGS}
    for row in rows:
        group = groups[row["stance"] if row["source_key"] == key else "via"]
        name = row["claim__key"]
        group[name] = _citing_claim(row, earlier=group.get(name))
    return [
        StanceGroup(name, HEADINGS[name], tuple(claims.values()))
        for name, claims in groups.items()
        if claims
    ]


def _citing_claim(row: Mapping[str, Any], earlier: CitingClaim | None) -> CitingClaim:
    language = page_language()
    before = earlier.locators if earlier else ()
    locators = dict.fromkeys((*before, row["locator"]) if row["locator"] else before)
    return CitingClaim(
        key=row["claim__key"],
        statement=words_for(row["claim__data__statement"], language, row["claim__key"]),
        standing=row["claim__standing"],
        standing_words=words_for(
            row["claim__data__standing_words"],
            language,
            str(Standing(row["claim__standing"]).label),
        ),
        entry=words_for(
            row["claim__edition__facts__titles"], language, row["claim__edition__label"]
        ),
        entry_address=work_address(
            row["claim__edition__kind"], row["claim__edition__slug"], language
        ),
        locators=tuple(locators),
    )


def _claims_section(key: str) -> str:
    return render_to_string("conferences/_citing_claims.html", {"groups": citing_claims(key)})


def _events_section(kind: str) -> Callable[[str], str]:
    def section(key: str) -> str:
        named_in = Edition.objects.current().of_kind("event").naming(kind, key).by_date()
        rows = rows_of(named_in, page_language())
        return render_to_string("conferences/_naming_events.html", {"rows": rows})

    return section


# What is added, by kind of work; the parameter is the key of the work.
MENTIONS: Mapping[str, Callable[[str], str]] = {
    "source": _claims_section,
    "place": _events_section("place"),
    "organisation": _events_section("organisation"),
}
