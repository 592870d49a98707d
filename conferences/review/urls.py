"""The addresses of the reviewers' pages."""

from django.urls import include, path

from conferences.review import numbers  # noqa: F401  # registers how changes are named in addresses
from conferences.review.blame import blame
from conferences.review.claim_history import claim_history
from conferences.review.comparing import choose, compare
from conferences.review.deciding import recall_submission, submission_page
from conferences.review.desk import check_now, dashboard, desk_csv, desk_list, health_csv, pursue
from conferences.review.health import health_days_csv, health_page
from conferences.review.history import history
from conferences.review.merging import merge
from conferences.review.order import order_check
from conferences.review.past import past_state
from conferences.review.publishing import publish_work
from conferences.review.queue import mine, queue
from conferences.review.refreshing import bearing, refresh_entries
from conferences.review.saved_views import forget, save
from conferences.review.site_history import site_history, site_history_csv
from conferences.review.submitting import submit_work
from conferences.review.taking_back import restore_change, undo_change
from conferences.review.unmerging import undo_merge
from conferences.review.withdrawing import cancel_schedule, withdraw_edition

app_name = "review"
urlpatterns = [
    path("", queue, name="queue"),
    path("mine/", mine, name="mine"),
    path("desk/", dashboard, name="desk"),
    path("desk/check/", check_now, name="desk-check"),
    path("desk/pursue/", pursue, name="desk-pursue"),
    path("desk/health.csv", health_csv, name="desk-health-csv"),
    path("desk/health/", health_page, name="health"),
    path("desk/health/days.csv", health_days_csv, name="health-days-csv"),
    path("desk/views/", save, name="save-view"),
    path("desk/views/<change:number>/forget/", forget, name="forget-view"),
    path("desk/<slug:name>.csv", desk_csv, name="desk-csv"),
    path("desk/<slug:name>/", desk_list, name="desk-list"),
    path("submissions/<uuid:submission_id>/", submission_page, name="submission"),
    path("submissions/<uuid:submission_id>/recall/", recall_submission, name="recall"),
    path("scheduled/<change:schedule_id>/cancel/", cancel_schedule, name="cancel"),
    path("<str:kind>/<uuid:work_id>/submit/", submit_work, name="submit"),
    path("<str:kind>/<uuid:work_id>/withdraw/<change:number>/", withdraw_edition, name="withdraw"),
    path("history/", site_history, name="site-history"),
    path("history/changes.csv", site_history_csv, name="site-history-csv"),
    path("order/", order_check, name="order"),
    path("claims/<slug:key>/history/", claim_history, name="claim-history"),
    path("<str:kind>/<uuid:work_id>/publish/", publish_work, name="publish"),
    path("<str:kind>/<uuid:work_id>/history/", history, name="history"),
    path("<str:kind>/<uuid:work_id>/blame/", blame, name="blame"),
    path("<str:kind>/<uuid:work_id>/blame/<change:number>/", blame, name="blame-at"),
    path("<str:kind>/<uuid:work_id>/at/<change:number>/", past_state, name="at"),
    path("<str:kind>/<uuid:work_id>/compare/", choose, name="choose"),
    path("<str:kind>/<uuid:work_id>/compare/<span:span>/", compare, name="compare"),
    path("<str:kind>/<uuid:work_id>/undo/<change:number>/", undo_change, name="undo"),
    path("<str:kind>/<uuid:work_id>/restore/<change:number>/", restore_change, name="restore"),
    path("<str:kind>/<uuid:work_id>/merge/", merge, name="merge"),
    path("<str:kind>/<uuid:work_id>/merge/<uuid:merger_id>/undo/", undo_merge, name="unmerge"),
    path("", include("conferences.review.comment_urls")),
    path("<str:kind>/<uuid:work_id>/bearing/", bearing, name="bearing"),
    path("<str:kind>/<uuid:work_id>/refresh/", refresh_entries, name="refresh"),
]
