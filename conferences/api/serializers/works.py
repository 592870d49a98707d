"""Published works with their facts."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from conferences.api.addresses import present_page
from conferences.api.serializers.evidence import ClaimSerializer, QuestionSerializer
from conferences.api.serializers.names import (
    KINDS,
    Described,
    EditionNameSerializer,
    WorkNameSerializer,
    codes,
    keys,
    localized,
)
from conferences.models import Certainty, Edition, Rank, Standing


class FactValueSerializer(Described):
    """One value of a fact; rival values stand side by side."""

    edtf = serializers.CharField(help_text='A date in EDTF; "" if the value is none.')
    words = localized("The value in words, by language.")
    ref = WorkNameSerializer(allow_null=True, help_text="The work that is the value.")
    role = serializers.CharField()
    side = WorkNameSerializer(allow_null=True, help_text="For whom a participant was there.")
    certainty = serializers.ChoiceField(choices=codes(Certainty))
    rank = serializers.ChoiceField(choices=codes(Rank))
    standing = serializers.ChoiceField(
        choices=codes(Standing), allow_blank=True, help_text='"" for what needs no claim.'
    )
    claims = keys("Keys of the claims on which it rests.")


class FactSerializer(Described):
    """A line of the facts: date, place, participant, part_of, name, coordinates, type and so on."""

    kind = serializers.CharField()
    question = serializers.CharField(help_text='The key of the question it answers, or "".')
    standing = serializers.ChoiceField(choices=codes(Standing), allow_blank=True)
    has_uncited = serializers.BooleanField(help_text="A value without evidence is held back.")
    values = FactValueSerializer(many=True)


class WorkSerializer(Described):
    """A published work: an event, a person, a place, an organisation or a source."""

    key = serializers.CharField()
    kind = serializers.ChoiceField(choices=KINDS)
    address = serializers.SerializerMethodField(help_text="Its page.")
    addresses = serializers.SerializerMethodField(help_text="Its page by language.")
    titles = localized("Titles by language.", "facts.titles")
    summary = localized("Summaries by language.", "facts.summary")
    kind_words = serializers.CharField(
        source="facts.kind_words", help_text="What kind of event or source it is."
    )
    edition = EditionNameSerializer(source="*")
    earliest = serializers.DateField(allow_null=True, help_text="The first day it may have begun.")
    latest = serializers.DateField(allow_null=True, help_text="The last day it may have ended.")
    is_disputed = serializers.BooleanField()
    facts = FactSerializer(source="facts.facts", many=True)

    @extend_schema_field(serializers.URLField())
    def get_address(self, edition: Edition) -> str:
        """Return the address of its page in the site's first language."""
        return present_page(edition)

    @extend_schema_field(serializers.DictField(child=serializers.URLField()))
    def get_addresses(self, edition: Edition) -> dict[str, str]:
        """Return the addresses of its page in the languages it has a text in."""
        return {code: present_page(edition, code) for code in edition.languages}


class WorkDetailSerializer(WorkSerializer):
    """A published work with the questions and claims of its edition."""

    questions = QuestionSerializer(many=True)
    claims = ClaimSerializer(many=True)
