"""Sources of the first collection as a Vietnamese page prints them: note, entry, label."""

IN_VIETNAMESE = {
    "wiki-vi": (
        "<cite>Wikipedia (Vietnamese)</cite>, mục từ “Hội nghị Gestapo – NKVD”.",
        "<cite>Wikipedia (Vietnamese)</cite>, mục từ “Hội nghị Gestapo – NKVD”.",
        "Hội nghị Gestapo – NKVD, k.n.",
    ),
    "wiki-en": (
        (
            '<cite>Wikipedia (English)</cite>, mục từ “<span lang="en">Gestapo–NKVD '
            "conferences</span>”."
        ),
        (
            '<cite>Wikipedia (English)</cite>, mục từ “<span lang="en">Gestapo–NKVD '
            "conferences</span>”."
        ),
        "Gestapo–NKVD conferences, k.n.",
    ),
    "cih2019": (
        (
            '“<span lang="en">NAZI-Soviet Cooperation: NKVD-SS Security Conferences in '
            "Poland (1939–40)</span>”, CIH World War II Section, 18 tháng 3 năm 2019."
        ),
        (
            'CIH World War II Section. “<span lang="en">NAZI-Soviet Cooperation: NKVD-SS '
            "Security Conferences in Poland (1939–40)</span>”. 18 tháng 3 năm 2019."
        ),
        "NAZI-Soviet Cooperation, 2019",
    ),
    "rees2008": (
        (
            'Laurence Rees, <cite lang="en">World War Two Behind Closed Doors</cite> (BBC '
            "Books, 2008)."
        ),
        (
            'Rees, Laurence. <cite lang="en">World War Two Behind Closed Doors</cite>. BBC '
            "Books, 2008."
        ),
        "Rees 2008",
    ),
    "watson1981": (
        (
            'George Watson, “<span lang="en">Rehearsal for the Holocaust?</span>”, '
            "<cite>Commentary</cite>, tháng 6 năm 1981."
        ),
        (
            'Watson, George. “<span lang="en">Rehearsal for the Holocaust?</span>” '
            "<cite>Commentary</cite>, tháng 6 năm 1981."
        ),
        "Watson 1981",
    ),
    "bor1950": (
        (
            'Tadeusz Bór-Komorowski, <cite lang="en">The Secret Army</cite> (1950; nguyên '
            "tác <cite>Armia Podziemna</cite>)."
        ),
        (
            'Bór-Komorowski, Tadeusz. <cite lang="en">The Secret Army</cite>. 1950. Nguyên '
            "tác <cite>Armia Podziemna</cite>."
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
        ('Sławomir Kalbarczyk, <cite lang="pl">Zbrodnia Katyńska</cite> [The Katyn Crime] (k.n.).'),
        ('Kalbarczyk, Sławomir. <cite lang="pl">Zbrodnia Katyńska</cite> [The Katyn Crime]. k.n.'),
        "Kalbarczyk k.n.",
    ),
    "kalbarczyk2010": (
        (
            'Sławomir Kalbarczyk, chủ biên, <cite lang="pl">Zbrodnia Katyńska: w kręgu '
            "prawdy i kłamstwa</cite> (Warszawa, 2010)."
        ),
        (
            'Kalbarczyk, Sławomir, chủ biên. <cite lang="pl">Zbrodnia Katyńska: w kręgu '
            "prawdy i kłamstwa</cite>. Warszawa, 2010."
        ),
        "Kalbarczyk 2010",
    ),
    "debinski2007": (
        (
            'Józef Dębiński, “<span lang="pl">Decyzja władz sowieckich z 5 marca 1940 r. o '
            "zagładzie polskich jeńców wojennych</span>” [The Soviet decision of 5 March "
            "1940 on the annihilation of the Polish prisoners of war], "
            "<cite>Voskresenie</cite>, 2007, truy cập ngày 5 tháng 5 năm 2012, bản lưu "
            "trữ."
        ),
        (
            'Dębiński, Józef. “<span lang="pl">Decyzja władz sowieckich z 5 marca 1940 r. '
            "o zagładzie polskich jeńców wojennych</span>” [The Soviet decision of 5 March "
            "1940 on the annihilation of the Polish prisoners of war]. "
            "<cite>Voskresenie</cite>, 2007. Truy cập ngày 5 tháng 5 năm 2012. Bản lưu "
            "trữ."
        ),
        "Dębiński 2007",
    ),
    "paul2006": (
        (
            'Mark Paul, “<span lang="en">Foreword (cooperation between the NKVD and the '
            "Gestapo)</span>”, trong <cite>Neighbours on the Eve of the Holocaust: "
            "Polish-Jewish Relations in Soviet-occupied Eastern Poland, 1939–1941</cite> "
            "(2006), truy cập ngày 14 tháng 9 năm 2015, bản lưu trữ."
        ),
        (
            'Paul, Mark. “<span lang="en">Foreword (cooperation between the NKVD and the '
            "Gestapo)</span>”. Trong <cite>Neighbours on the Eve of the Holocaust: "
            "Polish-Jewish Relations in Soviet-occupied Eastern Poland, 1939–1941</cite>. "
            "2006. Truy cập ngày 14 tháng 9 năm 2015. Bản lưu trữ."
        ),
        "Paul 2006",
    ),
    "davies1986": (
        (
            'N. Davies, <cite lang="en">God’s Playground</cite>, tập 2 (Oxford University '
            "Press, 1986)."
        ),
        (
            'Davies, N. <cite lang="en">God’s Playground</cite>. Tập 2. Oxford University '
            "Press, 1986."
        ),
        "Davies 1986",
    ),
    "jambrek2008": (
        (
            'Peter Jambrek, chủ biên, <cite lang="en">Crimes committed by totalitarian '
            "regimes</cite> (European Commission, 2008)."
        ),
        (
            'Jambrek, Peter, chủ biên. <cite lang="en">Crimes committed by totalitarian '
            "regimes</cite>. European Commission, 2008."
        ),
        "Jambrek 2008",
    ),
    "coatney1993": (
        (
            'Louis Robert Coatney, “<span lang="en">The Katyn Massacre: An Assessment of '
            "Its Significance</span>” (luận văn, 1993)."
        ),
        (
            'Coatney, Louis Robert. “<span lang="en">The Katyn Massacre: An Assessment of '
            "Its Significance</span>”. Luận văn, 1993."
        ),
        "Coatney 1993",
    ),
    "materski": (
        (
            'Wojciech Materski, <span lang="en">Position on a link between the NKVD '
            "prisoner massacres and the AB-Aktion, as reported</span>."
        ),
        (
            'Materski, Wojciech. <span lang="en">Position on a link between the NKVD '
            "prisoner massacres and the AB-Aktion, as reported</span>."
        ),
        "Materski k.n.",
    ),
    "deportations-album": (
        (
            '“<span lang="en">Soviet Deportations of Polish Nationals – Photo Album '
            "I</span>”, truy cập ngày 5 tháng 5 năm 2012, bản lưu trữ."
        ),
        (
            '“<span lang="en">Soviet Deportations of Polish Nationals – Photo Album '
            "I</span>”. Truy cập ngày 5 tháng 5 năm 2012. Bản lưu trữ."
        ),
        "Soviet Deportations of Polish Nationals – Photo…, k.n.",
    ),
    "secret-protocol2": (
        (
            '<span lang="en">Secret Supplementary Protocol No. 2 to the German-Soviet '
            "Boundary and Friendship Treaty</span>, 28 tháng 9 năm 1939."
        ),
        (
            '<span lang="en">Secret Supplementary Protocol No. 2 to the German-Soviet '
            "Boundary and Friendship Treaty</span>, 28 tháng 9 năm 1939."
        ),
        "Secret Supplementary Protocol No. 2…, 1939",
    ),
}
