"""Editions: what was published when, by whom, and the text as it was."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from conferences.api.addresses import is_current, permanent_page
from conferences.api.serializers.evidence import ClaimSerializer, QuestionSerializer
from conferences.api.serializers.names import KINDS, Described, Json, keys, localized
from conferences.api.serializers.readings import ReadingSerializer
from conferences.api.serializers.works import FactSerializer
from conferences.models import Edition, EditionText


class TextSerializer(serializers.Serializer[EditionText]):
    """An edition in one language: the article as readers get it."""

    language = serializers.CharField()
    title = serializers.CharField()
    description = serializers.CharField()
    address = serializers.SerializerMethodField(help_text="Where it stays as it is.")
    html = serializers.CharField(help_text="The article, byte for byte.")
    plain = serializers.CharField(help_text="Its words without markup.")

    @extend_schema_field(serializers.URLField())
    def get_address(self, text: EditionText) -> str:
        """Return the permanent address of this text."""
        return permanent_page(text.edition, text.language)


class ChangeSerializer(serializers.Serializer[Edition]):
    """The recorded change that an edition publishes."""

    number = serializers.IntegerField(source="change_number")
    digest = serializers.CharField(source="change_digest")


class WithdrawalSerializer(serializers.Serializer[Any]):
    """When and why an edition was withdrawn."""

    at = serializers.DateTimeField()
    reason = serializers.CharField()


class EditionSerializer(Described):
    """An edition of a work, without its text."""

    key = serializers.CharField(help_text="The key of the work.")
    kind = serializers.ChoiceField(choices=KINDS)
    number = serializers.IntegerField(min_value=1)
    address = serializers.SerializerMethodField(help_text="Where it stays as it is.")
    addresses = serializers.SerializerMethodField(help_text="The same by language.")
    is_current = serializers.SerializerMethodField(help_text="Whether readers now get it.")
    titles = localized("Titles by language.", "facts.titles")
    published_at = serializers.DateTimeField(source="at")
    published_by = serializers.CharField(source="published_by_name")
    written_by = keys("Who made the changes that it holds, by the names they bore then.")
    summary = serializers.CharField(help_text="What the reviewer said of it.")
    nature = serializers.CharField(help_text='correction, addition, wording, sources or "".')
    is_correction = serializers.BooleanField(help_text="Whether what was stated was wrong.")
    languages = keys("Languages it has a text in.")
    change = ChangeSerializer(source="*")
    previous_digest = serializers.CharField(
        source="previous", help_text="The digest of the edition before it; zeros for the first."
    )
    digest = serializers.CharField(help_text="SHA-256 of what readers were given.")
    withdrawal = serializers.SerializerMethodField(help_text="Null while it stands.")

    @extend_schema_field(serializers.URLField())
    def get_address(self, edition: Edition) -> str:
        """Return the permanent address in the site's first language."""
        return permanent_page(edition)

    @extend_schema_field(serializers.DictField(child=serializers.URLField()))
    def get_addresses(self, edition: Edition) -> dict[str, str]:
        """Return the permanent addresses in the languages it has a text in."""
        return {code: permanent_page(edition, code) for code in edition.languages}

    def get_is_current(self, edition: Edition) -> bool:
        """Say whether readers now get it."""
        return is_current(edition)

    @extend_schema_field(WithdrawalSerializer(allow_null=True))
    def get_withdrawal(self, edition: Edition) -> Json | None:
        """Return when and why it was withdrawn."""
        withdrawal = getattr(edition, "withdrawal", None)
        return WithdrawalSerializer(withdrawal).data if withdrawal else None


class RestsOnSerializer(serializers.Serializer[Any]):
    """A published work that an edition took words from, and its latest change at that time."""

    kind = serializers.ChoiceField(choices=KINDS)
    key = serializers.CharField()
    address = serializers.URLField()
    change = serializers.IntegerField()


class EditionDetailSerializer(EditionSerializer):
    """An edition with all that it keeps; of a withdrawn one, nothing that it stated."""

    texts = TextSerializer(many=True)
    facts = FactSerializer(source="facts.facts", many=True)
    questions = QuestionSerializer(many=True)
    claims = ClaimSerializer(many=True)
    readings = ReadingSerializer(many=True)
    rests_on = serializers.SerializerMethodField(help_text="Other works that it took words from.")

    @extend_schema_field(RestsOnSerializer(many=True))
    def get_rests_on(self, edition: Edition) -> list[Json]:
        """Return the published works among those it rests on."""
        return [
            {"kind": work.kind, "key": work.key, "address": work.address, "change": change}
            for pk, change in edition.rests_on.items()
            if (work := self.works.by_id.get(pk))
        ]

    def to_representation(self, instance: Edition) -> dict[str, Any]:
        """Return the edition; what a withdrawn one stated is kept back."""
        told = super().to_representation(instance)
        if told["withdrawal"]:
            for name in ("texts", "facts", "questions", "claims", "readings", "rests_on"):
                told[name] = []
        return told
