"""Why an editorial act was refused."""

from collections.abc import Mapping, Sequence

from conferences.rendering.values import Problem
from conferences.services.findings import Finding


class ActRefused(Exception):
    """Base of all refusals; the message is a sentence for the person who acts."""


class EvidenceMissing(ActRefused):
    """Claims without any citation cannot be published; `keys` names them."""

    def __init__(self, label: str, keys: Sequence[str]) -> None:
        self.keys = tuple(keys)
        super().__init__(f"{label}: these claims have no citation: {', '.join(keys)}.")


class TextFaulty(ActRefused):
    """A text names what does not exist; `problems` says where."""

    def __init__(self, label: str, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        lines = "; ".join(
            f"{problem.field}, line {problem.line}, column {problem.column}: {problem.message}"
            for problem in problems
        )
        super().__init__(f"{label}: {lines}")


class CheckFailed(ActRefused):
    """Checks keep the work from publication; `findings` are those that do."""

    def __init__(self, label: str, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__(f"{label}: {' '.join(finding.message for finding in findings)}")


class NothingToPublish(ActRefused):
    """The change is published already, or the work has been deleted."""


class PublishedMeanwhile(ActRefused):
    """Someone else published or withdrew an edition of the work at the same moment."""


class CommentsOpen(ActRefused):
    """Comments of reviewers hold the publication up until they are settled; `held` counts them."""

    def __init__(self, held: Mapping[str, int]) -> None:
        self.held = dict(held)
        parts = ", ".join(f"“{label}”: {count}" for label, count in held.items())
        super().__init__(f"Comments that hold the publication up are not settled ({parts}).")


class NothingToSubmit(ActRefused):
    """There are no changes that could be reviewed, or the work has been deleted."""


class ChangedMeanwhile(ActRefused):
    """A work has a newer change than the one that was shown to who submits it."""


class SubmittedAlready(ActRefused):
    """Exactly these changes wait for review already."""


class Unclear(ActRefused):
    """What was said with an act is missing, too short or too long; `field` names it."""

    def __init__(self, field: str, message: str) -> None:
        self.field = field
        super().__init__(message)


class ReviewClosed(ActRefused):
    """A submission was decided, taken back or superseded before this decision."""


class NotAsSubmitted(ActRefused):
    """The change that was submitted is no longer what the history holds under its number."""
