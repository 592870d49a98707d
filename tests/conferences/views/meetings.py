"""What the two readings of the first collection show, and where a page says it."""

import re

ENTRY = "/events/gestapo-nkvd-conferences/"
FOUR, SEVEN = f"{ENTRY}readings/four-meetings/", f"{ENTRY}readings/seven-meetings/"

# Event, date, places: all that each reading counts, in its order.
MEETINGS = {
    "four-meetings": [
        ("Brześć meeting", "27 September 1939", ["Brześć nad Bugiem"]),
        ("Przemyśl meeting", "late November 1939", ["Przemyśl"]),
        ("Zakopane conference of February 1940", "from 20 February 1940", ["Willa Pan Tadeusz", "Zakopane"]),
        ("Kraków conference of March 1940", "March 1940", ["Kraków"]),
    ],
    "seven-meetings": [
        ("Brześć meeting", "27 September 1939", ["Brześć nad Bugiem"]),
        ("Lwów meeting", "October 1939", ["Lwów"]),
        ("Przemyśl meeting", "late November 1939", ["Przemyśl"]),
        ("Kraków meeting of December 1939", "6–7 December 1939", ["Kraków"]),
        ("Zakopane conference of December 1939", "8–9 December 1939", ["Zakopane"]),
        ("Zakopane conference of February 1940", "from 20 February 1940", ["Willa Pan Tadeusz", "Zakopane"]),
        ("Kraków conference of March 1940", "March 1940", ["Kraków"]),
    ],
}  # fmt: skip
ANSWERS = {
    "four-meetings": [
        ("How many meetings were there?", "four"),
        ("Where was the meeting of late November 1939 held?", "Przemyśl"),
        ("Which conference at Zakopane is the best known?", "the conference that began on 20 February 1940"),
        (
            "Were the Kraków talks of March 1940 a conference of their own, or part of the Zakopane conference?",
            "a conference of its own",
        ),
    ],
    "seven-meetings": [
        ("How many meetings were there?", "seven"),
        ("When was the meeting in Lwów held?", "October 1939"),
        ("Where was the meeting of late November 1939 held?", "Przemyśl"),
        ("Which conference at Zakopane is the best known?", "the conference of December 1939"),
        (
            "Were the Kraków talks of March 1940 a conference of their own, or part of the Zakopane conference?",
            "a conference of its own",
        ),
    ],
}  # fmt: skip
# Place, and the events there, in the order of the map of the whole collection.
SPOTS = {
    "four-meetings": {
        "Brześć nad Bugiem (Brest)": ["Brześć meeting"],
        "Przemyśl": ["Przemyśl meeting"],
        "Willa Pan Tadeusz": ["Zakopane conference of February 1940"],
        "Zakopane": ["Zakopane conference of February 1940"],
        "Kraków": ["Kraków conference of March 1940"],
    },
    "seven-meetings": {
        "Brześć nad Bugiem (Brest)": ["Brześć meeting"],
        "Lwów (Lviv)": ["Lwów meeting"],
        "Przemyśl": ["Przemyśl meeting"],
        "Kraków": ["Kraków meeting of December 1939", "Kraków conference of March 1940"],
        "Zakopane": ["Zakopane conference of December 1939", "Zakopane conference of February 1940"],
        "Willa Pan Tadeusz": ["Zakopane conference of February 1940"],
    },
}  # fmt: skip
READINGS = sorted(MEETINGS)


def plain(html: str) -> str:
    return re.sub(r"<[^>]*>", "", html).strip()


def section(html: str, own_id: str) -> str:
    return html.split(f'<section id="{own_id}">', 1)[1].split("</section>", 1)[0]


def without_marks(html: str) -> str:
    """The words without the markers of notes and the state of the evidence."""
    return re.sub(
        r' ?<span class="(?:refs|st)">.*?</span>(?=</p>| <span class="st">|</dd>)', "", html
    )


def counted(html: str) -> list[tuple[str, str, list[str]]]:
    """What the page of a reading lists: each event, its date, its places."""
    found = []
    for item in section(html, "parts").split("<li>")[1:]:
        title = re.search(r"<p><a [^>]*>(.*?)</a></p>", item)[1]
        date = re.search(r'<p class="date"><(?:time|data) [^>]*>(.*?)</(?:time|data)>', item)[1]
        where = item.split('<p class="place">')[1].split('<span class="refs">')[0]
        found.append((title, date, re.findall(r'<a href="/places/[^>]*>(.*?)</a>', where)))
    return found


def answers(html: str) -> list[tuple[str, str]]:
    pairs = re.findall(r"<dt>(.*?)</dt><dd><b>(.*?)</b>", section(html, "answers"))
    return [(plain(question), plain(answer)) for question, answer in pairs]


def moments(html: str) -> list[tuple[str, str]]:
    """The list of a timeline: each event with its date."""
    items = re.findall(r'<li><p class="when">(.*?)</p> <p class="what">(.*?)</p></li>', html)
    return [
        (plain(what.split(' <span class="st">')[0]), plain(when.split(" <small>")[0]))
        for when, what in items
    ]


def spots(html: str) -> dict[str, list[str]]:
    """The list of a map: each place with its events."""
    listed = html.split('<ul class="spots"', 1)[1].split("</ul>", 1)[0]
    items = re.findall(
        r'</span> (.*?)</p><p class="where">.*?</p><p class="what">(.*?)</p></li>', listed
    )
    return {plain(place): [plain(each) for each in events.split("; ")] for place, events in items}


def rows(html: str) -> list[tuple[str, str, list[str]]]:
    """The list of events: each with its date and its places."""
    return [
        (
            plain(re.search(r"<h3>(.*?)</h3>", row)[1]),
            plain(re.search(r'<p class="when">(.*?)</p>', row)[1]),
            re.findall(r'<a href="/places/[^>]*>(.*?)</a>', row),
        )
        for row in html.split('<li class="row">')[1:]
    ]
