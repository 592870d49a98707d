"""Who published a work, and where."""

import re

_PLACES = frozenset(
    """london | new york | cambridge | oxford | chicago | washington | boston | princeton | philadelphia | toronto
    paris | wien | vienna | berlin | münchen | munich | leipzig | hamburg | köln | stuttgart | frankfurt
    frankfurt am main |     göttingen | darmstadt | paderborn | bonn | zürich | warszawa | warsaw | kraków |
    cracow | wrocław | poznań | łódź
    lublin | gdańsk | katowice | toruń | lwów | białystok | rzeszów | москва | м. | м | санкт-петербург | спб. | спб
    ленинград | л. | минск | киев | київ | к. | львів | харків | луцьк | одеса | moskva | moscow | kyiv | lviv
    madrid | barcelona | méxico | buenos aires | valencia | sevilla | londres | nueva york
    hà nội | hanoi | tp. hồ chí minh | thành phố hồ chí minh | huế | sài gòn
    ירושלים | תל אביב | תל־אביב | חיפה | jerusalem | tel aviv | rome | roma | praha | prague | budapest | vilnius
    bruxelles | brussels | varsovie | cracovie | genève | geneva | lausanne | lyon | grenoble | toulouse | montréal
    moscou | rome | parís | bilbao | zaragoza | granada | londyn | paryż | moskwa | nuremberg | nürnberg | edinburgh
    amsterdam | leiden | kopenhagen | stockholm | helsinki | tallinn | riga | kaunas | basel | graz | salzburg | dresden
    düsseldorf | freiburg | tübingen | mainz | marburg | lisboa | milano | torino | basingstoke | dublin | glasgow
    manchester | sydney | melbourne | baltimore | pittsburgh | jefferson | ann arbor | berkeley | notre dame | cardiff
    cambridge, massachusetts | new haven | los angeles | bloomington | lexington | ithaca | stanford""".replace(
        "\n", " | "
    ).split(" | ")
)
_KNOWN = frozenset(place.strip() for place in _PLACES)
_PUBLISHER = re.compile(
    r"\b(?:press|publish\w*|books|verlag|university|universität\w*|wydawnictwo|oficyna|księgarnia|instytut|uniwersytet"
    r"|nxb|nhà xuất bản|éditions?|editorial|ediciones|издательство|изд-во|вид-во|видавництво|університет|הוצאת)(?!\w)",
    re.IGNORECASE,
)
LONGEST_PLACE, MOST_OF_PLACE = 60, 4
_SPLIT = re.compile(r"\s*[,;]\s+|\s*[–—/]\s*(?=\w)")


def is_place(text: str) -> bool:
    """Say whether words are a town in which books appear, or several."""
    pieces = [
        each.strip(" .()").lower()
        for each in re.split(r"[,;–—/]| - |\s(?:and|und|et|y|i|и|та|&)\s", text)
        if each.strip(" .()")
    ]
    return bool(pieces) and all(each in _KNOWN or f"{each}." in _KNOWN for each in pieces)


def is_publisher(text: str) -> bool:
    """Say whether words name a house that publishes books."""
    return bool(_PUBLISHER.search(text))


def is_imprint(text: str) -> bool:
    """Say whether words are a town in which books appear, with or without who published them."""
    place, colon, _publisher = text.partition(":")
    return is_place(place) or bool(colon and _looks_like_place(place) and is_publisher(text))


def _looks_like_place(text: str) -> bool:
    return len(text.split()) <= MOST_OF_PLACE and not re.search(r"\d", text) and text[:1].isupper()


def imprint(text: str) -> dict[str, str]:
    """Read what stands in brackets behind a title, before the year."""
    found = place_and_publisher(text)
    if set(found) == {"publisher"} and "," not in text and not is_publisher(text):
        # "(Nuremberg, 1948)": of a town that is not known.
        return {"place": found["publisher"]}
    return found


def place_and_publisher(text: str) -> dict[str, str]:
    """Read "Place: Publisher", "Publisher, Place", "Publisher Place" and either alone."""
    text = text.strip(" .,;:—–()")
    place, colon, publisher = text.partition(":")
    if colon and len(place) <= LONGEST_PLACE:
        return _before_colon(place, publisher.strip(" .,;"))
    segments = [each.strip(" .()") for each in re.split(r"[,;]\s+", text) if each.strip(" .()")]
    places = [each for each in segments if is_place(each)]
    others = [each for each in segments if not is_place(each)]
    if not places and len(others) > 1 and is_publisher(others[-1]):
        places = [others.pop(0)]
    elif not places and len(others) > 1:
        places = [others.pop()]
    elif not places and others:
        match = re.match(r"^(.{2,80})\s(\S+)$", others[0])
        if match and is_place(match[2]):
            others, places = [match[1]], [match[2]]
    found = {"place": ", ".join(places), "publisher": ", ".join(others)}
    return {name: value[:300] for name, value in found.items() if value}


def _before_colon(place: str, publisher: str) -> dict[str, str]:
    named = [each.strip() for each in _SPLIT.split(place) if each.strip()]
    if len(named) > 1 and not is_place(named[0]) and is_place(named[-1]):
        return {"container": named[0], "place": named[-1], "publisher": publisher}
    return {"place": place.strip(), "publisher": publisher}
