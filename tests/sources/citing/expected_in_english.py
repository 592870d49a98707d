"""The sources of the first collection as an English page prints them: note, entry, label."""

IN_ENGLISH = {
    "wiki-vi": (
        (
            '<cite>Wikipedia (Vietnamese)</cite>, under ‘<span lang="vi">Hội nghị Gestapo '
            "– NKVD</span>’."
        ),
        (
            '<cite>Wikipedia (Vietnamese)</cite>, under ‘<span lang="vi">Hội nghị Gestapo '
            "– NKVD</span>’."
        ),
        "Hội nghị Gestapo – NKVD, n.d.",
    ),
    "wiki-en": (
        "<cite>Wikipedia (English)</cite>, under ‘Gestapo–NKVD conferences’.",
        "<cite>Wikipedia (English)</cite>, under ‘Gestapo–NKVD conferences’.",
        "Gestapo–NKVD conferences, n.d.",
    ),
    "wiki-es-translated": (
        "‘Gestapo-NKVD Conferences’.",
        "‘Gestapo-NKVD Conferences’.",
        "Gestapo-NKVD Conferences, n.d.",
    ),
    "cih2019": (
        (
            "‘NAZI-Soviet Cooperation: NKVD-SS Security Conferences in Poland (1939–40)’, "
            "CIH World War II Section, 18 March 2019."
        ),
        (
            "CIH World War II Section. ‘NAZI-Soviet Cooperation: NKVD-SS Security "
            "Conferences in Poland (1939–40)’. 18 March 2019."
        ),
        "NAZI-Soviet Cooperation, 2019",
    ),
    "euromaidan2021": (
        (
            "‘Stalin’s NKVD and Hitler’s Gestapo cooperated closely even before "
            "Molotov-Ribbentrop Pact’, <cite>Euromaidan Press</cite>, 2021."
        ),
        (
            "<cite>Euromaidan Press</cite>. ‘Stalin’s NKVD and Hitler’s Gestapo cooperated "
            "closely even before Molotov-Ribbentrop Pact’. 2021."
        ),
        "Stalin’s NKVD and Hitler’s Gestapo cooperated…, 2021",
    ),
    "rees2008": (
        "Laurence Rees, <cite>World War Two Behind Closed Doors</cite> (BBC Books, 2008).",
        "Rees, Laurence. <cite>World War Two Behind Closed Doors</cite>. BBC Books, 2008.",
        "Rees 2008",
    ),
    "montefiore2005": (
        (
            "Simon Sebag Montefiore, <cite>Stalin: The Court of the Red Tsar</cite> "
            "(Random House, 2005)."
        ),
        (
            "Montefiore, Simon Sebag. <cite>Stalin: The Court of the Red Tsar</cite>. "
            "Random House, 2005."
        ),
        "Montefiore 2005",
    ),
    "conquest1991": (
        "Robert Conquest, <cite>Stalin: Breaker of Nations</cite> (Phoenix, 1991).",
        "Conquest, Robert. <cite>Stalin: Breaker of Nations</cite>. Phoenix, 1991.",
        "Conquest 1991",
    ),
    "watson1981": (
        "George Watson, ‘Rehearsal for the Holocaust?’, <cite>Commentary</cite>, June 1981.",
        "Watson, George. ‘Rehearsal for the Holocaust?’ <cite>Commentary</cite>, June 1981.",
        "Watson 1981",
    ),
    "bor1950": (
        (
            "Tadeusz Bór-Komorowski, <cite>The Secret Army</cite> (1950; originally "
            "published as <cite>Armia Podziemna</cite>)."
        ),
        (
            "Bór-Komorowski, Tadeusz. <cite>The Secret Army</cite>. 1950. Originally "
            "published as <cite>Armia Podziemna</cite>."
        ),
        "Bór-Komorowski 1950",
    ),
    "vishlyov2001": (
        (
            'О. В. Вишлёв [Vishlyov, O. V.], <cite lang="ru">Накануне 22 июня 1941 '
            "года</cite> [On the Eve of 22 June 1941] (Наука, 2001)."
        ),
        (
            'Вишлёв, О. В. [Vishlyov, O. V.]. <cite lang="ru">Накануне 22 июня 1941 '
            "года</cite> [On the Eve of 22 June 1941]. Наука, 2001."
        ),
        "Vishlyov 2001",
    ),
    "kalbarczyk-zbrodnia": (
        ('Sławomir Kalbarczyk, <cite lang="pl">Zbrodnia Katyńska</cite> [The Katyn Crime] (n.d.).'),
        ('Kalbarczyk, Sławomir. <cite lang="pl">Zbrodnia Katyńska</cite> [The Katyn Crime]. n.d.'),
        "Kalbarczyk n.d.",
    ),
    "kalbarczyk2010": (
        (
            'Sławomir Kalbarczyk, ed., <cite lang="pl">Zbrodnia Katyńska: w kręgu prawdy i '
            "kłamstwa</cite> (Warszawa, 2010)."
        ),
        (
            'Kalbarczyk, Sławomir, ed. <cite lang="pl">Zbrodnia Katyńska: w kręgu prawdy i '
            "kłamstwa</cite>. Warszawa, 2010."
        ),
        "Kalbarczyk 2010",
    ),
    "kalbarczyk2015": (
        (
            'Sławomir Kalbarczyk, ‘<span lang="pl">Zbrodnia</span>’, <cite>Zbrodnia '
            "33/266</cite>, 2015."
        ),
        (
            'Kalbarczyk, Sławomir. ‘<span lang="pl">Zbrodnia</span>’. <cite>Zbrodnia '
            "33/266</cite>, 2015."
        ),
        "Kalbarczyk 2015",
    ),
    "debinski2007": (
        (
            'Józef Dębiński, ‘<span lang="pl">Decyzja władz sowieckich z 5 marca 1940 r. o '
            "zagładzie polskich jeńców wojennych</span>’ [The Soviet decision of 5 March "
            "1940 on the annihilation of the Polish prisoners of war], "
            "<cite>Voskresenie</cite>, 2007, accessed 5 May 2012, archived."
        ),
        (
            'Dębiński, Józef. ‘<span lang="pl">Decyzja władz sowieckich z 5 marca 1940 r. '
            "o zagładzie polskich jeńców wojennych</span>’ [The Soviet decision of 5 March "
            "1940 on the annihilation of the Polish prisoners of war]. "
            "<cite>Voskresenie</cite>, 2007. Accessed 5 May 2012. Archived."
        ),
        "Dębiński 2007",
    ),
    "paul2006": (
        (
            "Mark Paul, ‘Foreword (cooperation between the NKVD and the Gestapo)’, in "
            "<cite>Neighbours on the Eve of the Holocaust: Polish-Jewish Relations in "
            "Soviet-occupied Eastern Poland, 1939–1941</cite> (2006), accessed 14 "
            "September 2015, archived."
        ),
        (
            "Paul, Mark. ‘Foreword (cooperation between the NKVD and the Gestapo)’. In "
            "<cite>Neighbours on the Eve of the Holocaust: Polish-Jewish Relations in "
            "Soviet-occupied Eastern Poland, 1939–1941</cite>. 2006. Accessed 14 September "
            "2015. Archived."
        ),
        "Paul 2006",
    ),
    "stenton2000": (
        (
            "M. Stenton, <cite>Radio London and Resistance in Occupied Europe</cite> "
            "(Oxford University Press, 2000)."
        ),
        (
            "Stenton, M. <cite>Radio London and Resistance in Occupied Europe</cite>. "
            "Oxford University Press, 2000."
        ),
        "Stenton 2000",
    ),
    "zaloga2003": (
        "S. J. Zaloga, <cite>Poland 1939</cite> (Osprey, 2003).",
        "Zaloga, S. J. <cite>Poland 1939</cite>. Osprey, 2003.",
        "Zaloga 2003",
    ),
    "davies1986": (
        "N. Davies, <cite>God’s Playground</cite>, vol. 2 (Oxford University Press, 1986).",
        "Davies, N. <cite>God’s Playground</cite>. Vol. 2. Oxford University Press, 1986.",
        "Davies 1986",
    ),
    "jambrek2008": (
        (
            "Peter Jambrek, ed., <cite>Crimes committed by totalitarian regimes</cite> "
            "(European Commission, 2008)."
        ),
        (
            "Jambrek, Peter, ed. <cite>Crimes committed by totalitarian regimes</cite>. "
            "European Commission, 2008."
        ),
        "Jambrek 2008",
    ),
    "coatney1993": (
        (
            "Louis Robert Coatney, ‘The Katyn Massacre: An Assessment of Its Significance’ "
            "(thesis, 1993)."
        ),
        (
            "Coatney, Louis Robert. ‘The Katyn Massacre: An Assessment of Its "
            "Significance’. Thesis, 1993."
        ),
        "Coatney 1993",
    ),
    "buber1949": (
        "Margarete Buber, <cite>Under Two Dictators</cite> (1949).",
        "Buber, Margarete. <cite>Under Two Dictators</cite>. 1949.",
        "Buber 1949",
    ),
    "mensing2001": (
        'Wilhelm Mensing, <cite lang="de">Von der Ruhr in den GULAG</cite> (2001).',
        'Mensing, Wilhelm. <cite lang="de">Von der Ruhr in den GULAG</cite>. 2001.',
        "Mensing 2001",
    ),
    "mensing-site": (
        "Wilhelm Mensing, ‘The NKVD and the Gestapo’.",
        "Mensing, Wilhelm. ‘The NKVD and the Gestapo’.",
        "Mensing n.d.",
    ),
    "materski": (
        (
            "Wojciech Materski, Position on a link between the NKVD prisoner massacres and "
            "the AB-Aktion, as reported."
        ),
        (
            "Materski, Wojciech. Position on a link between the NKVD prisoner massacres "
            "and the AB-Aktion, as reported."
        ),
        "Materski n.d.",
    ),
    "nekrich": (
        (
            "Alexandr Nekrich, Account of a military cooperation agreement of 20 September "
            "1939, as reported."
        ),
        (
            "Nekrich, Alexandr. Account of a military cooperation agreement of 20 "
            "September 1939, as reported."
        ),
        "Nekrich n.d.",
    ),
    "deportations-album": (
        (
            "‘Soviet Deportations of Polish Nationals – Photo Album I’, accessed 5 May "
            "2012, archived."
        ),
        (
            "‘Soviet Deportations of Polish Nationals – Photo Album I’. Accessed 5 May "
            "2012. Archived."
        ),
        "Soviet Deportations of Polish Nationals – Photo…, n.d.",
    ),
    "poland-overview2011": (
        "‘Poland: 1939–1941. Historical overview’, 2011, accessed 14 September 2015, archived.",
        "‘Poland: 1939–1941. Historical overview’. 2011. Accessed 14 September 2015. Archived.",
        "Poland: 1939–1941. Historical overview, 2011",
    ),
    "timeline2005": (
        "‘Timeline of World War II – Poland’, 2005, accessed 14 September 2015, archived.",
        "‘Timeline of World War II – Poland’. 2005. Accessed 14 September 2015. Archived.",
        "Timeline of World War II – Poland, 2005",
    ),
    "day-in-history": (
        "‘1 September – This Day in History’, accessed 5 May 2012.",
        "‘1 September – This Day in History’. Accessed 5 May 2012.",
        "1 September – This Day in History, n.d.",
    ),
    "moor-jankowski": (
        "‘Warsaw Uprising Witnesses: Dr. Jan Moor-Jankowski’, accessed 5 May 2012.",
        "‘Warsaw Uprising Witnesses: Dr. Jan Moor-Jankowski’. Accessed 5 May 2012.",
        "Warsaw Uprising Witnesses: Dr. Jan Moor-Jankowski, n.d.",
    ),
    "ewr-complicity": (
        (
            "‘Nazi-Soviet complicity in Molotov-Ribbentrop Pact especially blatant in "
            "NKVD-Gestapo co-operation’, EWR, accessed 5 May 2012."
        ),
        (
            "EWR. ‘Nazi-Soviet complicity in Molotov-Ribbentrop Pact especially blatant in "
            "NKVD-Gestapo co-operation’. Accessed 5 May 2012."
        ),
        "Nazi-Soviet complicity in Molotov-Ribbentrop Pact especially…, n.d.",
    ),
    "secret-protocol2": (
        (
            "Secret Supplementary Protocol No. 2 to the German-Soviet Boundary and "
            "Friendship Treaty, 28 September 1939."
        ),
        (
            "Secret Supplementary Protocol No. 2 to the German-Soviet Boundary and "
            "Friendship Treaty, 28 September 1939."
        ),
        "Secret Supplementary Protocol No. 2…, 1939",
    ),
}
