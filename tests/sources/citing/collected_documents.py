"""Web pages, encyclopaedia entries and documents of the first collection, as records."""

from sources.citing.records import SourceRecord
from tests.sources.citing.collected_publications import author

WIKI_VI = SourceRecord(
    key="wiki-vi",
    type="entry-encyclopedia",
    title="Hội nghị Gestapo – NKVD",
    container_title="Wikipedia (Vietnamese)",
    language="vi",
)
WIKI_EN = SourceRecord(
    key="wiki-en",
    type="entry-encyclopedia",
    title="Gestapo–NKVD conferences",
    container_title="Wikipedia (English)",
    language="en",
)
WIKI_ES_TRANSLATED = SourceRecord(
    key="wiki-es-translated",
    type="webpage",
    title="Gestapo-NKVD Conferences",
    language="en",
    note=(
        "A machine translation of a Spanish encyclopedia article; its wording is unreliable "
        "and its footnote numbers run into the text."
    ),
)
CIH2019 = SourceRecord(
    key="cih2019",
    type="webpage",
    title="NAZI-Soviet Cooperation: NKVD-SS Security Conferences in Poland (1939-40)",
    container_title="CIH World War II Section",
    issued="2019-03-18",
    language="en",
)
MENSING_SITE = SourceRecord(
    key="mensing-site",
    type="webpage",
    title="The NKVD and the Gestapo",
    language="en",
    creators=(author("Mensing", "Wilhelm"),),
)
MATERSKI = SourceRecord(
    key="materski",
    type="document",
    title=("Position on a link between the NKVD prisoner massacres and the AB-Aktion, as reported"),
    language="en",
    note="The documents name the historian but no work.",
    creators=(author("Materski", "Wojciech"),),
)
NEKRICH = SourceRecord(
    key="nekrich",
    type="document",
    title="Account of a military cooperation agreement of 20 September 1939, as reported",
    language="en",
    note="The documents name the historian but no work.",
    creators=(author("Nekrich", "Alexandr"),),
)
DEPORTATIONS_ALBUM = SourceRecord(
    key="deportations-album",
    type="webpage",
    title="Soviet Deportations of Polish Nationals - Photo Album I",
    accessed="2012-05-05",
    is_archived=True,
    language="en",
)
POLAND_OVERVIEW2011 = SourceRecord(
    key="poland-overview2011",
    type="webpage",
    title="Poland: 1939-1941. Historical overview",
    issued="2011",
    accessed="2015-09-14",
    is_archived=True,
    language="en",
)
TIMELINE2005 = SourceRecord(
    key="timeline2005",
    type="webpage",
    title="Timeline of World War II - Poland",
    issued="2005",
    accessed="2015-09-14",
    is_archived=True,
    language="en",
)
DAY_IN_HISTORY = SourceRecord(
    key="day-in-history",
    type="webpage",
    title="1 September - This Day in History",
    accessed="2012-05-05",
    language="en",
)
MOOR_JANKOWSKI = SourceRecord(
    key="moor-jankowski",
    type="webpage",
    title="Warsaw Uprising Witnesses: Dr. Jan Moor-Jankowski",
    accessed="2012-05-05",
    language="en",
)
EWR_COMPLICITY = SourceRecord(
    key="ewr-complicity",
    type="webpage",
    title=(
        "Nazi-Soviet complicity in Molotov-Ribbentrop Pact especially blatant in NKVD-Gestapo "
        "co-operation"
    ),
    container_title="EWR",
    accessed="2012-05-05",
    language="en",
)
SECRET_PROTOCOL2 = SourceRecord(
    key="secret-protocol2",
    type="treaty",
    title=(
        "Secret Supplementary Protocol No. 2 to the German-Soviet Boundary and Friendship Treaty"
    ),
    issued="1939-09-28",
    language="en",
    evidence_kind="primary",
)
