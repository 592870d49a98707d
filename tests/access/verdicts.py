"""What each role gets of each route, in each state of the work that its address names.

A verdict is a status for each role of `cast.ROLES`: one for all states, or one for each of
`cast.STATES`. A route that is not listed fails the test, as does one that is listed and not there.
"""

from tests.access.cast import ROLES

Verdict = dict[str, str]
OUTSIDE = ("anonymous", "reader")


def everybody(statuses: str) -> Verdict:
    """Give all roles the same."""
    return dict.fromkeys(ROLES, statuses)


def desk(statuses: str, *, stranger: str = "403", **others: str) -> Verdict:
    """Ask those outside to sign in, refuse the stranger, and give the desk's roles the same."""
    return {
        **dict.fromkeys(ROLES, statuses),
        **dict.fromkeys(OUTSIDE, "302"),
        "stranger": stranger,
        **others,
    }


def hidden(statuses: str, *, stranger: str = "404", **others: str) -> Verdict:
    """Hide from all but the desk's roles that there is anything."""
    return {
        **dict.fromkeys(ROLES, statuses),
        **dict.fromkeys(OUTSIDE, "404"),
        "stranger": stranger,
        **others,
    }


def api(statuses: str) -> Verdict:
    """Ask programs for a token, and hide all from those that may see nothing."""
    return {**hidden(statuses), "anonymous": "401"}


def each(verdict: Verdict, *routes: str) -> dict[str, Verdict]:
    """Give several routes the same verdict."""
    return dict.fromkeys(routes, verdict)
