"""What rendering takes: an entry at one change, as values. Nothing here queries."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

Localized = Mapping[str, str]


@dataclass(frozen=True)
class WorkRef:
    """A work as other pages name it: its kind and key, its slug, its title by language."""

    kind: str
    key: str
    slug: str
    titles: Localized
    is_published: bool = True


@dataclass(frozen=True)
class CitationView:
    """One citation of a claim; `source` and `via` are keys, `via` is "" when seen directly."""

    source: str
    stance: str
    via: str = ""
    locator: str = ""
    quotation: str = ""
    quotation_language: str = ""
    translation: str = ""
    translator: str = ""
    note: str = ""
    consulted: str = "original"


@dataclass(frozen=True)
class ClaimView:
    """A claim with its citations, in the order of the work; `work` is the entry it belongs to."""

    key: str
    work: WorkRef
    statement: Localized
    citations: tuple[CitationView, ...] = ()
    question: str = ""
    property: str = ""
    value: str = ""
    value_words: Localized = field(default_factory=dict)
    rank: str = "normal"
    rank_reason: str = ""
    standing_override: str = ""
    standing_reason: str = ""


@dataclass(frozen=True)
class QuestionView:
    """A question and the keys of the claims that answer it, in order."""

    key: str
    work: WorkRef
    text: Localized
    answers: tuple[str, ...]
    property: str = ""
    is_exclusive: bool = True
    would_settle: Localized = field(default_factory=dict)


@dataclass(frozen=True)
class InquiryView:
    """Evidence that was sought and not found; `question` and `claim` are keys, "" for none.

    `organisation` is the archive where it is recorded, else `archive` names it.
    """

    key: str
    archive: str
    extent: str
    sought: Localized
    made_by: str
    made_on: str
    result: Localized
    organisation: WorkRef | None = None
    years: str = ""
    question: str = ""
    claim: str = ""


@dataclass(frozen=True)
class SourceView:
    """A source as notes need it; `derived_from` are keys of sources it repeats."""

    key: str
    slug: str
    title: str
    language: str
    type: str
    evidence_kind: str
    issued: str
    short: str
    reference_html: str
    reference_text: str
    derived_from: tuple[str, ...] = ()
    is_withdrawn: bool = False
    withdrawal_reason: str = ""


@dataclass(frozen=True)
class FactValue:
    """One value of a fact: a date in EDTF, a work, or words; and the claims on which it rests."""

    claims: tuple[str, ...]
    edtf: str = ""
    words: Localized = field(default_factory=dict)
    ref: WorkRef | None = None
    role: str = ""
    side: WorkRef | None = None
    certainty: str = "certain"
    code: str = ""
    rank: str = "normal"
    rank_reason: str = ""
    # Of a name: when it was used, in EDTF, and whether by the administration of that time.
    period: str = ""
    is_official: bool = False


@dataclass(frozen=True)
class Fact:
    """A line of the facts box.

    `kind` is date, place, participant, part_of, follows, led_to, possibly_same_as, name,
    affiliation, coordinates, within, now_in, reference, type, …; `values` are shown side by side,
    none set above the others unless ranked. `has_uncited` says that the desk holds a value for
    which no claim was given, which is not shown.
    """

    kind: str
    values: tuple[FactValue, ...]
    question: str = ""
    has_uncited: bool = False


@dataclass(frozen=True)
class NarrativeView:
    """Title, summary and text of an entry in one language, as written."""

    title: str
    summary: str
    body: str


@dataclass(frozen=True)
class AccountView:
    """Whose account a reading is: a source, the place in it, and what is to be said of it."""

    source: str
    via: str = ""
    locator: str = ""
    note: Localized = field(default_factory=dict)


@dataclass(frozen=True)
class CountedView:
    """An event that a reading counts, and what is said of it in the reading."""

    ref: WorkRef
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True)
class ReadingView:
    """A reading: the claims that it takes for answers, the events that it counts, whose it is."""

    key: str
    title: Localized
    gist: Localized = field(default_factory=dict)
    answers: tuple[str, ...] = ()
    parts: tuple[CountedView, ...] = ()
    accounts: tuple[AccountView, ...] = ()


@dataclass(frozen=True)
class EntryView:
    """A work at one change, with all that its page rests on.

    `claims` holds its own claims and every claim of another work that its text or its questions
    name; `own_claims` and `concerning` give the order in which the page lists them.
    """

    ref: WorkRef
    change: int
    facts: tuple[Fact, ...]
    narratives: Mapping[str, NarrativeView]
    claims: Mapping[str, ClaimView]
    own_claims: tuple[str, ...]
    concerning: tuple[str, ...]
    questions: tuple[QuestionView, ...]
    sources: Mapping[str, SourceView]
    links: Mapping[tuple[str, str], WorkRef]
    kind_words: str = ""
    # Every question that one of `claims` answers, by which they are weighed; `questions` are those
    # that the page shows. Empty stands for the same as `questions`.
    asked: tuple[QuestionView, ...] = ()
    # What is said of the works that its timeline and its map show, by kind and key.
    related: Mapping[tuple[str, str], tuple[Fact, ...]] = field(default_factory=dict)
    # Where evidence was sought and not found.
    inquiries: tuple[InquiryView, ...] = ()
    readings: tuple[ReadingView, ...] = ()


@dataclass(frozen=True)
class EditionInfo:
    """What a page says of its own edition; `address` is the permanent one, from the site's root.

    `site_address` (https://example.org) stands before it where the page tells how to cite it, and
    `site_name` names the whole there; both may be left out.
    """

    number: int
    at: datetime
    written_by: tuple[str, ...]
    published_by: str
    address: str
    site_name: str = ""
    site_address: str = ""
    # How to cite it, as HTML by the name of the style, in the language of the page.
    cited_as: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Problem:
    """Something in a text that a reader would stumble over; line and column count from 1.

    `code` is that of the check; what is only a warning keeps nothing from publication.
    """

    field: str
    line: int
    column: int
    message: str
    code: str = "C11"
    is_warning: bool = False


@dataclass(frozen=True)
class RenderedEntry:
    """An article as readers get it: its HTML, its plain text, and what it found wrong.

    `summary` is the summary whole, as plain words; `description` at most 160 characters of it.
    """

    title: str
    description: str
    html: str
    plain: str
    summary: str = ""
    problems: tuple[Problem, ...] = ()
    cited_sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class RenderedReading:
    """The page of a reading as readers get it."""

    key: str
    title: str
    description: str
    html: str
