"""Words by which articles in several languages name their parts; all are folded to small letters."""

import re

LANGUAGES = ("en", "vi", "pl", "ru", "uk", "de", "es", "he")


def word_set(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(text.split())


def phrases(text: str) -> frozenset[str]:
    """Return phrases that lines or upright strokes part."""
    return frozenset(word.strip() for word in re.split(r"[|\n]", text) if word.strip())


# Headings below which references stand.
REFERENCE_HEADINGS = phrases(
    """references | notes | notes and references | footnotes | citations | sources | endnotes | reference list
    chú thích | tham khảo | ghi chú | nguồn tham khảo | chú thích và tham khảo | nguồn
    przypisy | źródła | uwagi | odnośniki
    примечания | источники | сноски | комментарии | ссылки и примечания | примечания и источники
    примітки | джерела | виноски | посилання та примітки
    einzelnachweise | anmerkungen | fußnoten | belege | quellen | nachweise
    referencias | notas | notas y referencias | notas al pie | fuentes
    références | notes et références | notes | sources | notes de bas de page | références et notes
    note | note e riferimenti | fonti | notas de rodapé | notas e referências | referências | fontes
    reference | poznámky | zdroje | poznámky a reference | citace
    referenties | noten | bronnen | voetnoten | bronnen, noten en/of referenties | noten en referenties
    šaltiniai | išnašos | nuorodos ir šaltiniai | pastabos
    referințe | surse | note și referințe | jegyzetek | források | hivatkozások | lábjegyzetek
    referenser | noter | fotnoter | källor | noter och referenser
    explanatory notes | explanatory footnotes | informational notes | content notes | general notes
    הערות שוליים | הערות | מקורות | ביאורים"""
)
BIBLIOGRAPHY_HEADINGS = phrases(
    """bibliography | further reading | literature | works cited | cited works | cited sources | general references
    thư mục | tài liệu tham khảo | đọc thêm | sách tham khảo | sách | tài liệu
    bibliografia | literatura | literatura przedmiotu | opracowania
    литература | библиография | список литературы
    література | бібліографія | список літератури
    literatur | literaturverzeichnis | bibliographie | weiterführende literatur
    bibliografía | literatura | obras citadas | lecturas adicionales
    bibliographie | ouvrages | pour approfondir | lectures complémentaires
    bibliografia | letture consigliate | bibliografia essenziale | leitura adicional | leituras adicionais
    literatura | literatuur | verder lezen | literatūra | bibliografija | bibliografie | lectură suplimentară
    irodalom | bibliográfia | szakirodalom | litteratur | bibliografi | vidare läsning
    לקריאה נוספת | ביבליוגרפיה | ספרות | רשימת מקורות"""
)
SEE_ALSO_HEADINGS = phrases(
    """see also | xem thêm | zobacz też | zobacz także | см. также | смотрите также | див. також
    дивіться також | siehe auch | véase también | ver también | ראו גם
    voir aussi | articles connexes | voci correlate | ver também | související články | zie ook | taip pat skaitykite
    vezi și | lásd még | se även"""
)
LINK_HEADINGS = phrases(
    """external links | liên kết ngoài | linki zewnętrzne | ссылки | посилання | weblinks | enlaces externos
    קישורים חיצוניים | liens externes | collegamenti esterni | altri progetti | ligações externas | externí odkazy
    externe links | nuorodos | legături externe | külső hivatkozások | externa länkar"""
)
# Those of these headings below which stand words of the author's own, where references have a list of theirs.
REMARK_HEADINGS = phrases(
    """notes | explanatory notes | explanatory footnotes | informational notes | content notes | footnotes
    ghi chú | uwagi | комментарии | примечания | коментарі | примітки | anmerkungen | notas | ביאורים | הערות
    poznámky | noten | pastabos | note | jegyzetek | noter"""
)
INFOBOX_WORDS = phrases(
    """infobox | infoboks | thông tin | hộp thông tin | информация | карточка | картка | ficha | infokasten | תבנית"""
)

# What leads to the editing of a section, beside or below its heading.
EDIT_WORDS = phrases(
    """edit | edit source | sửa | sửa đổi | sửa mã nguồn | edytuj | edytuj kod | править | править код | ред. | ред. код
    редагувати | редагувати код | bearbeiten | quelltext bearbeiten | editar | editar datos en wikidata | editar código
    עריכה | עריכת קוד מקור | modifier | modifier le code | modifier le wikicode | modifica | modifica wikitesto
    editar código-fonte | editovat | editovat zdroj | bewerken | brontekst bewerken | redaguoti | redaguoti vikitekstą
    modificare | modificare sursă | szerkesztés | forrásszöveg szerkesztése | redigera | redigera wikitext"""
)
_EDIT = "|".join(sorted(map(re.escape, EDIT_WORDS), key=len, reverse=True))
EDIT_LINK = re.compile(
    rf"(?<!\s)\s*+\[\s*(?:{_EDIT})(?:\s*\|\s*[^\]\n]{{1,30}})?\s*\]\s*$", re.IGNORECASE
)
# Notes that ask for a source, in place of one.
ASKS_FOR_SOURCE = re.compile(
    r"\[(?:citation needed|better source needed|page needed|clarification needed|when\?|who\?|according to whom\?"
    r"|cần dẫn nguồn|cần nguồn|potrzebny przypis|kto\?|источник не указан[^\]]{0,20}|источник\?|джерело\?"
    r"|не вказане джерело|Beleg fehlt|cita requerida|דרוש מקור"
    r"|réf\. nécessaire|référence nécessaire|réf\. souhaitée|source insuffisante|senza fonte|carece de fontes"
    r"|zdroj\?|bron\?|reikalingas šaltinis|necesită citare|forrás\?|källa behövs|verification needed"
    r"|citation not found|dubious[^\]]{0,20}|by whom\?)\]",
    re.IGNORECASE,
)
NOTE_WORDS = r"(?:note|nb|n|a|к|ком\.|комментарий|прим|lower-alpha|Anm\.|Anmerkung|uwaga|прим\.|комм\.|ghi chú|nota|א)"
MONTHS = phrases(
    """january|february|march|april|may|june|july|august|september|october|november|december
    januar|februar|märz|mai|juni|juli|oktober|dezember
    stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia
    января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря
    січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня
    janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre
    enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre
    בינואר|בפברואר|במרץ|באפריל|במאי|ביוני|ביולי|באוגוסט|בספטמבר|באוקטובר|בנובמבר|בדצמבר"""
)
# Short words that often begin a sentence, and are no part of a name.
STARTERS = phrases(
    """the|in|on|it|this|these|that|he|she|they|at|as|for|by|after|before|some|there|from|however|when|according
    trong|theo|sau|một|các|những|cuộc|ngoài|vào|tuy|và|đây|người|khi|trước|nó|ông|bà
    w|we|na|po|o|jego|jej|ten|ta|to|był|była|według|podczas|przed|od|do|nie|i
    в|во|на|по|после|он|она|они|это|эта|этот|согласно|при|как|из|не|и|к
    у|після|він|вона|вони|це|ця|цей|за|згідно|під|як|із|з|не|і|та|до
    der|die|das|im|am|an|nach|vor|er|sie|es|ein|eine|dies|diese|dieser|laut|bei|auf|von|und
    el|la|los|las|en|un|una|según|después|antes|este|esta|por|al|para|y
    le|la|les|un|une|des|il|elle|ils|elles|selon|après|avant|ce|cette|ces|en|dans|pour|au|aux|mais"""
)
# Words, most of them verbs, that sentences have, and titles and names of works seldom.
PROSE_WORDS = phrases(
    """is|was|were|are|has|have|had|been|did|does|do|can|could|would|should|will|they|he|she|it|see|used
    là|được|đã|không|bị|rằng|nó|họ
    jest|są|był|była|było|były|został|została|zostały|może|można|nie
    есть|был|была|было|были|является|являются|может|могут|не|он|она|они|начался|началась
    є|був|була|було|були|може|можуть|не|він|вона|вони
    ist|sind|war|waren|wird|wurde|wurden|hat|haben|hatte|hatten|kann|können|nicht|er|sie|es
    es|fue|fueron|era|eran|está|están|ha|han|había|puede|pueden
    est|sont|fut|furent|était|étaient|ont|avait|peut|peuvent|ne|il|elle|ils
    è|sono|fu|furono|foi|foram|são|je|jsou|byl|byla|byly|zijn|werd|werden|yra|buvo|este|sunt|och|är
    הוא|היא|הם|היה|היתה|הייתה|היו|לא|את"""
)
