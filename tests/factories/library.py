"""A small library, a place and a person, for those who write."""

from django.contrib.auth.models import User

from sources.models import Creator, Source
from tests.factories.works import add_row, make_source


def make_library(by: User) -> dict[str, Source]:
    """Record two books, each with its author, and return them by the author's name."""
    rees = make_source(by, "World War Two Behind Closed Doors", key="rees2008", issued="2008")
    add_row(rees, Creator(source=rees, family="Rees", given="Laurence"), by)
    stenton = make_source(by, "Radio London and Resistance", key="stenton2000", issued="2000")
    add_row(stenton, Creator(source=stenton, family="Stenton"), by)
    return {"rees": rees, "stenton": stenton}
