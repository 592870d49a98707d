"""The words that a reference needs and a citation style does not bring, in the page's language."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Wording:
    """Words and patterns of one language; ``{}`` is where the value goes.

    ``locale`` is the locale of CSL in which styles print.
    """

    locale: str
    no_date: str
    two_names: str
    more_names: str
    accessed: str
    archived: str
    archived_at: str
    thesis: str
    edition: str
    online_edition: str
    fonds: str
    series: str
    file: str
    folio: str
    folios: str
    letter: str
    sent_to: str


_ENGLISH = Wording(
    locale="en-GB",
    no_date="n.d.",
    two_names="{} and {}",
    more_names="{} et al.",
    accessed="accessed {}",
    archived="archived",
    archived_at="archived at {}",
    thesis="thesis",
    edition="{}",
    online_edition="edition {}",
    fonds="fonds {}",
    series="series {}",
    file="file {}",
    folio="fol. {}",
    folios="fols. {}",
    letter="letter",
    sent_to="{} to {}",
)

_VIETNAMESE = Wording(
    locale="vi-VN",
    no_date="k.n.",
    two_names="{} và {}",
    more_names="{} và cộng sự",
    accessed="truy cập ngày {}",
    archived="bản lưu trữ",
    archived_at="bản lưu trữ tại {}",
    thesis="luận văn",
    edition="in lần thứ {}",
    online_edition="ấn bản {}",
    fonds="phông {}",
    series="mục lục {}",
    file="hồ sơ {}",
    folio="tờ {}",
    folios="tờ {}",
    letter="thư",
    sent_to="{} gửi {}",
)

_BY_LANGUAGE = {"en": _ENGLISH, "vi": _VIETNAMESE}


def base_language(tag: str) -> str:
    """Give the language of a BCP 47 tag without script, region or variant: "pt-BR" is "pt"."""
    return tag.partition("-")[0].lower()


def wording(language: str) -> Wording:
    """Give the words of a language, or the English ones where we have none."""
    return _BY_LANGUAGE.get(base_language(language), _ENGLISH)


def style_locale(language: str) -> str:
    """Name the locale in which a style prints for pages of a language.

    A plain "en" is British, as our prose is; a tag with a region is kept.
    """
    if "-" in language or base_language(language) not in _BY_LANGUAGE:
        return language
    return wording(language).locale
