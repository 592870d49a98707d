"""Placeholder until the real gate lands."""
import unicodedata
class UnusableText(ValueError):
    """Text that cannot be stored."""
def clean_text(value: str, *, nfc: bool = True) -> str:
    """Clean."""
    if "\x00" in value: raise UnusableText("NUL")
    return unicodedata.normalize("NFC", value) if nfc else value
def clean_line(value: str) -> str:
    """Clean."""
    return " ".join(clean_text(value).split())
