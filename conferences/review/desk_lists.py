"""The lists of the desk: what each holds, how a row of it reads, and what to do when it is empty."""

from functools import partial

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from conferences.models import KeptFinding
from conferences.review import desk_rows
from conferences.review.desk_asking import PUBLISHERS, Asked, DeskList, Rows, naming
from conferences.services import stale_works, used_sources
from conferences.services.findings import CODES, Level
from conferences.services.kept_checks import kept_rows, works_due
from conferences.services.kept_lists import Counted, FreshAndKept
from conferences.services.pending import unsubmitted_by
from conferences.services.review_queue import returned_to, waiting_for
from conferences.services.wanted_evidence import (
    KEPT_LACKS,
    WORDS_OF_LACKS,
    Lack,
    claims_lacking,
    open_to,
    taken_by,
)
from sources.editorial.folding import fold
from sources.editorial.models import Work
from sources.models import Source
from sources.services.links import with_dead_links

_HUNTING = _(
    "Nothing is left to look for here. Look into the other lists, or into what the checks found."
)
_ABOUT_LACKS: dict[Lack, str | Promise] = {
    Lack.UNCITED: _("A claim without a citation can be saved, and not published."),
    Lack.ONE_SOURCE: _(
        "One source, not withdrawn, supports them, however often it is cited. Readers are told “one source”."
    ),
    Lack.SECOND_HAND: _("Every citation of theirs was read in another work."),
    Lack.UNSEEN: _("They are cited from copies or at second hand; nobody has noted the original."),
    Lack.DEAD: _(
        "The address of a source failed twice or more, a week apart, and no archived copy is known."
    ),
    Lack.WANTED: _("Editors noted which evidence they miss, and since when."),
}


def _hunt(lack: Lack) -> DeskList:
    def find(asked: Asked) -> Rows:
        claims = claims_lacking(lack, asked.kinds).select_related("work")
        claims = claims.order_by("work__folded_label", "position", "key")
        if asked.words:
            claims = claims.filter(naming("work__folded_label", asked.words))
        if asked.is_open:
            claims = claims.filter(open_to(asked.user))
        if lack not in KEPT_LACKS:
            return claims
        kept = _kept(asked).filter(code=lack.value)
        if asked.is_open:
            kept = kept.filter(open_to(asked.user, "member_id"))
        number = asked.number((lack.value,), ("",))
        return FreshAndKept(claims.filter(work__in=asked.due), Counted(kept, number))

    return DeskList(
        lack.value,
        WORDS_OF_LACKS[lack],
        _ABOUT_LACKS[lack],
        _HUNTING,
        find,
        desk_rows.claims,
        search="work__folded_label",
        is_hunt=True,
    )


def _kept(asked: Asked) -> QuerySet[KeptFinding]:
    kept = kept_rows(asked.kinds)
    if asked.words:
        named = Work.objects.filter(naming("folded_label", asked.words))
        kept = kept.filter(work__in=named.values("pk"))
    return kept


def _findings(asked: Asked) -> Rows:
    codes = (asked.code,) if asked.code else tuple(CODES)
    levels = (asked.level,) if asked.level else tuple(level.value for level in Level)
    found = _kept(asked).select_related("work").exclude(level="")
    if asked.code:
        found = found.filter(code=asked.code)
    if asked.level:
        found = found.filter(level=asked.level)
    return Counted(found, asked.number(codes, levels))


def _taken(asked: Asked) -> Rows:
    found = taken_by(asked.user, asked.kinds).select_related("work")
    return found.order_by("work__folded_label", "position", "key")


def _groups(asked: Asked) -> Rows:
    wanted = fold(asked.words)
    return [
        group
        for group in used_sources.dependence_groups()
        if not asked.words or any(wanted in fold(title) for _key, title in group.sources)
    ]


_sources = partial(DeskList, search="folded_label", of_kinds=False, needs="source")
_published = partial(DeskList, search="edition__folded_label", tell=desk_rows.publications)

GROUPS: tuple[tuple[str, str | Promise, tuple[DeskList, ...]], ...] = (
    (
        "mine",
        _("My work"),
        (
            DeskList(
                "unsubmitted",
                _("Changes of mine, not yet submitted"),
                _("Neither published, nor waiting for review."),
                _("You have submitted all of your changes. Find something to work on below."),
                lambda asked: unsubmitted_by(asked.user, asked.kinds),
                desk_rows.heads,
                search="label",
            ),
            DeskList(
                "returned",
                _("Returned to me"),
                _("A reviewer asks for something more; they were not submitted anew."),
                _("Nothing was returned to you."),
                lambda asked: returned_to(asked.user),
                desk_rows.submissions,
                search="summary",
                of_kinds=False,
            ),
            DeskList(
                "waiting",
                _("Waiting for my review"),
                _("You are asked by name, or nobody is; none of it holds changes of yours."),
                _("Nothing waits for you. The review queue tells what waits for others."),
                lambda asked: waiting_for(asked.user),
                desk_rows.submissions,
                search="summary",
                of_kinds=False,
                needs=PUBLISHERS,
            ),
            DeskList(
                "taken",
                _("Evidence that I look for"),
                _("Claims that you took from the lists of evidence."),
                _("You follow up no claim. Take one from the lists of evidence."),
                _taken,
                desk_rows.claims,
                search="work__folded_label",
                is_hunt=True,
            ),
        ),
    ),
    ("evidence", _("Evidence hunt"), tuple(map(_hunt, Lack))),
    (
        "sources",
        _("Sources"),
        (
            _sources(
                "uncited-sources",
                _("Sources that no claim cites"),
                _("Nothing is read through them, and no reading is theirs; a text may name one."),
                _("Every source is cited."),
                lambda _asked: used_sources.uncited_sources().order_by("folded_label", "pk"),
                desk_rows.sources,
            ),
            _sources(
                "most-used",
                _("Sources that claims cite, the most used first"),
                _("With the number of claims that cite each."),
                _("No source is cited yet. Cite one in the form of an event."),
                lambda _asked: used_sources.cited_sources(),
                desk_rows.sources,
            ),
            _sources(
                "dead-links",
                _("Sources whose link is dead"),
                _("Their address failed twice or more, a week apart; no archived copy is known."),
                _("No link is known to be dead. “manage.py check_links” tells which are untried."),
                lambda _asked: with_dead_links(Source.objects.order_by("folded_label", "pk")),
                desk_rows.sources,
            ),
            DeskList(
                "dependence",
                _("Groups of sources that repeat one another"),
                _("All sources of a group count once as evidence."),
                _("No source is recorded as repeating another. Say so in the form of the source."),
                _groups,
                desk_rows.groups,
                search="-",
                of_kinds=False,
                needs="source",
            ),
        ),
    ),
    (
        "age",
        _("Overtaken"),
        (
            DeskList(
                "translations",
                _("Translations that are behind"),
                _("Their original was changed since the change from which they were made."),
                _("Every translation is made from the text as it is now."),
                lambda asked: stale_works.stale_translations(asked.kinds).select_related("work"),
                desk_rows.translations,
                search="work__folded_label",
            ),
            _published(
                "long-ago",
                _("Not reviewed for a year"),
                _("Their current edition was reviewed more than 365 days ago."),
                _("Every edition was reviewed within the last year."),
                lambda asked: stale_works.reviewed_long_ago(asked.kinds),
            ),
            _published(
                "sources-changed",
                _("Sources changed since the edition"),
                _("A source that the current edition cites has another state now."),
                _("Every edition cites its sources as they are now."),
                lambda asked: stale_works.resting_on_changed_sources(asked.kinds),
            ),
        ),
    ),
    (
        "health",
        _("Health"),
        (
            DeskList(
                "findings",
                _("What the checks found"),
                _(
                    "As of the last check, all works taken together as they stand on the desk; without what "
                    "was accepted, and without works changed since. The form of a work counts what is typed "
                    "there, beside what readers have of other works: drafts that name one another have more "
                    "to be put right there."
                ),
                _(
                    "The checks found nothing of this sort. Works changed since have their own list."
                ),
                _findings,
                desk_rows.findings,
                search="work__label",
                is_of_checks=True,
            ),
            DeskList(
                "due",
                _("Works to be checked anew"),
                _("They, or what they rest on, were changed since the last check."),
                _("Every work was checked as it is now."),
                lambda asked: works_due(asked.kinds).order_by("folded_label", "pk"),
                desk_rows.works,
                search="folded_label",
            ),
        ),
    ),
)
LISTS = {each.name: each for _key, _title, lists in GROUPS for each in lists}
