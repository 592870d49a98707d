"""Readings of an event, as an edition states them."""

from django.conf import settings
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from conferences.addresses import language_prefix, reading_path
from conferences.api.addresses import absolute
from conferences.api.serializers.names import Described, WorkNameSerializer, keys, localized
from conferences.models import PublishedReading


class AnswerTakenSerializer(Described):
    """An answer that a reading takes; it stays as disputed as it is."""

    question = serializers.CharField(help_text="The key of the question.")
    claim = serializers.CharField(help_text="The key of the claim that is taken for the answer.")


class EventCountedSerializer(Described):
    """An event that a reading counts, with the dates and places that it leaves to it."""

    work = WorkNameSerializer()
    dates = keys("Dates in EDTF.")
    places = keys("Keys of places.")


class AccountSerializer(Described):
    """Whose account a reading is."""

    source = serializers.CharField(  # type: ignore[assignment]  # a field of this name
        help_text="The key of the source."
    )
    via = serializers.CharField(help_text='The source it was read in; "" if itself.')
    locator = serializers.CharField(help_text="The place in the source.")
    note = localized("What is to be said of it, by language.")


class ReadingSerializer(Described):
    """A named choice of answers that go together, the events it counts, and whose it is."""

    key = serializers.CharField()
    address = serializers.SerializerMethodField(help_text="Where it stays as it is.")
    titles = localized("Titles by language.", "data.titles")
    gist = localized("What the account says, by language.", "data.gist")
    answers = AnswerTakenSerializer(source="data.answers", many=True)
    parts = EventCountedSerializer(source="data.parts", many=True)
    accounts = AccountSerializer(source="data.accounts", many=True)

    @extend_schema_field(serializers.URLField())
    def get_address(self, reading: PublishedReading) -> str:
        """Return the permanent address, in the site's first language."""
        edition = reading.edition
        path = reading_path(edition.slug, reading.key, edition.number)
        return absolute(language_prefix(settings.LANGUAGE_CODE) + path)
