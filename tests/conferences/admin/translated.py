"""A translation beside its original, and what a browser would send of the page."""

from conferences.models import Event
from tests.factories.works import add_row, make_claim, make_event, make_narrative

BODY = "They met in Zakopane.\n\n## After\n\nNothing is known of the rest."
OWN = "Họ họp ở Zakopane.\n\n## Sau đó\n\nPhần còn lại không rõ."


def make_translated(editor) -> Event:
    """Make an event with a claim and a text, translated at change 4, of which some was changed since."""
    event = make_event(editor)
    claim = make_claim(event, editor, key="begun", statement="It began in February.")
    text = make_narrative(event, editor, BODY, title="Conference", summary="A meeting.")
    make_narrative(event, editor, OWN, language="vi", title="Hội nghị", made_from=3, is_ready=True)
    text.body = BODY.replace("in Zakopane", "in Zakopane and in Kraków") + "\n\nA new end."
    add_row(event, text, editor)
    claim.statement = {"en": "It began on 20 February.", "vi": "Bắt đầu vào tháng hai."}
    add_row(event, claim, editor)
    return event


def address(event, language="vi") -> str:
    return f"/admin/conferences/event/{event.pk}/translate/{language}/"


def boxes(page) -> dict:
    return {box.name: box for part in page.context["parts"] for box in part.boxes}


def sent(page, **typed) -> dict:
    """Return what a browser would send of a page, with what was typed."""
    fields = {name: box.value for name, box in boxes(page).items()}
    fields |= {"change-base": page.context["sheet"].state.number, "change-summary": "Translates."}
    fields |= {name: "on" for name in ("is_ready", "follows") if page.context[name]}
    return {name: value for name, value in {**fields, **typed}.items() if value is not None}
