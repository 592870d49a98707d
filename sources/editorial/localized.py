"""Text that exists in several languages: stored as one JSON object from language code to words."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from sources.editorial.input_gate import UnusableText, clean_text

Localized = Mapping[str, str]


def words_in(text: Localized, language: str) -> str:
    """Return the words in a language, else in the site's first language, else in any; "" when empty."""
    return text.get(language) or text.get(settings.LANGUAGE_CODE) or next(iter(text.values()), "")


class LocalizedTextWidget(forms.MultiWidget):
    """One text area for each language of the site, each with its own label for screen readers."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        areas: dict[str, forms.Widget | type[forms.Widget]] = {
            code: forms.Textarea(
                attrs={
                    "rows": 2,
                    "lang": code,
                    "aria-label": name,
                    **(attrs or {}),
                }
            )
            for code, name in settings.LANGUAGES
        }
        super().__init__(areas, attrs)

    def decompress(self, value: Any) -> list[str]:
        """Return the words for each language in the order of the site's languages."""
        known = value if isinstance(value, Mapping) else {}
        return [known.get(code, "") for code, _name in settings.LANGUAGES]


class LocalizedTextFormField(forms.MultiValueField):
    """Gathers the text areas into one mapping; languages left empty are left out."""

    widget = LocalizedTextWidget

    def __init__(self, *, required: bool = True, **kwargs: Any) -> None:
        kwargs.pop("encoder", None)
        kwargs.pop("decoder", None)
        fields = [forms.CharField(required=False) for _language in settings.LANGUAGES]
        super().__init__(fields=fields, required=required, require_all_fields=False, **kwargs)

    def compress(self, data_list: list[str]) -> dict[str, str]:
        """Return {language: words} for the languages that have words."""
        codes = [code for code, _name in settings.LANGUAGES]
        return {code: words for code, words in zip(codes, data_list, strict=False) if words}

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare as mappings, so that a language the site no longer offers is not seen as an edit."""
        widget = LocalizedTextWidget()
        before = [words or "" for words in widget.decompress(initial)]
        return before != [words or "" for words in (data or [""] * len(before))]


class LocalizedTextField(models.JSONField):
    """A JSON column that holds {language code: words}, brought to NFC, and nothing else."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", dict)
        super().__init__(*args, **kwargs)

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        """Validate and normalise; raises ValidationError."""
        if not isinstance(value, Mapping):
            raise ValidationError(_("Give a text for each language, by its code."))
        cleaned = {}
        for code, words in value.items():
            if not isinstance(code, str) or not isinstance(words, str):
                raise ValidationError(_("Give a text for each language, by its code."))
            try:
                text = clean_text(words).strip()
            except UnusableText as error:
                raise ValidationError(str(error)) from error
            if text:
                cleaned[code] = text
        return super().clean(cleaned, model_instance)

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        """Return the form field with a text area for each language of the site."""
        kwargs.pop("form_class", None)
        return super().formfield(**{"form_class": LocalizedTextFormField, **kwargs})
