"""The interface in Vietnamese: nothing that readers are told, or that scripts say, is left in English."""

import json
import re
from pathlib import Path

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation import override

from config.desk import Desk
from tests.reader_messages import reader_messages
from tests.script_messages import own_words, script_messages, words_of_its_own

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]")
DOMAINS = {"django": reader_messages, "djangojs": script_messages}
# What has no words of its own is the same in both languages.
WITHOUT_WORDS = {
    "“%s”",
    ", ",
    "%(claims)s, %(sources)s",
    "%(word)s: %(answers)s",
    "%(entry)s: %(reading)s",
    "%(value)s (%(state)s)",
}


@pytest.fixture(scope="module", params=DOMAINS)
def domain(request):
    return request.param


def catalogue(name, read):
    [folder] = settings.LOCALE_PATHS
    with Path(folder, "vi", "LC_MESSAGES", name).open("rb") as file:
        return read(file)


def messages(found):
    """Return singulars with their translations; the order of the files is not the same."""
    pairs = ((message.id, vietnamese(message)) for message in found if message.id)
    return sorted((id if isinstance(id, str) else id[0], words) for id, words in pairs)


@pytest.fixture(scope="module")
def translated(domain):
    return {
        (message.id if isinstance(message.id, tuple) else (message.id,)): message
        for message in catalogue(f"{domain}.po", lambda file: read_po(file, locale="vi"))
        if message.id
    }


def vietnamese(message):
    """Return the words; Vietnamese has one form for every number."""
    if isinstance(message.string, str):
        return message.string
    [only] = message.string
    return only


def test_every_message_is_in_the_catalogue_and_no_other(domain, translated):
    assert set(translated) == set(DOMAINS[domain]())


def test_scripts_have_no_words_that_no_catalogue_has():
    assert own_words() == {}
    code = 'said.textContent = `Kept ${now} here`; box.title = gettext("Nothing found");'
    assert words_of_its_own(code + 'find(".desk-row summary"); keys("Enter", "Close it");') == [
        "Kept … here",
        "Close it",
    ]


def test_scripts_of_the_desk_get_the_words_of_the_language_of_the_page(rf):
    with override("vi"):
        assert f'"Nothing found": {json.dumps("Không tìm thấy gì")}' in words_for_scripts(rf)
    with override("en"):
        assert "Nothing found" not in words_for_scripts(rf)


def words_for_scripts(rf) -> str:
    return Desk().i18n_javascript(rf.get("/")).content.decode()


def test_messages_in_f_strings_templates_and_choices_are_seen():
    places = reader_messages()
    assert "conferences/rendering/knowing.py" in places[("No source is cited here.",)]
    assert (
        "templates/conferences/work_list.html" in places[("%(total)s entry", "%(total)s entries")]
    )
    assert places[("memoir",)] == {
        "conferences/rendering/knowing.py",
        "conferences/rendering/source_words.py",
        "sources/models/source.py",
    }


def test_every_message_has_words_in_vietnamese_that_are_certain(domain, translated):
    assert [id for id, message in translated.items() if not vietnamese(message).strip(" ")] == []
    assert [id for id, message in translated.items() if message.fuzzy] == []
    unchanged = {id[0] for id, message in translated.items() if vietnamese(message) == id[0]}
    assert unchanged == (WITHOUT_WORDS if domain == "django" else set())


def test_every_translation_has_the_same_placeholders_and_ends(translated):
    differing = [
        id
        for id, message in translated.items()
        # The last form is the plural, which counts; "1 source" may be said without the number.
        if sorted(PLACEHOLDER.findall(id[-1])) != sorted(PLACEHOLDER.findall(vietnamese(message)))
        or id[0].endswith(" ") != vietnamese(message).endswith(" ")
    ]
    assert differing == []


def test_what_is_compiled_is_what_is_written(domain):
    """After a change: pybabel compile -D django -d conferences/locale (or -D djangojs)."""
    written = catalogue(f"{domain}.po", lambda file: read_po(file, locale="vi"))
    compiled = catalogue(f"{domain}.mo", read_mo)
    assert messages(compiled) == messages(written)
    assert compiled.plural_forms == written.plural_forms == "nplurals=1; plural=0;"


def plain(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


@pytest.fixture
def series(collection, client):
    return client.get("/vi/events/gestapo-nkvd-conferences/").content.decode()


def test_the_page_of_the_series_is_in_vietnamese(series):
    # The heading of the popover is empty until a note is opened in it.
    found = re.findall(r"<h[12][^>]*>(.+?)</h[12]>", series)
    headings = [plain(words) for words in found]
    assert headings == [
        "Các hội nghị Gestapo – NKVD",
        "Mục lục",
        "Các cuộc gặp là gì",
        "Bối cảnh",
        "Bao nhiêu cuộc gặp",
        "Bảy cuộc gặp",
        "Những ai tham dự",
        "Những gì được cho là đã diễn ra sau đó",
        "Những ý kiến phản bác",
        "Những điều chưa rõ",
        "Quan hệ giữa các tài liệu",
        "Chúng tôi biết điều này từ đâu",
        "Bằng chứng",
        "Trong các mục khác",
        "Dòng thời gian",
        "Bản đồ",
        "Ghi chú",
        "Nguồn và chú thích",
        "Trích dẫn trang này",
    ]
    assert [plain(words) for words in re.findall(r"<dt>(.*?)</dt>", series)][:2] == [
        "Thời gian",
        "Được kể vào số các phần",
    ]
    text = plain(series)
    assert [
        words
        for words in (
            "Đến thẳng nội dung",
            "Lịch sử còn tranh cãi, kèm bằng chứng",
            "Tất cả các ấn bản",
            "loạt hội nghị",
            "từ tháng 9 năm 1939 đến tháng 3 năm 1940",
            "Trang này dẫn 27 nguồn. Chúng tôi đã trực tiếp xem 5 nguồn trong số đó.",
            "Nguồn ủng hộ:",
            "Nguồn phản bác:",
            "Điều có thể phân định:",
            "Sách, 69 năm sau sự kiện.",
            "Trở lại bài viết",
            "phản bác điều này",
        )
        if words not in text
    ] == []


def test_no_word_of_the_english_interface_is_left_on_the_page_of_the_series(series):
    """A word is English if it is the source's and not part of its translation."""
    shown = re.sub(r"<script.*?</script>", "", series, flags=re.DOTALL)
    text = plain(shown.replace("Tiếng Việt", "").replace("English", ""))
    told = [message for message in reader_messages() if len(message[0].strip()) > 3]
    pieces = {
        piece.strip()
        for message in told
        for form in message
        for piece in PLACEHOLDER.split(form)
        if len(piece.strip(" .,:()“”")) > 3
    }
    # Titles of entries without a Vietnamese text, and of documents, hold these words by right.
    by_right = {"meeting", "report", "events", "Timeline", "Timeline of"}
    found = {piece for piece in pieces if re.search(rf"(?<!\w){re.escape(piece)}(?!\w)", text)}
    assert found == by_right
