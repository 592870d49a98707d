"""Words by which articles in several languages name their parts; all are folded to small letters."""

import re

LANGUAGES = ("en", "vi", "pl", "ru", "uk", "de", "es", "he")


def word_set(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(text.split())


def _set(text: str) -> frozenset[str]:
    return frozenset(word.strip() for word in re.split(r"[|\n]", text) if word.strip())


# Headings below which references stand.
REFERENCE_HEADINGS = _set(
    """references | notes | notes and references | footnotes | citations | sources | endnotes | reference list
    chú thích | tham khảo | ghi chú | nguồn tham khảo | chú thích và tham khảo | nguồn
    przypisy | źródła | uwagi | odnośniki
    примечания | источники | сноски | комментарии | ссылки и примечания | примечания и источники
    примітки | джерела | виноски | посилання та примітки
    einzelnachweise | anmerkungen | fußnoten | belege | quellen | nachweise
    referencias | notas | notas y referencias | notas al pie | fuentes
    הערות שוליים | הערות | מקורות | ביאורים"""
)
BIBLIOGRAPHY_HEADINGS = _set(
    """bibliography | further reading | literature | works cited | cited works | cited sources | general references
    thư mục | tài liệu tham khảo | đọc thêm | sách tham khảo | sách | tài liệu
    bibliografia | literatura | literatura przedmiotu | opracowania
    литература | библиография | список литературы
    література | бібліографія | список літератури
    literatur | literaturverzeichnis | bibliographie | weiterführende literatur
    bibliografía | literatura | obras citadas | lecturas adicionales
    לקריאה נוספת | ביבליוגרפיה | ספרות | רשימת מקורות"""
)
SEE_ALSO_HEADINGS = _set(
    """see also | related articles | xem thêm | zobacz też | zobacz także | см. также | смотрите также | див. також
    дивіться також | siehe auch | véase también | ver también | ראו גם"""
)
LINK_HEADINGS = _set(
    """external links | liên kết ngoài | linki zewnętrzne | ссылки | посилання | weblinks | enlaces externos
    קישורים חיצוניים"""
)
CONTENTS_HEADINGS = _set(
    """contents | table of contents | mục lục | spis treści | содержание | зміст | inhaltsverzeichnis | inhalt
    contenido | índice | תוכן עניינים | תוכן | on this page"""
)
INFOBOX_WORDS = _set(
    """infobox | thông tin | hộp thông tin | информация | карточка | картка | ficha | infokasten | תבנית"""
)

# Whole lines that belong to the frame of a page and not to the article.
BOILERPLATE = _set(
    """jump to navigation | jump to search | jump to content | skip to content | skip to main content
    from wikipedia, the free encyclopedia | this article | main page | contents | current events | random article
    about wikipedia | contact us | donate | help | learn to edit | community portal | recent changes | upload file
    article | talk | read | edit | view history | tools | what links here | related changes | special pages
    permanent link | page information | cite this page | print/export | download as pdf | printable version
    in other projects | languages | edit links | add languages | search | menu | log in | create account | hide | show
    navigation menu | personal tools | namespaces | variants | views | more | home | share | print | back to top
    privacy policy | about us | disclaimers | contact wikipedia | code of conduct | developers | statistics
    cookie statement | mobile view | terms of use | toggle the table of contents | subscribe | sign in | sign up
    accept | accept all | accept all cookies | reject all | manage cookies | cookie settings | cookie policy
    trang chính | nội dung chọn lọc | bài viết ngẫu nhiên | thay đổi gần đây | quyên góp | đóng góp | đăng nhập
    mở tài khoản | bài viết | thảo luận | đọc | sửa đổi | xem lịch sử | công cụ | tìm kiếm
    bách khoa toàn thư mở wikipedia
    chấp nhận | chấp nhận tất cả | từ chối | chia sẻ | trình đơn | chuyển đến nội dung
    strona główna | losuj artykuł | wspomóż nas | wesprzyj nas | zaloguj się | utwórz konto | artykuł
    dyskusja | czytaj
    edytuj | edytuj kod źródłowy | wyświetl historię | narzędzia | szukaj | akceptuję | akceptuj wszystkie | odrzuć
    z wikipedii, wolnej encyklopedii | wikipedia, wolna encyklopedia | przejdź do nawigacji
    przejdź do treści | udostępnij
    заглавная страница | случайная статья | пожертвовать | войти | создать учётную запись | статья
    обсуждение | читать
    править | править код | история | просмотр истории | инструменты | поиск | принять | принять все | отклонить
    материал из википедии — свободной энциклопедии | перейти к навигации | перейти к содержанию | поделиться
    головна сторінка | випадкова стаття | пожертвувати | увійти | створити обліковий запис | стаття | обговорення
    читати | редагувати | редагувати код | переглянути історію | інструменти | пошук | прийняти
    прийняти всі | відхилити
    матеріал з вікіпедії — вільної енциклопедії | перейти до вмісту | поділитися
    hauptseite | zufälliger artikel | spenden | anmelden | benutzerkonto erstellen | artikel | diskussion | lesen
    bearbeiten | quelltext bearbeiten | versionsgeschichte | werkzeuge | suche | akzeptieren
    alle akzeptieren | ablehnen
    aus wikipedia, der freien enzyklopädie | zur navigation springen | zum inhalt springen | teilen
    portada | página aleatoria | donaciones | donar | acceder | crear una cuenta | artículo | discusión
    leer | editar
    ver historial | herramientas | buscar | aceptar | aceptar todo | aceptar todas | rechazar | compartir
    de wikipedia, la enciclopedia libre | ir a la navegación | ir al contenido
    עמוד ראשי | ערך אקראי | תרומה | תרומות | כניסה לחשבון | יצירת חשבון | ערך | שיחה | קריאה | עריכה | גרסאות קודמות
    כלים | חיפוש | מתוך ויקיפדיה, האנציקלופדיה החופשית | קפיצה לניווט | קפיצה לתוכן | אישור | קבל הכל | שיתוף"""
)
# Lines that begin or contain such words belong to the frame, if they are short sentences of their own.
BOILERPLATE_PARTS = _set(
    """this page was last edited | retrieved from " | text is available under | all rights reserved
    hidden categories
    hidden category | we use cookies | this site uses cookies | this website uses cookies | our use of cookies
    please donate | make a donation | support us | sign up for our newsletter | subscribe to our | share on facebook
    share on twitter | follow us | related articles: | advertisement | cookies help us
    you may need rendering support
    trang này được sửa đổi lần cuối | văn bản được phát hành | thể loại ẩn | sử dụng cookie | hãy quyên góp
    chia sẻ lên facebook | đăng ký nhận | tę stronę ostatnio edytowano | tekst udostępniany | ukryte kategorie
    używamy plików cookie | używa plików cookie | korzysta z plików cookie | przekaż darowiznę
    udostępnij na facebooku
    эта страница в последний раз | текст доступен по лицензии | скрытые категории | использует файлы cookie
    использует cookie | используем файлы cookie | поддержите нас | поделиться в facebook | подпишитесь на
    цю сторінку востаннє | текст доступний на умовах | приховані категорії | використовує файли cookie
    використовуємо файли cookie | підтримайте нас | підпишіться на | diese seite wurde zuletzt
    der text ist unter der lizenz | versteckte kategorie | verwendet cookies | verwenden cookies | jetzt spenden
    unterstützen sie uns | newsletter abonnieren | esta página se editó por última vez | el texto está disponible bajo
    categorías ocultas | utiliza cookies | utilizamos cookies | usamos cookies | haz una donación | suscríbete a
    דף זה נערך לאחרונה | הטקסט מוגש בכפוף | קטגוריות מוסתרות | אתר זה משתמש בעוגיות | משתמש בקובצי cookie | לתרום"""
)
CATEGORY_WORDS = (
    "categories:", "category:", "thể loại:", "kategorie:", "kategoria:", "категории:", "категория:",
    "категорії:", "категорія:", "kategorien:", "categorías:", "categoría:", "קטגוריות:", "קטגוריה:",
)  # fmt: skip
EDIT_LINK = re.compile(
    r"(?<!\s)\s*+\[\s*(?:edit|edit source|sửa|sửa đổi|sửa mã nguồn|edytuj|edytuj kod|править|править код|ред\."
    r"|ред\. код|редагувати|редагувати код|Bearbeiten|Quelltext bearbeiten|editar|editar datos en Wikidata"
    r"|editar código|עריכה|עריכת קוד מקור)(?:\s*\|\s*[^\]\n]{1,30})?\s*\]\s*$",
    re.IGNORECASE,
)
# Notes that ask for a source, in place of one.
ASKS_FOR_SOURCE = re.compile(
    r"\[(?:citation needed|better source needed|page needed|clarification needed|when\?|who\?|according to whom\?"
    r"|cần dẫn nguồn|cần nguồn|potrzebny przypis|kto\?|источник не указан[^\]]{0,20}|источник\?|джерело\?"
    r"|не вказане джерело|Beleg fehlt|cita requerida|דרוש מקור)\]",
    re.IGNORECASE,
)
NOTE_WORDS = r"(?:note|nb|n|a|lower-alpha|Anm\.|Anmerkung|uwaga|прим\.|комм\.|ghi chú|nota|א)"
MONTHS = _set(
    """january|february|march|april|may|june|july|august|september|october|november|december
    januar|februar|märz|mai|juni|juli|oktober|dezember
    stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia
    января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря
    січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня
    enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre
    בינואר|בפברואר|במרץ|באפריל|במאי|ביוני|ביולי|באוגוסט|בספטמבר|באוקטובר|בנובמבר|בדצמבר"""
)
# Short words that often begin a sentence, and are no part of a name.
STARTERS = _set(
    """the|in|on|it|this|these|that|he|she|they|at|as|for|by|after|before|some|there|from|however|when|according
    trong|theo|sau|một|các|những|cuộc|ngoài|vào|tuy|và|đây|người|khi|trước|nó|ông|bà
    w|we|na|po|o|jego|jej|ten|ta|to|był|była|według|podczas|przed|od|do|nie|i
    в|во|на|по|после|он|она|они|это|эта|этот|согласно|при|как|из|не|и|к
    у|після|він|вона|вони|це|ця|цей|за|згідно|під|як|із|з|не|і|та|до
    der|die|das|im|am|an|nach|vor|er|sie|es|ein|eine|dies|diese|dieser|laut|bei|auf|von|und
    el|la|los|las|en|un|una|según|después|antes|este|esta|por|al|para|y"""
)
