"""How comments are reached: the place of one in an address, and the address of each act."""

import re

from conferences.models import Claim
from tests.conferences.review.works import (
    address,
)


def place(event, quotation="20 February", **more) -> dict[str, str]:
    claim = Claim.objects.get(key="first")
    named = {"number": "6", "label": "conferences.claim", "member": str(claim.pk)}
    return {**named, "field": "statement:en", "quotation": quotation, **more}


def new(client, event, said, where=None, **headers):
    query = "&".join(f"{name}={value}" for name, value in (where or {}).items())
    return client.post(f"{address(event, 'comment-new')}?{query}", said, **headers)


def acts(event, comment) -> list[tuple[str, dict[str, str]]]:
    """Return every address at which something is done with a comment, with what is sent."""
    return [
        (address(event, "comment-new"), {"text": "x"}),
        (address(event, "comments-send"), {}),
        (address(event, "comment-edit", comment.pk), {"text": "x"}),
        (address(event, "comment-delete", comment.pk), {}),
        (address(event, "comment-answer", comment.pk), {"text": "x"}),
        (address(event, "comment-settle", comment.pk), {}),
        (address(event, "comment-accept", comment.pk), {"base": "6"}),
        (address(event, "viewed"), {"signature": "0" * 64}),
    ]


def problem(answer) -> str:
    found = re.search(r'class="review-problem".*?</div>', answer.content.decode(), re.DOTALL)
    return re.sub(r"<[^>]+>|\s+", " ", found[0]) if found else ""
