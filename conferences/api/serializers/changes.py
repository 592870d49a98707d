"""What changed since an edition: each thing, as it was and as it is, and why."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from conferences.api.addresses import permanent_page
from conferences.api.serializers.editions import WithdrawalSerializer
from conferences.api.serializers.names import EditionNameSerializer, Json
from conferences.models import Edition
from conferences.rendering.edition_words import Weight
from conferences.services.edition_sequence import ChangesSince, Since

WEIGHTS = [(weight.name.lower(), weight.name.lower()) for weight in Weight]


class ReasonSerializer(serializers.Serializer[Edition]):
    """An edition with which a change came, and what its reviewer says of it."""

    number = serializers.IntegerField(min_value=1)
    address = serializers.SerializerMethodField(help_text="Where it stays as it is.")
    published_at = serializers.DateTimeField(source="at")
    summary = serializers.CharField()
    nature = serializers.CharField(help_text='correction, addition, wording, sources or "".')
    is_correction = serializers.BooleanField(help_text="Whether what was stated was wrong.")

    @extend_schema_field(serializers.URLField())
    def get_address(self, edition: Edition) -> str:
        """Return the permanent address."""
        return permanent_page(edition)


class ChangeSinceSerializer(serializers.Serializer[Since]):
    """One thing that changed: what was added has no old value, what was taken out no new one."""

    subject = serializers.CharField(
        source="told.subject", help_text="For machines: fact:date, claim:began, text."
    )
    weight = serializers.SerializerMethodField(
        help_text="How much it matters: what is stated, what it rests on, or how it is worded."
    )
    label = serializers.CharField(  # type: ignore[assignment]  # a field of this name
        source="told.label", help_text="What it is, in words."
    )
    name = serializers.CharField(source="told.name", help_text='Which one it is, or "".')
    old = serializers.CharField(source="told.old")
    new = serializers.CharField(source="told.new")
    is_correction = serializers.BooleanField(help_text="Whether it came with a correction.")
    reasons = ReasonSerializer(
        source="editions", many=True, help_text="The editions with which it came."
    )

    @extend_schema_field(serializers.ChoiceField(choices=WEIGHTS))
    def get_weight(self, change: Since) -> str:
        """Return the word for its weight."""
        return change.told.weight.name.lower()


class ChangesSinceSerializer(serializers.Serializer[ChangesSince]):
    """What changed from an edition to the current one, corrections first."""

    edition = EditionNameSerializer()
    current = EditionNameSerializer(
        allow_null=True, help_text="Null if no edition is current, or it was erased."
    )
    is_current = serializers.SerializerMethodField(help_text="Whether readers now get the edition.")
    withdrawal = serializers.SerializerMethodField(help_text="Null while the edition stands.")
    changes = serializers.SerializerMethodField(
        help_text="Empty if nothing changed, and for an edition that was withdrawn."
    )

    def get_is_current(self, found: ChangesSince) -> bool:
        """Say whether nothing came after it."""
        return found.current is not None and found.current.pk == found.edition.pk

    @extend_schema_field(WithdrawalSerializer(allow_null=True))
    def get_withdrawal(self, found: ChangesSince) -> Json | None:
        """Return when and why it was withdrawn."""
        withdrawal = getattr(found.edition, "withdrawal", None)
        return WithdrawalSerializer(withdrawal).data if withdrawal else None

    @extend_schema_field(ChangeSinceSerializer(many=True))
    def get_changes(self, found: ChangesSince) -> list[Any]:
        """Return what changed; what a withdrawn edition stated is kept back."""
        if getattr(found.edition, "withdrawal", None):
            return []
        changes: Any = found.changes
        return list(ChangeSinceSerializer(changes, many=True).data)
