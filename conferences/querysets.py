"""What readers ask of editions: adjectives that chain. Published rows only, never working ones."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When

if TYPE_CHECKING:
    from conferences.models.edition import Edition, Publication  # noqa: F401 - named in strings


class EditionQuerySet(models.QuerySet["Edition"]):
    """Editions of works of every kind."""

    def current(self) -> Self:
        """Those that readers now get."""
        return self.filter(publication__isnull=False)

    def of_kind(self, kind: str) -> Self:
        """Those of events, of people, of places, of organisations or of sources."""
        return self.filter(kind=kind)

    def of_work_at(self, kind: str, slug: str) -> Self:
        """All of the work that is now found at an address, current or not."""
        publication = self.model._meta.get_field("publication").related_model
        works = publication._default_manager.filter(kind=kind, slug=slug)
        return self.filter(work_id__in=works.values("work_id"))

    def standing_at(self, moment: datetime) -> Self:
        """Those that were published by then and not withdrawn by then, the newest first."""
        return self.filter(
            Q(withdrawal__isnull=True) | Q(withdrawal__at__gt=moment), at__lte=moment
        ).order_by("-number")

    def disputed(self) -> Self:
        """Those with a question to which the sources give more than one answer."""
        return self.filter(is_disputed=True)

    def naming(self, kind: str, key: str, roles: Collection[str] = ()) -> Self:
        """Those that name a work, in one of the roles or in any."""
        linked = Q(links__kind=kind, links__key=key)
        if roles:
            linked &= Q(links__role__in=roles)
        return self.filter(pk__in=self.model._default_manager.filter(linked).values("pk"))

    def named_by(self, editions: Self, kind: str, roles: Collection[str]) -> Self:
        """Those of works of a kind that the given editions name in one of the roles."""
        keys = editions.filter(links__kind=kind, links__role__in=roles).order_by()
        return self.of_kind(kind).filter(key__in=keys.values("links__key"))

    def from_day(self, first: date) -> Self:
        """Those that may have lasted until a day or later; undated ones are left out."""
        return self.filter(
            Q(padded_latest__gte=first)
            | Q(padded_latest__isnull=True, padded_earliest__isnull=False)
        )

    def to_day(self, last: date) -> Self:
        """Those that may have begun on a day or earlier; undated ones are left out."""
        return self.filter(
            Q(padded_earliest__lte=last)
            | Q(padded_earliest__isnull=True, padded_latest__isnull=False)
        )

    def saying(self, words: Iterable[str]) -> Self:
        """Those whose title or text, in any language, has all the words; both sides are folded."""
        found = self
        text = self.model._meta.get_field("texts").related_model._default_manager
        for word in words:
            in_text = text.filter(edition=OuterRef("pk"), folded__contains=word)
            found = found.filter(Q(folded_label__contains=word) | Exists(in_text))
        return found

    def by_date(self) -> Self:
        """In the order of time, undated ones last."""
        return self.order_by(
            F("earliest").asc(nulls_last=True),
            F("latest").asc(nulls_last=True),
            "folded_label",
            "key",
        )


class PublicationQuerySet(models.QuerySet["Publication"]):
    """Works that are, or were, published."""

    def known_as(self, kind: str, name: str) -> Self:
        """Those whose key or whose address, now or in any edition, is or was this name."""
        edition = self.model._meta.get_field("edition").related_model
        editions = edition._default_manager.filter(Q(slug=name) | Q(key=name), kind=kind)
        return self.filter(kind=kind).filter(
            Q(key=name) | Q(slug=name) | Q(work_id__in=editions.values("work_id"))
        )

    def texts_at(self, kind: str, slug: str, language: str, first_language: str) -> Self:
        """Return one row: the text of the current edition of a work that is best for a reader.

        That is the language asked for, else the site's first language, else any other.
        """
        preference = Case(
            When(language=language, then=Value(0)),
            When(language=first_language, then=Value(1)),
            default=Value(2),
            output_field=models.IntegerField(),
        )
        # Only the keys of texts are put in order: a database would carry whole articles along.
        texts = apps.get_model("conferences", "EditionText").objects.all()
        best = texts.filter(edition=OuterRef("edition")).order_by(preference, "language")
        return self.filter(kind=kind, slug=slug, edition__texts=Subquery(best.values("pk")[:1]))
