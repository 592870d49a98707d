"""How we know: the answer in short, what it rests on, what nobody checked, what would change it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from conferences.rendering.html import chosen, date_html, foreign, text
from conferences.rendering.inquiries import inquiries_about, inquiries_html
from conferences.rendering.matrix import Matrix, earliest_day
from conferences.rendering.notes import CitedSource
from conferences.rendering.notes_list import PAGED
from conferences.rendering.page import Page
from conferences.rendering.questions import question_html
from conferences.rendering.standing import DISPUTED, ONE_SOURCE, WORDS
from conferences.rendering.values import EditionInfo, QuestionView

MOST_WORDS = 60
MOST_NAMES = 5
_KINDS = {
    "primary": gettext_noop("primary"),
    "memoir": gettext_noop("memoir"),
    "press": gettext_noop("press"),
    "": gettext_noop("of other kinds"),
}
# What is kept in archives, whatever is said of its kind.
_ARCHIVAL = frozenset(
    {"document", "manuscript", "collection", "treaty", "legislation", "legal_case",
     "personal_communication"}
)  # fmt: skip


def how_we_know(page: Page, edition: EditionInfo) -> str:
    """Return the section; the notes must have their numbers, the claims their places.

    "" for a place, a body or a source of which nothing is claimed.
    """
    view = page.view
    is_entry = view.ref.kind in ("event", "person")
    if not (is_entry or page.notes.cited or view.questions or view.inquiries):
        return ""
    parts = (
        _answer(page),
        _counts(page),
        *(question_html(page, question) for question in view.questions),
        inquiries_html(page, inquiries_about(page, "")),
        _unchecked(page),
        _would_change(page),
        _published(page, edition),
    )
    return (
        f'<section id="how-we-know"><h2>{text(_("How we know"))}</h2>\n{"".join(parts)}</section>\n'
    )


def _answer(page: Page) -> str:
    """Return what the evidence answers in at most 60 words, each answer with the word for it."""
    said: list[str] = []
    room, further = MOST_WORDS, 0
    for question in page.view.questions:
        matrix = page.matrices[question.key]
        plain = _answers(page, matrix, is_plain=True)
        asked, code = chosen(question.text, page.language)
        # The word for the answers, and the words that count what is left out, need room too.
        length = len(f"{asked} {' '.join(plain)}".split()) + len(plain) + 6
        if not plain or length > room:
            further += bool(plain)
            continue
        room -= length
        answers = f" {text(_('or'))} ".join(_answers(page, matrix, is_plain=False))
        asked_html = page.link(f"#question-{question.key}", foreign(asked, code, page.language))
        said.append(f"{asked_html} {answers} ({_word(page, question)}).")
    if not said:
        return ""
    if further:
        more = ngettext("%d further question below.", "%d further questions below.", further)
        said.append(text(more % further))
    return f'<p class="answer">{" ".join(said)}</p>\n'


def _answers(page: Page, matrix: Matrix, *, is_plain: bool) -> list[str]:
    """Return the answers that some source supports; the one that is preferred says so."""
    found = []
    for column in matrix.columns:
        key = column.claims[0]
        if not column.supporting:
            continue
        words = page.answer_words(key) or chosen(page.view.claims[key].statement, page.language)[0]
        words = words.rstrip(".")
        shown = words if is_plain else page.answer(key) or text(words)
        if column.is_preferred:
            preferred = _("preferred by the editors")
            shown += f", {preferred if is_plain else text(preferred)}"
        found.append(shown)
    return found


def _word(page: Page, question: QuestionView) -> str:
    """Return the word for a question: disputed if any answer is, else that of what is supported."""
    keys = [key for key in question.answers if key in page.weighings]
    keys.sort(
        key=lambda key: (page.weighings[key].word != DISPUTED, not page.weighings[key].supporting)
    )
    return page.word_link(keys[0])


def _counts(page: Page) -> str:
    cited = page.notes.cited
    if not cited:
        return f"<p>{text(_('No source is cited here.'))}</p>\n"
    seen = sum(1 for one in cited.values() if not one.is_only_second_hand)
    independent = page.lineages.count_independent(cited)
    sentences = [
        ngettext("This page cites %d source.", "This page cites %d sources.", len(cited))
        % len(cited),
        ngettext("We have seen %d of them ourselves.", "We have seen %d of them ourselves.", seen)
        % seen,
        ngettext(
            "Counting sources that repeat one another once, %d is independent.",
            "Counting sources that repeat one another once, %d are independent.",
            independent,
        )
        % independent,
        _by_kind(tuple(cited.values())),
        *_nearest(page),
        *_unseen_archives(page),
    ]
    for circle in page.lineages.circles(cited):
        names = [page.short(key) for key in circle]
        sentences.append(
            _("These repeat one another in a circle and count once: %s.") % ", ".join(names)
        )
    return f"<p>{text(' '.join(sentences))}</p>\n{_states(page)}"


def _by_kind(cited: Sequence[CitedSource]) -> str:
    """Return how many sources of each kind the page rests on, and how many it has at second hand."""
    found = Counter(
        one.source.evidence_kind if one.source.evidence_kind in _KINDS else "" for one in cited
    )
    # What there is none of is told too: that no source is primary says most.
    kinds = _(", ").join(f"{found[kind]} {_(word)}" for kind, word in _KINDS.items())
    return _("By kind: %(kinds)s; known at second hand: %(count)d.") % {
        "kinds": kinds,
        "count": sum(one.is_only_second_hand for one in cited),
    }


def _nearest(page: Page) -> Iterator[str]:
    """Yield which of the dated sources was written nearest to the events."""
    dated = [one.source for one in page.notes.cited.values() if earliest_day(one.source.issued)]
    if dated:
        nearest = min(dated, key=lambda source: earliest_day(source.issued) or date.max)
        written = page.source_words.written(nearest, page.language)
        yield _("The earliest of those that are dated: %(source)s (%(written)s).") % {
            "source": page.short(nearest.key),
            "written": written,
        }


def _unseen_archives(page: Page) -> Iterator[str]:
    """Yield which documents of archives are cited that we have not seen."""
    unseen = [
        key
        for key, one in page.notes.cited.items()
        if one.is_only_second_hand
        and (one.source.type in _ARCHIVAL or one.source.evidence_kind == "primary")
    ]
    if unseen:
        yield _("Documents cited that we have not seen: %s.") % _named(page, unseen)


def _named(page: Page, keys: Sequence[str]) -> str:
    """Return the short names of some sources, and how many more there are."""
    names = [page.short(key).rstrip(".") for key in keys[:MOST_NAMES]]
    rest = len(keys) - len(names)
    if rest:
        names.append(ngettext("%d other", "%d others", rest) % rest)
    return "; ".join(names)


def _states(page: Page) -> str:
    """Return how many statements of the page are agreed, on one source, disputed, unsupported."""
    keys = sorted(page.placed)
    found = Counter(page.weighings[key].word for key in keys)
    if not found:
        return ""
    first = {page.weighings[key].word: key for key in reversed(keys)}
    counts = _(", ").join(
        f"{found[word]} {page.word_link(first[word])}" for word in WORDS if found[word]
    )
    said = ngettext("%d statement on this page:", "%d statements on this page:", len(keys))
    return f"<p>{text(said % len(keys))} {counts}.</p>\n"


def _unchecked(page: Page) -> str:
    """Return what nobody has checked, as far as the record shows; "" if that is nothing."""
    cited = page.notes.cited
    unseen = [key for key, one in cited.items() if one.is_only_second_hand]
    unplaced = sum(
        not note.citation.locator
        for one in cited.values()
        if one.source.type in PAGED
        for note in one.notes
    )
    alone = sum(page.weighings[key].word == ONE_SOURCE for key in page.placed)
    lines = []
    if unseen:
        said = ngettext(
            "%(count)d source, read by us only in other works: %(names)s.",
            "%(count)d sources, read by us only in other works: %(names)s.",
            len(unseen),
        )
        lines.append(said % {"count": len(unseen), "names": _named(page, unseen)})
    if unplaced:
        said = ngettext("%d citation without a page.", "%d citations without a page.", unplaced)
        lines.append(said % unplaced)
    if alone:
        said = ngettext(
            "%d statement for which there is no second source.",
            "%d statements for which there is no second source.",
            alone,
        )
        lines.append(said % alone)
    return _list(_("What nobody has checked"), [text(line) for line in lines])


def _would_change(page: Page) -> str:
    """Return what would change this page: what would settle its questions, and sources unseen."""
    lines = []
    for question in page.view.questions:
        if any(question.would_settle.values()):
            words, code = chosen(question.text, page.language)
            shown = foreign(words, code, page.language)
            lines.append(page.link(f"#question-{question.key}", shown))
    open_questions = [f"{text(_('What would settle this question:'))} {line}" for line in lines]
    if any(one.is_only_second_hand for one in page.notes.cited.values()):
        said = _(
            "A source that we know only through other works, seen itself, if it says otherwise."
        )
        open_questions.append(text(said))
    return _list(_("What would change this"), open_questions)


def _list(title: str, lines: Sequence[str]) -> str:
    if not lines:
        return ""
    rows = "".join(f"<li>{line}</li>" for line in lines)
    return f"<h3>{text(title)}</h3>\n<ul>{rows}</ul>\n"


def _published(page: Page, edition: EditionInfo) -> str:
    """Return who published which edition when, and the way to the evidence."""
    said = text(_("Edition %(number)d, %(date)s, published by %(publisher)s.")) % {
        "number": edition.number,
        "date": date_html(edition.at.date().isoformat(), page.language),
        "publisher": text(edition.published_by),
    }
    has_matrix = any(matrix.rows for matrix in page.matrices.values())
    way = page.link("#evidence", text(_("All evidence: each source by each answer")))
    standing = f'<p class="standing">{said}</p>\n' if edition.number else ""
    return standing + (f"<p>{way}</p>\n" if has_matrix else "")
