"""What cannot be so, in sentences that name both sides and take neither."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from conferences.services.order.values import Rule
from sources.dates.ordering import Certainty

CERTAINTY_NAMES: dict[Certainty, Promise] = {
    Certainty.CERTAIN: _("certain"),
    Certainty.POSSIBLE: _("possible"),
}
_SENTENCES: dict[tuple[Rule, Certainty], Promise] = {
    (Rule.RESULT, Certainty.CERTAIN): _(
        "%(other)s (%(other_date)s) is said to be a result of %(one)s (%(one_date)s), and began before it."
    ),
    (Rule.RESULT, Certainty.POSSIBLE): _(
        "%(other)s (%(other_date)s) is said to be a result of %(one)s (%(one_date)s), and may have begun "
        "before it."
    ),
    (Rule.SEQUENCE, Certainty.CERTAIN): _(
        "%(one)s (%(one_date)s) is said to follow %(other)s (%(other_date)s), and began before it."
    ),
    (Rule.SEQUENCE, Certainty.POSSIBLE): _(
        "%(one)s (%(one_date)s) is said to follow %(other)s (%(other_date)s), and may have begun before it."
    ),
    (Rule.PART, Certainty.CERTAIN): _(
        "%(one)s (%(one_date)s) is said to be part of %(other)s, whose date (%(other_date)s) does not hold it."
    ),
    (Rule.PART, Certainty.POSSIBLE): _(
        "%(one)s (%(one_date)s) is said to be part of %(other)s, whose date (%(other_date)s) may not hold it."
    ),
    (Rule.PLACES, Certainty.CERTAIN): _(
        "%(person)s is said to have been at two places at once: at %(one)s (%(one_date)s) and at %(other)s "
        "(%(other_date)s)."
    ),
    (Rule.PLACES, Certainty.POSSIBLE): _(
        "%(person)s may be said to have been at two places at once: at %(one)s (%(one_date)s) and at "
        "%(other)s (%(other_date)s)."
    ),
    (Rule.OFFICE, Certainty.CERTAIN): _(
        "%(person)s is said to have come to %(event)s (%(event_date)s) for a body to which they belonged at "
        "another time (%(limit)s)."
    ),
    (Rule.OFFICE, Certainty.POSSIBLE): _(
        "%(person)s is said to have come to %(event)s (%(event_date)s) for a body to which they may have "
        "belonged at another time (%(limit)s)."
    ),
    (Rule.DOCUMENT, Certainty.CERTAIN): _(
        "“%(document)s” (%(document_date)s) is cited for %(event)s (%(event_date)s), and is older."
    ),
    (Rule.DOCUMENT, Certainty.POSSIBLE): _(
        "“%(document)s” (%(document_date)s) is cited for %(event)s (%(event_date)s), and may be older."
    ),
    (Rule.RELAY, Certainty.CERTAIN): _(
        "“%(one)s” (%(one_date)s) is cited as read in “%(other)s” (%(other_date)s), which is older."
    ),
    (Rule.RELAY, Certainty.POSSIBLE): _(
        "“%(one)s” (%(one_date)s) is cited as read in “%(other)s” (%(other_date)s), which may be older."
    ),
}
_LIVES: dict[tuple[bool, Certainty], Promise] = {
    (True, Certainty.CERTAIN): _(
        "%(person)s is said to have taken part in %(event)s (%(event_date)s) before being born (%(limit)s)."
    ),
    (True, Certainty.POSSIBLE): _(
        "%(person)s is said to have taken part in %(event)s (%(event_date)s), perhaps before being born "
        "(%(limit)s)."
    ),
    (False, Certainty.CERTAIN): _(
        "%(person)s is said to have taken part in %(event)s (%(event_date)s) after having died (%(limit)s)."
    ),
    (False, Certainty.POSSIBLE): _(
        "%(person)s is said to have taken part in %(event)s (%(event_date)s), perhaps after having died "
        "(%(limit)s)."
    ),
}


def sentence(rule: Rule, certainty: Certainty, *, is_birth: bool = False) -> str:
    """Return the sentence of a rule, with names for what it tells of."""
    if rule is Rule.LIFE:
        return str(_LIVES[is_birth, certainty])
    return str(_SENTENCES[rule, certainty])
