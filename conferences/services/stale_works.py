"""What time or others have overtaken: translations behind their text, editions reviewed long ago or resting on less."""

from collections.abc import Collection
from datetime import timedelta

from django.conf import settings
from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from conferences.models import Narrative, Publication, PublishedCitation
from sources.editorial.altered import altered_since
from sources.editorial.models import Change, MemberVersion
from sources.models import Source

REVIEWED_FOR = timedelta(days=365)


def stale_translations(kinds: Collection[str]) -> QuerySet[Narrative]:
    """Return the translations of works of some kinds that are behind, with `behind`, the farthest first.

    It is the number of changes of the original since the one that they were made from; one that is
    again as it was then leaves nothing behind.
    """
    original = Narrative.objects.filter(work=OuterRef("work"), language=settings.LANGUAGE_CODE)
    versions = MemberVersion.objects.filter(
        member_id=OuterRef("original"), since__gt=OuterRef("made_from")
    ).order_by()
    counted = versions.values("member_id").annotate(number=Count("pk")).values("number")
    then = Q(since__lte=OuterRef(OuterRef("made_from")), until__gt=OuterRef(OuterRef("made_from")))
    as_now = Q(version__serialized_data=OuterRef("version__serialized_data"))
    made_from = MemberVersion.objects.filter(then, as_now, member_id=OuterRef("member_id"))
    is_same = Exists(
        MemberVersion.objects.filter(Exists(made_from), member_id=OuterRef("original"), until=None)
    )
    translations = Narrative.objects.filter(made_from__isnull=False, work__kind__in=kinds).exclude(
        language=settings.LANGUAGE_CODE
    )
    found = translations.annotate(
        original=Subquery(original.values("pk")[:1]), behind=Subquery(counted)
    )
    return found.filter(~is_same, behind__gt=0).order_by(
        "-behind", "work__folded_label", "language"
    )


def reviewed_long_ago(kinds: Collection[str]) -> QuerySet[Publication]:
    """Return the works whose current edition was reviewed more than a year ago, the oldest first."""
    found = Publication.objects.filter(
        kind__in=kinds, edition__at__lt=timezone.now() - REVIEWED_FOR
    )
    return found.select_related("edition").order_by("edition__at", "pk")


def resting_on_changed_sources(kinds: Collection[str]) -> QuerySet[Publication]:
    """Return the works whose current edition cites a source that is not as it was then, the oldest first."""
    oldest = Publication.objects.aggregate(at=Min("edition__at"))["at"] or timezone.now()
    changes = Change.objects.filter(kind="source", at__gt=oldest).order_by().values("work_id")
    # Only what cites one of these is held against the time of its own edition.
    keys = Source.objects.filter(pk__in=changes).values_list("key", flat=True)
    source = Source.objects.filter(key=OuterRef("source_key"))
    then = Change.objects.filter(
        work_id=OuterRef("source_pk"), at__lte=OuterRef("claim__edition__at")
    ).order_by("-number")
    cited = PublishedCitation.objects.filter(source_key__in=keys).annotate(
        source_pk=Subquery(source.values("pk")[:1]),
        seen=Coalesce(Subquery(then.values("number")[:1]), Value(0)),
    )
    cited = cited.filter(altered_since("seen", work="source_pk"))
    behind = cited.order_by().values("claim__edition")
    found = Publication.objects.filter(edition__in=behind, kind__in=kinds)
    return found.select_related("edition").order_by("edition__at", "pk")
