"""What machines are told of an edition, made from its rows before they are written."""

from collections.abc import Iterable

from django.conf import settings
from django.utils import translation

from conferences.models import Edition, EditionText, PublishedClaim
from conferences.rendering.addresses import public_address
from conferences.rendering.linked_data import StatedClaim, StatedText, StatedWork, linked_data
from conferences.rendering.values import EditionInfo


def linked_data_of(edition: Edition, text: EditionText, claims: Iterable[PublishedClaim]) -> str:
    """Return an edition in one of its languages as JSON-LD."""
    stated = [
        StatedClaim(claim.key, claim.question_key, claim.property, claim.standing, claim.data)
        for claim in claims
    ]
    work = StatedWork(edition.kind, edition.slug, edition.facts["facts"], stated)
    told = StatedText(text.language, text.title, text.description)
    info = EditionInfo(
        number=edition.number,
        at=edition.at,
        written_by=tuple(edition.written_by),
        published_by=edition.published_by_name,
        address=public_address(edition.kind, edition.slug, text.language) + f"v/{edition.number}/",
        site_name=settings.SITE_NAME,
        site_address=settings.SITE_ADDRESS,
    )
    with translation.override(text.language):
        return linked_data(work, told, info, settings.SITE_LICENCE)
