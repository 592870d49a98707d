"""What stands above an article: that it is a fixed edition, or not in the language of the page."""

from collections.abc import Mapping

from django.conf import settings
from django.template.loader import render_to_string

from conferences.views.reading import FixedText
from conferences.views.words import day_in_words


def missing_language(shown: str, wanted: str) -> str:
    """Say that a text is shown in another language than that of the page; "" where it is not."""
    if shown == wanted:
        return ""
    names: Mapping[str, str] = dict(settings.LANGUAGES)
    return render_to_string(
        "conferences/_missing_language.html",
        {"wanted": names[wanted], "shown": names.get(shown, shown)},
    )


def edition_notice(fixed: FixedText, current: str, language: str, printed: str) -> str:
    """Say which edition a fixed page is of, and when and why that was withdrawn if it was."""
    withdrawn_at = fixed.withdrawn_at
    return render_to_string(
        "conferences/_edition_notice.html",
        {
            "number": fixed.text.number,
            "published": day_in_words(fixed.at, language),
            "withdrawn": day_in_words(withdrawn_at, language) if withdrawn_at else "",
            "reason": fixed.withdrawal_reason,
            "current": current,
            "printed": printed,
        },
    )
