"""Words of the pages on which articles stand, in several languages; all are folded to small letters."""

import re

from conferences.exchange.articles.words import EDIT_WORDS, phrases

CONTENTS_HEADINGS = phrases(
    """contents | table of contents | mục lục | spis treści | содержание | зміст | inhaltsverzeichnis | inhalt
    contenido | contenidos | índice | תוכן עניינים | תוכן | on this page | sommaire | table des matières | indice
    obsah | inhoud | turinys | cuprins | tartalomjegyzék | innehåll"""
)
# The first of the tabs above an article of a wiki, below its title.
ARTICLE_TABS = phrases(
    """article | bài viết | artykuł | статья | стаття | artikel | artículo | ערך | voce | artigo | článek | straipsnis
    articol | szócikk"""
)
COUNT_OF_LANGUAGES = re.compile(
    r"\d{1,3}\s+(?:languages?|ngôn ngữ|język(?:i|ów)?|язык(?:а|ов)?|мов[аи]?|sprachen?|langues?|idiomas?|שפות|lingu[ae]"
    r"|línguas?|jazyk(?:y|ů)?|taal|talen|kalb(?:a|os|ų)|(?:de )?limbi|nyelv|språk)",
    re.IGNORECASE,
)
# Whole lines that belong to the frame of a page and not to the article.
BOILERPLATE = EDIT_WORDS | phrases(
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
    כלים | חיפוש | מתוך ויקיפדיה, האנציקלופדיה החופשית | קפיצה לניווט | קפיצה לתוכן | אישור | קבל הכל | שיתוף
    main menu | view source | appearance | vte | v t e | v • t • e | manage preferences | preferences
    copy link | email
    facebook | twitter | whatsapp | linkedin | telegram | reddit | pinterest | tumblr | вконтакте | одноклассники
    share this article | leave a comment | read more | reply | older posts | newer posts | accessibility | privacy
    terms & conditions | terms and conditions | like loading | loading | skip to navigation | sign in to comment
    terms | contact | about | archive | advertise | newsletters | cookie preferences | edit this at wikidata
    bước tới nội dung | trình đơn chính | tạo tài khoản | giao diện | quy định quyền riêng tư | giới thiệu wikipedia
    przejdź do zawartości | menu główne | wspomóż wikipedię | wygląd | polityka prywatności
    главное меню | найти | внешний вид | политика конфиденциальности
    перейти до навігації | перейти до пошуку | головне меню | знайти | вигляд
    hauptmenü | suchen | jetzt spenden | aussehen | quelltext anzeigen | abrufstatistik | autoren
    aller au contenu | menu principal | rechercher | faire un don | créer un compte | se connecter | discussion | lire
    voir l’historique | voir l'historique | voir le texte source | outils | apparence | politique de confidentialité
    menú principal | apariencia | proyectos wikimedia | ver código fuente
    לדלג לתוכן | תפריט ראשי | תרומה לוויקיפדיה | מראה | קוד מקור
    vai al contenuto | menu principale | ricerca | cerca | fai una donazione | registrati | entra | discussione | leggi
    cronologia | strumenti | aspetto
    saltar para o conteúdo | ir para o conteúdo | pesquisar | busca | donativos | doações | criar uma conta | entrar
    discussão | ler | ver histórico | ferramentas | aspeto | aparência
    přeskočit na obsah | hlavní menu | hledat | vytvoření účtu | přihlášení | diskuse | číst | zobrazit historii
    nástroje | vzhled
    naar inhoud springen | hoofdmenu | zoeken | doneren | registreren | account aanmaken | aanmelden | overleg | lezen
    geschiedenis weergeven | hulpmiddelen | uiterlijk
    pereiti prie turinio | pagrindinis meniu | paieška | paaukoti | sukurti paskyrą | prisijungti | aptarimas | skaityti
    įrankiai | išvaizda
    sari la conținut | meniu principal | căutare | donații | creare cont | autentificare | discuție | lectură | istoric
    unelte | aspect
    ugrás a tartalomhoz | főmenü | keresés | adományok | fiók létrehozása | bejelentkezés | vitalap | olvasás
    laptörténet | eszközök | megjelenés
    hoppa till innehållet | huvudmeny | sök | skapa konto | logga in | diskussion | läs | visa historik | verktyg
    utseende
    wikipedia | open main menu | download pdf | watch | unwatch | language | mở trình đơn chính | ngôn ngữ
    tải về pdf | tải về bản pdf | theo dõi | otwórz menu główne | język | pobierz pdf | pobierz jako pdf | obserwuj
    открыть главное меню | язык | скачать pdf | скачать как pdf | следить | відкрити головне меню | мова
    завантажити pdf | завантажити як pdf | спостерігати | hauptmenü öffnen | sprache | pdf herunterladen
    als pdf herunterladen | beobachten | abrir menú principal | idioma | descargar pdf | descargar como pdf | vigilar
    פתיחת התפריט הראשי | שפה | הורדת pdf | מעקב | ouvrir le menu principal | langue | télécharger en pdf
    télécharger au format pdf | suivre | reuse this content | add to basket | back to search results
    cookies on this website | deja un comentario | dodaj komentarz | оставить комментарий | залишити коментар
    kommentar schreiben | laisser un commentaire | để lại bình luận | השארת תגובה | ответить | kup bilet"""
)
# Where the way to a page begins.
HOME = phrases(
    """home | start | trang chủ | strona główna | главная | головна | startseite | inicio | accueil | domů | pradžia
    דף הבית | ראשי"""
)
# Words of menus that are headings of articles as often: so they are read where a paragraph follows them.
HEADINGS_TOO = phrases(
    """history | archive | about | contact | discussion | article | languages | statistics | tools | privacy | email
    language | ngôn ngữ | język | язык | мова | sprache | idioma | langue | שפה
    variants | developers | contents | help | lịch sử | thảo luận | dyskusja | artykuł | narzędzia
    история | обсуждение
    статья | инструменты | історія | обговорення | стаття | інструменти | diskussion | artikel | werkzeuge | autoren
    discusión | artículo | herramientas | שיחה | ערך | outils | discussione | cronologia | strumenti | aspetto
    discussão | artigo | ferramentas | aspeto | diskuse | článek | nástroje | overleg | aptarimas
    straipsnis | įrankiai
    discuție | articol | istoric | unelte | aspect | szócikk | eszközök | verktyg | apariencia | apparence"""
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
# Lines that begin so, and are short, belong to the frame, or lead from a section to another article.
FRAME_STARTS = (
    "categories:", "category:", "thể loại:", "kategorie:", "kategoria:", "категории:", "категория:",
    "категорії:", "категорія:", "kategorien:", "categorías:", "categoría:", "קטגוריות:", "קטגוריה:",
    "catégories:", "catégorie:", "categorie:", "categoria:", "categorias:", "categorieën:", "kategorijos:",
    "categorii:", "kategóriák:", "kategorier:",
    "authority control", "kontrola autorytatywna", "normdaten (", "control de autoridades", "нормативный контроль",
    "нормативний контроль", "notices d'autorité", "controllo di autorità", "autoritní data", "gnd:", "viaf:",
    "wikimedia commons", "commons:", "логотип викисклада", "медиафайлы на викискладе", "вікісховище",
    "proyectos wikimedia", "sur les autres projets wikimedia", "стабильная версия", "текущая версия страницы",
    "keywords:", "key words:", "ключевые слова:", "ключові слова:", "słowa kluczowe:", "schlüsselwörter:",
    "palabras clave:", "mots-clés :", "mots clés :", "từ khóa:", "parole chiave:", "מילות מפתח:",
    "lea también:", "lee también:", "lire aussi :", "à lire aussi :", "читайте также:", "читайте також:", "czytaj też:",
    "czytaj także:", "przeczytaj też:", "lesen sie auch:", "leggi anche:", "leia também:", "read more:", "read also:",
    "main article:", "main articles:", "see also:", "further information:", "not to be confused with",
    "for other uses, see", "bài chi tiết:", "osobny artykuł:", "osobne artykuły:", "główny artykuł:",
    "основная статья:", "основна стаття:", "hauptartikel:", "article détaillé:", "articles détaillés:",
    "artículo principal:", "véase también:", "ערך מורחב", "voce principale:", "artigo principal:",
    "hlavní článek:", "hoofdartikel:", "pagrindinis straipsnis:", "articol principal:", "huvudartikel:",
    "read more:", "related:", "photo:", "filed under:", "tagged:", "tags:", "click to share", "share this:",
    "like this:", "like loading", "thanks for reading", "enter your email", "your email address will not",
    "we value your privacy", "sort by:", "get our stories", "proudly powered by", "blog at wordpress",
    "← older post", "newer post", "previous post", "next post", "поделиться:", "поділитися:", "udostępnij:",
    "reply to ", "subscribe for free", "photograph:", "zdjęcie:", "фото:", "foto:", "ảnh:", "צילום:",
    "sign up to our", "sign up for our", "compartir en", "partager sur", "teilen auf", "portail de ", "portail du ",
)  # fmt: skip
# What of a page leads elsewhere, to the next blank line.
FRAME_LISTS = phrases(
    """most viewed | opening hours | godziny otwarcia | часы работы | години роботи | öffnungszeiten
    horario de apertura | heures d’ouverture | heures d'ouverture | giờ mở cửa | שעות פתיחה | tin liên quan
    bài viết liên quan | кто сейчас на форуме | хто зараз онлайн | wer ist online
    share this | like this | related articles | related posts | related | you may also like | you might also like
    most read | most popular
    recommended | read next | recent posts | about the author | sign up for our newsletter
    sign up for our weekly newsletter | podobne artykuły | похожие статьи | читайте также | схожі статті
    читайте також | das könnte sie auch interessieren | articles similaires | à lire aussi | artículos relacionados
    כתבות נוספות"""
)
# Where readers speak, or tables of links begin: nothing of the article follows, but perhaps its references.
FRAME_ENDS = re.compile(
    r"comments?\s+\(\d{1,5}\)|\d{1,5}\s+(?:comments?|thoughts? on\b.{0,200})|leave a (?:reply|comment)"
    r"|(?:комментарии|коментарі|komentarze|kommentare|commentaires|comentarios)\s+\(\d{1,5}\)",
    re.IGNORECASE,
)
# Who wrote something, and when it was published.
BYLINE = re.compile(
    r"(?:by|von|par|por|автор:)\s+[^\W\d_][\w.’'-]*(?:\s+[^\W\d_][\w.’'-]*){1,4}"
    r"|(?:published|posted|posted on|last updated|updated|last modified)\b.{1,60}\d{4}.{0,60}"
    r"|(?:tác giả|người viết|ngày đăng|lượt xem|autor(?:ka)?|opublikowano|data publikacji|автор|опубликовано"
    r"|дата публикации|опубліковано|lesezeit|veröffentlicht|publicado|publié)\b.{1,80}"
    r"|(?:сообщение|повідомлення|beitrag|mensaje|post)\s.{1,40}\s»\s.{4,40}"
    r"|(?:материал из|матеріал зі?)\s.{3,80}[^.]"
    r"|\d{1,3}[ -]min(?:ute)?s?\sread|(?:[^\W\d_]\.\s?){1,3}\s?[^\W\d_]+(?:-[^\W\d_]+)?",
    re.IGNORECASE,
)
# Rows of a box of facts that say how its picture looks.
PICTURE_FACTS = phrases(
    """image | image alt | image caption | image size | alt | caption | map caption | map size
    picture | photo | logo"""
)
