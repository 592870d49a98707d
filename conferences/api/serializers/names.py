"""How works and editions are named in all that the API says.

Where a work is found now is in the context, under `works`. Text that is there in several languages
is an object from language code to words.
"""

from collections.abc import Mapping
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from conferences.addresses import WORDS_OF_KINDS
from conferences.api.addresses import WorksNow, permanent_page
from conferences.models import Edition

Json = Mapping[str, Any]
KINDS = [(kind, kind) for kind in WORDS_OF_KINDS]


def codes(choices: type[Any]) -> list[tuple[str, str]]:
    """Return choices that say their codes alone: their words are for pages."""
    return [(code, code) for code in choices.values]


def localized(about: str, source: str | None = None) -> serializers.DictField:
    """Return a field of words by language code."""
    return serializers.DictField(source=source, child=serializers.CharField(), help_text=about)


def keys(about: str, source: str | None = None) -> serializers.ListField:
    """Return a field of keys, or of other short words."""
    return serializers.ListField(source=source, child=serializers.CharField(), help_text=about)


class Described(serializers.Serializer[Any]):
    """A serializer that knows where works are found now."""

    @property
    def works(self) -> WorksNow:
        """Where the works that the rows name are found now."""
        works: WorksNow = self.context["works"]
        return works


class WorkNameSerializer(Described):
    """A work as an edition names it, and its page if readers can see one."""

    kind = serializers.ChoiceField(choices=KINDS)
    key = serializers.CharField()
    titles = localized("Titles by language.")
    address = serializers.SerializerMethodField(help_text="Its page; null if there is none.")

    @extend_schema_field(serializers.URLField(allow_null=True))
    def get_address(self, ref: Json) -> str | None:
        """Return where the work is found now."""
        return self.works.address(ref["kind"], ref["key"])


class EditionNameSerializer(serializers.Serializer[Edition]):
    """The edition that states something."""

    number = serializers.IntegerField(min_value=1)
    address = serializers.SerializerMethodField(help_text="Where it stays as it is.")
    published_at = serializers.DateTimeField(source="at")
    languages = keys("Languages it has a text in.")
    digest = serializers.CharField(help_text="SHA-256 of what readers were given.")

    @extend_schema_field(serializers.URLField())
    def get_address(self, edition: Edition) -> str:
        """Return the permanent address."""
        return permanent_page(edition)
