"""Words of the pages on which articles stand, in several languages; all are folded to small letters."""

from conferences.exchange.articles.words import phrases

CONTENTS_HEADINGS = phrases(
    """contents | table of contents | mục lục | spis treści | содержание | зміст | inhaltsverzeichnis | inhalt
    contenido | índice | תוכן עניינים | תוכן | on this page"""
)
# Whole lines that belong to the frame of a page and not to the article.
BOILERPLATE = phrases(
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
BOILERPLATE_PARTS = phrases(
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
