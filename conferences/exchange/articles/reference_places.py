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
    cambridge, massachusetts | new haven | los angeles | bloomington | lexington | ithaca | stanford""".replace(
        "\n", " | "
    ).split(" | ")
)
_KNOWN = frozenset(place.strip() for place in _PLACES)
LONGEST_PLACE = 60
_SPLIT = re.compile(r"\s*[,;]\s+|\s*[–—/]\s*(?=\w)")


def is_place(text: str) -> bool:
    """Say whether words are a town in which books appear, or several."""
    pieces = [
        each.strip(" .()").lower() for each in re.split(r"[,;–—/]| - ", text) if each.strip(" .()")
    ]
    return bool(pieces) and all(each in _KNOWN or f"{each}." in _KNOWN for each in pieces)


def place_and_publisher(text: str) -> dict[str, str]:
    """Read "Place: Publisher", "Publisher, Place", "Publisher Place" and either alone."""
    text = text.strip(" .,;:—–()")
    place, colon, publisher = text.partition(":")
    if colon and len(place) <= LONGEST_PLACE:
        return _before_colon(place, publisher.strip(" .,;"))
    segments = [each.strip(" .()") for each in re.split(r"[,;]\s+", text) if each.strip(" .()")]
    places = [each for each in segments if is_place(each)]
    others = [each for each in segments if not is_place(each)]
    if not places and len(others) > 1:
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
