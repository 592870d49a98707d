"""Why an editorial act was refused."""

from collections.abc import Sequence

from conferences.rendering.values import Problem


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


class NothingToPublish(ActRefused):
    """The change is published already, or the work has been deleted."""


class PublishedMeanwhile(ActRefused):
    """Someone else published or withdrew an edition of the work at the same moment."""
