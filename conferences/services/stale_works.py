"""What time or others have overtaken: translations behind their text, editions reviewed long ago or resting on less."""

from collections.abc import Collection
from datetime import timedelta

from django.conf import settings
from django.db.models import Count, Exists, Min, OuterRef, QuerySet, Subquery
from django.utils import timezone

from conferences.models import Narrative, Publication, PublishedCitation
from sources.editorial.models import Change, MemberVersion
from sources.models import Source

REVIEWED_FOR = timedelta(days=365)


def stale_translations(kinds: Collection[str]) -> QuerySet[Narrative]:
    """Return the translations of works of some kinds that are behind, with `behind`, the farthest first.

    It is the number of changes of the original since the one that they were made from.
    """
    original = Narrative.objects.filter(work=OuterRef("work"), language=settings.LANGUAGE_CODE)
    versions = MemberVersion.objects.filter(
        member_id=OuterRef("original"), since__gt=OuterRef("made_from")
    ).order_by()
    counted = versions.values("member_id").annotate(number=Count("pk")).values("number")
    translations = Narrative.objects.filter(made_from__isnull=False, work__kind__in=kinds).exclude(
        language=settings.LANGUAGE_CODE
    )
    found = translations.annotate(
        original=Subquery(original.values("pk")[:1]), behind=Subquery(counted)
    )
    return found.filter(behind__gt=0).order_by("-behind", "work__folded_label", "language")


def reviewed_long_ago(kinds: Collection[str]) -> QuerySet[Publication]:
    """Return the works whose current edition was reviewed more than a year ago, the oldest first."""
    found = Publication.objects.filter(
        kind__in=kinds, edition__at__lt=timezone.now() - REVIEWED_FOR
    )
    return found.select_related("edition").order_by("edition__at", "pk")


def resting_on_changed_sources(kinds: Collection[str]) -> QuerySet[Publication]:
    """Return the works whose current edition cites a source that has changed since, the oldest first."""
    oldest = Publication.objects.aggregate(at=Min("edition__at"))["at"] or timezone.now()
    changes = Change.objects.filter(kind="source", at__gt=oldest).order_by().values("work_id")
    # Only what cites one of these is held against the time of its own edition.
    keys = Source.objects.filter(pk__in=changes).values_list("key", flat=True)
    changed = Change.objects.filter(
        work_id__in=Source.objects.filter(key=OuterRef(OuterRef("source_key"))).values("pk"),
        at__gt=OuterRef("claim__edition__at"),
    )
    cited = PublishedCitation.objects.filter(source_key__in=keys).filter(Exists(changed))
    behind = cited.order_by().values("claim__edition")
    found = Publication.objects.filter(edition__in=behind, kind__in=kinds)
    return found.select_related("edition").order_by("edition__at", "pk")
