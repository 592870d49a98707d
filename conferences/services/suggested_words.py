"""Words that a comment suggests, as a change of those that it quotes."""

from django.utils.safestring import SafeString

from conferences.models import Comment, CommentDraft
from sources.editorial.text_diff import compare_words
from sources.editorial.text_html import render_words


def suggested_words(comment: Comment | CommentDraft) -> SafeString | None:
    """Return what a suggestion takes out and puts in; None where nothing is suggested."""
    if not comment.suggestion:
        return None
    return render_words(compare_words(comment.quotation, comment.suggestion))
