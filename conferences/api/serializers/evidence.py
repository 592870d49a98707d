"""Claims with their citations, and the questions that they answer."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from conferences.api.addresses import permanent_page, present_page
from conferences.api.serializers.names import (
    Described,
    EditionNameSerializer,
    Json,
    WorkNameSerializer,
    codes,
    keys,
    localized,
)
from conferences.models import (
    Consulted,
    Property,
    PublishedClaim,
    PublishedQuestion,
    Rank,
    Stance,
    Standing,
)


class CitedSerializer(serializers.Serializer[Any]):
    """A source that a citation names."""

    key = serializers.CharField()
    short = serializers.CharField(help_text="Its short name in notes.")
    address = serializers.URLField(allow_null=True, help_text="Its page; null if there is none.")


class CitationSerializer(Described):
    """A place in a source that supports, disputes or mentions a claim."""

    source = serializers.SerializerMethodField()  # type: ignore[assignment]  # a field of this name
    via = serializers.SerializerMethodField(
        help_text="The work in which the source was read; null when it was seen itself."
    )
    locator = serializers.CharField()
    stance = serializers.ChoiceField(choices=codes(Stance))
    quotation = serializers.CharField()
    quotation_language = serializers.CharField()
    translation = serializers.CharField()
    translator = serializers.CharField()
    note = serializers.CharField()
    consulted = serializers.ChoiceField(choices=codes(Consulted))

    @extend_schema_field(CitedSerializer())
    def get_source(self, citation: Json) -> Json:
        """Return the source by which the claim is judged."""
        return self._cited(citation["source"], citation["source_short"])

    @extend_schema_field(CitedSerializer(allow_null=True))
    def get_via(self, citation: Json) -> Json | None:
        """Return the work in which the source was read."""
        if not citation["via"]:
            return None
        return self._cited(citation["via"], citation["via_short"])

    def _cited(self, key: str, short: str) -> Json:
        address = self.works.address("source", key)
        return {"key": key, "short": short, "address": address}


class ClaimSerializer(Described):
    """A claim as an edition states it, with its standing and all its citations."""

    key = serializers.CharField()
    address = serializers.SerializerMethodField(help_text="Where it stands in a page.")
    permanent_address = serializers.SerializerMethodField(help_text="The same in its edition.")
    work = WorkNameSerializer(source="data.work", help_text="The entry it belongs to.")
    edition = EditionNameSerializer()
    position = serializers.IntegerField()
    statement = localized("The statement by language.", "data.statement")
    property = serializers.CharField(help_text='What the value is of, or "".')
    value = serializers.CharField(help_text="The value for machines: a date in EDTF, a key.")
    value_words = localized("The value in words, by language.", "data.value_words")
    question = serializers.CharField(
        source="question_key", help_text='The key of the question it answers, or "".'
    )
    standing = serializers.ChoiceField(choices=codes(Standing))
    standing_words = localized("The standing for readers, by language.", "data.standing_words")
    standing_is_overruled = serializers.SerializerMethodField(
        help_text="Whether editors set the word against the count."
    )
    standing_reason = serializers.CharField(source="data.standing_reason")
    rank = serializers.ChoiceField(source="data.rank", choices=codes(Rank))
    rank_reason = serializers.CharField(source="data.rank_reason")
    concerns = WorkNameSerializer(
        source="data.concerns", many=True, help_text="Other works that it concerns."
    )
    citations = CitationSerializer(source="data.citations", many=True)

    @extend_schema_field(serializers.URLField())
    def get_address(self, claim: PublishedClaim) -> str:
        """Return where readers find it now; in its own edition, if that is an old one."""
        return f"{present_page(claim.edition)}#claim-{claim.key}"

    @extend_schema_field(serializers.URLField())
    def get_permanent_address(self, claim: PublishedClaim) -> str:
        """Return where it stays."""
        return f"{permanent_page(claim.edition)}#claim-{claim.key}"

    def get_standing_is_overruled(self, claim: PublishedClaim) -> bool:
        """Say whether the standing was set by editors."""
        return bool(claim.data["standing_override"])


class QuestionSerializer(Described):
    """A question as an edition states it, with the keys of the claims that answer it there."""

    key = serializers.CharField()
    address = serializers.SerializerMethodField(help_text="Where it stands in a page.")
    permanent_address = serializers.SerializerMethodField(help_text="The same in its edition.")
    work = WorkNameSerializer(source="data.work", help_text="The entry that asks it.")
    edition = EditionNameSerializer()
    position = serializers.IntegerField()
    property = serializers.ChoiceField(choices=codes(Property))
    text = localized("The question by language.", "data.text")
    would_settle = localized("What would settle it, by language.", "data.would_settle")
    is_exclusive = serializers.BooleanField(source="data.is_exclusive")
    is_disputed = serializers.BooleanField()
    answers = keys("Keys of the claims that answer it in this edition.", source="data.answers")

    @extend_schema_field(serializers.URLField())
    def get_address(self, question: PublishedQuestion) -> str:
        """Return where readers find it now; in its own edition, if that is an old one."""
        return f"{present_page(question.edition)}#question-{question.key}"

    @extend_schema_field(serializers.URLField())
    def get_permanent_address(self, question: PublishedQuestion) -> str:
        """Return where it stays."""
        return f"{permanent_page(question.edition)}#question-{question.key}"


class QuestionDetailSerializer(QuestionSerializer):
    """A question with the claims that answer it in what is published now, of whatever entry."""

    claims = ClaimSerializer(many=True)
