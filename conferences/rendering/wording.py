"""The words for the state of evidence, the same wherever they stand."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from conferences.rendering.standing import AGREED, DISPUTED, ONE_SOURCE, UNSUPPORTED, Weighing

# A bracket in a sentence names two other answers, and counts the rest.
MOST_ANSWERS = 2


_WORDS = {
    AGREED: gettext_noop("agreed"),
    ONE_SOURCE: gettext_noop("one source"),
    DISPUTED: gettext_noop("disputed"),
    UNSUPPORTED: gettext_noop("unsupported"),
}


def standing_word(word: str) -> str:
    """Return one of the four words in the active language."""
    return _(_WORDS[word])


def count_words(count: int, independent: int | None = None) -> str:
    """Say how many sources there are: "3 sources", "2 sources (1 independent)"."""
    words = ngettext("%d source", "%d sources", count) % count
    if independent is None or independent == count:
        return words
    return _("%(sources)s (%(independent)d independent)") % {
        "sources": words,
        "independent": independent,
    }


def standing_words(
    weighing: Weighing,
    others: Sequence[tuple[str, int]] = (),
    *,
    name: Callable[[str], str] = standing_word,
    link: Callable[[str], str] = str,
    text: Callable[[str], str] = str,
) -> str:
    """Say the state of the evidence in a sentence: "disputed: 3 sources say 20 February 1940".

    ``others`` are the rival answers in words, ready for the place where they go, and how many
    sources support each: see ``rival_answers``. ``name`` gives the word for a state, ``link``
    dresses it, ``text`` makes an editor's reason fit for its place (escaping it for HTML). "" for
    what is agreed.
    """
    word = link(name(weighing.word))
    if weighing.is_overruled:
        return _("%(word)s, as the editors judge: %(reason)s") % {
            "word": word,
            "reason": text(weighing.reason),
        }
    if weighing.word == ONE_SOURCE and len(weighing.supporting) > 1:
        return link(count_words(len(weighing.supporting), weighing.independent))
    said = _what_others_say(weighing, others)
    if said:
        return _("%(word)s: %(answers)s") % {"word": word, "answers": said}
    return "" if weighing.word == AGREED else word


def _what_others_say(weighing: Weighing, others: Sequence[tuple[str, int]]) -> str:
    if weighing.word == DISPUTED and others:
        return _answers_in_words(others)
    if weighing.word in (DISPUTED, UNSUPPORTED) and weighing.opposing:
        return _opposing(weighing)
    if weighing.word == DISPUTED and not weighing.supporting:
        return _("what it says is reported in different ways")
    return ""


def short_standing_words(
    weighing: Weighing,
    *,
    name: Callable[[str], str] = standing_word,
    link: Callable[[str], str] = str,
    text: Callable[[str], str] = str,
) -> str:
    """Say the state of the evidence beside a fact: "disputed, 3 sources"; agreed is said too.

    What sources dispute without another answer is said as in a sentence: "disputed: 1 source disputes
    this". Beside it no other answer stands that would say why it is disputed.
    """
    if weighing.is_overruled:
        return standing_words(weighing, name=name, link=link, text=text)
    word = link(name(weighing.word))
    count = len(weighing.supporting)
    if weighing.word == ONE_SOURCE:
        return word if count == 1 else link(count_words(count, weighing.independent))
    if not count or (weighing.word == DISPUTED and weighing.opposing and not weighing.rivals):
        return standing_words(weighing, name=name, link=link)
    return f"{word}, {count_words(count, weighing.independent)}"


@dataclass(frozen=True)
class RivalAnswer:
    """Another answer with support: its value in words, its claims, how many sources it has."""

    words: str
    claims: tuple[str, ...]
    count: int


def rival_answers(
    weighing: Weighing, weighings: Mapping[str, Weighing], name: Callable[[str], str]
) -> tuple[RivalAnswer, ...]:
    """Return the rival answers whose value has words; those with the same words are one.

    ``name`` gives the words for a claim's key; "" if its value has none.
    """
    claims: dict[str, list[str]] = {}
    for key in weighing.rivals:
        words = name(key)
        if words:
            claims.setdefault(words, []).append(key)
    return tuple(
        RivalAnswer(
            words, tuple(keys), len({one for key in keys for one in weighings[key].supporting})
        )
        for words, keys in claims.items()
    )


def _answer_in_words(answer: str, count: int) -> str:
    if not count:
        return _("another answer is mentioned, %s") % answer
    said = ngettext("%(count)d source says %(answer)s", "%(count)d sources say %(answer)s", count)
    return said % {"count": count, "answer": answer}


def _answers_in_words(others: Sequence[tuple[str, int]]) -> str:
    said = [_answer_in_words(answer, count) for answer, count in others[:MOST_ANSWERS]]
    rest = len(others) - MOST_ANSWERS
    if rest > 0:
        said.append(ngettext("%d other answer", "%d other answers", rest) % rest)
    return _(", ").join(said)


def _opposing(weighing: Weighing) -> str:
    count = len(weighing.opposing)
    return ngettext("%d source disputes this", "%d sources dispute this", count) % count
