"""What the constraints of the collection demand, in sentences for editors."""

from django.utils.translation import gettext_lazy as _

from sources.editorial.refusals import explain

explain(
    {
        "event_key_once": ("key", _("Another event has this key already.")),
        "event_slug_once": ("slug", _("Another event has this address already.")),
        "event_ends_after_it_begins": ("date", _("The date ends before it begins.")),
        "eventplace_once": ("place", _("This place is listed twice.")),
        "participation_once_per_role": (
            "person",
            _("This person is listed twice in the same role."),
        ),
        "relation_once": ("to_event", _("This relation is listed twice.")),
        "relation_not_to_itself": ("to_event", _("An event cannot stand in a relation to itself.")),
        "person_key_once": ("key", _("Another person has this key already.")),
        "person_slug_once": ("slug", _("Another person has this address already.")),
        "affiliation_once": ("organisation", _("This affiliation is listed twice.")),
        "place_key_once": ("key", _("Another place has this key already.")),
        "place_slug_once": ("slug", _("Another place has this address already.")),
        "place_both_coordinates_or_none": (
            "longitude",
            _("Give latitude and longitude, or neither."),
        ),
        "place_coordinates_on_earth": (
            "latitude",
            _("Latitude lies between -90 and 90, longitude between -180 and 180."),
        ),
        "organisation_key_once": ("key", _("Another organisation has this key already.")),
        "organisation_slug_once": ("slug", _("Another organisation has this address already.")),
        "name_once_per_work": ("text", _("This name is listed twice.")),
        "question_key_once": ("key", _("Another question has this key already.")),
        "claim_key_once": ("key", _("Another claim has this key already.")),
        "claim_overruled_with_reason": (
            "standing_reason",
            _("Say why the computed standing is overruled."),
        ),
        "claim_ranked_with_reason": (
            "rank_reason",
            _("Say why this answer is set above or below the others."),
        ),
        "claim_wanting_evidence_since": (
            "evidence_wanted_since",
            _("Say what evidence is wanted, and since which day; or leave both empty."),
        ),
        "concern_once_per_claim": ("work", _("This work is listed twice.")),
        "citation_once_per_place": (
            "locator",
            _("This place in the source is cited twice in this claim."),
        ),
        "citation_once_per_place_via": (
            "locator",
            _("This place in the source is cited twice in this claim."),
        ),
        "citation_not_via_itself": (
            "via",
            _("A source cannot be read in itself: name the other work, or leave it empty."),
        ),
        "citation_via_is_second_hand": (
            "consulted",
            _("What was read in another work is cited at second hand."),
        ),
        "citation_quotation_has_language": (
            "quotation_language",
            _("Name the language of the quotation."),
        ),
        "inquiry_key_once": ("key", _("Another inquiry has this key already.")),
        "inquiry_names_an_archive": (
            "archive",
            _("Name the archive, or choose it among the organisations."),
        ),
        "reading_key_once": ("key", _("Another reading has this key already.")),
        "readingchoice_once": ("claim", _("The reading takes this answer twice.")),
        "readingpart_once": ("event", _("The reading counts this event twice.")),
        "readingsource_once": (
            "locator",
            _("This place in the source is given twice for this reading."),
        ),
        "readingsource_not_via_itself": (
            "via",
            _("A source cannot be read in itself: name the other work, or leave it empty."),
        ),
        "narrative_once_per_language": ("language", _("There is a text in this language already.")),
    }
)
