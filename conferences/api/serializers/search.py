"""What a search found, as the API tells it."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from conferences.api.addresses import page_of
from conferences.api.serializers.names import KINDS, Described, codes, localized
from conferences.models import Standing
from conferences.services.search.hits import Hit
from conferences.services.search.snippets import Piece


class PieceSerializer(Described):
    """Words as they stand in the text; those that were looked for are told apart."""

    text = serializers.CharField(trim_whitespace=False)
    is_match = serializers.BooleanField()


class HitSerializer(Described):
    """A published work that was found."""

    kind = serializers.ChoiceField(choices=KINDS, source="edition.kind")
    key = serializers.CharField(source="edition.key")
    address = serializers.SerializerMethodField(help_text="Its page.")
    titles = localized("Titles by language.", "edition.facts.titles")
    edition = serializers.IntegerField(
        source="edition.number", help_text="The number of the edition."
    )
    standing = serializers.ChoiceField(
        choices=codes(Standing),
        allow_blank=True,
        help_text='As lists tell it; "" where they tell none.',
    )
    names = serializers.SerializerMethodField(help_text="Other names that have the words.")
    snippet = PieceSerializer(many=True, help_text="Empty where no text has the words.")
    snippet_language = serializers.CharField(help_text='The language of the snippet, or "".')

    @extend_schema_field(serializers.URLField())
    def get_address(self, hit: Hit) -> str:
        """Return the address of its page in the site's first language."""
        return page_of(hit.edition.kind, hit.edition.slug)

    @extend_schema_field(serializers.ListField(child=serializers.CharField()))
    def get_names(self, hit: Hit) -> list[str]:
        """Return the names in one piece each."""
        return [_whole(name.pieces) for name in hit.names]


class FoundSerializer(Described):
    """A page of what a search found, and how many entries have each property."""

    total = serializers.IntegerField(help_text="How many entries were found.")
    is_cut = serializers.BooleanField(
        help_text="More entries have the words of a phrase than were read for it."
    )
    pages = serializers.IntegerField(help_text="How many pages there are, of the best 1,000.")
    counts = serializers.DictField(
        child=serializers.DictField(child=serializers.IntegerField()),
        help_text="By property and value, how many of the best 1,000 have it.",
    )
    missing = serializers.ListField(
        child=serializers.CharField(), help_text="Words that occur in nothing that is published."
    )
    left_out = serializers.ListField(
        child=serializers.CharField(), help_text="Words beyond the ten that are looked for."
    )
    results = HitSerializer(many=True, help_text="The best first.")


def _whole(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in pieces)
