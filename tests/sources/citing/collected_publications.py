"""Books, articles, reports and a thesis of the first collection, as records."""

from sources.citing.records import CreatorRecord, SourceRecord


def author(family, given, romanised=""):
    return CreatorRecord("author", family=family, given=given, romanised=romanised)


def editor(family, given):
    return CreatorRecord("editor", family=family, given=given)


EUROMAIDAN2021 = SourceRecord(
    key="euromaidan2021",
    type="article-newspaper",
    title=(
        "Stalin's NKVD and Hitler's Gestapo cooperated closely even before Molotov-Ribbentrop Pact"
    ),
    container_title="Euromaidan Press",
    issued="2021",
    language="en",
)
REES2008 = SourceRecord(
    key="rees2008",
    type="book",
    title="World War Two Behind Closed Doors",
    publisher="BBC Books",
    issued="2008",
    isbn="978-0-563-49335-8",
    language="en",
    creators=(author("Rees", "Laurence"),),
)
MONTEFIORE2005 = SourceRecord(
    key="montefiore2005",
    type="book",
    title="Stalin: The Court of the Red Tsar",
    publisher="Random House",
    issued="2005",
    language="en",
    creators=(author("Montefiore", "Simon Sebag"),),
)
CONQUEST1991 = SourceRecord(
    key="conquest1991",
    type="book",
    title="Stalin: Breaker of Nations",
    publisher="Phoenix",
    issued="1991",
    language="en",
    creators=(author("Conquest", "Robert"),),
)
WATSON1981 = SourceRecord(
    key="watson1981",
    type="article-magazine",
    title="Rehearsal for the Holocaust?",
    container_title="Commentary",
    issued="1981-06",
    language="en",
    creators=(author("Watson", "George"),),
)
BOR1950 = SourceRecord(
    key="bor1950",
    type="book",
    title="The Secret Army",
    original_title="Armia Podziemna",
    issued="1950",
    language="en",
    evidence_kind="memoir",
    creators=(author("Bór-Komorowski", "Tadeusz"),),
)
VISHLYOV2001 = SourceRecord(
    key="vishlyov2001",
    type="book",
    title="Накануне 22 июня 1941 года",
    translated_title="On the Eve of 22 June 1941",
    publisher="Наука",
    publisher_place="Москва",
    issued="2001",
    language="ru",
    creators=(author("Вишлёв", "О. В.", romanised="Vishlyov, O. V."),),
)
KALBARCZYK_ZBRODNIA = SourceRecord(
    key="kalbarczyk-zbrodnia",
    type="book",
    title="Zbrodnia Katyńska",
    translated_title="The Katyn Crime",
    language="pl",
    creators=(author("Kalbarczyk", "Sławomir"),),
)
KALBARCZYK2010 = SourceRecord(
    key="kalbarczyk2010",
    type="book",
    title="Zbrodnia Katyńska: w kręgu prawdy i kłamstwa",
    publisher_place="Warszawa",
    issued="2010",
    language="pl",
    creators=(editor("Kalbarczyk", "Sławomir"),),
)
KALBARCZYK2015 = SourceRecord(
    key="kalbarczyk2015",
    type="article-journal",
    title="Zbrodnia",
    container_title="Zbrodnia 33/266",
    issued="2015",
    language="pl",
    creators=(author("Kalbarczyk", "Sławomir"),),
)
DEBINSKI2007 = SourceRecord(
    key="debinski2007",
    type="article-magazine",
    title="Decyzja władz sowieckich z 5 marca 1940 r. o zagładzie polskich jeńców wojennych",
    translated_title=(
        "The Soviet decision of 5 March 1940 on the annihilation of the Polish prisoners of war"
    ),
    container_title="Voskresenie",
    issued="2007",
    accessed="2012-05-05",
    is_archived=True,
    language="pl",
    creators=(author("Dębiński", "Józef"),),
)
PAUL2006 = SourceRecord(
    key="paul2006",
    type="chapter",
    title="Foreword (cooperation between the NKVD and the Gestapo)",
    container_title=(
        "Neighbours on the Eve of the Holocaust: Polish-Jewish Relations in Soviet-occupied "
        "Eastern Poland, 1939-1941"
    ),
    issued="2006",
    accessed="2015-09-14",
    is_archived=True,
    language="en",
    creators=(author("Paul", "Mark"),),
)
STENTON2000 = SourceRecord(
    key="stenton2000",
    type="book",
    title="Radio London and Resistance in Occupied Europe",
    publisher="Oxford University Press",
    publisher_place="Oxford",
    issued="2000",
    isbn="978-0-19-820843-3",
    language="en",
    creators=(author("Stenton", "M."),),
)
ZALOGA2003 = SourceRecord(
    key="zaloga2003",
    type="book",
    title="Poland 1939",
    publisher="Osprey",
    issued="2003",
    isbn="1-84176-408-6",
    language="en",
    creators=(author("Zaloga", "S. J."),),
)
DAVIES1986 = SourceRecord(
    key="davies1986",
    type="book",
    title="God's Playground",
    volume="II",
    publisher="Oxford University Press",
    issued="1986",
    isbn="0-19-821944-X",
    language="en",
    creators=(author("Davies", "N."),),
)
JAMBREK2008 = SourceRecord(
    key="jambrek2008",
    type="report",
    title="Crimes committed by totalitarian regimes",
    publisher="European Commission",
    issued="2008-01/2008-06",
    language="en",
    creators=(editor("Jambrek", "Peter"),),
)
COATNEY1993 = SourceRecord(
    key="coatney1993",
    type="thesis",
    title="The Katyn Massacre: An Assessment of Its Significance",
    issued="1993",
    language="en",
    creators=(author("Coatney", "Louis Robert"),),
)
BUBER1949 = SourceRecord(
    key="buber1949",
    type="book",
    title="Under Two Dictators",
    issued="1949",
    language="en",
    evidence_kind="memoir",
    creators=(author("Buber", "Margarete"),),
)
MENSING2001 = SourceRecord(
    key="mensing2001",
    type="book",
    title="Von der Ruhr in den GULAG",
    issued="2001",
    language="de",
    creators=(author("Mensing", "Wilhelm"),),
)
