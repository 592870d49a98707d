"""Names of languages, as BibTeX and catalogues write them, with their codes."""

LANGUAGES = {
    "english": "en", "american": "en-US", "british": "en-GB", "ukenglish": "en-GB", "usenglish": "en-US",
    "german": "de", "ngerman": "de", "french": "fr", "polish": "pl", "russian": "ru", "ukrainian": "uk",
    "spanish": "es", "hebrew": "he", "vietnamese": "vi", "italian": "it", "czech": "cs", "slovak": "sk",
    "dutch": "nl", "latin": "la", "lithuanian": "lt", "latvian": "lv", "estonian": "et", "finnish": "fi",
    "swedish": "sv", "norwegian": "no", "danish": "da", "hungarian": "hu", "romanian": "ro",
    "portuguese": "pt", "greek": "el", "bulgarian": "bg", "serbian": "sr", "croatian": "hr",
    "slovenian": "sl", "turkish": "tr", "japanese": "ja", "chinese": "zh", "yiddish": "yi",
    "belarusian": "be",
}  # fmt: skip
