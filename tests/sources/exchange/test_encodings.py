"""A file is read in the encoding that it shows, declares, or an editor names; never in one that gives wrong letters."""

import unicodedata

import pytest

from sources.exchange.encodings import ENCODINGS, WrongEncoding, text_in

POLISH = "Pułkownik żółć w Łodzi, że źle się działo\nŚwięta Królowa"
RUSSIAN = "Накануне большой войны\nВторой том и ещё слова"
UKRAINIAN = "Львів і його архіви\nҐалаґан, Єва, Її"
SPANISH = "Señor mañana ¿Qué?"
GERMAN = "Größe, Übermut und Äpfel"
HEBREW = "ועידות הגסטפו\nוהנקווד היו או לא היו"
VIETNAMESE = "Hội nghị Gestapo – NKVD được tổ chức ở Zakopane"


def refusal(content: bytes, encoding: str = "") -> str:
    with pytest.raises(WrongEncoding) as refused:
        text_in(content, encoding)
    return str(refused.value)


@pytest.mark.parametrize("text", [POLISH, RUSSIAN, VIETNAMESE, HEBREW])
@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_unicode_is_recognised_with_a_mark_and_without(text, codec):
    assert text_in(text.encode(codec)) == text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (POLISH, "windows-1250"),
        (POLISH, "iso-8859-2"),
        (RUSSIAN, "windows-1251"),
        (UKRAINIAN, "windows-1251"),
        (SPANISH, "windows-1252"),
        (GERMAN, "windows-1252"),
        (HEBREW, "windows-1255"),
        (RUSSIAN, "koi8-r"),
        (UKRAINIAN, "koi8-u"),
    ],
)
def test_an_encoding_that_is_named_is_taken_and_none_is_guessed(text, name):
    content = text.encode(name)
    assert text_in(content, name) == text
    assert "is not UTF-8: name the encoding of the file" in refusal(content)


def test_the_accents_of_windows_1258_stand_after_their_letters():
    parted = unicodedata.normalize("NFD", "Việt được").replace("đ", "đ")
    composed = [unicodedata.normalize("NFC", letter) for letter in ("ê", "ơ", "ư")]
    for letter in composed:
        parted = parted.replace(unicodedata.normalize("NFD", letter), letter)
    parted = parted.replace("e\u0323\u0302", "ê\u0323").replace("o\u031b\u0323", "ơ\u0323")
    read = text_in(parted.encode("windows-1258"), "windows-1258")
    assert unicodedata.normalize("NFC", read) == "Việt được"


@pytest.mark.parametrize(
    ("declaration", "text", "codec"),
    [
        ('<?xml version="1.0" encoding="windows-1251"?>\n<a>', RUSSIAN, "windows-1251"),
        ("<html><head><meta charset=koi8-r>\n", RUSSIAN, "koi8-r"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-2">', POLISH, "iso-8859-2"),
        ("<meta charset='latin1'>", SPANISH, "windows-1252"),
        ("% Encoding: Cp1250\n@book{", POLISH, "windows-1250"),
        ("% Encoding: UTF8\n@book{", POLISH, "utf-8"),
        # Saved anew by somebody who left the declaration as it was.
        ('<?xml version="1.0" encoding="windows-1251"?>\n<a>', POLISH, "utf-8"),
    ],
)  # fmt: skip
def test_a_declared_encoding_is_taken_where_the_file_is_not_sound_utf_8(declaration, text, codec):
    assert text_in((declaration + text).encode(codec)) == declaration + text


@pytest.mark.parametrize(
    ("text", "codec", "named", "word"),
    [
        (POLISH, "windows-1250", "windows-1252", "Pu³kownik"),
        (POLISH, "windows-1250", "windows-1251", "Puіkownik"),
        (POLISH, "windows-1250", "koi8-r", "PuЁkownik"),
        (RUSSIAN, "windows-1251", "koi8-r", "мЮЙЮМСМЕ"),
        (RUSSIAN, "windows-1251", "windows-1252", "Íàêàíóíå"),
        (RUSSIAN, "koi8-r", "windows-1251", "оБЛБОХОЕ"),
        (RUSSIAN, "koi8-r", "windows-1250", "îÁËÁÎŐÎĹ"),
        (SPANISH, "windows-1252", "windows-1251", "Seсor"),
    ],
)
def test_an_encoding_that_gives_letters_of_another_is_refused_with_a_word(text, codec, named, word):
    said = refusal(("Title\n" + text).encode(codec), named)
    assert said == (
        f"Line 2: read as {ENCODINGS[named]}, words such as “{word}” come out; the file has another encoding."
    )


def test_a_declaration_that_is_wrong_is_found_out_too():
    page = "<meta charset=windows-1251>\n" + RUSSIAN
    assert "words such as “оБЛБОХОЕ” come out" in refusal(page.encode("koi8-r"))


@pytest.mark.parametrize(
    ("content", "encoding", "expected"),
    [
        (POLISH.encode(), "windows-1250",
         "Line 1: the file is UTF-8, and not Windows-1250 (Central European)."),
        (b"A\n\x81", "windows-1252", "Line 2: the byte 81 stands for nothing in Windows-1252 (Western European)."),
        (b"A\n\x81", "iso-8859-2", "Line 2: the byte 81 is no letter in ISO 8859-2 (Central European)."),
        (b"A\n\xfe", "utf-8", "Line 2: the byte FE is not UTF-8: name the encoding of the file, such as"
         " Windows-1250 or KOI8-R, or save it as UTF-8."),
        (b"\xff\xfeA\x00\n\x00A", "", "Line 2: the byte 41 stands for nothing in UTF-16-LE."),
        (b"One\nTwo\x00", "", "Line 2: there is a NUL character, so this is no text; or it is UTF-16 that begins"
         " without a mark, which you can name."),
        (b"odd", "utf-16", "Line 1: the file is no UTF-16."),
        (b"", "ebcdic", "“ebcdic” is none of the encodings that are read here."),
    ],
)  # fmt: skip
def test_bytes_that_are_no_text_are_refused_with_their_line(content, encoding, expected):
    assert refusal(content, encoding) == expected


def test_few_strange_words_in_a_long_text_are_left_to_it():
    text = RUSSIAN * 30 + " НКВДs"
    assert text_in(text.encode("windows-1251"), "windows-1251") == text
