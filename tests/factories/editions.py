"""Published editions, written as the publishing acts write them, without a draft behind them."""

import secrets
from datetime import UTC, date, datetime
from itertools import count
from uuid import uuid4

from django.contrib.auth.models import User

from conferences.models import (
    Edition,
    EditionText,
    Publication,
    PublishedCitation,
    PublishedClaim,
    PublishedLink,
    PublishedQuestion,
    Withdrawal,
)
from sources.editorial.folding import fold
from sources.editorial.guard import Permit, permitting

_numbers = count(1)
AT = datetime(2026, 11, 3, 10, 0, tzinfo=UTC)


def reviewer() -> User:
    return User.objects.get_or_create(username="reviewer-of-editions")[0]


def fact(kind: str, *values: dict, question: str = "", standing: str = "agreed") -> dict:
    return {"kind": kind, "question": question, "standing": standing, "values": list(values)}


def dated(edtf: str, **words: str) -> dict:
    return {"edtf": edtf, "words": words, "ref": None, "claims": []}


def naming(kind: str, key: str, **titles: str) -> dict:
    ref = {"kind": kind, "key": key, "slug": key, "titles": titles}
    return {"edtf": "", "words": {}, "ref": ref, "claims": []}


def publish(key: str = "", kind: str = "event", **given) -> Edition:
    """Publish the next edition of a work.

    `texts` are {language: (title, html)}; `links` (role, kind, key); `span` two days, `padded` the
    same with room for doubt; `of` an edition of the same work; `claims` (key, statement,
    citations), all of them answers to the question about a place that `answering` names, if any.
    """
    earlier = given.pop("of", None)
    key = key or (earlier.key if earlier else f"{kind}-{next(_numbers)}")
    title = given.pop("title", key.replace("-", " ").capitalize())
    texts = given.pop("texts", {"en": (title, f"<article><h1>{title}</h1></article>")})
    links, claims = given.pop("links", ()), given.pop("claims", ())
    questions, answering = given.pop("questions", ()), given.pop("answering", "")
    span = given.pop("span", (None, None))
    padded = given.pop("padded", span)
    number = earlier.number + 1 if earlier else 1
    facts = {
        "titles": {language: words for language, (words, _html) in texts.items()},
        "summary": given.pop("summaries", {}),
        "kind_words": given.pop("kind_words", ""),
        "facts": given.pop("facts", []),
        **({"lags": given.pop("lags")} if "lags" in given else {}),
    }
    with permitting(Permit.HISTORY):
        edition = Edition.objects.create(
            work_id=earlier.work_id if earlier else uuid4(),
            kind=kind,
            key=key,
            slug=given.pop("slug", earlier.slug if earlier else key),
            number=number,
            label=title,
            folded_label=fold(title),
            languages=list(texts),
            change_number=number,
            change_digest="0" * 64,
            rests_on={},
            written_by=["editor"],
            published_by=reviewer(),
            published_by_name="reviewer",
            at=given.pop("at", AT),
            summary=given.pop("summary", "First edition."),
            facts=facts,
            earliest=span[0] and date.fromisoformat(span[0]),
            latest=span[1] and date.fromisoformat(span[1]),
            padded_earliest=padded[0] and date.fromisoformat(padded[0]),
            padded_latest=padded[1] and date.fromisoformat(padded[1]),
            previous="",
            # As unlike any other as a digest that binds who published it, and when.
            digest=secrets.token_hex(32),
            **given,
        )
        for language, (words, html) in texts.items():
            EditionText.objects.create(
                edition=edition,
                language=language,
                title=words,
                description=facts["summary"].get(language, ""),
                html=html,
                plain=html,
                folded=fold(html),
            )
        for role, target, target_key in links:
            PublishedLink.objects.create(edition=edition, role=role, kind=target, key=target_key)
        _state_claims(edition, claims, answering)
        for position, question in enumerate(questions):
            PublishedQuestion.objects.create(
                edition=edition, position=position, property="date", **question
            )
        Publication.objects.update_or_create(
            work_id=edition.work_id,
            defaults={"kind": kind, "key": key, "slug": edition.slug, "edition": edition},
        )
    return edition


def _state_claims(edition: Edition, claims, question: str) -> None:
    for position, (key, statement, citations) in enumerate(claims):
        claim = PublishedClaim.objects.create(
            edition=edition,
            key=key,
            position=position,
            question_key=question,
            property="place" if question else "",
            value=key,
            standing="disputed",
            data={
                "work": {"kind": edition.kind, "key": edition.key},
                "statement": {"en": statement},
                "standing": "disputed",
                "standing_words": {"en": "disputed", "vi": "có tranh cãi"},
                "value_words": {"en": f"{key}, in words"},
                "citations": [
                    {
                        "source": source,
                        "source_short": source.capitalize(),
                        "via": via,
                        "via_short": via.capitalize(),
                        "stance": stance,
                        "locator": locator,
                    }
                    for source, via, stance, locator in citations
                ],
            },
        )
        for source, via, stance, locator in citations:
            PublishedCitation.objects.create(
                claim=claim, source_key=source, via_key=via, stance=stance, locator=locator
            )


def withdraw(
    edition: Edition, reason: str = "It rested on a forged letter.", *, current=None, at=AT
) -> None:
    """Withdraw an edition and make another current, or none."""
    with permitting(Permit.HISTORY):
        Withdrawal.objects.create(edition=edition, by=reviewer(), at=at, reason=reason)
        Publication.objects.filter(work_id=edition.work_id).update(edition=current)


def rename(edition: Edition, slug: str) -> None:
    """Let the work be found at another address, as after an edit of its slug and a new edition."""
    with permitting(Permit.HISTORY):
        Publication.objects.filter(work_id=edition.work_id).update(slug=slug)
