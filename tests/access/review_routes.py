"""What each role gets of the reviewers' pages."""

from tests.access.verdicts import Verdict, each, everybody, hidden

REVIEW: dict[str, Verdict] = {
    **each(
        hidden("200", stranger="200"),
        "review/notices/",
    ),
    **each(
        hidden("404", reviewer="200", administrator="200"),
        "review/",
        "review/<str:kind>/<uuid:work_id>/refresh/",
    ),
    **each(
        hidden("200"),
        "review/mine/",
        "review/history/",
        "review/history/changes.csv",
        "review/order/",
        "review/desk/",
        "review/desk/health.csv",
        "review/desk/health/",
        "review/desk/health/days.csv",
        "review/desk/<slug:name>.csv",
        "review/desk/<slug:name>/",
        "review/claims/<slug:key>/history/",
        "review/<str:kind>/<uuid:work_id>/history/",
        "review/<str:kind>/<uuid:work_id>/blame/",
        "review/<str:kind>/<uuid:work_id>/blame/<change:number>/",
        "review/<str:kind>/<uuid:work_id>/at/<change:number>/",
        "review/<str:kind>/<uuid:work_id>/compare/<span:span>/",
        "review/<str:kind>/<uuid:work_id>/restore/<change:number>/",
        "review/<str:kind>/<uuid:work_id>/merge/",
        "review/<str:kind>/<uuid:work_id>/comments/",
        "review/<str:kind>/<uuid:work_id>/comments/new/",
        "review/<str:kind>/<uuid:work_id>/bearing/",
    ),
    **each(
        hidden("404 200 200 404 404 404 404"),
        "review/submissions/<uuid:submission_id>/",
    ),
    **each(
        hidden("405"),
        "review/desk/check/",
        "review/desk/pursue/",
        "review/desk/views/",
        "review/desk/views/<change:number>/forget/",
        "review/submissions/<uuid:submission_id>/recall/",
        "review/<str:kind>/<uuid:work_id>/comments/send/",
        "review/<str:kind>/<uuid:work_id>/comments/<uuid:comment_id>/delete/",
        "review/<str:kind>/<uuid:work_id>/comments/<uuid:comment_id>/answer/",
        "review/<str:kind>/<uuid:work_id>/comments/<uuid:comment_id>/settle/",
        "review/<str:kind>/<uuid:work_id>/comments/<uuid:comment_id>/accept/",
        "review/<str:kind>/<uuid:work_id>/viewed/",
        "review/<str:kind>/<uuid:work_id>/watch/",
    ),
    **each(
        everybody("404"),
        "review/scheduled/<change:schedule_id>/cancel/",
        "review/<str:kind>/<uuid:work_id>/merge/<uuid:merger_id>/undo/",
        "review/<str:kind>/<uuid:work_id>/comments/<uuid:comment_id>/edit/",
    ),
    **each(
        hidden("200 200 200 200 200 200 404"),
        "review/<str:kind>/<uuid:work_id>/submit/",
    ),
    **each(
        hidden(
            "404",
            reviewer="404 404 404 200 200 200 200",
            administrator="404 404 404 200 200 200 200",
        ),
        "review/<str:kind>/<uuid:work_id>/withdraw/<change:number>/",
    ),
    **each(
        hidden(
            "404",
            reviewer="200 200 200 200 200 200 404",
            administrator="200 200 200 200 200 200 404",
        ),
        "review/<str:kind>/<uuid:work_id>/publish/",
    ),
    **each(
        hidden("302"),
        "review/<str:kind>/<uuid:work_id>/compare/",
    ),
    **each(
        hidden("409"),
        "review/<str:kind>/<uuid:work_id>/undo/<change:number>/",
    ),
    **each(
        hidden("405", stranger="405"),
        "review/notices/read/",
        "review/notices/mail/",
    ),
}
