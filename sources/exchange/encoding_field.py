"""The choice of an encoding, where a file does not say it itself."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sources.exchange.encodings import ENCODINGS


class EncodingField(forms.ChoiceField):
    """Asks for the encoding of a file; empty for what the file shows or declares."""

    def __init__(self, **options: Any) -> None:
        told = {
            "label": _("Encoding"),
            "required": False,
            "choices": [("", _("As the file shows")), *ENCODINGS.items()],
            "help_text": _(
                "UTF-8, UTF-16 and what a file declares are recognised; other encodings have to be named."
            ),
        }
        super().__init__(**{**told, **options})
