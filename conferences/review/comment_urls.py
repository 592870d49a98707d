"""The addresses of comments on a work, of marks on its differences, and of notices."""

from django.urls import path

from conferences.review import commenting, noticing
from conferences.review.viewing import mark_differences

_OF_WORK = "<str:kind>/<uuid:work_id>/"
_OF_COMMENT = f"{_OF_WORK}comments/<uuid:comment_id>/"

urlpatterns = [
    path(f"{_OF_WORK}comments/", commenting.comments, name="comments"),
    path(f"{_OF_WORK}comments/new/", commenting.new_comment, name="comment-new"),
    path(f"{_OF_WORK}comments/send/", commenting.send_drafts_now, name="comments-send"),
    path(f"{_OF_COMMENT}edit/", commenting.edit_draft, name="comment-edit"),
    path(f"{_OF_COMMENT}delete/", commenting.delete_draft, name="comment-delete"),
    path(f"{_OF_COMMENT}answer/", commenting.answer_thread, name="comment-answer"),
    path(f"{_OF_COMMENT}settle/", commenting.settle_thread, name="comment-settle"),
    path(f"{_OF_COMMENT}accept/", commenting.accept, name="comment-accept"),
    path(f"{_OF_WORK}viewed/", mark_differences, name="viewed"),
    path(f"{_OF_WORK}watch/", noticing.watch_work, name="watch"),
    path("notices/", noticing.notices, name="notices"),
    path("notices/read/", noticing.read_notices, name="notices-read"),
    path("notices/mail/", noticing.notices_by_mail, name="notices-mail"),
]
