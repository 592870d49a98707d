"""The questions of the whole collection, with the competing answers side by side."""

from django.http import HttpRequest, HttpResponse

from conferences.addresses import language_prefix
from conferences.filters import AskedFilter
from conferences.views.asked import asked_questions, current_questions
from conferences.views.lists import address_of_page, page_of, path_with_query
from conferences.views.pages import ASKED, frame_context, page_language
from conferences.views.timelines import sent

# With all their answers and sources, they fill a page sooner than lines of a list.
MOST_QUESTIONS = 15


def question_list(request: HttpRequest) -> HttpResponse:
    """Show what the entries ask, who gives which answer since when, and what would settle it."""
    language = page_language()
    questions = current_questions()
    asked = AskedFilter(request.GET, queryset=questions)
    is_valid = asked.is_valid()
    shown = page_of(asked.qs if is_valid else questions.none(), request.GET, MOST_QUESTIONS)
    context = {
        **frame_context(path_with_query(request), word=ASKED),
        "form": asked.form,
        "list_address": f"{language_prefix(language)}{ASKED}/",
        "is_narrowed": any(asked.form.cleaned_data.get(name) for name in asked.form.fields),
        "word": ASKED,
        "page": shown,
        "questions": asked_questions(shown, language),
        "earlier": address_of_page(request.GET, shown, -1) if shown.has_previous() else "",
        "later": address_of_page(request.GET, shown, 1) if shown.has_next() else "",
    }
    return sent(request, "conferences/question_list.html", context, is_valid=is_valid)
