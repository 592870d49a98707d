"""Facts and constraints: works, their members, and editions."""

import conferences.models.former_shapes  # noqa: F401  # registers how older rows are read
from conferences.models.acceptance import Acceptance, AcceptanceTakenBack
from conferences.models.address import FormerAddress, Merger, MergerUndone
from conferences.models.article_import import ArticleImport
from conferences.models.claim import (
    Citation,
    Claim,
    Concern,
    Consulted,
    Rank,
    Stance,
    Standing,
)
from conferences.models.desk_check import CheckedWork, KeptFinding, KeptTotal, Pursuit
from conferences.models.edition import (
    Edition,
    EditionText,
    Publication,
    PublishedCitation,
    PublishedClaim,
    PublishedLink,
    PublishedQuestion,
    PublishedReading,
    PublishedReadingText,
    Withdrawal,
)
from conferences.models.event import (
    Certainty,
    Event,
    EventKind,
    EventPlace,
    Participation,
    Relation,
    RelationKind,
)
from conferences.models.health import HealthDay, HealthNumber
from conferences.models.inquiry import Inquiry
from conferences.models.narrative import Narrative
from conferences.models.notice import Notice, NoticePreference, Occasion, Watch
from conferences.models.person import Affiliation, Person
from conferences.models.place import Name, NameKind, Organisation, Place
from conferences.models.question import Property, Question
from conferences.models.reading import Reading, ReadingChoice, ReadingPart, ReadingSource
from conferences.models.review import (
    Comment,
    CommentDraft,
    Decision,
    Fate,
    Nature,
    Outcome,
    Resolution,
    ReviewRequest,
    Schedule,
    Submission,
    SubmittedWork,
    Verdict,
    Viewed,
)
from conferences.models.saved_view import SavedView
from conferences.models.search import (
    LONGEST_NAME,
    LONGEST_WORD,
    SearchDocument,
    SearchField,
    SearchLock,
    SearchName,
    SearchPosting,
)
from conferences.models.token import ApiToken

__all__ = [
    "LONGEST_NAME",
    "LONGEST_WORD",
    "Acceptance",
    "AcceptanceTakenBack",
    "Affiliation",
    "ApiToken",
    "ArticleImport",
    "Certainty",
    "CheckedWork",
    "Citation",
    "Claim",
    "Comment",
    "CommentDraft",
    "Concern",
    "Consulted",
    "Decision",
    "Edition",
    "EditionText",
    "Event",
    "EventKind",
    "EventPlace",
    "Fate",
    "FormerAddress",
    "HealthDay",
    "HealthNumber",
    "Inquiry",
    "KeptFinding",
    "KeptTotal",
    "Merger",
    "MergerUndone",
    "Name",
    "NameKind",
    "Narrative",
    "Nature",
    "Notice",
    "NoticePreference",
    "Occasion",
    "Organisation",
    "Outcome",
    "Participation",
    "Person",
    "Place",
    "Property",
    "Publication",
    "PublishedCitation",
    "PublishedClaim",
    "PublishedLink",
    "PublishedQuestion",
    "PublishedReading",
    "PublishedReadingText",
    "Pursuit",
    "Question",
    "Rank",
    "Reading",
    "ReadingChoice",
    "ReadingPart",
    "ReadingSource",
    "Relation",
    "RelationKind",
    "Resolution",
    "ReviewRequest",
    "SavedView",
    "Schedule",
    "SearchDocument",
    "SearchField",
    "SearchLock",
    "SearchName",
    "SearchPosting",
    "Stance",
    "Standing",
    "Submission",
    "SubmittedWork",
    "Verdict",
    "Viewed",
    "Watch",
    "Withdrawal",
]
